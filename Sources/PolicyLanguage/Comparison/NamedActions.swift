/// The names of actions that stand literally somewhere in a history, to speak of what a pattern
/// covers; they never decide what it covers.
public struct NamedActions: Sendable, Equatable {
  /// The names, each on a line, sorted by their lower-case bytes, each once: thousands of which an
  /// answer needs a few, so that they are text until then.
  package let lines: [UInt8]

  private static let newline = UInt8(ascii: "\n")

  /// Collects the names that are no patterns; of two spellings that differ in case the first in
  /// byte order is kept.
  ///
  /// An empty name and one with a control character in it are passed over: IAM has none.
  public init(_ patterns: some Sequence<String>) {
    var byKey: [Bytewise: String] = [:]
    for pattern in patterns
    where !pattern.isEmpty && !pattern.utf8.contains(where: { $0.isWildcard || $0 < 0x20 }) {
      let key = Bytewise(pattern.asciiLowercased)
      if let known = byKey[key], !pattern.precedesBytewise(known) { continue }
      byKey[key] = pattern
    }
    let sorted = byKey.sorted { $0.key.text.precedesBytewise($1.key.text) }
    lines = sorted.flatMap { Array($0.value.utf8) + [Self.newline] }
  }

  /// Takes the `lines` of others as they were.
  package init(lines: [UInt8]) { self.lines = lines }

  /// These names and others.
  package func adding(_ others: NamedActions) -> NamedActions {
    let new = others.names.filter { !contains($0) }
    return new.isEmpty ? self : NamedActions(names + new)
  }

  private func contains(_ name: String) -> Bool {
    lines[firstLine(from: Array(name.asciiLowercased.utf8))...]
      .starts(with: Array(name.utf8) + [Self.newline])
  }

  /// The names, sorted by their lower-case bytes, each once.
  public var names: [String] {
    lines.split(separator: Self.newline).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names that a glob of actions matches.
  ///
  /// - Complexity: O(log *n*) in the names, and O(*m*) in those that begin as the glob does.
  func names(matching glob: Glob) -> [String] {
    let prefix = Array(glob.literalPrefix.utf8)
    var found: [String] = []
    var rest = lines[firstLine(from: prefix)...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != Self.newline }
      guard line.lazy.map(\.asciiLowercased).starts(with: prefix) else { break }
      let name = String(decoding: line, as: UTF8.self)
      if glob.matches(name.asciiLowercased) { found.append(name) }
      rest = rest[line.endIndex...].dropFirst()
    }
    return found
  }

  /// Where the first line begins whose name does not come before some bytes in lower case.
  private func firstLine(from bytes: [UInt8]) -> Int {
    // Both stand where a line begins, or at the end.
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = low + (high - low) / 2
      let start = lines[low..<middle].lastIndex(of: Self.newline).map { $0 + 1 } ?? low
      let line = lines[start...].prefix { $0 != Self.newline }
      if line.lazy.map(\.asciiLowercased).lexicographicallyPrecedes(bytes) {
        low = min(line.endIndex + 1, lines.count)
      } else {
        high = start
      }
    }
    return low
  }
}
