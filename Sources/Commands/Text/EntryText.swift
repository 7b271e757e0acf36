internal import PolicyLanguage
internal import Publishing

/// Entries of gained and lost access as lines: a sign, the action, where and when it holds.
struct EntryText {
  /// What stands in front of an entry.
  enum Sign: String {
    case gained = "+"
    case lost = "-"
    /// Given for a time, and gone again.
    case transient = "±"

    /// The tone of the sign and the action.
    var tone: Tone {
      switch self {
      case .gained: .gained
      case .lost: .lost
      case .transient: .notable
      }
    }

    /// When the other side's scopes hold.
    fileprivate var otherSide: String {
      switch self {
      case .gained: "before"
      case .lost: "now"
      case .transient: "at the ends"
      }
    }
  }

  /// How it is laid out.
  let style: TextStyle

  /// The blanks before the sign.
  let indent: Int

  /// The column at which scopes begin.
  private let scopeColumn: Int

  /// Lays out entries that stand under each other, so that their scopes do too.
  init(_ style: TextStyle, indent: Int, aligning entries: [AccessEntry]) {
    self.style = style
    self.indent = indent
    let widest = entries.filter { !Words.describe($0.scopes).isEmpty }.map(\.action.visible.width)
      .max()
    let column = indent + 2 + min(widest ?? 0, 48) + 2
    scopeColumn = column + 30 > style.width ? indent + 4 : column
  }

  /// The lines of an entry.
  func lines(_ entry: AccessEntry, _ sign: Sign) -> [Line] {
    let start = .blanks(indent) + Line("\(sign.rawValue) \(entry.action)", sign.tone)
    var lines = scopes(of: entry, behind: start)
    let exceptions = exceptions(entry)
    if lines.count == 1, let first = exceptions.first, lines[0].width == start.width {
      lines = [lines[0] + "  " + first] + exceptions.dropFirst()
    } else {
      lines += exceptions.prefix(1).map { .blanks(indent + 2) + $0 } + exceptions.dropFirst()
    }
    return lines + otherSide(entry, sign) + known(entry) + certainty(entry)
  }

  // MARK: Parts

  private func scopes(of entry: AccessEntry, behind start: Line) -> [Line] {
    let scopes = Line(Words.describe(entry.scopes), .faint, code: .plain)
    if scopes.isEmpty { return [start] }
    if start.width + 2 <= scopeColumn {
      return fold(scopes, first: start.padded(to: scopeColumn), indent: scopeColumn)
    }
    if start.width + 2 + scopes.width <= style.width { return [start + "  " + scopes] }
    return [start] + fold(scopes, first: .blanks(indent + 4), indent: indent + 4)
  }

  /// What is taken out; the first line goes behind something.
  private func exceptions(_ entry: AccessEntry) -> [Line] {
    if entry.except.count < 2 {
      return entry.except.map { Line("except ", .faint) + Line($0) }
    }
    let shown = style.isFull ? entry.except.count : min(entry.except.count, 24)
    let rest = entry.except.count - shown
    let items = entry.except.prefix(shown).map { Line($0) }
    return [Line("except these \(entry.except.count):", .faint)]
      + Layout.grid(items, width: style.width, indent: indent + 4)
      + (rest > 0 ? [.blanks(indent + 4) + style.more(rest)] : [])
  }

  private func otherSide(_ entry: AccessEntry, _ sign: Sign) -> [Line] {
    if entry.before.isEmpty { return [] }
    let share = entry.how == .part ? ", in part" : ""
    let scopes = Line(Words.describeFully(entry.before), .faint, code: .plain)
    return detail(Line("\(sign.otherSide)\(share): ", .faint) + scopes)
  }

  private func known(_ entry: AccessEntry) -> [Line] {
    if entry.known.isEmpty { return [] }
    let shown = style.isFull || entry.known.count < 10 ? entry.known.count : 8
    let more = entry.known.count - shown
    let names = entry.known.prefix(shown).joined(separator: ", ")
    return detail(Line("among them \(names)" + (more > 0 ? " and \(more) more" : ""), .faint))
  }

  /// Why it is only possible; or a request that shows it, where one is not obvious: where nothing of
  /// the action was allowed on the other side, every request in the entry's scopes does.
  private func certainty(_ entry: AccessEntry) -> [Line] {
    switch entry.certainty {
    case .possible(let reason):
      return detail(Line("perhaps: \(Phrase(quoting: reason)) cannot be decided", .notable))
    case .proven(let witness):
      let isObvious =
        entry.how == .action || witness.context.isEmpty && entry.known.contains(witness.action)
      if isObvious, !style.isFull { return [] }
      return detail(Line("for example \(Words.describe(witness))", .faint))
    }
  }

  private func detail(_ line: Line) -> [Line] {
    fold(line, first: .blanks(indent + 2), indent: indent + 4)
  }

  /// Breaks a line; of one that takes too many lines the rest is folded.
  private func fold(_ line: Line, first: Line, indent: Int) -> [Line] {
    let lines = Layout.fill(line, width: style.width, first: first, indent: indent)
    if style.isFull || lines.count <= 5 { return lines }
    return lines.prefix(4) + [.blanks(indent) + style.more(lines.count - 4, "lines")]
  }
}

/// How text is laid out.
struct TextStyle {
  /// The columns there are.
  let width: Int

  /// Whether long lists are written out.
  let isFull: Bool

  /// What is said of the rest of a list.
  func more(_ count: Int, _ what: String = "") -> Line {
    Line("… and \(count) more\(what.isEmpty ? "" : " \(what)") (--full)", .faint)
  }
}
