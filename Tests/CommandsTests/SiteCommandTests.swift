import Foundation
import Testing

@Suite struct SiteCommandTests {
  static let address = ["--base-url", "https://example.org/p"]

  /// A folder with the site of the bundled history, and what the program said.
  private static func written() throws -> (place: Workplace, run: Run) {
    let place = try Workplace()
    let run = try place.run(["site", "public"] + address)
    try #require(run.status == 0, "\(run.errors)")
    return (place, run)
  }

  /// Every file in a folder, with when it was written.
  private static func files(_ place: Workplace) throws -> [String: Date] {
    let root = place.path("public")
    var files: [String: Date] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
      if attributes[.type] as? FileAttributeType == .typeRegular {
        files[path] = attributes[.modificationDate] as? Date
      }
    }
    return files
  }

  private static func text(_ path: String, in place: Workplace) throws -> String {
    try String(contentsOfFile: place.path("public/\(path)"), encoding: .utf8)
  }

  @Test func `pages, feeds and lists for programs are written`() throws {
    let (place, run) = try Self.written()
    let files = try Self.files(place)
    for path in [
      "index.html", "site.css", "site.js", "actions.js", "all.atom", "all.json", "all.rss",
      "policies/aws/AmazonQFullAccess.html", "policies/aws/AmazonQFullAccess.atom",
      "revisions/aws/AmazonQFullAccess/v5.html", "services/amazon-q-developer.html",
      "api/policies.json", "api/policies/aws/AmazonQFullAccess.json",
      "api/revisions/aws/AmazonQFullAccess/v5.json", "api/site.json",
    ] { #expect(files[path] != nil, "\(path)") }
    #expect(run.output == "")
    #expect(run.errors.contains("\(files.count) files written to `public`, 0 unchanged"))
    #expect(run.errors.contains("known until 2024-11-13"))
    let feed = try Self.text("all.atom", in: place)
    #expect(feed.contains(#"href="https://example.org/p/policies/aws/AmazonQFullAccess.html#v5""#))
  }

  @Test func `where nothing is new nothing is looked at`() throws {
    let (place, _) = try Self.written()
    try place.write("changed", to: "public/index.html")
    let before = try Self.files(place)
    let run = try place.run(["site", "public"] + Self.address)
    #expect(run.status == 0)
    #expect(run.errors.contains("nothing new since the last time"))
    #expect(!run.errors.contains("written"))
    #expect(try Self.files(place) == before)
  }

  @Test func `where it is asked for every file is looked at, and what differs is written`() throws {
    let (place, _) = try Self.written()
    let index = try Self.text("index.html", in: place)
    try place.write("changed", to: "public/index.html")
    let before = try Self.files(place)
    let run = try place.run(["site", "public", "--force"] + Self.address)
    #expect(run.errors.contains("1 file written to `public`, \(before.count - 1) unchanged"))
    #expect(try Self.text("index.html", in: place) == index)
    #expect(
      try Self.files(place).filter { before[$0.key] != $0.value }.keys.sorted() == ["index.html"])
  }

  @Test func `what was interrupted is gone through again`() throws {
    let (place, _) = try Self.written()
    for path in ["api/site.json", "revisions/aws/AmazonQFullAccess/v3.html"] {
      try FileManager.default.removeItem(atPath: place.path("public/\(path)"))
    }
    let run = try place.run(["site", "public"] + Self.address)
    #expect(run.errors.contains("2 files written to `public`"))
  }

  @Test func `another address changes the feeds alone`() throws {
    let (place, _) = try Self.written()
    let before = try Self.files(place)
    let run = try place.run("site", "public", "--base-url", "https://example.com/")
    #expect(run.status == 0)
    let changed = try Self.files(place).filter { before[$0.key] != $0.value }.keys
    let feeds = before.keys.filter { path in
      [".atom", ".rss"].contains { path.hasSuffix($0) }
        || path.hasSuffix(".json") && !path.hasPrefix("api/")
    }
    #expect(Set(changed) == Set(feeds + ["api/site.json"]))
  }

  @Test func `a new revision changes what tells of it alone, and what is not made any more stays`()
    throws
  {
    let (place, _) = try Self.written()
    for path in ["CNAME", "policies/aws/Gone.html"] {
      try place.write("mine", to: "public/\(path)")
    }
    let before = try Self.files(place)
    try place.write(RecordTests.document(), to: "document.json")
    let recorded = try place.run(
      "record", "AmazonQFullAccess", "document.json", "--version", "v6", "--effective", "2024-11-20"
    )
    #expect(recorded.status == 0, "\(recorded.errors)")
    #expect(try place.run(["site", "public"] + Self.address).status == 0)
    let after = try Self.files(place)
    let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
    #expect(changed.contains("revisions/aws/AmazonQFullAccess/v6.html"))
    // The page before it has a link to it.
    #expect(changed.contains("revisions/aws/AmazonQFullAccess/v5.html"))
    #expect(!changed.contains("revisions/aws/AmazonQFullAccess/v4.html"))
    #expect(
      changed.isSuperset(of: ["index.html", "policies/aws/AmazonQFullAccess.html", "all.atom"]))
    #expect(!changed.contains { $0.contains("AmazonQDeveloperAccess") })
    #expect(Set(before.keys).isSubset(of: after.keys))
    #expect(try Self.text("CNAME", in: place) == "mine")
  }

  @Test func `an address that is none is refused, and nothing is written`() throws {
    let place = try Workplace()
    let run = try place.run("site", "public", "--base-url", "example.org")
    #expect(run.status == 2)
    #expect(run.errors.contains("--base-url: `example.org`; accepted is an address such as"))
    let without = try place.run("site", "public")
    #expect(without.status == 2)
    #expect(without.errors.contains("--base-url"))
    #expect(!FileManager.default.fileExists(atPath: place.path("public")))
  }

  @Test func `a folder that cannot be made is told`() throws {
    let place = try Workplace()
    try place.write("", to: "file")
    for folder in ["file", "file/public"] {
      let run = try place.run(["site", folder] + Self.address)
      #expect(run.status == 2)
      #expect(run.errors.contains("cannot write `\(folder)/"), "\(run.errors)")
      #expect(run.errors.contains("not a directory"), "\(run.errors)")
    }
  }

  @Test func `a folder where a page belongs is told, and the next run begins anew`() throws {
    let place = try Workplace()
    let page = place.path("public/index.html")
    try FileManager.default.createDirectory(atPath: page, withIntermediateDirectories: true)
    let run = try place.run(["site", "public"] + Self.address)
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot write `public/index.html`"), "\(run.errors)")
    try FileManager.default.removeItem(atPath: page)
    let again = try place.run(["site", "public"] + Self.address)
    #expect(again.status == 0)
    #expect(again.errors.contains("files written"))
  }

  @Test func `the site of an empty history is a site`() throws {
    let place = try Workplace()
    try place.run("init", "--empty", "--history", "empty.git")
    let run = try place.run(["site", "public", "--history", "empty.git"] + Self.address)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Self.text("index.html", in: place).contains("0 policies, 0 revisions"))
    let again = try place.run(["site", "public", "--history", "empty.git"] + Self.address)
    #expect(again.errors.contains("nothing new since the last time"))
  }
}
