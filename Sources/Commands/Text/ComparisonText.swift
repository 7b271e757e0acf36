internal import PolicyLanguage
internal import Publishing

/// What differs between two documents as lines, grouped by service.
struct ComparisonText {
  /// How it is laid out.
  let style: TextStyle

  /// The blanks before everything.
  let indent: Int

  /// The most entries of a service and sign that are shown where lists are folded.
  private static let shown = 12

  /// The lines of a comparison; none where nothing differs.
  func lines(_ comparison: DocumentComparison) -> [Line] {
    access(comparison.gained, comparison.lost) + ineffective(comparison.allow)
      + guarding(comparison)
  }

  private func access(_ gained: [AccessEntry], _ lost: [AccessEntry]) -> [Line] {
    let services = Set((gained + lost).map(\.action.actionService)).sorted {
      $0.precedesBytewise($1)
    }
    let text = EntryText(style, indent: indent + 2, aligning: gained + lost)
    return services.flatMap { service in
      [.blanks(indent) + Line(service == "*" ? "any service" : service, .strong)]
        + entries(gained.filter { $0.action.actionService == service }, .gained, text)
        + entries(lost.filter { $0.action.actionService == service }, .lost, text)
    }
  }

  private func entries(
    _ entries: [AccessEntry], _ sign: EntryText.Sign, _ text: EntryText
  ) -> [Line] {
    let shown = style.isFull || entries.count <= Self.shown + 1 ? entries.count : Self.shown
    let lines = entries.prefix(shown).flatMap { text.lines($0, sign) }
    let rest = entries.count - shown
    if rest == 0 { return lines }
    return lines + [.blanks(indent + 2) + Line("\(sign.rawValue) ", sign.tone) + style.more(rest)]
  }

  // MARK: The guard

  /// New Allows that a Deny takes whole: they give nothing, and one would look for them.
  private func ineffective(_ allow: EffectComparison) -> [Line] {
    let moved = (allow.added + allow.partlyAdded).filter(\.isIneffective)
    if moved.isEmpty { return [] }
    return [.blanks(indent) + Line("allowed without effect, because all of it is denied", .strong)]
      + self.moved(moved, "")
  }

  private func guarding(_ comparison: DocumentComparison) -> [Line] {
    if comparison.guard == .same { return [] }
    let word = comparison.guard == .mixed ? "changed" : comparison.guard.rawValue
    let certainty = comparison.isGuardPossible ? Line(", perhaps", .notable) : ""
    let deny = comparison.deny
    return [.blanks(indent) + Line("guard \(word)", .strong) + certainty]
      + moved(deny.added + deny.partlyAdded, "now denied: ")
      + rescoped(deny.widened, "now denied: ")
      + moved(deny.removed + deny.partlyRemoved, "no longer denied: ")
      + rescoped(deny.narrowed, "no longer denied: ")
      + rescoped(deny.rescoped, "denied otherwise: ")
  }

  private func moved(_ list: [EffectComparison.Moved], _ words: String) -> [Line] {
    folded(list) { moved in
      let scopes = Words.describe(moved.scopes)
      let pattern = Self.pattern(moved.action, moved.except)
      return scopes.isEmpty ? "\(words)\(pattern)" : "\(words)\(pattern), \(scopes)"
    }
  }

  private func rescoped(_ list: [EffectComparison.Rescoped], _ words: String) -> [Line] {
    folded(list) { moved in
      let pattern = Self.pattern(moved.action, moved.except)
      let (before, after) = (Words.describeFully(moved.before), Words.describeFully(moved.after))
      return "\(words)\(pattern), \(after) (before: \(before))"
    }
  }

  private static func pattern(_ action: String, _ except: [String]) -> Phrase {
    except.isEmpty ? .code(action) : "\(code: action) except \(Phrase.codes(except, "and"))"
  }

  private func folded<Element>(_ list: [Element], _ phrase: (Element) -> Phrase) -> [Line] {
    let shown = style.isFull || list.count <= Self.shown + 1 ? list.count : Self.shown
    let lines = list.prefix(shown).flatMap { element in
      Layout.fill(
        Line(phrase(element)), width: style.width, first: .blanks(indent + 2), indent: indent + 6)
    }
    return shown == list.count
      ? lines : lines + [.blanks(indent + 2) + style.more(list.count - shown)]
  }
}
