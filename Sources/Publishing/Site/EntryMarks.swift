internal import PolicyLanguage

/// The lines of a document at which the patterns stand that a comparison speaks of.
///
/// A pattern that stands in several Allow statements is meant where the resources and the condition
/// are those that the comparison states; where none are (two statements were taken together), at each
/// of its places. A part of a pattern (`s3:Delete*` of `s3:*`, because of a Deny) stands nowhere.
struct EntryMarks {
  /// The numbers of the lines, from 0, of the document's indented text.
  let lines: Set<Int>

  /// Looks for patterns in a document.
  init(_ entries: [AccessEntry], in document: PolicyDocument) {
    let places = Self.places(in: document)
    var lines: Set<Int> = []
    for entry in entries {
      guard let all = places[Bytewise(entry.action.asciiLowercased)] else { continue }
      let meant = all.filter { place in entry.scopes.contains { $0.isOf(place.statement) } }
      lines.formUnion((meant.isEmpty ? all : meant).map(\.line))
    }
    self.lines = lines
  }

  private struct Place {
    let line: Int
    let statement: Statement
  }

  /// Where each pattern of an Allow statement stands, by the pattern in lower case; a NotAction stands
  /// for `*`.
  private static func places(in document: PolicyDocument) -> [Bytewise: [Place]] {
    let json = document.json
    guard let (start, value) = json.member("Statement", at: 0) else { return [:] }
    let lines = value.array.map { value.elementLines($0, at: start) } ?? [start]
    let texts = value.array ?? [value]
    var places: [Bytewise: [Place]] = [:]
    for (statement, (line, json)) in zip(document.statements.elements, zip(lines, texts))
    where statement.effect == .allow {
      if let (line, _) = json.member("NotAction", at: line) {
        places[Bytewise("*"), default: []].append(Place(line: line, statement: statement))
      }
      guard let (line, action) = json.member("Action", at: line) else { continue }
      let lines = action.array.map { action.elementLines($0, at: line) } ?? [line]
      for (line, pattern) in zip(lines, statement.action.values.elements) {
        places[Bytewise(pattern.asciiLowercased), default: []]
          .append(Place(line: line, statement: statement))
      }
    }
    return places
  }
}

extension Scope {
  /// Whether it is what a statement states.
  fileprivate func isOf(_ statement: Statement) -> Bool {
    let own: PatternSet =
      statement.resource.isNegated
      ? .except(statement.resource.values.elements) : .only(statement.resource.values.elements)
    return resources == own && condition == statement.condition
  }
}

extension JSONValue {
  /// A member's value, and the line that it begins on, if this value begins on a line.
  fileprivate func member(_ key: String, at line: Int) -> (line: Int, value: JSONValue)? {
    var line = line + 1
    for member in members ?? [] {
      if member.key.hasSameBytes(as: key) { return (line, member.value) }
      line += member.value.height
    }
    return nil
  }

  /// The lines that elements begin on, if the array that has them begins on a line.
  fileprivate func elementLines(_ elements: [JSONValue], at line: Int) -> [Int] {
    var line = line + 1
    return elements.map { element in
      defer { line += element.height }
      return line
    }
  }

  /// How many lines it takes when it is laid out as `indented`.
  private var height: Int {
    let inner =
      switch content {
      case .array(let elements): elements.map(\.height)
      case .object(let members): members.map(\.value.height)
      default: [Int]()
      }
    return inner.isEmpty ? 1 : inner.reduce(2, +)
  }
}
