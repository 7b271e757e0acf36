import Foundation
import Testing

/// `CHANGELOG.md` has the form of Keep a Changelog 1.1.0.
@Suite struct ChangelogTests {
  static let types = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]

  @Test func `the change log has the form of Keep a Changelog`() throws {
    #expect(Self.problems(in: try Project.file("CHANGELOG.md").text) == [])
  }

  @Test(arguments: [
    ("# Changelog\n## [Unreleased]\n### Added\n- a\n", []),
    (
      """
      # Changelog
      ## [Unreleased]
      ## [1.10.0] - 2026-02-28 [YANKED]
      ### Added
      - a
      ## [1.9.0] - 2026-01-31
      ### Fixed
      - b

      [1.10.0]: https://example.org/1.10.0
      [1.9.0]: https://example.org/1.9.0
      """, []
    ),
    ("# Changes\n## [Unreleased]\n", ["the first line is not `# Changelog`"]),
    ("# Changelog\n## [1.0.0]\n", ["`## [Unreleased]` does not come first", "## [1.0.0]"]),
    ("# Changelog\n## [Unreleased]\n### New\n- a\n", ["### New"]),
    (
      "# Changelog\n## [Unreleased]\n### Added\n- a\n### Added\n- b\n",
      ["### Added stands twice"]
    ),
    ("# Changelog\n## [Unreleased]\n### Added\n### Fixed\n- b\n", ["### Added is empty"]),
    (
      "# Changelog\n## [Unreleased]\n## [1.0.0] - 2026-02-30\n[1.0.0]: https://example.org\n",
      ["## [1.0.0] - 2026-02-30"]
    ),
    (
      """
      # Changelog
      ## [Unreleased]
      ## [1.9.0] - 2026-01-01
      ## [1.10.0] - 2026-01-02
      [1.9.0]: https://example.org
      """, ["[1.10.0] has no link", "the newest version does not come first"]
    ),
  ])
  func `problems are found`(text: String, problems: [String]) {
    #expect(Self.problems(in: text) == problems)
  }

  /// What is wrong with the form of a change log, in the order of its lines; the order of its
  /// versions last.
  static func problems(in text: String) -> [String] {
    let lines = text.split(separator: "\n").map(String.init)
    let headings = lines.filter { $0.hasPrefix("## ") }
    var problems: [String] = []
    if lines.first != "# Changelog" { problems.append("the first line is not `# Changelog`") }
    if headings.first != "## [Unreleased]" {
      problems.append("`## [Unreleased]` does not come first")
    }
    let releases = headings.filter { $0 != "## [Unreleased]" }.map { ($0, Release($0)) }
    problems += releases.filter { $0.1 == nil }.map(\.0)
    problems += releases.compactMap(\.1).map(\.version)
      .filter { version in !lines.contains { $0.hasPrefix("[\(version)]: http") } }
      .map { "[\($0)] has no link" }
    for section in lines.split(whereSeparator: { $0.hasPrefix("## ") }).dropFirst() {
      problems += problemsOfTypes(in: Array(section))
    }
    let sorted = releases.compactMap(\.1)
    if zip(sorted, sorted.dropFirst()).contains(where: { !($0 > $1) }) {
      problems.append("the newest version does not come first")
    }
    return problems
  }

  private static func problemsOfTypes(in section: [String]) -> [String] {
    var seen: Set<String> = []
    return section.indices.filter { section[$0].hasPrefix("### ") }.flatMap { index in
      let heading = section[index]
      let isNew = seen.insert(heading).inserted
      let isFilled = section.indices.contains(index + 1) && section[index + 1].hasPrefix("- ")
      return (types.contains(String(heading.dropFirst(4))) ? [] : [heading])
        + (isNew ? [] : ["\(heading) stands twice"])
        + (isFilled ? [] : ["\(heading) is empty"])
    }
  }
}

/// A version of the change log: `## [1.2.3] - 2026-01-31`, maybe with ` [YANKED]`.
private struct Release {
  var version: String
  var numbers: [Int]
  var date: String

  init?(_ heading: String) {
    let form = /## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)( \[YANKED\])?/
    guard let match = heading.wholeMatch(of: form) else { return nil }
    version = String(match.1)
    numbers = match.1.split(separator: ".").compactMap { Int($0) }
    date = String(match.2)
    // A day that does not exist does not come back as it went in.
    let style = Date.ISO8601FormatStyle().year().month().day()
    guard let day = try? style.parse(date), day.formatted(style) == date else { return nil }
  }

  static func > (a: Release, b: Release) -> Bool {
    b.numbers.lexicographicallyPrecedes(a.numbers) && a.date >= b.date
  }
}
