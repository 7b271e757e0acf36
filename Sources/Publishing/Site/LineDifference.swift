/// Two texts line by line: what is new and what is gone, and at which lines access was gained or lost.
struct LineDifference {
  private let lines: [(mark: Character, text: Substring, notes: [String])]

  /// Compares texts.
  ///
  /// - Parameters:
  ///   - lost: The lines of the old text, by their number from 0, that are marked so.
  ///   - gained: The lines of the new text that are marked so.
  init(
    from old: String, to new: String, lost: Set<Int> = [], gained: Set<Int> = []
  ) {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [(Character, Substring, [String])] = []
    var (i, j) = (0, 0)
    for pair in CommonLines(old, new).pairs + [(old: old.count, new: new.count)] {
      for i in i..<pair.old { lines.append(("-", old[i], lost.contains(i) ? ["lost"] : [])) }
      for j in j..<pair.new { lines.append(("+", new[j], gained.contains(j) ? ["gained"] : [])) }
      (i, j) = (pair.old + 1, pair.new + 1)
      if pair.old == old.count { break }
      let notes =
        (gained.contains(pair.new) ? ["gained"] : []) + (lost.contains(pair.old) ? ["lost"] : [])
      lines.append((" ", new[pair.new], notes))
    }
    self.lines = lines
  }

  /// The lines as they stand in `pre`.
  var markup: [Markup] {
    lines.flatMap { mark, text, notes -> [Markup] in
      let line = "\(mark) \(String(text).visible)"
      let notes = notes.flatMap { [.text(" "), Markup.mark($0)] }
      switch mark {
      case "+": return [.element("ins", text: line)] + notes + [.text("\n")]
      case "-": return [.element("del", text: line)] + notes + [.text("\n")]
      default: return [.text(line)] + notes + [.text("\n")]
      }
    }
  }
}

extension Markup {
  /// A word beside a line of a document: `gained` or `lost`.
  static func mark(_ word: String) -> Markup {
    .element("mark", [.init("class", word)], text: word)
  }
}
