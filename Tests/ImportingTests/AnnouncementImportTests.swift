import BundledHistory
import Foundation
import PolicyHistory
import Testing

@testable import Importing

/// Rows of a page find their policies, and are added once.
@Suite struct AnnouncementImportTests {
  let history: History

  init() throws { history = try History(files: BundledHistory.files) }

  static func page(_ rows: [(String, String, String)]) throws -> AnnouncementPage {
    let text = rows.map { "\($0.0)\n\($0.1)\n\($0.2)\n" }.joined()
    return try AnnouncementPage(Array("Change Description Date\n\(text)".utf8))
  }

  func imported(
    _ rows: [(String, String, String)], into history: History? = nil, address: String? = nil
  ) throws -> (entries: [AnnouncementImport.Entry], history: History) {
    let history = history ?? self.history
    var announcements = AnnouncementImport(
      try Self.page(rows), address: address, in: history.directory)
    let after = announcements.record(in: history)
    return (announcements.entries, after)
  }

  @Test(arguments: [
    ("AmazonQFullAccess - Updated policy", ["AmazonQFullAccess"], "Updated policy"),
    (
      "amazonqfullaccess – Update to an existing policy", ["AmazonQFullAccess"],
      "Update to an existing policy"
    ),
    (
      "AWSServiceRoleForUserSubscriptionPolicy - New policy",
      ["AWSServiceRoleForUserSubscriptions"], "New policy"
    ),
    (
      "AmazonQFullAccess, AmazonQDeveloperAccess: new",
      ["AmazonQFullAccess", "AmazonQDeveloperAccess"],
      "new"
    ),
    (
      "Updated the policy AmazonQFullAccess.", ["AmazonQFullAccess"],
      "Updated the policy AmazonQFullAccess."
    ),
    ("AmazonQFullAccess", ["AmazonQFullAccess"], "AmazonQFullAccess"),
    (
      "Amazon Q Developer started tracking changes", [],
      "Amazon Q Developer started tracking changes"
    ),
    ("AmazonQFullAccessTwo - Updated policy", [], "AmazonQFullAccessTwo - Updated policy"),
  ])
  func `a row names its policies by name or alias`(
    change: String, names: [String], title: String
  ) throws {
    let entries = try imported([(change, "Told.", "May 1, 2025")]).entries
    #expect(entries.compactMap { $0.policy?.description } == names)
    #expect(Set(entries.map(\.announcement.title)) == [title])
    #expect(
      entries.allSatisfy {
        $0.outcome
          == (names.isEmpty ? (change.contains("tracking") ? .tracking : .unknown) : .added)
      })
  }

  @Test func `the page of the bundled history adds nothing`() throws {
    guard let page = try Self.seed() else { return }
    var announcements = AnnouncementImport(
      page, address: "https://docs.aws.amazon.com/elsewhere.html", in: history.directory)
    let after = announcements.record(in: history)
    #expect(after == history)
    #expect(announcements.entries.map(\.outcome).filter { $0 == .known }.count == 10)
    #expect(announcements.entries.map(\.outcome).filter { $0 == .tracking }.count == 1)
    #expect(announcements.entries.count == 11)
  }

  @Test func `what is added is added once, with everything the page says`() throws {
    let rows = [("AmazonQFullAccess - Updated policy", "More.", "May 1, 2025")]
    let (_, after) = try imported(rows, address: "https://a.example")
    let key = PolicyKey(name: try PolicyName("AmazonQFullAccess"))
    let added = try #require(after.policies[key]?.record.announcements.last)
    #expect(added.date == .day(try Day("2025-05-01")))
    #expect(added.title == "Updated policy" && added.text == "More.")
    #expect(added.url == "https://a.example")
    let again = try imported(rows, into: after, address: "https://b.example")
    #expect(again.history == after)
    #expect(again.entries.map(\.outcome) == [.known])
  }

  @Test func `the same news in other words is no other announcement, other news is`() throws {
    let page = [
      ("AmazonQFullAccess – Update to an existing policy", "Other words.", "July 9, 2024"),
      ("AmazonQFullAccess - Policy deprecated", "Gone.", "July 9, 2024"),
      ("AmazonQFullAccess - Updated policy", "Another day.", "July 10, 2024"),
    ]
    #expect(try imported(page).entries.map(\.outcome) == [.known, .added, .added])
  }

  @Test func `two pieces of news of one day are two`() throws {
    let row = ("AmazonQFullAccess - Updated policy", "One.", "July 9, 2024")
    let second = ("AmazonQFullAccess - Updated policy", "Two.", "July 9, 2024")
    let (entries, after) = try imported([row, second])
    #expect(entries.map(\.outcome) == [.known, .added])
    #expect(try imported([row, second], into: after).entries.map(\.outcome) == [.known, .known])
  }

  @Test func `a row that stands twice is one`() throws {
    let known = ("AmazonQFullAccess - Updated policy", "One.", "July 9, 2024")
    let new = ("AmazonQFullAccess - Updated policy", "One.", "May 1, 2025")
    let (entries, after) = try imported([known, known, new, new])
    #expect(entries.map(\.outcome) == [.known, .known, .added, .known])
    let key = PolicyKey(name: try PolicyName("AmazonQFullAccess"))
    #expect(after.policies[key]?.record.announcements.count == 6)
  }

  @Test func `what was in force is as before`() throws {
    let rows = [("AmazonQFullAccess - Updated policy", "One.", "July 8, 2024")]
    let after = try imported(rows).history
    for policy in history.policiesInOrder {
      let old = Timeline(of: policy, sources: history.sources)
      let new = Timeline(
        of: try #require(after.policies[policy.key]), sources: after.sources)
      #expect(old.entries.map(\.effective) == new.entries.map(\.effective))
      #expect(old.entries.map(\.revision) == new.entries.map(\.revision))
    }
  }

  static func seed() throws -> AnnouncementPage? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let shared =
      ProcessInfo.processInfo.environment["POLICY_HISTORY_SHARED"].map { URL(filePath: $0) }
      ?? root.appending(path: "../shared").standardizedFileURL
    let file = shared.appending(path: "seed/aws-managed-policies-for-amazon-q-developer.txt")
    guard FileManager.default.fileExists(atPath: file.path()) else {
      print("no documentation page at \(file.path()): not imported")
      return nil
    }
    return try AnnouncementPage(Array(try Data(contentsOf: file)))
  }
}
