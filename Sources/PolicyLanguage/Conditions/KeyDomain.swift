/// The values of one condition key that the literals of two documents tell apart: missing, and one
/// example for every set of literals that can hold together.
///
/// Whatever a condition says of the key is decided by looking at these alone.
struct KeyDomain: Sendable {
  /// The values; the first is `missing`, all others are single.
  let values: [ContextValue]
  /// Whether every set of literals has its example here.
  let isExhaustive: Bool
  /// For each literal, by its position among those of the key: where it holds, where it does not.
  private let truths: [(holds: BitSet, fails: BitSet)]
  /// Which of the literals speak of all values of the request, or of any.
  private let quantifiers: [ConditionOperator.SetQuantifier?]
  private let isPresence: [Bool]

  /// Finds the values for the literals of one key; a `fixed` value is the only one there is.
  init(_ literals: [CompiledLiteral], fixed: ContextValue?) {
    if let fixed {
      values = [fixed]
      isExhaustive = true
    } else {
      let found = Self.examples(for: literals)
      values = [.missing] + found.texts.map(ContextValue.one)
      isExhaustive = found.isExhaustive
    }
    let bound = values.count
    truths = literals.map { [values] literal in
      var holds = BitSet(bound: bound)
      var fails = BitSet(bound: bound)
      for (index, value) in values.enumerated() {
        switch literal.holds(for: value) {
        case true?: holds.insert(index)
        case false?: fails.insert(index)
        case nil: break
        }
      }
      return (holds, fails)
    }
    quantifiers = literals.map { $0.matcher == nil ? nil : $0.source.operator?.quantifier }
    isPresence = literals.map { $0.source.operator?.comparison == .null }
    canBeMany = fixed == nil && literals.contains { $0.source.operator?.quantifier != nil }
  }

  private let canBeMany: Bool

  // MARK: States

  /// What a key can still be, after some literals were taken to hold or to fail.
  struct State {
    /// The single values, and `missing`, that are left.
    var singles: BitSet
    /// Lists of several values that are left; `nil` for none.
    var lists: Lists?

    /// All lists of values out of `allowed` that have one out of each of `needed`.
    struct Lists {
      var allowed: BitSet
      var needed: [BitSet]
    }
  }

  /// Every value is possible.
  var full: State {
    var present = BitSet(bound: values.count)
    for index in values.indices.dropFirst() { present.insert(index) }
    return State(
      singles: BitSet(bound: values.count, isFull: true),
      lists: canBeMany && !present.isEmpty ? State.Lists(allowed: present, needed: []) : nil)
  }

  /// Narrows a state to where a literal holds, or does not.
  /// - Parameter canGuess: Whether a value counts for which the literal is not decided.
  /// - Returns: Whether anything is left.
  func narrow(_ state: inout State, by literal: Int, holds: Bool, canGuess: Bool) -> Bool {
    let (yes, no) = truths[literal]
    let kept = holds ? yes : no
    let dropped = holds ? no : yes
    state.singles.formIntersection(canGuess ? dropped.complement(bound: values.count) : kept)
    if var lists = state.lists {
      if isPresence[literal] {
        state.lists = kept.intersection(lists.allowed).isEmpty ? nil : lists
      } else if let quantifier = quantifiers[literal] {
        if holds == (quantifier == .forAllValues) {
          lists.allowed.formIntersection(kept)
        } else {
          lists.needed.append(kept)
        }
        state.lists = lists.isPossible ? lists : nil
      } else if !canGuess {
        state.lists = nil
      }
    }
    return !state.singles.isEmpty || state.lists != nil
  }

  /// A value that is left: a single one if there is one, and rather present than missing where
  /// nothing else tells them apart.
  func example(of state: State) -> ContextValue? {
    if let index = state.singles.first { return values[index] }
    guard let lists = state.lists else { return nil }
    var chosen: [Int] = []
    for needed in lists.needed {
      guard let index = needed.intersection(lists.allowed).first else { return nil }
      if !chosen.contains(index) { chosen.append(index) }
    }
    let texts = chosen.sorted().compactMap { index -> String? in
      if case .one(let text) = values[index] { text } else { nil }
    }
    return .many(texts)
  }

  // MARK: Examples

