internal import PolicyHistory

/// A stretch of time, open where an end is not given; days are whole.
struct Stretch {
  private var since: Moment?
  private var until: Moment?

  /// All of time.
  init() {}

  /// Reads the values of `--since` and `--until`.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  init(since: String?, until: String?) throws(Failure) {
    self.since = try Moment.read(since, of: "--since")
    self.until = try Moment.read(until, of: "--until")
    try Moment.requireOrder(("--since", self.since), ("--until", self.until))
  }

  /// Whether a moment is in it, at least in part.
  func meets(_ moment: Moment) -> Bool {
    (since.map { $0.start <= moment.end } ?? true) && (until.map { moment.start <= $0.end } ?? true)
  }
}
