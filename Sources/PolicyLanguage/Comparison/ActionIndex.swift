/// Finds the patterns of actions that overlap another, by service and literal beginning, so that
/// nobody has to walk all of them.
struct ActionIndex {
  private let actions: [Glob]
  private let literals: [String: Int]
  /// The literal patterns in order, for those that begin alike.
  private let sortedLiterals: [(text: String, number: Int)]
  /// The patterns with wildcards whose service is literal, by service.
  private let wildcardsByService: [String: [Int]]
  /// The patterns with a wildcard in the service.
  private let openWildcards: [Int]

  init(_ actions: [Glob]) {
    self.actions = actions
    var literals: [String: Int] = [:]
    var wildcards: [String: [Int]] = [:]
    var open: [Int] = []
    for (number, glob) in actions.enumerated() {
      if let text = glob.literal {
        literals[text] = number
      } else if let service = glob.service {
        wildcards[service, default: []].append(number)
      } else {
        open.append(number)
      }
    }
    self.literals = literals
    sortedLiterals = literals.map { ($0.key, $0.value) }
      .sorted { $0.text.precedesBytewise($1.text) }
    wildcardsByService = wildcards
    openWildcards = open
  }

  /// The patterns that match an action, given in lower case.
  func matching(_ action: String) -> Set<Int> {
    let scalars = Array(action.unicodeScalars)
    let service = String(action.prefix { $0 != ":" })
    var found: Set<Int> = []
    if let number = literals[action] { found.insert(number) }
    for number in (wildcardsByService[service] ?? []) + openWildcards
    where actions[number].matches(scalars) {
      found.insert(number)
    }
    return found
  }

  /// The patterns that have an action in common with a glob.
  func overlapping(_ glob: Glob) -> [Int] {
    var found: [Int] = literals(matching: glob)
    let wildcards =
      glob.service.map { (wildcardsByService[$0] ?? []) + openWildcards }
      ?? (wildcardsByService.values.joined() + openWildcards)
    found += wildcards.filter { actions[$0].intersects(glob) }
    return found.sorted()
  }

  private func literals(matching glob: Glob) -> [Int] {
    if let text = glob.literal { return literals[text].map { [$0] } ?? [] }
    let prefix = glob.literalPrefix
    var low = 0
    var high = sortedLiterals.count
    while low < high {
      let middle = (low + high) / 2
      if sortedLiterals[middle].text.precedesBytewise(prefix) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found: [Int] = []
    for (text, number) in sortedLiterals[low...] {
      guard text.utf8.starts(with: prefix.utf8) else { break }
      if glob.matches(text) { found.append(number) }
    }
    return found
  }
}

extension Glob {
  /// The service of an action pattern, if no wildcard stands in it.
  var service: String? {
    let prefix = literalPrefix
    return prefix.firstIndex(of: ":").map { String(prefix[..<$0]) }
  }
}
