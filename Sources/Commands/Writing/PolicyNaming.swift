internal import PolicyHistory

/// The policy that something is to be recorded of: one of the history, or a new one.
struct PolicyNaming {
  /// The policy.
  let key: PolicyKey

  /// Its ARN, where the user names it by that or states it beside.
  let arn: PolicyARN?

  /// Whether the history has it.
  let isKnown: Bool

  /// The names in the history that are near that of a new policy.
  let near: [String]

  /// Finds what a text names.
  ///
  /// A name without a scope is one of `aws`.
  ///
  /// - Parameters:
  ///   - text: A name, an alias, `SCOPE/NAME` or an ARN.
  ///   - scope: The value of `--scope`.
  ///   - arn: The value of `--arn`.
  ///   - store: The history; `nil` where there is none yet.
  /// - Throws: `Failure` for what cannot be a name, or is contradictory; what reading throws.
  init(_ text: String, scope: String?, arn: String?, in store: Store?) throws {
    do {
      let scope = try scope.map { try PolicyScope($0) }
      let stated = try arn.map { try PolicyARN($0) } ?? (try? PolicyARN(text))
      let meant = try Self.key(text, scope)
      let found = try Self.find(meant, in: store)
      key = found.key ?? meant
      isKnown = found.key != nil
      near = found.near
      self.arn = stated
      if let scope, scope != key.scope {
        throw Failure("--scope: `\(scope)`, and `\(text)` is of `\(key.scope)`")
      }
      if let stated, stated.key != key {
        throw Failure("--arn: `\(stated)` is the ARN of `\(stated.key)`, not of `\(key)`")
      }
    } catch let error as NameError {
      throw Failure(error.description)
    }
  }

  private static func key(_ text: String, _ scope: PolicyScope?) throws(NameError) -> PolicyKey {
    if let arn = try? PolicyARN(text) { return arn.key }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    if parts.count == 2, let scope = try? PolicyScope(parts[0]) {
      return PolicyKey(scope: scope, name: try PolicyName(parts[1]))
    }
    return PolicyKey(scope: scope ?? .aws, name: try PolicyName(text))
  }

  private static func find(
    _ key: PolicyKey, in store: Store?
  ) throws -> (key: PolicyKey?, near: [String]) {
    do {
      return (try store?.find("\(key.scope)/\(key.name)"), [])
    } catch let error as PolicyLookupError {
      if error.isAmbiguous { throw error }
      return (nil, error.candidates)
    }
  }
}
