import Importing
import PolicyHistory
import Testing

/// Which file changes of an archive become revisions.
@Suite struct RevisionTests {
  @Test func `a version has IAM's date and that of the commit that showed it first`() throws {
    let archive = try TestArchive([TestCommit(1, ["policies/P": .version(1)])])
    let reading = try archive.read()
    let revision = try #require(reading.history.policy("P").revisions.first)
    #expect("\(revision.id)" == "v1")
    #expect("\(try #require(revision.created))" == "2023-01-01T00:00:00Z")
    #expect("\(try #require(revision.observed))" == "2024-01-01T01:00:00Z")
    let source = try #require(revision.readings.first?.source)
    #expect(source == Source(kind: .git, reference: "archive", fidelity: .observed))
    #expect(reading.history.policies.keys.first?.scope == .aws)
  }

  @Test func `another layout, order of keys or spelling of dates is nothing new`() throws {
    let other = """
      {"PolicyVersion": {"IsDefaultVersion": true, "VersionId": "v1",
      "Document": {"Statement": [{"Resource": "*", "Action": "s3:Get1", "Effect": "Allow"}],
      "Version": "2012-10-17"}, "CreateDate": "2023-01-01T00:00:00+00:00"}}
      """
    let encoded = """
      {"PolicyVersion": {"VersionId": "v1", "CreateDate": 1672531200.0, "Document":
      "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C\
      %22Action%22%3A%22s3%3AGet1%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D"}}
      """
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1)]), TestCommit(2, ["policies/P": .text(other)]),
      TestCommit(3, ["policies/P": .text(encoded)]), TestCommit(4, ["policies/P": .version(1)]),
    ])
    let reading = try archive.read()
    #expect(try reading.history.policy("P").revisions.map(\.readings.count) == [1])
    #expect(reading.summary.revisions == 1)
    #expect(reading.summary.known == 3)
    #expect(reading.summary.files == 3)
    #expect(reading.summary.addsUp)
  }

  @Test func `versions that come back are revisions of their own`() throws {
    let archive = try TestArchive(
      [1, 2, 1, 2, 1, 3].enumerated().map { index, version in
        TestCommit(index + 1, ["policies/P": .version(version)])
      })
    let reading = try archive.read()
    let ids = ["v1", "v2", "v1-after-v2", "v2-after-v1", "v1-after-v2-2", "v3"]
    #expect(try Set(reading.history.policy("P").revisions.map { "\($0.id)" }) == Set(ids))
    // Two steps back; the one forward again, to v2, is none.
    #expect(reading.summary.rollbacks == 2)
    let back = try reading.history.policy("P")[RevisionID("v1-after-v2")]
    #expect("\(try #require(back?.effective))" == "2024-01-01T03:00:00Z")
  }

  @Test func `an old number with a new date was made anew`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1)]), TestCommit(2, ["policies/P": .version(2)]),
      TestCommit(3, ["policies/P": .version(1, day: 20, allows: "s3:Put")]),
    ])
    let reading = try archive.read()
    #expect(try reading.history.ids("P") == ["v1", "v2", "v1-2023-01-20"])
    #expect(reading.summary.recreations == 1)
    #expect(reading.summary.rollbacks == 0)
  }

  @Test func `a version about to be replaced is no revision`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1), "policies/Q": .version(7, isDefault: false)]),
      TestCommit(2, ["policies/P": .version(1, isDefault: false)]),
      TestCommit(3, ["policies/P": .version(3)]),
    ])
    let reading = try archive.read()
    #expect(try reading.history.ids("P") == ["v1", "v3"])
    #expect(reading.history.policies.count == 1)
    #expect(reading.summary.superseded == 2)
    #expect(reading.summary.addsUp)
    #expect(reading.summary.gaps.map(\.missing) == [2...2])
  }

  @Test func `a bare document without a version goes by its day`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .document("s3:Get")]),
      TestCommit(2, ["policies/P": .document("s3:Get*")]),
      TestCommit(30, parents: [2], ["policies/P": .document("s3:Put*")]),
    ])
    #expect(try archive.read().history.ids("P") == ["2024-01-01", "2024-01-01-2", "2024-01-02"])
  }
}

/// Commits beside the main line.
@Suite struct BranchTests {
  @Test func `a version that only a side branch shows is recorded, and a merge is no news`() throws
  {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1), "policies/Q": .version(1)]),
      TestCommit(2, parents: [1], ["policies/P": .version(2)]),
      TestCommit(3, parents: [1], ["policies/Q": .version(2)]),
      TestCommit(4, parents: [3], ["policies/Q": .version(3)]),
      // The merge takes the side's second file and drops nothing of the main line.
      TestCommit(5, parents: [2, 4], ["policies/Q": .version(3)]),
    ])
    let reading = try archive.read()
    #expect(try reading.history.ids("Q") == ["v1", "v2", "v3"])
    #expect(reading.summary.changes == 5)
  }

  @Test func `a branch that lags behind brings nothing back`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1)]),
      TestCommit(2, parents: [1], ["policies/P": .version(4)]),
      // Forked before version 4: shows 2 and 3 later than main showed 4.
      TestCommit(3, parents: [1], ["policies/P": .version(2)]),
      TestCommit(4, parents: [3], ["policies/P": .version(3)]),
      TestCommit(5, parents: [2, 4], ["policies/P": .version(4)]),
      TestCommit(6, parents: [5], ["policies/P": .version(5)]),
    ])
    let reading = try archive.read()
    #expect(try reading.history.ids("P") == ["v1", "v2", "v3", "v4", "v5"])
    #expect(reading.summary.rollbacks == 0)
    // That branch showed it, but not as what was in force.
    #expect(try reading.history.policy("P")[RevisionID("v2")]?.observed == nil)
  }

  @Test func `what a merge itself changed counts`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1)]),
      TestCommit(2, parents: [1], ["policies/Q": .version(1)]),
      TestCommit(3, parents: [1], ["policies/R": .version(1)]),
      TestCommit(
        4, parents: [2, 3], ["policies/P": .version(2), "policies/R": .version(1)]),
    ])
    #expect(try archive.read().history.ids("P") == ["v1", "v2"])
  }
}
