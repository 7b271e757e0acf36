internal import Publishing

/// What a piece of text says beside its words; where colour is allowed it is shown by colour.
enum Tone {
  case plain
  /// Access that was gained.
  case gained
  /// Access that was lost.
  case lost
  /// What a reader looks for first.
  case strong
  /// What is there to be looked up.
  case faint
  /// What is out of the ordinary.
  case notable
}

/// A line of text without its end, in pieces that each have a tone.
///
/// Text from outside becomes part of a line in one way, `init(_:_:)`, which makes it harmless.
struct Line {
  private(set) var pieces: [(text: String, tone: Tone)]

  /// Makes a line of a text.
  init(_ text: String = "", _ tone: Tone = .plain) {
    pieces = text.isEmpty ? [] : [(text.visible, tone)]
  }

  /// Makes a line of a phrase: what is quoted from a document shows by a tone.
  init(_ phrase: Phrase, _ tone: Tone = .plain, code: Tone? = nil) {
    pieces = phrase.spans.map { span in
      switch span {
      case .code(let text): (text.isEmpty ? "\"\"" : span.text, code ?? tone)
      case .strong: (span.text, .strong)
      case .words, .time, .link: (span.text, tone)
      }
    }
  }

  /// The line as prose, for a page.
  var phrase: Phrase { Phrase(pieces.map { .words($0.text) }) }

  /// How many columns it takes.
  var width: Int { pieces.reduce(0) { $0 + $1.text.width } }

  /// Whether there is nothing in it.
  var isEmpty: Bool { pieces.isEmpty }

  static func + (a: Line, b: Line) -> Line {
    var line = a
    line += b
    return line
  }

  static func += (a: inout Line, b: Line) {
    for piece in b.pieces {
      if let last = a.pieces.last, last.tone == piece.tone {
        a.pieces[a.pieces.count - 1].text += piece.text
      } else {
        a.pieces.append(piece)
      }
    }
  }

  /// Blanks.
  static func blanks(_ count: Int) -> Line {
    Line(String(repeating: " ", count: max(0, count)))
  }

  /// The line with blanks behind it up to a width.
  func padded(to width: Int) -> Line { self + .blanks(width - self.width) }

  /// The words of the line, each in its tone; blanks between them are not kept.
  var words: [Line] {
    var words: [Line] = []
    var isInWord = false
    for (text, tone) in pieces {
      if text.first == " " { isInWord = false }
      for part in text.split(separator: " ") {
        let word = Line(pieces: [(String(part), tone)])
        if isInWord, part.startIndex == text.startIndex {
          words[words.count - 1] += word
        } else {
          words.append(word)
        }
        isInWord = true
      }
      if text.last == " " { isInWord = false }
    }
    return words
  }

  private init(pieces: [(text: String, tone: Tone)]) { self.pieces = pieces }
}

extension Line: ExpressibleByStringLiteral {
  /// Makes a plain line.
  init(stringLiteral text: String) { self.init(text) }
}

extension [Line] {
  /// The lines one behind the other with something between them.
  func joined(_ separator: Line) -> Line {
    guard var line = first else { return Line() }
    for next in dropFirst() { line += separator + next }
    return line
  }
}

extension Line {
  /// The line without the blanks at its end.
  var trimmed: Line {
    var pieces = self.pieces
    while let last = pieces.last {
      guard let end = last.text.lastIndex(where: { $0 != " " }) else {
        pieces.removeLast()
        continue
      }
      pieces[pieces.count - 1].text = String(last.text[...end])
      break
    }
    return Line(pieces: pieces)
  }
}
