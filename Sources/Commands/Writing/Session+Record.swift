internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

extension Session {
  /// The short id of the newest snapshot; `nil` where there is none, or no store.
  var headIfAny: String? {
    get throws { try storeIfAny()?.shortHeadID }
  }

  /// Records what was asked for, or finds out what that would do.
  ///
  /// - Throws: `Failure`, `RecordingError`, `StoreError`; nothing is recorded then.
  func record(
    _ request: RecordRequest, _ name: String, scope: String?, arn: String?, isDry: Bool
  ) throws -> RecordOutcome {
    let store = try storeIfAny()
    let policy = try PolicyNaming(name, scope: scope, arn: arn, in: store)
    if !policy.isKnown {
      guard request.input != nil else {
        throw PolicyLookupError(text: name, candidates: policy.near)
      }
      let near = policy.near.map { "`\($0)`" }.joined(separator: ", ")
      let verb = policy.near.count == 1 ? "is" : "are"
      tell(
        notes: near.isEmpty
          ? [] : ["`\(policy.key)` is new to the history; near \(verb) \(near)"])
    }
    // What the last attempt did: recording is tried anew where others record at the same time.
    var trial: Trial?
    var snapshots: [(subject: String, id: String?)] = []
    func record(in present: History) throws -> History {
      let made = try Trial(request, policy, in: present)
      trial = made
      return made.after
    }
    if isDry {
      let present = try store?.part(about: [policy.key])
      let after = try record(in: present ?? History())
      let old = store?.headID == nil ? nil : present
      snapshots = try after.snapshotSubjects(after: old).map { ($0, nil) }
    } else {
      // A report that is refused makes no store.
      if store == nil { _ = try record(in: History()) }
      let store = try storeToWrite()
      let recorder = try recorder(for: store, at: request.now)
      snapshots = try store.update(about: [policy.key], by: recorder, record)
        .map { ($0.subject, String($0.id.prefix(7))) }
      if !snapshots.isEmpty { tellSigner(recorder) }
    }
    guard let trial else { throw Failure("nothing was recorded") }
    tell(notes: trial.notes)
    return try trial.outcome(snapshots, isDry: isDry) { documents in named(beside: documents) }
  }
}

/// A report recorded in a part of the history, not written yet.
private struct Trial {
  let before: Timeline?
  let after: History
  let reported: Reported
  let notes: [String]

  init(_ request: RecordRequest, _ policy: PolicyNaming, in present: History) throws {
    before = present.policies[policy.key].map { Timeline(of: $0, sources: present.sources) }
    let (report, notes) = try request.report(about: policy, in: before)
    var history = present
    reported = try history.record(report)
    after = history
    self.notes = notes + (try request.dates(of: reported, in: history))
  }

  func outcome(
    _ snapshots: [(subject: String, id: String?)], isDry: Bool,
    _ named: ([PolicyDocument]) -> () -> NamedActions
  ) throws -> RecordOutcome {
    guard let policy = after.policies[reported.key] else {
      throw Failure("`\(reported.key)` is gone from the history", .unknown)
    }
    let timeline = Timeline(of: policy, sources: after.sources)
    let documents = policy.revisions.compactMap { try? $0.document?.parsed() }
    return try RecordOutcome(
      before: before, after: timeline, reported, snapshots: snapshots, isDry: isDry,
      named: named(documents))
  }
}

extension RecordRequest {
  /// What is to be told of the date that the user gave and the revision has not.
  ///
  /// - Throws: `Failure` where the file itself says otherwise.
  fileprivate func dates(of reported: Reported, in history: History) throws(Failure) -> [String] {
    guard let effective, let id = reported.recorded?.id,
      let revision = history.policies[reported.key]?[id],
      effective.end < revision.effective.start || revision.effective.end < effective.start
    else { return [] }
    if let created = input?.content.created {
      throw Failure(
        "--effective: `\(effective)`, and by the file \(id) was created `\(created)`; a later date"
          + " is accepted where a version came back after another")
    }
    return ["\(id) took effect \(revision.effective) by what is recorded, not \(effective)"]
  }
}
