import BundledHistory
import Foundation
import Git
import PolicyLanguage
import Testing

@testable import PolicyHistory

/// What is wrong with a store is found and named; what the program writes is never wrong.
@Suite struct StoreVerifyingTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  static let revision = "policies/aws/q/AmazonQFullAccess/v3.json"

  private func problems(holding head: String? = nil) throws -> [String] {
    let problems = try Store.open(at: folder.path).verify(holding: head).problems
    #expect(problems.allSatisfy { ($0.remedy == nil) == ($0.severity == .note) })
    return problems.map { "\($0.severity) \($0)" }
  }

  private func text(_ path: String, at commit: String = "main") throws -> String {
    try folder.git("show", "\(commit):\(path)")
  }

  /// A commit, shortened as problems have it.
  private func short(_ commit: String = "main") throws -> String {
    try String(folder.git("rev-parse", commit).prefix(12))
  }

  @Test func `what the program writes has no problems`() throws {
    let store = try folder.bundled()
    let verification = try store.verify()
    #expect(verification.problems == [])
    #expect(verification.snapshots == 10)
    let ids = try folder.lines("cat-file", "--batch-check", "--batch-all-objects")
    #expect(verification.objects == ids.count)
    #expect(try Store.create(at: folder.file("empty.git")).verify().problems == [])
  }

  @Test func `every way to record and merge is in order`() throws {
    let store = try folder.bundled()
    let other = try StoreFolder()
    let theirs = try other.bundled()
    for target in [store, theirs] { try Self.live(target, as: target === store ? "a" : "b") }
    let before = try Store.open(at: folder.path, reading: nil)
    try store.merge(Store.open(at: other.path, reading: nil), by: StoreMergingTests.recorder)
    try theirs.merge(before, by: .replay)
    try store.merge(Store.open(at: other.path, reading: nil), by: .replay)
    let subjects = try folder.lines("log", "--format=%s")
    for part in [
      "reading added", "observed earlier", "reading moved", "known as", "merged", "deprecated",
      "looked at", "service recorded", "not served",
    ] {
      #expect(subjects.contains { $0.contains(part) }, "\(part)")
    }
    for problem in try problems() { Issue.record("\(problem)") }
    #expect(try theirs.verify().problems == [])
  }

  /// Records something of every kind.
  private static func live(_ store: Store, as name: String) throws {
    let archive = Samples.archive(name)
    func record(_ policy: String, _ version: String?, _ reading: Reading) throws {
      try store.record([(version, reading)], of: Samples.policy(policy))
    }
    let late = try Reading(archive, observed: "2025-03-02", "s3:Get")
    let early = try Reading(archive, observed: "2025-03-01", "s3:Get")
    try record("Made", "v1", late)
    try record("Made", "v1", early)
    try record("Made", "v1", Reading(Samples.page, created: "2025-02-01"))
    try record("Anew", "v1", Reading(archive, created: "2025-02-01", "s3:Put"))
    try record("Anew", "v1", Reading(archive, created: "2024-01-01", "s3:Del"))
    try record("Anew", "v1", Reading(Samples.page, observed: "2025-06-01"))
    try record("Anew", "v1", Reading(archive, created: "2025-04-01", "s3:Head"))
    try record("Alias", "v1", Reading(archive, created: "2024-01-0\(name == "a" ? 1 : 2)"))
    try store.update(by: .replay) { history in
      let policy = try Samples.policy("Real", aliases: "Alias")
      return try history.merging(PolicyHistoryTests.history(of: policy))
    }
    try store.update(by: .replay) { history in
      var history = history
      let service = try ServiceID("s3")
      history.services[service] = ServiceRecord(id: service, name: "S3")
      for (key, policy) in history.policies where policy.record.name.text == "Made" {
        history.policies[key]?.record.service = service
        history.policies[key]?.record.arn = try PolicyARN("arn:aws:iam::aws:policy/Made")
        history.policies[key]?.record.statuses = [
          Status(.deprecated, date: try Moment("2025-05-01"), source: archive)
        ]
        history.policies[key]?.record.notServed = [
          NotServed(try VersionID("v2"), date: try Moment("2025-05-02"), source: archive)
        ]
      }
      history.sources[archive.id]?.lookedAt = try Moment("2025-06-0\(name == "a" ? 1 : 2)")
      return history
    }
    try store.update(by: .replay) { history in
      var history = history
      let service = try ServiceID("s3")
      history.services[service]?.documentation = "https://example.com/s3"
      return history
    }
  }

  // MARK: What came before

  @Test func `what a commit takes out is missed`() throws {
    _ = try folder.bundled()
    let whole = try text(Self.revision)
    try folder.replace(Self.revision, with: nil)
    let lost = "what it said in the commit before is not said any more"
    #expect(
      try problems().filter { $0.hasPrefix("error") }
        == ["error commit \(short()): \(Self.revision): \(lost)"])
    let culprit = try short()
    // Putting it back does not undo that it was gone.
    try folder.replace(Self.revision, with: whole)
    #expect(
      try problems() == [
        "error commit \(culprit): \(Self.revision): \(lost)",
        "note commit \(culprit): the message: it does not say what was recorded",
        "note commit \(short()): the message: it does not say what was recorded",
      ])
  }

  @Test(arguments: [
    ("\"summary\": \"", "\"summary\": \"Not "), ("\"created\": \"2024", "\"created\": \"2023"),
    ("\"fidelity\": \"observed\"", "\"fidelity\": \"verbatim\""),
  ])
  func `what a commit changes is missed`(old: String, new: String) throws {
    _ = try folder.bundled()
    let whole = try text(Self.revision)
    let changed = whole.replacing(old, with: new)
    #expect(changed != whole)
    try folder.replace(Self.revision, with: changed)
    #expect(try problems().contains { $0.contains("is not said any more") })
  }

  @Test func `records, services and sources only grow`() throws {
    _ = try folder.bundled()
    for (path, old, new) in [
      ("policies/aws/q/AmazonQFullAccess/policy.json", "2024-04-30", "2024-04-29"),
      ("services/amazon-q-developer.json", "2023", "2024"),
      ("sources/iam-getpolicyversion.json", "2024-11-13", "2024-11-12"),
    ] {
      let whole = try text(path)
      try folder.replace(path, with: whole.replacing(old, with: new))
      #expect(try text(path) != whole)
      let found = try problems()
      #expect(
        try found.contains(
          "error commit \(short()): \(path): what it said in the commit before is not said any more"
        ),
        "\(found)")
    }
  }

  @Test func `a merge says what its sides say`() throws {
    _ = try folder.bundled()
    try folder.git("update-ref", "refs/heads/side", "main~2")
    let tip = try folder.lines("rev-parse", "main", "main~1^{tree}")
    let commit = try folder.git(
      "-c", "user.name=A", "-c", "user.email=a@example.com", "commit-tree", tip[1], "-p", tip[0],
      "-p", "side", "-m", "histories merged: 0 revisions"
    ).trimmingCharacters(in: .newlines)
    try folder.git("update-ref", "refs/heads/main", commit)
    #expect(try problems().contains { $0.contains("is not said any more") })
  }

  // MARK: Messages

  @Test(arguments: [
    ("v5 (", "v6 (", "line 1 says `AmazonQFullAccess v6 (2024-11-13)`"),
    ("Version: v5", "Version: v4", "line 7 says `Version: v4`"),
    ("Policy: AmazonQ", "Policy: AmazonP", "line 5 says"),
    ("Announced: 2024-11-13", "Announced: 2024-11-14", "says `Announced: 2024-11-14`"),
    (
      "author policy-history <policy-history@localhost> 1", "author A <a@example.com> 2",
      "author date"
    ),
  ])
  func `a message that says otherwise is found`(
    old: String, new: String, found: String
  ) throws {
    _ = try folder.bundled()
    try folder.rewriteTip { $0.replacing(old, with: new) }
    let problems = try problems()
    #expect(problems.count == 1)
    #expect(problems.first?.contains(found) == true, "\(problems)")
  }

  @Test func `a message of one thing tells of one thing`() throws {
    _ = try folder.bundled()
    let before = try folder.git("rev-parse", "main~2").dropLast()
    try folder.rewriteTip {
      $0.replacing(/parent [0-9a-f]+/, with: "parent \(before)")
    }
    #expect(
      try problems() == [
        "error commit \(short()): the message: it tells of one thing, and the commit did nothing or several"
      ])
  }

  // MARK: Objects, trees, branches

  @Test func `a damaged object is named`() throws {
    _ = try folder.bundled()
    try folder.unpack()
    let blob = try folder.git("rev-parse", "main:\(Self.revision)").dropLast()
    let file = folder.path + "/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try FileManager.default.removeItem(atPath: file)
    try Data("x".utf8).write(to: URL(filePath: file))
    #expect(try problems().contains { $0.hasPrefix("error object \(blob): ") })
    try FileManager.default.removeItem(atPath: file)
    let missing = try problems()
    #expect(missing.contains { $0.hasPrefix("error \(Self.revision): ") }, "\(missing)")
  }

  @Test func `a pack whose sum is wrong is named`() throws {
    _ = try folder.bundled()
    let packs = folder.path + "/objects/pack/"
    for name in try FileManager.default.contentsOfDirectory(atPath: packs) {
      let url = URL(filePath: packs + name)
      let whole = try Data(contentsOf: url)
      try FileManager.default.removeItem(at: url)
      try (whole.dropLast() + [whole[whole.count - 1] ^ 1]).write(to: url)
      // With the sum of a pack wrong, libgit2 finds nothing in it.
      if name.hasSuffix(".idx") {
        let found = try problems()
        #expect(found.contains { $0.hasPrefix("error objects/pack/\(name): ") }, "\(found)")
      } else {
        #expect(throws: StoreError.self) { try problems() }
      }
      try FileManager.default.removeItem(at: url)
      try whole.write(to: url)
    }
  }

  @Test func `trees that git would not write are found`() throws {
    _ = try folder.bundled()
    let entries = try Repository.open(at: folder.path).tree(
      #require(ObjectID(String(folder.git("rev-parse", "main^{tree}").dropLast()))))
    func bytes(_ entries: [TreeEntry], mode: String? = nil) -> [UInt8] {
      var bytes: [UInt8] = []
      for entry in entries {
        let usual = entry.kind == .tree ? "40000" : "100644"
        bytes += Array((mode ?? usual).utf8)
        bytes.append(0x20)
        bytes += entry.nameBytes
        bytes.append(0)
        bytes += entry.id.bytes
      }
      return bytes
    }
    let trees = [
      (bytes([0, 1, 3, 2].map { entries[$0] }), "out of order"),
      (bytes(entries + entries.suffix(1)), "one name"),
      (
        bytes(entries + [TreeEntry("z", .submodule, entries[0].id)], mode: "100640"), "unknown mode"
      ),
      (bytes([TreeEntry(".git", .file, entries[0].id)] + entries), "cannot be the name"),
    ]
    for (tree, message) in trees {
      try folder.commit(tree: tree)
      let found = try problems()
      #expect(found.contains { $0.contains(message) }, "\(message): \(found)")
      try folder.git("update-ref", "refs/heads/main", "main~1")
    }
  }

  @Test func `what stands where a file should is named`() throws {
    _ = try folder.bundled()
    let whole = try text(Self.revision)
    try folder.replace(Self.revision, with: whole, mode: "120000")
    #expect(
      try problems().contains(
        "error \(Self.revision): a link or a program where a plain file should stand"))
    try folder.replace(Self.revision, with: whole)
    try folder.replace("policies/aws/n/Nothing/README", with: "x")
    #expect(
      try problems().contains("error policies/aws/n/Nothing/policy.json: the file is missing"))
  }

  @Test func `HEAD names the branch`() throws {
    _ = try folder.bundled()
    try folder.git("symbolic-ref", "HEAD", "refs/heads/other")
    #expect(try problems() == ["error HEAD: it names `other`; a store's names `main`"])
  }

  @Test func `a shallow store says so`() throws {
    _ = try folder.bundled()
    let copy = folder.file("copy.git")
    let from = "file://" + folder.path
    #expect(
      try folder.run(
        "/usr/bin/env", ["git", "clone", "-q", "--bare", "--depth=2", from, copy],
        in: folder.path
      ).status == 0)
    let found = try Store.open(at: copy).verify().problems
    #expect(found.contains { $0.path == "shallow" && $0.severity == .error })
  }

  // MARK: A head that is known

  @Test func `a head that was published is still there, or is missed`() throws {
    _ = try folder.bundled()
    let heads = try folder.lines("rev-list", "main")
    for head in heads { #expect(try problems(holding: head) == []) }
    // The same history with one word of the newest summary changed is in order by itself.
    try folder.rewriteTip { $0.replacing("<policy-history@localhost>", with: "<a@example.com>") }
    #expect(try problems() == [])
    #expect(try problems(holding: heads[1]) == [])
    #expect(
      try problems(holding: heads[0]).first?.hasPrefix(
        "error refs/heads/main: the commit `\(heads[0])` is neither the newest snapshot nor before it"
      )
        == true)
    #expect(
      try Store.create(at: folder.file("e.git")).verify(holding: heads[0]).problems.count == 1)
  }
}

