/// Text of a policy in which `${…}` may stand for a value of the request.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags", and the policy checks
/// "Missing brace", "Missing quote", "Unsupported space", "Empty variable".
struct Template: Sendable {
  /// What a template is for one request.
  enum Resolved: Equatable, Sendable {
    case glob(NaiveGlob)
    /// The request lacks a value that the text needs.
    case missing
    case unknown(String)
  }

  private enum Part: Sendable {
    case tokens([NaiveGlob.Token])
    case variable(key: String, default: String?)
    case malformed(String)
  }

  private let hasWildcards: Bool
  private let parts: [Part]

  /// Reads a text; `wildcards` says whether `*` and `?` are any, `variables` whether `${` is one.
  init(_ text: String, wildcards: Bool, variables: Bool) {
    hasWildcards = wildcards
    var parts: [Part] = []
    var literal: [NaiveGlob.Token] = []
    let scalars = Array(text.unicodeScalars)
    var position = 0
    while position < scalars.count {
      guard variables, scalars[position...].starts(with: "${".unicodeScalars) else {
        literal.append(
          wildcards ? .init(wildcard: scalars[position]) : .literal(scalars[position]))
        position += 1
        continue
      }
      guard let end = scalars[position...].firstIndex(of: "}") else {
        parts += [.tokens(literal), .malformed("`${` without `}` in `\(text)`")]
        literal = []
        break
      }
      let inside = String(String.UnicodeScalarView(scalars[(position + 2)..<end]))
      if ["*", "?", "$"].contains(inside) {
        literal += inside.unicodeScalars.map { .literal($0) }
      } else {
        parts += [.tokens(literal), Self.variable(inside)]
        literal = []
      }
      position = end + 1
    }
    self.parts = parts + [.tokens(literal)]
  }

  /// Reads what stands between `${` and `}`: a key, or a key and a default in single quotes.
  private static func variable(_ inside: String) -> Part {
    let pieces = inside.split(separator: ", ", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(pieces[0])
    let acceptable = key.unicodeScalars.allSatisfy { !" ,'{$".unicodeScalars.contains($0) }
    guard !key.isEmpty, acceptable else { return .malformed("the variable `${\(inside)}`") }
    guard pieces.count == 2 else { return .variable(key: key, default: nil) }
    let quoted = pieces[1]
    guard quoted.count >= 2, quoted.first == "'", quoted.last == "'" else {
      return .malformed("the default of the variable `${\(inside)}`")
    }
    return .variable(key: key, default: String(quoted.dropFirst().dropLast()))
  }

  /// The text for one request: values of the request are literal, whatever characters they have.
  func resolved(for request: Request) -> Resolved {
    var tokens: [NaiveGlob.Token] = []
    var isMissing = false
    for part in parts {
      switch part {
      case .malformed(let reason): return .unknown(reason)
      case .tokens(let literal): tokens += literal
      case .variable(let key, let fallback):
        let values = request.values(of: key)
        if let values, values.count > 1 {
          return .unknown("a variable for the key `\(key)`, which has several values")
        }
        if values == nil, hasWildcards, let fallback,
          fallback.unicodeScalars.contains(where: { $0 == "*" || $0 == "?" })
        {
          return .unknown("a wildcard in the default of a variable for the key `\(key)`")
        }
        guard let value = values?.first ?? fallback else {
          isMissing = true
          continue
        }
        tokens += value.unicodeScalars.map { .literal($0) }
      }
    }
    return isMissing ? .missing : .glob(NaiveGlob(tokens))
  }

  /// Whether the text has a variable before its fifth colon outside of variables, where AWS does
  /// not accept one in a resource; and how many such colons it has.
  var resourceShape: (hasEarlyVariable: Bool, colons: Int) {
    var colons = 0
    var hasEarlyVariable = false
    for part in parts {
      switch part {
      case .tokens(let tokens): colons += tokens.count { $0 == .literal(":") }
      case .variable, .malformed: if colons < 5 { hasEarlyVariable = true }
      }
    }
    return (hasEarlyVariable, colons)
  }
}
