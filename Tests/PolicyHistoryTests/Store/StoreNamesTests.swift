import Foundation
import PolicyLanguage
import Testing

@testable import PolicyHistory

/// The names of actions that are noted beside a history.
@Suite struct StoreNamesTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  var file: URL { URL(filePath: folder.path).appending(path: Store.namesFile) }

  /// The names that the documents of a store have, all read.
  func names(_ store: Store) throws -> NamedActions {
    var collector = NameCollector()
    for timeline in try store.timelines() { timeline.collectNames(&collector) }
    return collector.names
  }

  @Test func `whoever records notes the names`() throws {
    let store = try folder.bundled()
    #expect(try store.notedNames() == names(store))
    #expect(store.notedNames()?.names.contains("q:StartConversation") == true)
    let document = try Samples.document(["S3:PutObject", "s3:PutObject", "s3:Get*", "x:\u{7}"])
    try store.record(
      [
        (
          "v1",
          Reading(source: Samples.archive(), created: Moment("2025-01-01"), document: document)
        ),
        ("v2", try Reading(Samples.archive(), created: "2025-02-01", "ec2:RunInstances")),
      ], of: Samples.policy())
    let noted = try #require(store.notedNames())
    #expect(try noted == names(store))
    #expect(noted.names.filter { $0.lowercased().hasPrefix("s3:putobject") } == ["S3:PutObject"])
    #expect(noted.names.contains("ec2:RunInstances"))
    #expect(!noted.names.contains { $0.hasPrefix("x:") })
    #expect(try Store.open(at: folder.path).notedNames() == noted)
    #expect(try store.verify().problems.filter { $0.severity == .error } == [])
  }

  @Test func `a document that does not count any more is still named`() throws {
    let store = try Store.create(at: folder.path)
    var file = Samples.archive()
    file.fidelity = .reconstructed
    let early = try Reading(file, created: "2025-01-01", "s3:Early")
    try store.record([("v1", early)], of: Samples.policy())
    let better = try Reading(Samples.iam, created: "2025-01-01", "s3:Better")
    try store.record([("v1", better)], of: Samples.policy())
    #expect(store.notedNames()?.names == ["s3:Better", "s3:Early"])
    #expect(try store.notedNames() == names(store))
  }

  @Test func `what is merged is noted`() throws {
    let other = try StoreFolder()
    let theirs = try other.bundled()
    try theirs.record(
      [("v1", try Reading(Samples.archive(), created: "2025-01-01", "s3:Theirs"))],
      of: Samples.policy("Theirs"))
    let mine = try folder.bundled()
    try mine.record(
      [("v1", try Reading(Samples.archive(), created: "2025-01-01", "s3:Mine"))],
      of: Samples.policy("Mine"))
    try mine.merge(Store.open(at: other.path, reading: nil), by: .replay)
    #expect(try mine.notedNames() == names(mine))
    #expect(mine.notedNames()?.names.contains("s3:Theirs") == true)
  }

  @Test func `names of another history are as good as none`() throws {
    let store = try folder.bundled()
    let head = try #require(store.headID)
    try store.record(
      [("v1", try Reading(Samples.archive(), created: "2025-01-01", "s3:New"))],
      of: Samples.policy())
    #expect(store.notedNames() != nil)
    // Somebody takes the branch back, or fetches something into it.
    try folder.git("update-ref", "refs/heads/main", head)
    let back = try Store.open(at: folder.path)
    #expect(back.notedNames() == nil)
    #expect(try back.verify().problems.filter { $0.severity == .error } == [])
    // Who records next notes them, without those that are gone.
    try back.record(
      [("v1", try Reading(Samples.archive(), created: "2025-01-01", "s3:Other"))],
      of: Samples.policy("Other"))
    #expect(try back.notedNames() == names(back))
    #expect(back.notedNames()?.names.contains("s3:New") == false)
  }

  @Test(arguments: ["", "actions 2 x\n", "actions 1\n", "no line"])
  func `a damaged note is as good as none`(text: String) throws {
    let store = try folder.bundled()
    try Data(text.utf8).write(to: file)
    #expect(store.notedNames() == nil)
    var bytes = Array(text.utf8)
    bytes.append(0xFF)
    try Data(bytes).write(to: file)
    #expect(store.notedNames() == nil)
    try FileManager.default.removeItem(at: file)
    #expect(store.notedNames() == nil)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    // What cannot be written keeps nobody from recording.
    try store.record(
      [("v1", try Reading(Samples.archive(), created: "2025-01-01", "s3:New"))],
      of: Samples.policy())
    #expect(store.notedNames() == nil)
    #expect(try store.timelines().count == 5)
  }

  @Test func `a byte that changed behind the first line is noticed`() throws {
    let store = try folder.bundled()
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 2] ^= 1
    try bytes.write(to: file)
    #expect(store.notedNames() == nil)
    // Whoever records next writes it anew, also where nothing is new.
    try store.merge(store.history(), by: .replay)
    #expect(try store.notedNames() == names(store))
  }

  @Test func `a clone has no note until somebody records, or merges what is known`() throws {
    let store = try folder.bundled()
    let other = try StoreFolder()
    _ = try other.run(
      "/usr/bin/env", ["git", "clone", "-q", "--bare", folder.path, other.path], in: other.file(""))
    let clone = try Store.open(at: other.path)
    #expect(clone.notedNames() == nil)
    #expect(try clone.merge(Store.open(at: folder.path, reading: nil), by: .replay).way == .known)
    #expect(clone.notedNames() == store.notedNames())
  }

  @Test(arguments: ["policy-history.actions.new", "policy-history.actions", "policy-history.lock"])
  func `no link is followed out of the store`(name: String) throws {
    let store = try folder.bundled()
    let (link, victim) = (URL(filePath: folder.path).appending(path: name), folder.file("victim"))
    try Data("mine".utf8).write(to: URL(filePath: victim))
    try? FileManager.default.removeItem(at: link)
    try FileManager.default.createSymbolicLink(atPath: link.path(), withDestinationPath: victim)
    let reading = try Reading(Samples.archive(), created: "2025-01-01", "s3:New")
    // A lock that cannot be taken is an error; nothing else keeps anybody from recording.
    if name == "policy-history.lock" {
      #expect(throws: StoreError.self) { try store.record([("v1", reading)], of: Samples.policy()) }
    } else {
      try store.record([("v1", reading)], of: Samples.policy())
      #expect(try store.notedNames() == names(store))
    }
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "mine")
  }

  @Test func `of a damaged store the note is not blamed`() throws {
    _ = try folder.bundled()
    try folder.unpack()
    let blob = try folder.git("rev-parse", "main:policies/aws/q/AmazonQFullAccess/v5.json")
      .trimmingCharacters(in: .newlines)
    try FileManager.default.removeItem(
      atPath: "\(folder.path)/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let problems = try Store.open(at: folder.path).verify().problems
    #expect(problems.contains { $0.severity == .error })
    #expect(!problems.contains { $0.path == Store.namesFile })
  }

  @Test func `a condition key is no action`() throws {
    let store = try Store.create(at: folder.path)
    let text = """
      {"Statement": [{"Effect": "Allow", "Action": "s3:Get", "Resource": "*",
       "Condition": {"StringEquals": {"Action": "s3:Key", "NotAction": ["s3:Other"]}}}]}
      """
    let document = RecordedDocument(try PolicyDocument(text: Array(text.utf8)))
    let reading = Reading(
      source: Samples.archive(), created: try Moment("2025-01-01"), document: document)
    try store.record([("v1", reading)], of: Samples.policy())
    #expect(try Store.open(at: folder.path).notedNames()?.names == ["s3:Get"])
    #expect(try names(Store.open(at: folder.path)).names == ["s3:Get"])
  }

  @Test func `a note that lies is found`() throws {
    let store = try folder.bundled()
    let noted = try #require(store.notedNames())
    let text = try String(contentsOf: file, encoding: .utf8)
    let tree = try #require(text.split(separator: " ").dropFirst(2).first)
    let lie = Array("q:Invented\n".utf8) + noted.lines
    try Data(Array("actions 1 \(tree) \(sha256(lie))\n".utf8) + lie).write(to: file)
    let problems = try store.verify().problems.filter { $0.severity == .error }
    #expect(problems.map(\.path) == [Store.namesFile])
    #expect(problems.first?.remedy?.contains("remove the file") == true)
  }
}
