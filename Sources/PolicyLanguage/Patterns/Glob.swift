/// A pattern of IAM, compiled: `*` stands for any number of characters and `?` for one, over the
/// whole string; a character is a Unicode scalar.
///
/// Equal patterns compile to equal globs: runs of wildcards are put in one order (`?` first, one
/// `*`).
public struct Glob: Hashable, Sendable {
  /// What a glob expects at one place.
  package enum Token: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    /// One character; not a colon inside a field of an ARN.
    case any(crossesColons: Bool)
    /// Any number of characters; not a colon inside a field of an ARN.
    case star(crossesColons: Bool)

    package var isStar: Bool {
      if case .star = self { true } else { false }
    }

    /// The plain character, if it is one.
    package var scalar: Unicode.Scalar? {
      if case .scalar(let scalar) = self { scalar } else { nil }
    }

    package func admits(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .scalar(let expected): expected == scalar
      case .any(let crossesColons), .star(let crossesColons): crossesColons || scalar != ":"
      }
    }
  }

  /// What the glob expects, in order.
  package let tokens: [Token]

  /// Makes a glob of tokens, with runs of wildcards put in order.
  package init(tokens: [Token]) {
    self.tokens = Self.normalized(tokens)
  }

  /// Compiles a pattern in which `*` and `?` are wildcards.
  public init(_ pattern: some StringProtocol) {
    self.init(tokens: pattern.unicodeScalars.map(Self.token))
  }

  /// Compiles a pattern of actions, which compare without case; `*` alone means every action.
  public init(action pattern: String) {
    self.init(pattern.asciiLowercased)
  }

  /// A glob that matches one string, wildcards in it being plain characters.
  public init(literal text: some StringProtocol) {
    tokens = text.unicodeScalars.map(Token.scalar)
  }

  /// The token of a character in a pattern.
  package static func token(_ scalar: Unicode.Scalar) -> Token {
    switch scalar {
    case "*": .star(crossesColons: true)
    case "?": .any(crossesColons: true)
    default: .scalar(scalar)
    }
  }

  private static func normalized(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: \.isStar) else { return tokens }
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var star: Token?
    for token in tokens {
      switch token {
      case .star: star = token
      case .any: result.append(token)
      case .scalar:
        if let pending = star { result.append(pending) }
        star = nil
        result.append(token)
      }
    }
    if let star { result.append(star) }
    return result
  }

  /// The string it matches, if it has no wildcard.
  public var literal: String? { isLiteral ? literalPrefix : nil }

  /// The characters it names.
  package var scalars: [Unicode.Scalar] {
    tokens.compactMap(\.scalar)
  }

  /// Whether it matches one string only.
  package var isLiteral: Bool { tokens.allSatisfy { $0.scalar != nil } }

  /// The characters before its first wildcard.
  package var literalPrefix: String {
    String(scalars: tokens.prefix { $0.scalar != nil }) { $0.scalar }
  }

  /// A string it matches: nothing for `*`, `x` for `?`.
  package var exampleText: String {
    String(scalars: tokens) { token in
      switch token {
      case .scalar(let scalar): scalar
      case .any: "x"
      case .star: nil
      }
    }
  }

  /// The pattern as text, runs of wildcards in order.
  public var pattern: String {
    String(scalars: tokens) { token in
      switch token {
      case .scalar(let scalar): scalar
      case .any: "?"
      case .star: "*"
      }
    }
  }

  /// Whether it matches a string.
  ///
  /// - Complexity: O(*n* · *m*) at worst, without backtracking further than the last `*`.
  public func matches(_ text: some StringProtocol) -> Bool {
    matches(Array(text.unicodeScalars))
  }

  package func matches(_ text: [Unicode.Scalar]) -> Bool {
    linesUp(with: text) { $0.admits($1) }
  }

  /// Whether the tokens can be laid along a text, each on what it admits.
  ///
  /// A star takes as little as it can; where a later token fails, the last star takes one more.
  package func linesUp<Element>(
    with text: [Element], _ admits: (Token, Element) -> Bool
  ) -> Bool {
    var position = 0
    var token = 0
    var retry: (token: Int, position: Int)?
    while position < text.count {
      if token < tokens.count, tokens[token].isStar {
        retry = (token, position)
        token += 1
      } else if token < tokens.count, admits(tokens[token], text[position]) {
        token += 1
        position += 1
      } else if let last = retry, admits(tokens[last.token], text[last.position]) {
        retry = (last.token, last.position + 1)
        token = last.token + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy(\.isStar)
  }
}

extension String {
  /// The text of what some tokens stand for.
  ///
  /// Appending scalars one by one takes several times as long.
  fileprivate init(
    scalars tokens: some Collection<Glob.Token>, _ scalar: (Glob.Token) -> Unicode.Scalar?
  ) {
    let scalars = tokens.lazy.compactMap(scalar)
    let isASCII = scalars.allSatisfy(\.isASCII)
    guard isASCII else {
      self.init(String.UnicodeScalarView(scalars))
      return
    }
    self.init(unsafeUninitializedCapacity: tokens.count) { bytes in
      var count = 0
      for scalar in scalars {
        bytes[count] = UInt8(truncatingIfNeeded: scalar.value)
        count += 1
      }
      return count
    }
  }
}

extension UInt8 {
  /// Whether it is a wildcard of patterns.
  var isWildcard: Bool { self == UInt8(ascii: "*") || self == UInt8(ascii: "?") }
}
