internal import ArgumentParser
internal import BundledHistory
internal import PolicyHistory

extension CompletionKind {
  /// The name of a policy.
  static var policies: CompletionKind {
    .custom { words, _, _ in PolicyCompletion.names(forLine: words) }
  }
}

/// What a shell offers where a policy is to be named.
enum PolicyCompletion {
  /// The names of the policies in the store that a command line is about.
  ///
  /// Nothing is made and nobody is told of errors while somebody types: without a store, the names
  /// are those of the bundled history.
  static func names(forLine words: [String]) -> [String] {
    let option = words.firstIndex(of: "--history").map { words[($0 + 1)...].first } ?? nil
    let session = Session(history: option, console: Console(isQuiet: true))
    guard let path = try? session.path(), let store = try? Store.open(at: path),
      let keys = try? store.policyKeys()
    else { return bundled }
    return keys.map(\.description)
  }

  private static var bundled: [String] {
    BundledHistory.files.compactMap { path, _ in
      guard let place = try? HistoryPath(path), case .policy(let key) = place else { return nil }
      return key.description
    }
  }
}
