/// One choice of values for the policy variables of some scopes.
struct Scenario: Hashable {
  /// The values by key; `nil` for a key that the request lacks.
  var values: [String: String?]

  /// What stands in the place of a variable.
  func assignment(of variable: PolicyVariable) -> PolicyVariable.Assignment {
    switch values[variable.key] {
    case .some(.some(let text)): .text(text)
    case .some(.none): .missing
    case .none: .anything
    }
  }

  /// The keys as a request has them.
  var context: [String: ContextValue] {
    values.mapValues { $0.map(ContextValue.one) ?? .missing }
  }

  private static func fragments(of texts: [PatternTemplate]) -> [String] {
    Set(texts.flatMap { $0.fragments + [$0.wholeText].compactMap { $0 } })
      .sorted { $0.precedesBytewise($1) }
  }

  /// The choices that can make a difference: values like no other, short and long; keys that are
  /// missing or empty; and texts that stand elsewhere, where a variable might meet them.
  /// - Parameters:
  ///   - keys: The keys of the variables.
  ///   - texts: The patterns and values that stand beside them.
  ///   - meeting: Those whose texts are tried as values.
  static func choices(
    for keys: Set<String>, beside texts: [PatternTemplate], meeting: [PatternTemplate]
  ) -> [Scenario] {
    let keys = keys.sorted()
    let fragments = self.fragments(of: texts)
    let tried = self.fragments(of: meeting)
    func fresh(_ key: String, _ text: String = "someone") -> String {
      let number = keys.firstIndex(of: key) ?? 0
      var candidate = number == 0 ? text : "\(text)\(number + 1)"
      while fragments.contains(where: { $0.contains(candidate) }) { candidate += "x" }
      return candidate
    }
    let base = Dictionary(uniqueKeysWithValues: keys.map { ($0, Optional(fresh($0))) })
    let long = String(repeating: "someone-with-a-long-name-", count: 4)
    var choices = [base, base.mapValues { _ in nil }]
    if texts.contains(where: \.countsCharacters) {
      choices += [
        Dictionary(uniqueKeysWithValues: keys.map { ($0, Optional(fresh($0, long))) }),
        base.mapValues { _ in "z" }, base.mapValues { _ in "" },
      ]
    }
    for key in keys where keys.count > 1 { choices.append(base.merging([key: nil]) { $1 }) }
    for key in keys {
      for fragment in tried.prefix(24) { choices.append(base.merging([key: fragment]) { $1 }) }
    }
    return choices.map(Scenario.init(values:))
  }
}

extension PatternTemplate {
  /// Whether a `?` stands in it.
  fileprivate var countsCharacters: Bool {
    parts.contains { if case .token(.any) = $0 { true } else { false } }
  }

  /// A text that the pattern matches; `nil` where it depends on a variable.
  fileprivate var wholeText: String? {
    guard variables.isEmpty else { return nil }
    return glob { _ in .missing }?.pattern.filter { $0 != "*" }
  }

  /// The texts between the separators of a pattern that have neither wildcard nor variable.
  fileprivate var fragments: [String] {
    parts.split { $0 == .token(.scalar("/")) || $0 == .token(.scalar(":")) }.compactMap { piece in
      var text = String.UnicodeScalarView()
      for part in piece {
        guard case .token(.scalar(let scalar)) = part else { return nil }
        text.append(scalar)
      }
      return String(text)
    }
  }
}
