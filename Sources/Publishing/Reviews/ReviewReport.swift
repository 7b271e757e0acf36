public import PolicyHistory

/// What became of policies since somebody looked at them: what `review` answers.
public struct ReviewReport: Sendable {
  /// A policy, and what revisions in between allowed that neither the one that was looked at nor the
  /// last one does.
  public struct Item: Sendable {
    /// What became of it.
    public let review: Review

    /// What only revisions in between allowed.
    public let transient: [TransientEntry]

    /// Who has it in the accounts that were looked at, where it is not in the lock.
    public let holders: [Principal]

    /// Puts together what is known of a policy.
    public init(
      _ review: Review, transient: [TransientEntry] = [], holders: [Principal] = []
    ) {
      self.review = review
      self.transient = transient
      self.holders = holders
    }

    /// Whether there is something to read: a change, or access that came and went.
    public var isTold: Bool { review.outcome <= .changed || !transient.isEmpty }
  }

  /// The policies, the gravest change first, then by scope and name.
  public let items: [Item]

  /// Why of others it is not known, in the order of the lock.
  public let unknown: [Phrase]

  /// Puts policies in order.
  public init(_ items: [Item], unknown: [Phrase]) {
    self.items = items.sorted { a, b in
      if a.review.outcome != b.review.outcome { return a.review.outcome < b.review.outcome }
      let (first, second) = (a.review.risk, b.review.risk)
      return first == second ? a.review.timeline.key < b.review.timeline.key : second < first
    }
    self.unknown = unknown
  }

  /// The policies that there is something to read of.
  public var told: [Item] { items.filter(\.isTold) }

  /// Whether access was gained, or a guard loosened, that nobody has looked at.
  public var isUnreviewed: Bool { items.contains { $0.review.outcome == .unreviewed } }

  /// How many came to something.
  public func count(_ outcome: Review.Outcome) -> Int {
    items.count { $0.review.outcome == outcome }
  }
}
