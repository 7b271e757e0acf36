internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// The actions of a policy and since when it allows them, as lines, service by service.
struct BlameText {
  /// How it is laid out.
  let style: TextStyle

  /// By which dates.
  let clock: Clock

  /// The most actions of a service that are shown where lists are folded.
  private static let shown = 24

  /// The lines of an answer.
  func lines(_ blame: Blame) -> [Line] {
    let ids = [blame.entries.first, blame.entries.last].map { $0?.revision.id.text ?? "" }
    let revisions = ids[0] == ids[1] ? ids[0] : "\(ids[0])–\(ids[1])"
    let title = Line("\(blame.timeline.key)", .strong) + Line(" \(revisions)")
    if blame.actions.isEmpty { return [title, "  no action that is asked for is named"] }
    let services = Dictionary(grouping: blame.actions, by: \.pattern.actionService)
      .sorted { $0.key.precedesBytewise($1.key) }
    return [title]
      + services.flatMap { service, actions in
        ["  " + Line(service == "*" ? "any service" : service, .strong)]
          + self.lines(actions, blame)
      }
  }

  private func lines(_ actions: [Blame.Action], _ blame: Blame) -> [Line] {
    let shown = style.isFull || actions.count <= Self.shown + 1 ? actions.count : Self.shown
    let widest = actions.prefix(shown).map(\.pattern.visible.width).max() ?? 0
    // Where there is room the stories stand beside the actions, all in one column.
    let column = 4 + widest + 2 + 60 <= style.width ? 4 + widest + 2 : nil
    let lines = actions.prefix(shown).flatMap { self.lines($0, blame, column: column) }
    return shown == actions.count
      ? lines : lines + ["    " + style.more(actions.count - shown)]
  }

  private func lines(_ action: Blame.Action, _ blame: Blame, column: Int?) -> [Line] {
    var story = Line(Words.describe(action, in: blame, isFull: style.isFull))
    if let named = Words.firstNamed(action, on: clock) {
      story += Line("; first named anywhere \(named)", .faint)
    }
    let start = "    " + Line(action.pattern, tone(of: action))
    guard let column else {
      return [start] + Layout.fill(story, width: style.width, first: .blanks(6), indent: 6)
    }
    return Layout.fill(story, width: style.width, first: start.padded(to: column), indent: column)
  }

  private func tone(of action: Blame.Action) -> Tone {
    switch action.current?.coverage {
    case .some(.all): .gained
    case .some(.some): .notable
    case .some(.none): .lost
    case nil: .plain
    }
  }
}
