/// What a file of a history is, by its path.
public enum HistoryPath: Hashable, Sendable {
  /// `history.json`
  case header
  /// `services/ID.json`
  case service(ServiceID)
  /// `sources/ID.json`
  case source(SourceID)
  /// `policies/SCOPE/LETTER/NAME/policy.json`
  case policy(PolicyKey)
  /// `policies/SCOPE/LETTER/NAME/REVISION.json`
  case revision(PolicyKey, RevisionID)

  /// Reads a path; `nil` for one that is no business of a history's: outside its folders, or not
  /// ending in `.json`.
  ///
  /// - Throws: `FormatError` for a path inside our folders that no file of ours can have.
  public init?(_ path: String) throws(FormatError) {
    let suffix = ".json".utf8
    guard path.utf8.suffix(suffix.count).elementsEqual(suffix) else { return nil }
    let parts = split(path.utf8.dropLast(suffix.count), at: "/")
    do throws(NameError) {
      switch (parts[0], parts.count) {
      case ("history", 1): self = .header
      case ("services", 2): self = .service(try ServiceID(parts[1]))
      case ("sources", 2): self = .source(try SourceID(fileName: parts[1]))
      case ("policies", 5): self = try Self(policy: parts)
      case ("services", _), ("sources", _), ("policies", _):
        throw NameError(
          "no file of a history stands there; accepted are `services/ID.json`, `sources/ID.json`"
            + " and `policies/SCOPE/LETTER/NAME/REVISION.json`")
      default: return nil
      }
    } catch {
      throw FormatError(path, error.description)
    }
  }

  private init(policy parts: [String]) throws(NameError) {
    let key = PolicyKey(scope: try PolicyScope(parts[1]), name: try PolicyName(parts[3]))
    guard parts[2] == key.letter else {
      throw NameError("the policy's folder is `\(key.folder)`")
    }
    self = parts[4] == "policy" ? .policy(key) : .revision(key, try RevisionID(parts[4]))
  }
}

extension HistoryPath: CustomStringConvertible {
  /// The path inside the history.
  public var description: String {
    switch self {
    case .header: "history.json"
    case .service(let id): "services/\(id).json"
    case .source(let id): "sources/\(id).json"
    case .policy(let key): "\(key.folder)/policy.json"
    case .revision(let key, let id): "\(key.folder)/\(id).json"
    }
  }
}
