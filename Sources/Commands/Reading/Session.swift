internal import BundledHistory
internal import PolicyHistory
internal import PolicyLanguage
internal import Synchronization

/// One run of a verb: the store, and where the answer goes.
///
/// Nothing is opened before it is asked for, and a verb about one policy reads that one alone, but for
/// `blame`, which says who named an action first.
final class Session {
  /// How long ago the sources may have been looked at; `nil` for any time.
  let maximumAge: MaximumAge?

  /// Where answers and messages go.
  let console: Console

  private let history: String?

  /// The variables of the process.
  let environment: Environment

  private var opened: Store?
  private var allTimelines: [Timeline]?
  private let names = SharedNames()

  /// Makes a session.
  ///
  /// - Parameter history: The path of the store, if `--history` names it.
  init(
    history: String?, maximumAge: MaximumAge? = nil, console: Console,
    environment: Environment = .process
  ) {
    self.history = history
    self.maximumAge = maximumAge
    self.console = console
    self.environment = environment
  }

  /// The store that the user named: `--history`, else `POLICY_HISTORY`.
  private var namedPath: String? { history ?? environment["POLICY_HISTORY"] }

  /// Where the store is.
  ///
  /// - Throws: `StoreError` where nobody named one and nothing says where the user's data are.
  func path() throws -> String {
    if let namedPath { return namedPath }
    var variables: [String: String] = [:]
    for name in ["XDG_DATA_HOME", "HOME"] { variables[name] = environment[name] }
    return try StoreLocation.default(environment: variables)
  }

  /// The store to read; the default one is made of the bundled history at first use.
  ///
  /// - Throws: `StoreError`, and what making a store throws.
  func store() throws -> Store {
    if let opened { return opened }
    let path = try path()
    let store: Store
    if namedPath != nil {
      store = try Store.open(at: path)
    } else {
      let (found, isNew) = try Store.openOrCreate(at: path, from: BundledHistory.files)
      store = found
      if isNew { console.progress(Line("made `\(path)` of the bundled history")) }
    }
    opened = store
    return store
  }

  /// The store, if there is one: a named one may be missing, the default one is made at first use.
  ///
  /// - Throws: As `store`.
  func storeIfAny() throws -> Store? {
    do {
      return try store()
    } catch StoreError.missing {
      return nil
    }
  }

  /// The store to write to; a named one that is missing is made, empty.
  ///
  /// - Throws: As `store`.
  func storeToWrite() throws -> Store {
    if let store = try storeIfAny() { return store }
    let store = try Store.create(at: try path())
    console.progress(Line("made `\(store.path)`, empty"))
    opened = store
    return store
  }

  /// The short id of the snapshot that is read; `nil` while nothing is recorded.
  var head: String? {
    get throws { try store().shortHeadID }
  }

  /// The timeline of the policy that a text names.
  ///
  /// - Throws: `PolicyLookupError`, and what reading the store throws.
  func timeline(_ text: String) throws -> Timeline { try timeline(of: store().find(text)) }

  /// The timelines of all policies in order, read once.
  ///
  /// - Throws: What reading the store throws.
  func timelines() throws -> [Timeline] {
    if let allTimelines { return allTimelines }
    let timelines = try Self.read(store())
    allTimelines = timelines
    return timelines
  }

  /// Reads all policies of a store; of many, each thread reads a part, from a repository of its own.
  private static func read(_ store: Store) throws -> [Timeline] {
    let folders = try store.policyFolders()
    guard Threads.count > 1, folders.reduce(0, { $0 + $1.count }) > 500, let head = store.headID
    else { return try store.timelines() }
    let path = store.path
    let timelines = try Threads.map(Threads.deal(folders)) { folders in
      try Store.open(at: path, reading: head).timelines(in: folders)
    }
    return timelines.flatMap(\.self).sorted { $0.key < $1.key }
  }

  private func timeline(of key: PolicyKey) throws -> Timeline {
    guard let timeline = try store().timeline(of: key) else {
      throw Failure("`\(key)` is gone from the history", .unknown)
    }
    return timeline
  }

  /// The names of actions in the whole history, for any thread: they are collected when one asks
  /// first, and once.
  ///
  /// They only illustrate; what cannot be read is told by the verbs that need it.
  var named: @Sendable () -> NamedActions {
    guard let store = try? store(), let head = store.headID else { return { NamedActions([]) } }
    let (names, path, read) = (names, store.path, allTimelines)
    return {
      names.value {
        let store = try Store.open(at: path, reading: head)
        return try store.notedNames() ?? Session.names(read ?? Session.read(store))
      }
    }
  }

  /// The names of actions in policies.
  fileprivate static func names(_ policies: [Timeline]) throws -> NamedActions {
    try Threads.map(Threads.deal(policies)) { policies in
      policies.reduce(into: NameCollector()) { $1.collectNames(&$0) }
    }.reduce(into: NameCollector()) { $0.formUnion($1) }.names
  }

  /// The names of actions in the whole history and in some documents beside.
  func named(beside others: [PolicyDocument]) -> () -> NamedActions {
    let all = named
    return { all().adding(NamedActions(others.flatMap(\.actionPatterns))) }
  }
}

/// Names that are collected once, whichever thread asks first.
private final class SharedNames: Sendable {
  private let names = Mutex<NamedActions?>(nil)

  /// The names; none where what they are of cannot be read.
  func value(_ collect: () throws -> NamedActions) -> NamedActions {
    names.withLock { names in
      let value = names ?? (try? collect()) ?? NamedActions([])
      names = value
      return value
    }
  }
}
