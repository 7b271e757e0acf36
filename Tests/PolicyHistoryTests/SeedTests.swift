import BundledHistory
import Foundation
import PolicyLanguage
import Testing

/// The bundled history says what the saved documentation page says, where that page is at hand.
@Suite struct SeedTests {
  /// The page's policies, by the names IAM knows them by, in the page's order.
  static let policies = [
    "policies/aws/q/AmazonQFullAccess", "policies/aws/q/AmazonQDeveloperAccess",
    "policies/aws/s/AWSServiceRoleForAmazonQDeveloper",
    "policies/aws/s/AWSServiceRoleForUserSubscriptions",
  ]

  @Test func `the last document of each policy is the page's`() throws {
    guard let page = try Self.page() else { return }
    let printed = try page.split(separator: "\n").filter { $0.hasPrefix("{ ") }
      .map { try JSONReader.read(Array($0.utf8)) }
    #expect(printed.count == Self.policies.count)
    for (policy, document) in zip(Self.policies, printed) {
      #expect(try Self.lastDocument(of: policy) == document, "\(policy)")
    }
  }

  @Test func `each row of the page's table is an announcement`() throws {
    guard let page = try Self.page() else { return }
    let row = /(?<name>\S+) - (?<title>(?:Updated|New) policy)\n\n.+\n\n(?<date>\w+ \d+, \d{4})/
    let rows = page.matches(of: row).map { "\($0.name) \($0.date) \($0.title)" }
    #expect(rows.count == 10)
    #expect(try Self.announcements().sorted() == rows.sorted())
  }

  @Test func `no sentence of the page is copied`() throws {
    guard let page = try Self.page() else { return }
    let sentences = page.split(whereSeparator: { ".\n".contains($0) })
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter {
        $0.count > 25 && $0.contains(" ") && !$0.contains("{")
      }
    for file in BundledHistory.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for sentence in sentences { #expect(!text.contains(sentence), "\(file.path)") }
    }
  }

  /// The saved page, or nothing (and a line that says so) where it is not at hand.
  static func page() throws -> String? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let shared =
      ProcessInfo.processInfo.environment["POLICY_HISTORY_SHARED"].map { URL(filePath: $0) }
      ?? root.appending(path: "../shared").standardizedFileURL
    let file = shared.appending(path: "seed/aws-managed-policies-for-amazon-q-developer.txt")
    guard FileManager.default.fileExists(atPath: file.path()) else {
      print("no documentation page at \(file.path()): not compared with it")
      return nil
    }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  static func lastDocument(of policy: String) throws -> JSONValue? {
    let revisions = BundledHistory.files.filter { $0.path.hasPrefix("\(policy)/v") }
    let revision = try JSONReader.read(#require(revisions.last).bytes)
    return revision["readings"]?.array?.compactMap { $0["document"] }.first
  }

  /// The recorded announcements as the page writes its rows: documented name, day, title.
  static func announcements() throws -> [String] {
    let english = Date.FormatStyle(locale: Locale(identifier: "en_US"), timeZone: .gmt)
      .month(.wide).day().year()
    return try BundledHistory.files.filter { $0.path.hasSuffix("/policy.json") }.flatMap { file in
      let policy = try JSONReader.read(file.bytes)
      let name = (policy["aliases"]?.array?.first ?? policy["name"])?.string ?? ""
      return try (policy["announcements"]?.array ?? []).map { row in
        let date = try Date("\(row["date"]?.string ?? "")T00:00:00Z", strategy: .iso8601)
        return "\(name) \(date.formatted(english)) \(row["title"]?.string ?? "")"
      }
    }
  }
}