extension StoreFolder {
  /// Makes the newest commit another one, from the text of what it is.
  func rewriteTip(_ change: (String) -> String) throws {
    let text = try git("cat-file", "commit", "main")
    let changed = change(text)
    try #require(changed != text)
    let id = try git("hash-object", "-t", "commit", "-w", "--stdin", input: changed)
    try git("update-ref", "refs/heads/main", id.trimmingCharacters(in: .newlines))
  }

  /// Makes a commit of a tree, whatever its bytes are.
  func commit(tree: [UInt8]) throws {
    try Data(tree).write(to: URL(filePath: file("tree")))
    let id = try git("hash-object", "-t", "tree", "--literally", "-w", file("tree"))
    let commit = try git(
      "-c", "user.name=A", "-c", "user.email=a@example.com", "commit-tree",
      id.trimmingCharacters(in: .newlines), "-p", "main", "-m", "by hand")
    try git("update-ref", "refs/heads/main", commit.trimmingCharacters(in: .newlines))
  }

  /// Makes files of their own of all objects.
  func unpack() throws {
    let packs = path + "/objects/pack"
    try FileManager.default.moveItem(atPath: packs, toPath: file("packs"))
    try FileManager.default.createDirectory(atPath: packs, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: file("packs"))
    where name.hasSuffix(".pack") {
      let (status, output) = try run(
        "/bin/sh", ["-c", "git unpack-objects -q < '\(file("packs"))/\(name)'"], in: path)
      try #require(status == 0, "\(output)")
    }
  }
}
