/// Two texts line by line: what is new and what is gone, and at which lines access was gained or lost.
struct LineDifference {
  private let lines: [(mark: Character, text: Substring, notes: [String])]

  /// Compares texts.
  ///
  /// - Parameters:
  ///   - lost: The lines of the old text, by their number from 0, that are marked so.
  ///   - gained: The lines of the new text that are marked so.
  /// - Complexity: O(*n* · *d*), *d* being the number of lines that differ.
  init(
    from old: String, to new: String, lost: Set<Int> = [], gained: Set<Int> = []
  ) {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
    var removals: Set<Int> = []
    var insertions: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, _, _): insertions.insert(offset)
      }
    }
    var lines: [(Character, Substring, [String])] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removals.contains(i) {
        lines.append(("-", old[i], lost.contains(i) ? ["lost"] : []))
        i += 1
      } else if j < new.count, insertions.contains(j) {
        lines.append(("+", new[j], gained.contains(j) ? ["gained"] : []))
        j += 1
      } else if j < new.count {
        let notes = (gained.contains(j) ? ["gained"] : []) + (lost.contains(i) ? ["lost"] : [])
        lines.append((" ", new[j], notes))
        i += 1
        j += 1
      } else {
        break
      }
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
