internal import Importing
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// What importing the announcements of a page did.
struct AnnouncementsOutcome {
  /// A row of the page, beside what is recorded.
  struct Row {
    /// The row.
    let entry: AnnouncementImport.Entry
    /// The revision that the announcement belongs to.
    let revision: Timeline.Entry?
    /// Where its words and the observed change disagree.
    let disagreement: Phrase?
  }

  /// The rows in the page's order.
  let rows: [Row]

  /// The first cells of rows without a day that can be read.
  let undated: [String]

  /// How many rows had an outcome.
  func count(_ outcome: AnnouncementImport.Outcome) -> Int {
    rows.count { $0.entry.outcome == outcome }
  }

  /// How many policies the page speaks of.
  var policies: Int { Set(rows.compactMap(\.entry.policy)).count }
}

extension Session {
  /// Records the announcements of a page.
  ///
  /// - Throws: What reading and writing the store throws, `FormatError` for a document that cannot be
  ///   read.
  func importing(
    _ page: AnnouncementPage, address: String?, scope: PolicyScope
  ) throws -> AnnouncementsOutcome {
    let store = try storeIfAny()
    let directory = try store?.directory() ?? History().directory
    var announcements = AnnouncementImport(page, address: address, in: directory, scope: scope)
    // Without a policy there is nothing to record, and no store is made for it.
    if let store, !announcements.policies.isEmpty {
      let found = announcements
      try store.update(about: found.policies, by: .replay) { present in
        announcements = found
        return announcements.record(in: present)
      }
    }
    var timelines: [PolicyKey: Timeline] = [:]
    for key in announcements.policies { timelines[key] = try store?.timeline(of: key) }
    var disagreements = Disagreements(named: named)
    let rows = try announcements.entries.map { entry throws in
      try AnnouncementsOutcome.Row(
        entry, in: entry.policy.flatMap { timelines[$0] }, &disagreements)
    }
    return AnnouncementsOutcome(rows: rows, undated: page.undated)
  }
}

extension AnnouncementsOutcome.Row {
  /// Looks a row up in the timeline of its policy.
  fileprivate init(
    _ entry: AnnouncementImport.Entry, in timeline: Timeline?,
    _ disagreements: inout Disagreements
  ) throws {
    self.entry = entry
    let told = entry.announcement
    revision = timeline?.entries.first { revision in
      guard let announcement = revision.announcement else { return false }
      return announcement.date == told.date && announcement.news == told.news
    }
    guard let timeline, let index = revision?.index else {
      disagreement = nil
      return
    }
    disagreement = try disagreements.find(at: index, in: timeline)
  }
}

/// Where announcements and observed changes disagree; each is worked out once, however often a page
/// repeats a row.
private struct Disagreements {
  let named: () -> NamedActions
  private var known: [PolicyKey: [Int: Phrase?]] = [:]

  init(named: @escaping () -> NamedActions) { self.named = named }

  mutating func find(at index: Int, in timeline: Timeline) throws -> Phrase? {
    if let known = known[timeline.key]?[index] { return known }
    var found: Phrase?
    if let step = timeline.steps.first(where: { $0.to?.index == index }) {
      let change = try Change(step, of: timeline.key, named: named)
      found = Words.disagreement(in: PolicyChange(change, in: timeline))
    }
    known[timeline.key, default: [:]].updateValue(found, forKey: index)
    return found
  }
}
