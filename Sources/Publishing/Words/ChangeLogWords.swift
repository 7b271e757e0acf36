public import PolicyHistory

extension Words {
  /// What an item of a change log is about: "AmazonQFullAccess v5: widened".
  public static func title(of item: ChangeLog.Item) -> Phrase {
    switch item {
    case .change(let change): title(of: change)
    case .trackingStarted(let service, _): "\(service.name): tracking started"
    case .announcement(_, let policy): "\(policy.description): announced, no revision recorded"
    case .status(let status, let policy): "\(policy.description): \(status.kind.rawValue)"
    }
  }

  /// Everything to be said of an item of a change log.
  ///
  /// - Parameter namesKnown: Whether to name actions of the history that an entry covers.
  public static func blocks(of item: ChangeLog.Item, namesKnown: Bool = true) -> [Block] {
    switch item {
    case .change(let change): blocks(of: change, namesKnown: namesKnown)
    case .trackingStarted(let service, _): [.paragraph(trackingStarted(service))]
    case .announcement(let announcement, _): [.quote(describe(announcement))]
    case .status(let status, _): [.paragraph(describe(status))]
    }
  }

  /// That a service began to keep a log.
  static func trackingStarted(_ service: ServiceRecord) -> Phrase {
    var name = Phrase()
    name.append(service.documentation.map { .link(service.name, to: $0) } ?? .words(service.name))
    return "\(name) began to keep a log of changes to its managed policies."
  }

  /// What became of a policy, and who says it.
  public static func describe(_ status: Status) -> Phrase {
    let meaning =
      switch status.kind {
      case .deprecated: "Cannot be attached any more; who has it keeps it"
      case .unlisted: "Missing from a complete list; who has it keeps it"
      case .deleted: "Deleted: gives no access any more"
      }
    return "\(meaning). Source: \(describe(status.source))."
  }

  /// Re-issues of one day in one line: "369 policies re-issued without change".
  static func reissued(_ changes: [PolicyChange]) -> Phrase {
    let policies = Set(changes.map(\.key)).count
    let line: Phrase = "\(count(policies, "policy", "policies")) re-issued without change"
    if changes.count > 6 { return "\(line)." }
    return "\(line): \(Phrase.list(changes.map(subject), "and"))."
  }

  /// A number and what is counted.
  package static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
