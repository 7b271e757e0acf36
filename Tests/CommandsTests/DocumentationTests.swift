import Foundation
import Testing

/// The man page knows every verb and option that the program knows, and no other.
@Suite struct DocumentationTests {
  struct Tool: Decodable {
    var command: Command
  }

  struct Command: Decodable {
    var commandName: String
    var arguments: [Argument]?
    var subcommands: [Command]?
    var discussion: String?
  }

  struct Argument: Decodable {
    var kind: String
    var names: [Name]?
    var valueName: String?
    var completionKind: Completion?
  }

  struct Completion: Decodable {
    var list: Words?
  }

  struct Words: Decodable {
    var values: [String]
  }

  struct Name: Decodable {
    var kind: String
    var name: String
  }

  let tool: Command
  let manual: String

  init() throws {
    let run = try Workplace.reading.get().run("--experimental-dump-help")
    tool = try JSONDecoder().decode(Tool.self, from: Data(run.output.utf8)).command
    let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    let page = root.appending(path: "docs/policy-history.1")
    manual = String(decoding: try Data(contentsOf: page), as: UTF8.self)
  }

  /// The verbs: what has a name of its own beside `help`.
  private var verbs: [Command] { (tool.subcommands ?? []).filter { $0.commandName != "help" } }

  /// The part of the man page about a verb.
  private func section(_ verb: String) throws -> String {
    let start = try #require(manual.firstRange(of: "\n.Ss \(verb)"), "\(verb)")
    let rest = manual[start.upperBound...]
    return String(rest[..<(rest.firstRange(of: /\n\.S[sh]\s/)?.lowerBound ?? rest.endIndex)])
  }

  @Test func `every verb has a section, and every section a verb`() throws {
    let verbs = try #require(manual.firstRange(of: "\n.Sh VERBS"))
    let end = try #require(manual.firstRange(of: "\n.Sh ENVIRONMENT"))
    let sections = manual[verbs.upperBound..<end.lowerBound].matches(of: /\n\.Ss (\w+)/)
    #expect(sections.map { String($0.1) } == self.verbs.map(\.commandName))
  }

  @Test func `every option of a verb stands in its section, those of all verbs before`() throws {
    let common = Set((tool.arguments ?? []).flatMap(\.names.orEmpty))
    let start = try #require(manual.firstRange(of: "\n.Sh OPTIONS"))
    let end = try #require(manual.firstRange(of: "\n.Sh VERBS"))
    let general = String(manual[start.upperBound..<end.lowerBound])
    for name in common { #expect(Self.flags(in: general).contains(name), "\(name)") }
    for verb in verbs {
      let named = Set((verb.arguments ?? []).flatMap(\.names.orEmpty))
      let documented = Self.flags(in: try section(verb.commandName))
      for name in named.subtracting(common).subtracting(["help", "version"]) {
        #expect(documented.contains(name), "\(verb.commandName) --\(name)")
      }
      #expect(documented.subtracting(named) == [], "\(verb.commandName)")
    }
  }

  @Test func `every word that an option takes is documented`() throws {
    for verb in verbs {
      let section = try section(verb.commandName)
      for argument in verb.arguments ?? [] where !argument.names.orEmpty.contains("color") {
        for value in argument.completionKind?.list?.values ?? []
        where section.contains(".It Fl -format") {
          #expect(section.contains(value), "\(verb.commandName) \(value)")
        }
      }
    }
  }

  @Test func `every verb has examples`() {
    for verb in verbs {
      #expect(verb.discussion?.contains("policy-history") == true, "\(verb.commandName)")
    }
  }

  /// The options that a piece of the man page speaks of.
  static func flags(in text: String) -> Set<String> {
    Set(text.matches(of: /Fl -?([a-z-]+)/).map { String($0.1) })
  }
}

extension [DocumentationTests.Name]? {
  /// The names, without dashes.
  fileprivate var orEmpty: [String] { (self ?? []).map(\.name) }
}
