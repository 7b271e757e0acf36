import BundledHistory
import Foundation
import Testing

@testable import PolicyHistory

/// Reading a part gives what reading the whole does.
@Suite struct StoreReadingTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  @Test func `policies, timelines, sources and services are those of the whole history`() throws {
    let whole = try History(files: BundledHistory.files)
    let store = try folder.bundled()
    #expect(try store.history() == whole)
    #expect(try store.policyKeys() == whole.policiesInOrder.map(\.key))
    #expect(try store.sources() == whole.sources)
    #expect(try store.services() == whole.services)
    for policy in whole.policiesInOrder {
      #expect(try store.policy(policy.key) == policy)
      let timeline = try #require(try store.timeline(of: policy.key))
      let expected = Timeline(of: policy, sources: whole.sources)
      #expect(timeline.ids == expected.ids)
      #expect(timeline.knownUntil == expected.knownUntil)
      #expect(timeline.record == expected.record)
    }
  }

  @Test func `keys are found without case`() throws {
    let store = try folder.bundled()
    let key = PolicyKey(name: try PolicyName("AMAZONQFULLACCESS"))
    #expect(try store.policy(key)?.record.name.text == "AmazonQFullAccess")
    #expect(try store.timeline(of: key)?.entries.count == 5)
    #expect(try store.policy(PolicyKey(name: PolicyName("AmazonQ"))) == nil)
    #expect(try store.timeline(of: PolicyKey(name: PolicyName("AmazonQ"))) == nil)
  }

  /// zlib finds nothing wrong with it, and neither does git before `fsck`.
  @Test func `an object with the bytes of another answers nothing and is not copied`() throws {
    _ = try folder.bundled()
    try folder.unpack()
    let revisions = "main:policies/aws/q/AmazonQFullAccess/"
    let files = try ["v3", "v4"].map { version in
      let id = try #require(folder.lines("rev-parse", revisions + version + ".json").first)
      return "\(folder.path)/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    }
    try FileManager.default.removeItem(atPath: files[0])
    try FileManager.default.copyItem(atPath: files[1], toPath: files[0])
    let store = try Store.open(at: folder.path)
    let key = PolicyKey(name: try PolicyName("AmazonQFullAccess"))
    let error = #expect(throws: StoreError.self) { try store.timeline(of: key) }
    #expect(error?.description.contains("the bytes of the object") == true)
    #expect(throws: StoreError.self) { try store.files() }
    #expect(try store.timeline(of: PolicyKey(name: PolicyName("AmazonQDeveloperAccess"))) != nil)
    let other = try StoreFolder()
    let empty = try Store.create(at: other.path)
    #expect(throws: StoreError.self) { try empty.merge(store, by: .replay) }
  }

  /// Policies in two scopes, of which names and aliases meet.
  private func store() throws -> Store {
    let store = try folder.bundled()
    var history = History()
    for (scope, name, aliases) in [
      ("aws", "Shared", []), ("aws-cn", "Shared", []), ("aws-cn", "Twice", []),
      ("123456789012", "Twice", []), ("aws", "Other", ["Twice", "Alone"]),
      ("123456789012", "Alone", ["Elsewhere"]), ("123456789012", "AmazonQFullAccess", []),
    ] {
      let policy = Policy(
        scope: try PolicyScope(scope),
        record: PolicyRecord(
          name: try PolicyName(name), aliases: Set(try aliases.map { try PolicyName($0) })))
      history.policies[policy.key] = policy
    }
    try store.merge(history, by: .replay)
    return store
  }

  private static let texts = [
    "AmazonQFullAccess", "amazonqfullACCESS", "aws/AmazonQFullAccess",
    "123456789012/amazonqfullaccess", "arn:aws:iam::aws:policy/AmazonQFullAccess",
    "ARN:aws:iam::aws:policy/AmazonQFullAccess",
    "arn:aws:iam::123456789012:policy/path/AmazonQFullAccess",
    "arn:aws-cn:iam::aws:policy/AmazonQFullAccess",
    "AWSServiceRoleForAmazonQDeveloperPolicy", "awsservicerolefOramazonqdeveloper", "Shared",
    "aws-cn/Shared", "AWS-CN/Shared", "Twice", "aws/Twice", "Alone", "Elsewhere", "aws/Elsewhere",
    "AmazonQFullAcess", "", "/", "aws/", "a/b", ".git", "é", "999999999999/Shared",
    "aws/aws/Shared",
  ]

  @Test func `a text finds what the directory finds`() throws {
    let store = try store()
    let directory = try store.history().directory
    var outcomes: Set<String> = []
    for text in Self.texts {
      let expected = Result { try directory.find(text) }
      switch (Result { try store.find(text) }, expected) {
      case (.success(let found), .success(let key)):
        outcomes.insert("found")
        #expect(found == key, "\(text)")
        #expect(found.name == key.name, "\(text)")
      case (.failure(let found), .failure(let error)):
        outcomes.insert((error as? PolicyLookupError)?.isAmbiguous == true ? "several" : "none")
        #expect(found as? PolicyLookupError == error as? PolicyLookupError, "\(text)")
      case (let found, _): Issue.record("`\(text)`: \(found), not \(expected)")
      }
    }
    #expect(outcomes == ["found", "several", "none"])
  }

  @Test func `a name is found without a look at other policies`() throws {
    let store = try folder.bundled()
    // A record that cannot be read stops only those who have to read it.
    try folder.replace("policies/aws/s/AWSServiceRoleForUserSubscriptions/policy.json", with: "{")
    try store.refresh()
    let key = try store.find("amazonqfullaccess")
    #expect(try store.timeline(of: key)?.entries.count == 5)
    #expect(throws: StoreError.self) { try store.find("AmazonQ") }
    #expect(throws: StoreError.self) { try store.history() }
  }

  @Test func `an empty store has nothing, and no error`() throws {
    let store = try Store.create(at: folder.path)
    #expect(store.headID == nil)
    #expect(try store.policyKeys() == [])
    #expect(try store.history() == History())
    #expect(try store.recordingCommits() == [:])
    #expect(try store.sources() == [:])
    #expect(try store.services() == [:])
    #expect(try store.policy(PolicyKey(name: PolicyName("A"))) == nil)
    #expect(throws: PolicyLookupError.self) { try store.find("A") }
  }

  @Test func `what is no file of a history is passed over`() throws {
    let store = try folder.bundled()
    let history = try store.history()
    for path in ["README.md", "services/notes.txt", "policies/README", "docs/a.json"] {
      try folder.replace(path, with: "hello")
    }
    try store.refresh()
    #expect(try store.history() == history)
    #expect(try store.policyKeys().count == 4)
    #expect(try store.find("AmazonQFullAccess").name.text == "AmazonQFullAccess")
    #expect(try store.files().count == BundledHistory.files.count + 4)
    // And it is kept.
    try store.record(
      [("v1", Reading(Samples.iam, created: "2024-01-01", "s3:a"))], of: Samples.policy())
    #expect(try store.files().contains { $0.path == "README.md" })
  }

  @Test func `files that are not as they should be are named`() throws {
    let store = try folder.bundled()
    let path = "policies/aws/q/AmazonQFullAccess/v3.json"
    try folder.replace(path, with: "{\n  \"version\": \"v4\"\n}\n")
    try store.refresh()
    let key = PolicyKey(name: try PolicyName("AmazonQFullAccess"))
    let error = #expect(throws: StoreError.self) { try store.policy(key) }
    #expect(
      error?.description
        == "\(path):1:1: the version is `v4`; by the file's name it is `v3`")
    try folder.replace("policies/aws/q/AmazonQFullAccess/policy.json", with: nil)
    try store.refresh()
    #expect(throws: StoreError.self) { try store.policy(key) }
    #expect(throws: StoreError.self) { try store.directory() }
  }
}
