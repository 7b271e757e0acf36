/// Finds the patterns of actions that overlap another, service by service, so that nobody has to
/// walk all of them.
final class ActionIndex {
  /// The patterns of one service.
  private struct Service {
    var literals: [Int] = []
    var wildcards: [Int] = []
  }

  private let table: StatementTable
  private var services: [Bytewise: Service] = [:]
  /// The patterns with a wildcard in the service.
  private var open: [Int] = []

  init(_ table: StatementTable) {
    self.table = table
    // Patterns of one service mostly stand together.
    var current = ""
    var patterns = Service()
    for (number, text) in table.actionTexts.enumerated() {
      let (service, isLiteral) = Self.service(of: text)
      guard let service else {
        open.append(number)
        continue
      }
      if !service.utf8.elementsEqual(current.utf8) {
        services[Bytewise(current)] = patterns
        current = String(service)
        patterns = services[Bytewise(current)] ?? Service()
      }
      if isLiteral { patterns.literals.append(number) } else { patterns.wildcards.append(number) }
    }
    services[Bytewise(current)] = patterns
  }

  /// The service of a pattern, unless a wildcard stands in it, and whether no wildcard stands
  /// anywhere.
  private static func service(of text: String) -> (service: Substring?, isLiteral: Bool) {
    let isLiteral = !text.utf8.contains(where: \.isWildcard)
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return (isLiteral ? text[...] : nil, isLiteral)
    }
    let service = text[..<colon]
    return (isLiteral || !service.utf8.contains(where: \.isWildcard) ? service : nil, isLiteral)
  }

  /// The patterns that match an action, given in lower case.
  func matching(_ action: String) -> Set<Int> {
    let scalars = Array(action.unicodeScalars)
    var found: Set<Int> = []
    if let number = table.number(ofKnownAction: action) { found.insert(number) }
    let service = Self.service(of: action).service.flatMap { services[Bytewise(String($0))] }
    for number in (service?.wildcards ?? []) + open where table.action(number).matches(scalars) {
      found.insert(number)
    }
    return found
  }

  /// The patterns that have an action in common with a glob, ascending.
  func overlapping(_ glob: Glob) -> [Int] {
    if let text = glob.literal { return matching(text).sorted() }
    let near = glob.service.map { [services[Bytewise($0)] ?? Service()] } ?? Array(services.values)
    let literals = near.flatMap(\.literals).filter { glob.matches(table.actionTexts[$0]) }
    let wildcards = (near.flatMap(\.wildcards) + open).filter {
      table.action($0).intersects(glob)
    }
    return (literals + wildcards).sorted()
  }
}

extension Glob {
  /// The service of an action pattern, if no wildcard stands in it.
  var service: String? {
    let prefix = literalPrefix
    return prefix.firstIndex(of: ":").map { String(prefix[..<$0]) }
  }
}
