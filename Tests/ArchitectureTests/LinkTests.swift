import Foundation
import Testing

/// Links between the project's own pages lead somewhere.
@Suite struct LinkTests {
  @Test func `relative links of every page resolve`() throws {
    let top = try FileManager.default.contentsOfDirectory(atPath: Project.root.path())
      .filter { $0.hasSuffix(".md") }.sorted().map(Project.file)
    let pages = try top + Project.files(below: "docs", ending: ".md")
    #expect(pages.count >= 5)
    for page in pages {
      let broken = Self.links(of: page.text).filter { !Self.leads($0, from: page) }
      #expect(broken == [], "\(page.path)")
    }
  }

  @Test func `headings have the anchors that hosts of git give them`() {
    let anchors = Self.anchors(of: "# One, two\n```\n# not this\n```\n## `a/b.json` is\n")
    #expect(anchors == ["one-two", "abjson-is"])
  }

  @Test func `links are found outside code`() {
    let text = "[a](b.md#c) ![d](e.png)\n```\n[f](g)\n```\n`[h](i)` [j](https://example.org)"
    #expect(Self.links(of: text) == ["b.md#c", "e.png"])
  }

  /// Whether a link of a page leads to a file or folder that is there, and to a heading of it.
  static func leads(_ link: String, from page: Project.File) -> Bool {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let base = Project.root.appending(path: page.path)
    let target =
      parts[0].isEmpty
      ? base : base.deletingLastPathComponent().appending(path: parts[0]).standardizedFileURL
    guard FileManager.default.fileExists(atPath: target.path()) else { return false }
    guard parts.count == 2, target.pathExtension == "md" else { return true }
    guard let data = try? Data(contentsOf: target) else { return false }
    return anchors(of: String(decoding: data, as: UTF8.self)).contains(String(parts[1]))
  }

  /// The links of a page that are not addresses.
  static func links(of text: String) -> [String] {
    prose(of: text).replacing(/`[^`\n]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/)
      .map { String($0.1) }.filter { !$0.contains(/^[a-z]+:/) }
  }

  static func anchors(of text: String) -> [String] {
    prose(of: text).matches(of: /(?m)^#+ (.*)$/).map { heading in
      heading.1.lowercased().replacing(" ", with: "-")
        .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
  }

  private static func prose(of text: String) -> String {
    text.replacing(/(?ms)^```.*?^```$/, with: "")
  }
}
