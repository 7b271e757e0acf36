import BundledHistory
import Foundation
import Testing

@testable import PolicyHistory

/// The store that is made from the bundled files at first use.
@Suite struct BundledStoreTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  /// The id that every machine gets.
  ///
  /// It changes when the bundled history or the form of a snapshot does. Stores that were made
  /// before stay what they are, but two of them are then no longer each other's continuation: change
  /// it knowingly.
  static let head = "9acd54549403eef43756afc6394db9d8143543ef"

  @Test func `its head is the same everywhere`() throws {
    let store = try folder.bundled()
    #expect(store.headID == Self.head)
    #expect(store.shortHeadID == "9acd545")
  }

  @Test func `neither time zone nor locale nor git's settings change it`() async {
    await #expect(processExitsWith: .success) {
      try Self.expectHead(["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"])
    }
    await #expect(processExitsWith: .success) {
      try Self.expectHead(["TZ": "America/Los_Angeles", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"])
    }
    await #expect(processExitsWith: .success) {
      try Self.expectHead([
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_AUTHOR_DATE": "1 +0100",
        "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@example.com",
        "GIT_COMMITTER_DATE": "1 +0100", "GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/nowhere",
        "GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_DEFAULT_HASH": "sha256",
      ])
    }
  }

  /// Makes the store in a process whose environment is set before anything else, beside a user's
  /// `.gitconfig` that sets everything.
  private static func expectHead(_ environment: [String: String]) throws {
    let folder = try StoreFolder()
    try Data(gitConfiguration.utf8).write(to: URL(filePath: folder.file(".gitconfig")))
    for (name, value) in environment { setenv(name, value, 1) }
    for name in ["HOME", "XDG_CONFIG_HOME"] { setenv(name, folder.folder.path(), 1) }
    tzset()
    setlocale(LC_ALL, "")
    umask(0o077)
    #expect(try folder.bundled().headID == head)
  }

  private static let gitConfiguration = """
    [user]
      name = Somebody
      email = somebody@example.com
    [init]
      defaultBranch = trunk
      defaultObjectFormat = sha256
    [i18n]
      commitEncoding = ISO-8859-9
    [core]
      autocrlf = true
      compression = 0
      ignoreCase = true
      precomposeUnicode = true
      logAllRefUpdates = always
    [commit]
      gpgSign = true
    """

  @Test func `its tree is the bundled folder, byte for byte`() throws {
    let store = try folder.bundled()
    let files = try store.files()
    #expect(files.map(\.path) == BundledHistory.files.map(\.path))
    #expect(files.map(\.bytes) == BundledHistory.files.map(\.bytes))
    #expect(try folder.lines("ls-tree", "-r", "--name-only", "main") == files.map(\.path))
  }

  @Test func `each revision is a snapshot, dated by its effect, in order`() throws {
    _ = try folder.bundled()
    let snapshots = try folder.lines("log", "--reverse", "--date=unix", "--format=%s|%ad|%cd")
    let revisions = [
      ("AmazonQFullAccess v1", "2023-11-28T16:00:24Z"),
      ("AWSServiceRoleForAmazonQDeveloper v1", "2024-04-25T07:40:41Z"),
      ("AWSServiceRoleForUserSubscriptions v1", "2024-04-25T16:14:06Z"),
      ("AmazonQFullAccess v2", "2024-04-29T17:02:36Z"),
      ("AmazonQDeveloperAccess v1", "2024-07-09T08:35:15Z"),
      ("AmazonQFullAccess v3", "2024-07-09T08:35:50Z"),
      ("AmazonQFullAccess v4", "2024-10-28T20:01:31Z"),
      ("AmazonQDeveloperAccess v2", "2024-10-28T20:02:12Z"),
      ("AmazonQDeveloperAccess v3", "2024-11-13T21:30:27Z"),
      ("AmazonQFullAccess v5", "2024-11-13T21:51:39Z"),
    ]
    #expect(
      try snapshots
        == revisions.map { name, effective in
          let seconds = try Moment(effective).start.secondsSince1970
          return "\(name) (\(effective.prefix(10)))|\(seconds)|\(seconds)"
        })
    let zones = try folder.lines("log", "--format=%ad%cd%an%ae%cn%ce", "--date=format:%z")
    let program = "policy-historypolicy-history@localhost"
    #expect(Set(zones) == ["+0000+0000\(program)\(program)"])
  }

  @Test func `a policy's record comes with its first revision, all else with the first snapshot`()
    throws
  {
    _ = try folder.bundled()
    let commits = try folder.lines("log", "--reverse", "--format=%H")
    let added = try commits.map { commit in
      try folder.lines("diff-tree", "--root", "--no-commit-id", "-r", "--name-status", commit)
    }
    #expect(
      added[0] == [
        "A\thistory.json",
        "A\tpolicies/aws/q/AmazonQFullAccess/policy.json",
        "A\tpolicies/aws/q/AmazonQFullAccess/v1.json",
        "A\tservices/amazon-q-developer.json",
        "A\tsources/documentation-docs-aws-amazon-com-amazonq-latest-qdeveloper-ug-managed-policy-html.json",
        "A\tsources/iam-getpolicyversion.json",
      ])
    #expect(
      added[1] == [
        "A\tpolicies/aws/s/AWSServiceRoleForAmazonQDeveloper/policy.json",
        "A\tpolicies/aws/s/AWSServiceRoleForAmazonQDeveloper/v1.json",
      ])
    #expect(added[3] == ["A\tpolicies/aws/q/AmazonQFullAccess/v2.json"])
    #expect(added.map(\.count) == [6, 2, 2, 1, 2, 1, 1, 1, 1, 1])
  }

  @Test func `a message says what the tree does`() throws {
    _ = try folder.bundled()
    #expect(
      try folder.git("cat-file", "commit", "main~3").hasSuffix(
        """
        +0000

        AmazonQFullAccess v4 (2024-10-28)

        Adds generating code from commands of the AWS CLI.

        Policy: AmazonQFullAccess
        Arn: arn:aws:iam::aws:policy/AmazonQFullAccess
        Version: v4
        Effective: 2024-10-28T20:01:31Z
        Announced: 2024-10-28
        Source: documentation https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/managed-policy.html

        """))
  }

  @Test func `plain git reads it`() throws {
    _ = try folder.bundled()
    #expect(try folder.git("fsck", "--full", "--strict") == "")
    #expect(try folder.git("symbolic-ref", "HEAD") == "refs/heads/main\n")
    #expect(
      try folder.lines("log", "--reverse", "--format=%(trailers:key=Version,valueonly,separator=)")
        == ["v1", "v1", "v1", "v2", "v1", "v3", "v4", "v2", "v3", "v5"])
    for commit in try folder.lines("rev-list", "main") {
      let message = try folder.git("log", "-1", "--format=%B", commit)
      #expect(
        try folder.git("interpret-trailers", "--parse", input: message)
          == folder.git("log", "-1", "--format=%(trailers:only,unfold)", commit).dropLast())
    }
    let clone = folder.file("clone")
    try folder.git("clone", "--quiet", folder.path, clone)
    let files = try FileManager.default.subpathsOfDirectory(atPath: clone)
    #expect(files.filter { $0.hasSuffix(".json") }.count == BundledHistory.files.count)
  }

  @Test func `pygit2 reads it`() throws {
    let store = try folder.bundled()
    guard let lines = try folder.python("read_with_pygit2.py", package: "pygit2", store.path) else {
      return
    }
    let commits = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(commits.map { $0["id"] as? String } == (try folder.lines("rev-list", "main")))
    let newest = try #require(commits.first)
    #expect(newest["files"] as? [String] == BundledHistory.files.map(\.path))
    #expect(newest["format"] as? Int == 1)
    #expect(newest["subject"] as? String == "AmazonQFullAccess v5 (2024-11-13)")
    #expect(newest["author"] as? [String] == ["policy-history", "policy-history@localhost"])
    #expect(newest["committed"] as? [Int] == [1_731_534_699, 0])
    let trailers = try #require(newest["trailers"] as? [String: String])
    #expect(trailers["Version"] == "v5")
    #expect(trailers["Announced"] == "2024-11-13")
  }

  @Test func `each revision has the commit that recorded it`() throws {
    let store = try folder.bundled()
    let commits = try store.recordingCommits()
    #expect(commits.count == 10)
    let subjects = try folder.lines("log", "--format=%H %s").map { $0.split(separator: " ") }
    for policy in try store.history().policiesInOrder {
      for revision in policy.revisions {
        let id = try #require(commits[.revision(policy.key, revision.id)])
        let words = subjects.first { $0[0] == id }?[1...2].joined(separator: " ")
        #expect(words == "\(policy.record.name) \(revision.id)")
      }
    }
  }
}
