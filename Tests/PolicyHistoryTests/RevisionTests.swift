import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Revisions")
struct RevisionTests {
  static func revision(_ id: String = "v2", _ readings: Reading...) throws -> Revision {
    try Revision(id: try RevisionID(id), readings: readings)
  }

  @Test func readingsAreASortedSet() throws {
    let iam = try Reading(Samples.iam, created: "2024-01-01T00:00:00Z", "s3:A")
    let page = try Reading(Samples.page, "s3:A")
    let archive = try Reading(Samples.archive(), observed: "2024-01-02", "s3:A")
    var bare = archive
    bare.document = nil
    let revision = try Self.revision("v2", iam, archive, page, iam, bare)
    #expect(revision.readings == [page, bare, archive, iam])
    #expect(try revision == Self.revision("v2", bare, page, iam, archive))
  }

  @Test func ofReadingsThatDifferInObservedTheEarliestStays() throws {
    let early = try Reading(Samples.archive(), observed: "2024-01-02", "s3:A")
    let late = try Reading(Samples.archive(), observed: "2024-01-03", "s3:A")
    let never = try Reading(Samples.archive(), "s3:A")
    for readings in [[early, late, never], [never, late, early], [late, early, never]] {
      #expect(readings.asSet() == [early])
    }
    var noted = late
    noted.source.note = "another"
    #expect([early, noted].asSet().count == 2)
    let other = try Reading(Samples.archive(), observed: "2024-01-01", "s3:B")
    #expect([early, other].asSet().count == 2)
  }

  @Test func theBestFidelityWithADocumentCounts() throws {
    var inferred = Samples.page
    inferred.fidelity = .reconstructed
    let guess = try Reading(inferred, observed: "2024-01-01", "s3:Guess")
    let page = try Reading(Samples.page, "s3:Page")
    let iam = try Reading(Samples.iam, created: "2024-01-01T00:00:00Z")
    let revision = try Self.revision("v2", guess, page, iam)
    #expect(revision.counting == page)
    #expect(revision.rivals == [guess])
    let seen = try Reading(Samples.archive(), "s3:Seen")
    #expect(try Self.revision("v2", guess, page, iam, seen).counting == seen)
    let bare = try Self.revision("v2", iam)
    #expect(bare.document == nil && bare.rivals.isEmpty)
  }

  @Test func ofEqualFidelityTheFirstReadingCounts() throws {
    let a = try Reading(Samples.archive("a"), observed: "2024-01-02", "s3:A")
    let b = try Reading(Samples.archive("b"), observed: "2024-01-01", "s3:B")
    #expect(try Self.revision("v2", b, a).counting == a)
  }

  @Test func eachDateIsTheEarliestOfTheBestThatStateIt() throws {
    let page = try Reading(Samples.page, created: "2024-01-01", observed: "2024-01-05")
    let iam = try Reading(Samples.iam, created: "2024-01-03T10:00:00Z")
    let archive = try Reading(Samples.archive(), created: "2024-01-03T09:00:00Z")
    let revision = try Self.revision("v2", page, iam, archive)
    #expect(revision.created?.description == "2024-01-03T09:00:00Z")
    #expect(revision.observed?.description == "2024-01-05")
  }

  @Test(arguments: [
    ("v2", "2024-01-01", "2024-02-02", "2024-01-01"),
    ("v2", nil, "2024-02-02", "2024-02-02"),
    ("v2-after-v3", "2024-01-01", "2024-02-02", "2024-02-02"),
    ("v2-after-v3", "2024-01-01", nil, "2024-01-01"),
    ("v2-2024-03-03", "2024-01-01", "2024-02-02", "2024-01-01"),
    ("v2-2024-03-03", nil, nil, "2024-03-03"),
    ("2024-03-03", "2024-01-01", "2024-02-02", "2024-01-01"),
    ("2024-03-03", nil, "2024-02-02", "2024-02-02"),
    ("2024-03-03", nil, nil, "2024-03-03"),
  ])
  func effectiveIsCreatedThenObservedThenTheDayOfTheID(
    id: String, created: String?, observed: String?, effective: String
  ) throws {
    let reading = try Reading(Samples.archive(), created: created, observed: observed, "s3:A")
    #expect(try Self.revision(id, reading).effective.description == effective)
  }

  @Test func withoutAnyDateThereIsNoRevision() throws {
    let reading = try Reading(Samples.page, "s3:A")
    #expect(throws: UndatedRevision.self) { try Self.revision("v2", reading) }
    #expect(throws: UndatedRevision.self) { try Self.revision("v2") }
  }

  @Test func observedDocumentsOfOneMakingMayNotDiffer() throws {
    let a = try Reading(Samples.archive("a"), created: "2024-01-01T00:00:00Z", "s3:A")
    let undated = try Reading(Samples.archive("b"), observed: "2024-01-01", "s3:B")
    let later = try Reading(Samples.archive("c"), created: "2024-01-02T00:00:00Z", "s3:C")
    let page = try Reading(Samples.page, "s3:D")
    #expect(try Self.revision("v2", a, later, page).contradictingReadings == nil)
    let pair = try #require(try Self.revision("v2", undated, a, page).contradictingReadings)
    #expect(pair == (a, undated))
    let ofThatDay = try Reading(Samples.archive("d"), created: "2024-01-01", "s3:D")
    #expect(try Self.revision("v2", a, ofThatDay).contradictingReadings != nil)
    let text = Contradiction.documents(
      try Samples.policy().key, try RevisionID("v2"), pair.0, pair.1
    ).description
    #expect(text.hasPrefix("`Sample` v2: git `https://example.com/a.git` (document "))
    #expect(text.contains(" and git `https://example.com/b.git` (document "))
  }

  @Test func theSummaryIsOfTheFirstReadingThatHasOne() throws {
    var iam = try Reading(Samples.iam, created: "2024-01-01")
    iam.summary = "of IAM"
    var page = try Reading(Samples.page)
    #expect(try Self.revision("v2", iam, page).summary == "of IAM")
    page.summary = "of the page"
    #expect(try Self.revision("v2", iam, page).summary == "of the page")
  }
}
