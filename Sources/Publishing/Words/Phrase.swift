public import PolicyHistory

/// Words with marks in them: what of a text is quoted from a document, a date, a link.
///
/// The words are made once; how a code, a date or a link looks is the business of whoever renders
/// them: `text(style:)` for terminals, Markdown, HTML. A phrase keeps other people's text as it is;
/// every renderer makes it harmless for its medium.
public struct Phrase: Sendable, Hashable {
  /// A part of a phrase.
  public enum Span: Sendable, Hashable {
    /// Prose.
    case words(String)
    /// Prose that matters more.
    case strong(String)
    /// Text out of a document: an action, a pattern, a value.
    case code(String)
    /// A date.
    case time(Moment)
    /// Prose that leads somewhere.
    case link(String, to: String)
  }

  /// The parts in order; no two `words` in a row.
  public private(set) var spans: [Span] = []

  /// Makes a phrase of parts.
  public init(_ spans: [Span] = []) {
    for span in spans { append(span) }
  }

  /// Whether there is nothing to say.
  public var isEmpty: Bool { spans.isEmpty }

  /// Adds a part.
  public mutating func append(_ span: Span) {
    switch (spans.last, span) {
    case (_, .words("")): break
    case (.words(let last), .words(let next)): spans[spans.count - 1] = .words(last + next)
    default: spans.append(span)
    }
  }

  /// Adds a phrase.
  public mutating func append(_ phrase: Phrase) {
    for span in phrase.spans { append(span) }
  }

  /// One phrase after another.
  public static func + (a: Phrase, b: Phrase) -> Phrase {
    var sum = a
    sum.append(b)
    return sum
  }

  /// Adds a phrase behind another.
  public static func += (a: inout Phrase, b: Phrase) { a.append(b) }
}

// MARK: - Making

extension Phrase {
  /// Text out of a document.
  public static func code(_ text: String) -> Phrase { Phrase([.code(text)]) }

  /// Prose in which backticks quote, as in messages; unbalanced ones are part of the prose.
  public init(quoting text: String) {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    if pieces.count % 2 == 0 || pieces.enumerated().contains(where: { $0 % 2 == 1 && $1.isEmpty }) {
      self.init([.words(text)])
    } else {
      self.init(pieces.enumerated().map { $0 % 2 == 1 ? .code($1) : .words($1) })
    }
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  /// Collects the parts of a string literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var phrase = Phrase()

    /// Begins.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds prose.
    public mutating func appendLiteral(_ text: String) { phrase.append(.words(text)) }

    /// Adds prose.
    public mutating func appendInterpolation(_ text: String) { phrase.append(.words(text)) }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: Int) {
      phrase.append(.words(String(number)))
    }

    /// Adds a phrase.
    public mutating func appendInterpolation(_ other: Phrase) { phrase.append(other) }

    /// Adds a date.
    public mutating func appendInterpolation(_ moment: Moment) { phrase.append(.time(moment)) }

    /// Adds text out of a document.
    public mutating func appendInterpolation(code text: String) { phrase.append(Span.code(text)) }

    /// Adds prose that matters more.
    public mutating func appendInterpolation(strong text: String) {
      phrase.append(Span.strong(text))
    }
  }

  /// Makes a phrase of prose.
  public init(stringLiteral text: String) { self.init([.words(text)]) }

  /// Makes a phrase of prose and parts.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }
}

// MARK: - Lists

extension Phrase {
  /// `a, b and c`.
  public static func list(_ phrases: [Phrase], _ conjunction: String) -> Phrase {
    guard phrases.count > 1, let last = phrases.last else { return phrases.first ?? Phrase() }
    return "\(phrases.dropLast().joined(", ")) \(conjunction) \(last)"
  }

  /// `a, b and c`, each quoted from a document.
  public static func codes(_ texts: [String], _ conjunction: String) -> Phrase {
    list(texts.map(Phrase.code), conjunction)
  }
}

extension Sequence<Phrase> {
  /// The phrases with words between them.
  public func joined(_ separator: String) -> Phrase {
    var joined = Phrase()
    for (index, phrase) in enumerated() {
      if index > 0 { joined.append(.words(separator)) }
      joined.append(phrase)
    }
    return joined
  }
}
