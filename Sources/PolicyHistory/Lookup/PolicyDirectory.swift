internal import PolicyLanguage

/// Finds policies by what people call them: name, alias or ARN, without case.
public struct PolicyDirectory: Sendable {
  private var byName: [String: Set<PolicyKey>] = [:]
  private var byAlias: [String: Set<PolicyKey>] = [:]
  private var byARN: [String: PolicyKey] = [:]
  private var spellings: [PolicyKey: [PolicyName]] = [:]

  /// Lists policies.
  public init(_ policies: some Sequence<(scope: PolicyScope, record: PolicyRecord)>) {
    for (scope, record) in policies {
      let key = PolicyKey(scope: scope, name: record.name)
      byName[record.name.folded, default: []].insert(key)
      for alias in record.aliases { byAlias[alias.folded, default: []].insert(key) }
      if let arn = record.arn { byARN[arn.text.asciiLowercased] = key }
      spellings[key] = [record.name] + record.aliases.sorted()
    }
  }

  /// Finds the policy that a text names.
  ///
  /// Accepted are a name or an alias, also with `SCOPE/` before it, and an ARN. Names go before
  /// aliases; of policies in several scopes that of `aws` is meant.
  ///
  /// - Throws: `PolicyLookupError` with the names that are near, or that the text could mean.
  public func find(_ text: String) throws(PolicyLookupError) -> PolicyKey {
    let folded = text.asciiLowercased
    if let key = byARN[folded] { return key }
    // The ARN of a policy need not be recorded to name it.
    if let arn = try? PolicyARN(text), let key = find(arn.key.name.folded, in: arn.key.scope).first
    {
      return key
    }
    let parts = folded.split(separator: "/", maxSplits: 1).map(String.init)
    let scope = parts.count == 2 ? try? PolicyScope(parts[0]) : nil
    let name = scope == nil ? folded : parts[1]
    let found = find(name, in: scope)
    let ofAWS = found.filter { $0.scope == .aws }
    guard let key = ofAWS.first ?? found.first else {
      throw PolicyLookupError(text: text, candidates: nearest(to: name), isAmbiguous: false)
    }
    if (ofAWS.isEmpty ? found : ofAWS).count > 1 {
      let candidates = found.map { "\($0.scope)/\($0.name)" }
      throw PolicyLookupError(text: text, candidates: candidates, isAmbiguous: true)
    }
    return key
  }

  /// The policies of a scope that have exactly this name, without case, or else this alias.
  public func policies(named name: String, in scope: PolicyScope) -> [PolicyKey] {
    find(name.asciiLowercased, in: scope)
  }

  /// The policies of a name in lower case, or of such an alias if there are none, sorted.
  private func find(_ folded: String, in scope: PolicyScope?) -> [PolicyKey] {
    for names in [byName, byAlias] {
      let keys = (names[folded] ?? []).filter { scope == nil || $0.scope == scope }
      if !keys.isEmpty { return keys.sorted() }
    }
    return []
  }

  /// The names and aliases that differ least from a text, the nearest first; after those, names
  /// that contain it.
  private func nearest(to folded: String) -> [String] {
    let limit = max(2, folded.utf8.count / 3)
    var ranked: [(distance: Int, name: String)] = []
    for (key, names) in spellings {
      for name in names {
        let isPart = folded.utf8.count >= 3 && name.folded.contains(folded)
        guard
          let distance = editDistance(folded, name.folded, atMost: limit)
            ?? (isPart ? name.folded.utf8.count : nil)
        else { continue }
        ranked.append((distance, PolicyKey(scope: key.scope, name: name).description))
      }
    }
    ranked.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return ranked.prefix(5).map(\.name)
  }
}

extension History {
  /// The policies by what people call them.
  public var directory: PolicyDirectory {
    PolicyDirectory(policies.values.map { ($0.scope, $0.record) })
  }
}

/// A text that does not name one policy of a history.
public struct PolicyLookupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was asked for.
  public let text: String

  /// What it could mean, or the names that are nearest, the nearest first; at most five then.
  public let candidates: [String]

  /// Whether several policies have the name.
  public let isAmbiguous: Bool

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - text: What was asked for.
  ///   - candidates: What it could mean, or what is near.
  ///   - isAmbiguous: Whether several policies have the name.
  public init(text: String, candidates: [String], isAmbiguous: Bool = false) {
    self.text = text
    self.candidates = candidates
    self.isAmbiguous = isAmbiguous
  }

  /// What was found, and what is near.
  public var description: String {
    let names = candidates.map { "`\($0)`" }.joined(separator: ", ")
    if isAmbiguous { return "`\(text)` is several policies; accepted are \(names)" }
    let hint = names.isEmpty ? "" : "; near \(candidates.count == 1 ? "is" : "are") \(names)"
    return "no policy `\(text)` in the history\(hint)"
  }
}
