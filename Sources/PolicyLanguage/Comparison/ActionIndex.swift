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
    var prefix = ""
    var current: Bytewise?
    var patterns = Service()
    for (number, text) in table.actions.texts.enumerated() {
      if current == nil || !text.hasPrefixBytes(prefix) {
        if let current { services[current] = patterns }
        guard let service = Self.service(of: text) else {
          open.append(number)
          current = nil
          continue
        }
        current = Bytewise(service)
        prefix = service + ":"
        patterns = services[Bytewise(service)] ?? Service()
      }
      if table.actions.isLiteral[number] {
        patterns.literals.append(number)
      } else {
        patterns.wildcards.append(number)
      }
    }
    if let current { services[current] = patterns }
  }

  /// The service of a pattern, unless a wildcard stands in it; a literal without a colon is one.
  static func service(of text: String) -> String? {
    let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
    let service = text[..<colon]
    return service.utf8.contains(where: \.isWildcard) ? nil : String(service)
  }

  /// The patterns that match an action, given in lower case.
  func matching(_ action: String) -> Set<Int> {
    let scalars = Array(action.unicodeScalars)
    var found: Set<Int> = []
    if let number = table.actions.number(ofKnown: action) { found.insert(number) }
    let service = Self.service(of: action).flatMap { services[Bytewise($0)] }
    for number in (service?.wildcards ?? []) + open where table.action(number).matches(scalars) {
      found.insert(number)
    }
    return found
  }

  /// The patterns that have an action in common with a glob, ascending.
  func overlapping(_ glob: Glob) -> [Int] {
    if let text = glob.literal { return matching(text).sorted() }
    let near = glob.service.map { [services[Bytewise($0)] ?? Service()] } ?? Array(services.values)
    let literals = near.flatMap(\.literals).filter { glob.matches(table.actions.texts[$0]) }
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

  /// Whether it surely matches an action of whatever it meets: `service:` and a name with a
  /// wildcard.
  var matchesActions: Bool {
    service != nil && !isLiteral && tokens.count { $0 == .scalar(":") } == 1
  }
}
