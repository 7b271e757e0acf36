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

    func named(_ name: String) -> Command {
      var command = self
      command.commandName = name
      return command
    }
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

  /// The verbs: what has a name of its own beside `help`; of one with verbs below it, those.
  private var verbs: [Command] {
    (tool.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { verb -> [Command] in
      let parts = (verb.subcommands ?? []).filter { $0.commandName != "help" }
      return parts.isEmpty
        ? [verb] : parts.map { $0.named("\(verb.commandName) \($0.commandName)") }
    }
  }

  /// The part of the man page about a verb.
  private func section(_ verb: String) throws -> String {
    let start = try #require(manual.firstRange(of: "\n.Ss \(verb)"), "\(verb)")
    let rest = manual[start.upperBound...]
    return String(rest[..<(rest.firstRange(of: /\n\.S[sh]\s/)?.lowerBound ?? rest.endIndex)])
  }

  @Test func `every verb has a section, and every section a verb`() throws {
    let verbs = try #require(manual.firstRange(of: "\n.Sh VERBS"))
    let end = try #require(manual.firstRange(of: "\n.Sh ENVIRONMENT"))
    let sections = manual[verbs.upperBound..<end.lowerBound].matches(
      of: /\n\.Ss (import \w+|export \w+|\w+)/)
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

  @Test(arguments: ["bash", "zsh", "fish"])
  func `there are completions for shells`(shell: String) throws {
    let run = try Workplace.reading.get().run("--generate-completion-script", shell)
    #expect(run.status == 0)
    for verb in verbs {
      for word in verb.commandName.split(separator: " ") { #expect(run.output.contains(word)) }
    }
    #expect(run.output.contains("fail-on"))
    let place = try Workplace()
    try place.write(run.output, to: "script")
    let check = Process()
    check.executableURL = URL(filePath: "/usr/bin/env")
    check.arguments = [shell, shell == "fish" ? "--no-execute" : "-n", place.path("script")]
    check.standardError = FileHandle.nullDevice
    try check.run()
    check.waitUntilExit()
    guard check.terminationStatus != 127 else {
      return print("\(shell) is not installed: its completions are not read by it")
    }
    #expect(check.terminationStatus == 0)
  }

  @Test func `policies are completed, without a store too`() throws {
    let names = """
      AmazonQDeveloperAccess
      AmazonQFullAccess
      AWSServiceRoleForAmazonQDeveloper
      AWSServiceRoleForUserSubscriptions

      """
    let arguments = [
      "---completion", "diff", "--", "positional@0", "0", "0", "policy-history", "diff",
    ]
    #expect(try Workplace.reading.get().run(arguments).output == names)
    let place = try Workplace()
    #expect(
      try Set(place.run(arguments).lines) == Set(names.split(separator: "\n").map(String.init)))
    #expect(!FileManager.default.fileExists(atPath: place.store.path()))
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
