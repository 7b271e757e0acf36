/// A pattern with policy variables: `arn:aws:s3:::home/${aws:username}/*`.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags". `${*}`, `${?}` and `${$}` are
/// the plain characters; a variable without a value and without a default makes the pattern match
/// nothing; wildcards in a value are plain characters.
package struct PatternTemplate: Hashable, Sendable {
  /// A piece of a pattern.
  package enum Part: Hashable, Sendable {
    case token(Glob.Token)
    case variable(PolicyVariable)

    var isVariable: Bool { if case .variable = self { true } else { false } }
  }

  /// The pieces, in order.
  package let parts: [Part]

  /// Takes a pattern apart.
  /// - Parameters:
  ///   - pattern: The pattern as authored.
  ///   - hasVariables: Whether `${…}` means a variable: since version 2012-10-17 of the language.
  ///   - hasWildcards: Whether `*` and `?` are wildcards.
  package init(_ pattern: String, hasVariables: Bool, hasWildcards: Bool = true) {
    var parts: [Part] = []
    var rest = Substring(pattern).unicodeScalars
    while let scalar = rest.first {
      if hasVariables, scalar == "$", let (part, length) = Self.variable(at: rest) {
        parts.append(part)
        rest = rest.dropFirst(length)
      } else {
        parts.append(.token(hasWildcards ? Glob.token(scalar) : .scalar(scalar)))
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
  }

  package init(parts: [Part]) { self.parts = parts }

  /// A variable alone, by its key in lower case.
  package init(variable key: String) { parts = [.variable(PolicyVariable(key))] }

  private static func variable(at text: Substring.UnicodeScalarView) -> (Part, length: Int)? {
    guard text.dropFirst().first == "{", let close = text.firstIndex(of: "}") else { return nil }
    let name = String(text[..<close].dropFirst(2))
    let length = text[...close].count
    switch name {
    case "*", "?", "$": return name.unicodeScalars.first.map { (.token(.scalar($0)), length) }
    default: return (.variable(PolicyVariable(name)), length)
    }
  }

  /// The variables in it.
  package var variables: [PolicyVariable] {
    parts.compactMap { if case .variable(let variable) = $0 { variable } else { nil } }
  }

  /// The glob for given values of the variables; `nil` if one has none, so that it matches nothing.
  package func glob(_ value: (PolicyVariable) -> PolicyVariable.Assignment) -> Glob? {
    var tokens: [Glob.Token] = []
    tokens.reserveCapacity(parts.count)
    for part in parts {
      switch part {
      case .token(let token): tokens.append(token)
      case .variable(let variable):
        switch value(variable) {
        case .text(let text): tokens += text.unicodeScalars.map(Glob.Token.scalar)
        case .anything: tokens.append(.star(crossesColons: true))
        case .missing:
          guard let text = variable.defaultText else { return nil }
          tokens += text.unicodeScalars.map(Glob.Token.scalar)
        }
      }
    }
    return Glob(tokens: tokens)
  }

  /// The key and a value of the only variable, with which the pattern matches a text; `nil` if there
  /// is none, or not just one.
  package func variable(matching text: String) -> (key: String, value: String)? {
    guard let place = parts.firstIndex(where: \.isVariable),
      case .variable(let variable) = parts[place]
    else { return nil }
    let (before, after) = (parts[..<place], parts[(place + 1)...])
    guard !after.contains(where: \.isVariable) else { return nil }
    let start = PatternTemplate(parts: Array(before)).exampleWithoutVariables
    let end = PatternTemplate(parts: Array(after)).exampleWithoutVariables
    let scalars = text.unicodeScalars
    guard scalars.count >= start.count + end.count, scalars.starts(with: start),
      scalars.suffix(end.count).elementsEqual(end)
    else { return nil }
    return (variable.key, String(scalars.dropFirst(start.count).dropLast(end.count)))
  }

  private var exampleWithoutVariables: String.UnicodeScalarView {
    (glob { _ in .text("") }?.exampleText ?? "").unicodeScalars
  }

  // MARK: ARNs

  /// The pieces between colons outside variables.
  private var fields: [[Part]] {
    parts.split(separator: .token(.scalar(":")), omittingEmptySubsequences: false).map(Array.init)
  }

  /// The pattern with `*` for each field that an incomplete ARN lacks (IAM User Guide, "IAM JSON
  /// policy elements: Resource").
  package var completedARN: PatternTemplate {
    let scheme = "arn:".unicodeScalars.map { Part.token(.scalar($0)) }
    let count = fields.count
    guard count < 6, parts.starts(with: scheme) else { return self }
    let missing: [Part] = [.token(.scalar(":")), .token(.star(crossesColons: true))]
    return PatternTemplate(parts: parts + repeatElement(missing, count: 6 - count).joined())
  }

  /// The pattern as `ArnLike` compares it: six fields, each for itself; `nil` for fewer.
  package var fieldwise: PatternTemplate? {
    let fields = fields
    guard fields.count >= 6 else { return nil }
    let head = fields[..<5].map { field in
      field.map { part -> Part in
        switch part {
        case .token(.any): .token(.any(crossesColons: false))
        case .token(.star): .token(.star(crossesColons: false))
        default: part
        }
      }
    }
    let colon: [Part] = [.token(.scalar(":"))]
    return PatternTemplate(parts: Array((head + fields[5...]).joined(separator: colon)))
  }
}

/// A policy variable: a key of the request whose value stands in its place.
package struct PolicyVariable: Hashable, Sendable {
  /// What stands in the place of a variable.
  package enum Assignment: Hashable, Sendable {
    case text(String)
    case missing
    /// Every text at once, to ask whether any could matter.
    case anything
  }

  /// The key, in lower case.
  package let key: String
  /// What stands there where the request lacks the key: `${key, 'text'}`.
  package let defaultText: String?

  init(_ name: String) {
    guard let comma = name.firstIndex(of: ",") else {
      key = name.asciiLowercased
      defaultText = nil
      return
    }
    key = String(name[..<comma]).asciiLowercased
    let quoted = name[name.index(after: comma)...].drop { $0 == " " }
    defaultText =
      quoted.count >= 2 && quoted.first == "'" && quoted.last == "'"
      ? String(quoted.dropFirst().dropLast()) : String(quoted)
  }
}
