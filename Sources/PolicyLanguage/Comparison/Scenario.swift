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

  /// The value of a key, if it is chosen.
  func value(of key: String) -> ContextValue? {
    values[key].map { $0.map(ContextValue.one) ?? .missing }
  }

  /// The keys as a request has them.
  var context: [String: ContextValue] {
    values.mapValues { $0.map(ContextValue.one) ?? .missing }
  }

  /// The same choice with such a value for the only variable of another pattern that this one
  /// matches a text which a first one does; `nil` if there is none, or it is chosen already.
  func meeting(_ pattern: PatternTemplate, by other: PatternTemplate) -> Scenario? {
    guard let text = pattern.glob(assignment)?.exampleText,
      let (key, value) = other.variable(matching: text), values[key] != nil,
      self.value(of: key) != .one(value)
    else { return nil }
    return Scenario(values: values.merging([key: value]) { $1 })
  }

  /// Some value for every key.
  static func plain(_ keys: Set<String>) -> Scenario {
    Scenario(
      values: Dictionary(
        uniqueKeysWithValues: keys.sorted().enumerated().map { ($1, "someone" + ending($0)) }))
  }

  /// What tells the value of one variable from that of another.
  private static func ending(_ number: Int) -> String { number == 0 ? "" : String(number + 1) }

  /// Texts that patterns and their pieces match, told apart by which of them they match.
  private static func fragments(of texts: [PatternTemplate]) -> [String] {
    let globs = Set(texts.flatMap(\.pieces)).map { (glob: $0, pattern: $0.pattern) }
      .sorted { $0.pattern.precedesBytewise($1.pattern) }.map(\.glob)
    if globs.count > 10 { return globs.map(\.exampleText) }
    var examples: [String] = []
    _ = GlobProduct(globs.map { [GlobProduct.Member($0)] }, domain: .text)
      .forEachCell(budget: 1000) { matching, example in
        if !matching.isEmpty { examples.append(example) }
        return examples.count < 40
      }
    return examples
  }

  /// The choices that can make a difference: values like no other, short and long; keys that are
  /// missing or empty; and texts that stand elsewhere, where a variable might meet them.
  ///
  /// Few variables are tried in every combination, many one by one.
  /// - Parameters:
  ///   - keys: The keys of the variables.
  ///   - texts: The patterns and values that stand beside them.
  ///   - meeting: Those whose texts are tried as values.
  ///   - isPossible: Whether a request can have a value for a key at all.
  static func choices(
    for keys: Set<String>, beside texts: [PatternTemplate], meeting: [PatternTemplate],
    isPossible: (String, String?) -> Bool
  ) -> [Scenario] {
    let fragments = self.fragments(of: texts)
    let tried = self.fragments(of: meeting).prefix(24)
    let counts = texts.contains(where: \.countsCharacters)
    let candidates = keys.sorted().enumerated().map { number, key in
      let ending = ending(number)
      let long = String(repeating: "someone-with-a-long-name-", count: 4)
      var values: [String?] = [fresh("someone" + ending, beside: fragments), nil]
      if counts { values += [fresh(long + ending, beside: fragments), "z", ""] }
      values += tried.map { $0 }
      return (key: key, values: values.filter { isPossible(key, $0) })
    }
    guard candidates.allSatisfy({ !$0.values.isEmpty }) else { return [] }
    let combinations = candidates.reduce(1) { min($0 * $1.values.count, 1000) }
    return combinations <= 100 ? every(of: candidates[...]) : oneByOne(of: candidates)
  }

  private static func every(
    of candidates: ArraySlice<(key: String, values: [String?])>
  ) -> [Scenario] {
    guard let first = candidates.first else { return [Scenario(values: [:])] }
    let rest = every(of: candidates.dropFirst())
    return first.values.flatMap { value in
      rest.map { Scenario(values: $0.values.merging([first.key: value]) { $1 }) }
    }
  }

  private static func oneByOne(of candidates: [(key: String, values: [String?])]) -> [Scenario] {
    let base = Dictionary(uniqueKeysWithValues: candidates.map { ($0.key, $0.values[0]) })
    let others = candidates.flatMap { key, values in
      values.dropFirst().map { base.merging([key: $0]) { $1 } }
    }
    return ([base] + others).map(Scenario.init(values:))
  }

  /// A text that stands nowhere else.
  private static func fresh(_ text: String, beside fragments: [String]) -> String {
    var text = text
    while fragments.contains(where: { $0.hasBytes(of: text) }) { text += "x" }
    return text
  }
}

extension PatternTemplate {
  /// Whether a `?` stands in it.
  fileprivate var countsCharacters: Bool {
    parts.contains { if case .token(.any) = $0 { true } else { false } }
  }

  /// The pattern and the pieces between its separators, those without a variable.
  fileprivate var pieces: [Glob] {
    let pieces = parts.split { $0 == .token(.scalar("/")) || $0 == .token(.scalar(":")) }
    return ([parts[...]] + pieces).compactMap { piece in
      let template = PatternTemplate(parts: Array(piece))
      return template.variables.isEmpty ? template.glob { _ in .missing } : nil
    }
  }
}
