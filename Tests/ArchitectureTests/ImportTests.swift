import Foundation
import Testing

/// Who may import whom, which the package manager does not enforce: a module that a target reaches
/// only through another one can be imported all the same.
@Suite struct ImportTests {
  /// What each target may import, beside Swift's own modules; `docs/architecture.md` explains it.
  static let allowed: [String: Set<String>] = [
    "CLibgit2": [],
    "Git": ["CLibgit2", "FoundationEssentials", "Glibc", "Musl", "Darwin"],
    "PolicyLanguage": [],
    "PolicyHistory": ["PolicyLanguage", "Git", "Crypto", "FoundationEssentials"],
    "Importing": ["PolicyLanguage", "PolicyHistory", "Git", "FoundationEssentials"],
    "Publishing": ["PolicyLanguage", "PolicyHistory", "FoundationEssentials"],
    "CSQLite": [],
    "Exporting": ["PolicyLanguage", "PolicyHistory", "Publishing", "CSQLite"],
    "BundledHistory": [],
    "Commands": [
      "PolicyLanguage", "PolicyHistory", "Importing", "Publishing", "Exporting", "BundledHistory",
      "ArgumentParser",
      "FoundationEssentials", "Glibc", "Musl", "Darwin",
    ],
    "policy-history": ["Commands"],
    // Only for building.
    "EmbedHistory": ["FoundationEssentials"],
    "EmbedHistoryPlugin": ["Foundation", "PackagePlugin"],
  ]

  /// Modules of the standard library, which every target may import.
  static let standard: Set<String> = ["Swift", "RegexBuilder", "Synchronization"]

  @Test func `every target imports only what the table allows`() throws {
    for file in try Project.sources() {
      let target = Self.target(of: file)
      #expect(Self.allowed[target] != nil, "\(file.path): a target without a row")
      let allowed = Self.standard.union(Self.allowed[target] ?? [])
      #expect(Self.imports(of: file.text).subtracting(allowed) == [], "\(file.path)")
    }
  }

  @Test func `the history touches git in one folder`() throws {
    for file in try Project.files(below: "Sources/PolicyHistory", ending: ".swift")
    where !file.path.hasPrefix("Sources/PolicyHistory/GitBacked/") {
      #expect(!Self.imports(of: file.text).contains("Git"), "\(file.path)")
    }
  }

  @Test func `the documentation has a row for every target of the program`() throws {
    let rows = try Project.file("docs/architecture.md").text.matches(of: /\n\| `([\w-]+)` \|/)
    let building: Set = ["EmbedHistory", "EmbedHistoryPlugin"]
    #expect(Set(rows.map { String($0.1) }) == Set(Self.allowed.keys).subtracting(building))
  }

  @Test(arguments: [
    ("import Git", ["Git"]),
    ("package import struct Git.ObjectID\n  internal import Crypto", ["Crypto", "Git"]),
    ("@testable import Commands\n@preconcurrency public import Git", ["Commands", "Git"]),
    ("// import Git\nlet important = 1\nlet a = \"import Git\"", []),
    (
      """
      #if canImport(FoundationEssentials)
        public import FoundationEssentials
      #else
        public import Foundation
      #endif
      """, ["FoundationEssentials"]
    ),
    ("#if os(Linux)\nimport Foundation\n#endif", ["Foundation"]),
  ])
  func `imports are found`(source: String, modules: [String]) {
    #expect(Self.imports(of: source).sorted() == modules)
  }

  static func target(of file: Project.File) -> String {
    let names = file.path.split(separator: "/")
    return names[0] == "history" ? "BundledHistory" : String(names[1])
  }

  /// The modules that a source imports.
  ///
  /// Foundation as the stand-in where FoundationEssentials does not exist (Apple's systems) counts
  /// as FoundationEssentials.
  static func imports(of source: String) -> Set<String> {
    let standIn =
      /#if canImport\(FoundationEssentials\)\s+(.*)\s+#else\s+(\w+ )?import Foundation\s+#endif/
    let line =
      /^\s*(@\w+\s+)*(\w+\s+)?import\s+((struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/
    let source = source.replacing(standIn) { $0.1 }
    return Set(source.matches(of: line.anchorsMatchLineEndings()).map { String($0.5) })
  }
}