  /// What the literals of a key compare, by kind.
  private struct Compared {
    var texts: [[GlobProduct.Member]] = []
    var arns: [[GlobProduct.Member]] = []
    var numbers: [Double] = []
    var dates: [Double] = []
    var ranges: [AddressRange] = []
    var isOnlyBool = true

    init(_ literals: [CompiledLiteral]) {
      for literal in literals {
        switch literal.matcher {
        case .text(let globs):
          texts.append(globs)
          isOnlyBool = isOnlyBool && literal.source.operator?.comparison == .bool
        case .arn(let globs): arns.append(globs)
        case .number(_, let bounds): numbers += bounds
        case .date(_, let bounds): dates += bounds
        case .address(let bounds): ranges += bounds
        case .presence, nil: break
        }
      }
    }

    /// The number of kinds of values: of different kinds not all can be told apart.
    var kinds: Int {
      [!(texts.isEmpty && arns.isEmpty), !numbers.isEmpty, !dates.isEmpty, !ranges.isEmpty]
        .count { $0 }
    }
  }

  private static func examples(
    for literals: [CompiledLiteral]
  ) -> (texts: [String], isExhaustive: Bool) {
    let compared = Compared(literals)
    if compared.kinds == 1, !compared.texts.isEmpty, compared.arns.isEmpty, compared.isOnlyBool {
      return (["true", "false"], true)
    }
    var texts: [String] = []
    var isExhaustive = compared.kinds <= 1
    // A key that is compared as an ARN is one, as far as examples go.
    if !compared.arns.isEmpty {
      let end = GlobProduct(compared.texts + compared.arns, domain: .arn)
        .forEachCell(budget: Glob.budget) { _, example in
          texts.append(example)
          return true
        }
      isExhaustive = isExhaustive && end == .complete
    }
    if compared.kinds == 0 || !(compared.texts.isEmpty && compared.arns.isEmpty) {
      let found = textExamples(compared.texts + compared.arns)
      texts += found.texts.filter { !texts.contains($0) }
      isExhaustive = isExhaustive && found.isExhaustive
    }
    texts += between(compared.numbers).map(numberText)
    texts += between(compared.dates).map(instantText)
    texts += addressExamples(compared.ranges)
    return (texts, isExhaustive)
  }

  private static func textExamples(
    _ groups: [[GlobProduct.Member]]
  ) -> (texts: [String], isExhaustive: Bool) {
    let members = Set(groups.joined())
    let literals = members.compactMap { $0.foldsCase ? nil : $0.glob.literal }
      .sorted { $0.precedesBytewise($1) }
    if literals.count == members.count {
      // Without wildcards the texts themselves and any other one are all there is.
      let other = ["other", "another"].first { !literals.contains($0) }
      return (literals + [other ?? unlike(literals)], true)
    }
    var texts: [String] = []
    let end = GlobProduct(groups, domain: .text).forEachCell(budget: Glob.budget) { _, example in
      texts.append(example)
      return true
    }
    return (texts, end == .complete)
  }

  private static func unlike(_ texts: [String]) -> String {
    let longest = texts.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? ""
    return longest + "x"
  }

  /// The bounds, and a number below, between and above them.
  private static func between(_ bounds: [Double]) -> [Double] {
    let sorted = Set(bounds).sorted()
    guard let first = sorted.first, let last = sorted.last else { return [] }
    let middles = zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 }
    return (sorted + middles + [first - 1, last + 1]).sorted()
  }

  private static func numberText(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : number.description
  }

  /// The first address of each stretch that lies in the same ranges, for both versions.
  private static func addressExamples(_ ranges: [AddressRange]) -> [String] {
    if ranges.isEmpty { return [] }
    return [4, 6].flatMap { version in
      let width = version == 4 ? UInt128(UInt32.max) : UInt128.max
      var starts: Set<UInt128> = [0]
      for range in ranges where range.version == version {
        starts.insert(range.first)
        if range.last < width { starts.insert(range.last + 1) }
      }
      return starts.sorted().map { AddressRange.text($0, version: version) }
    }
  }
}

extension KeyDomain.State.Lists {
  fileprivate var isPossible: Bool {
    !allowed.isEmpty && needed.allSatisfy { !$0.intersection(allowed).isEmpty }
  }
}
