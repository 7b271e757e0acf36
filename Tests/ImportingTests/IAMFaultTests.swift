import Importing
import PolicyHistory
import Testing

/// What happens when IAM, or the AWS CLI, does not do as it should.
@Suite struct IAMFaultTests {
  private var iam: FakeIAM {
    var policies: [String: FakeIAM.FakePolicy] = [:]
    for name in "ABCDEF" {
      policies["\(name)"] = FakeIAM.FakePolicy(current: 4, versions: FakeIAM.versions(2, 3, 4))
    }
    return FakeIAM(policies)
  }

  @Test(arguments: 1...30)
  func `what is interrupted loses nothing and goes on the next time`(after: Int) throws {
    var whole = iam
    let expected = try whole.read().history
    var iam = iam
    iam.failure = (after, IAMFailure(.expired, "gone"))
    let (half, summary) = try iam.read()
    #expect(summary.failure == IAMFailure(.expired, "gone"))
    #expect(!summary.isComplete)
    #expect(half.sources.values.allSatisfy { $0.lookedAt == nil })
    let answered = iam.asked.count
    #expect(answered <= after + iam.capacity + 1)
    iam.rest()
    let (history, rest) = try iam.read(into: half)
    #expect(history == expected)
    #expect(rest.isComplete)
    // Versions are not asked for twice, but those that failed.
    #expect(summary.revisions + rest.revisions == 18)
    #expect(summary.notServed + rest.notServed == 6)
  }

  @Test func `without a list nothing is asked`() throws {
    let texts = [
      "", "{}", #"{"Policies": []}"#, #"{"Policies": [], "IsTruncated": true}"#, "<html>",
      #"{"Policies": [{"Arn": "arn:aws:iam::aws:policy/A"}]}"#,
      #"{"Policies": [{"Arn": "arn:aws:iam::123456789012:policy/A", "DefaultVersionId": "v1"}]}"#,
    ]
    for text in texts {
      var iam = iam
      iam.instead[.policies] = .text(Array(text.utf8))
      #expect(throws: IAMImportError.self, "\(text)") { try iam.read() }
      #expect(iam.asked == [.policies])
    }
    var denied = iam
    denied.instead[.policies] = .failure(IAMFailure(.denied, "no"))
    #expect(throws: IAMFailure(.denied, "no")) { try denied.read() }
  }

  @Test func `an answer that cannot be read is listed, and asked for again`() throws {
    var iam = iam
    let (a, v3, v4) = (try iam.arn("A"), try VersionID("v3"), try VersionID("v4"))
    iam.instead = [
      .version(a, v3): .text(Array("{".utf8)),
      .version(a, v4): .text(
        Array(#"{"PolicyVersion": {"VersionId": "v9", "Document": {}}}"#.utf8)),
      .versions(try iam.arn("B")): .text(Array("[]".utf8)),
      .version(try iam.arn("C"), v3): .noSuchEntity,
      .versions(try iam.arn("D")): .noSuchEntity,
    ]
    let (history, summary) = try iam.read()
    let passedOver = summary.skipped.map { skipped in
      "\(skipped.policy.name) \(skipped.version?.text ?? "-") \(skipped.reason)"
    }
    #expect(
      Set(passedOver)
        == [
          "A v3 unreadable", "A v4 unreadable", "B - unreadable", "C v3 vanished", "D - vanished",
        ])
    #expect(try history.ids("A") == ["v2"])
    // A version that was listed a moment ago is not told to be gone.
    #expect(try history.policy("C").record.notServed.map(\.version.text) == ["v1"])
    // What is known of A is not known until now.
    #expect(history.sources.values.allSatisfy { $0.lookedAt == nil })
    iam.instead = [:]
    let again = try iam.read(into: history)
    #expect(again.summary.skipped == [])
    #expect(try again.history.ids("A") == ["v2", "v3", "v4"])
  }

  @Test func `an answer that contradicts what is recorded is listed`() throws {
    let archive = try TestArchive([TestCommit(1, ["policies/A": .version(4)])])
    let known = try archive.read().history
    var iam = iam
    iam.policies["A"]?.versions[2] = FakeIAM.Version(
      number: 4, created: "2023-01-04T00:00:00Z", text: FakeIAM.document(99))
    let (history, summary) = try iam.read(into: known)
    #expect(summary.skipped.map(\.reason) == [.conflicting])
    #expect(try history.ids("A") == ["v2", "v3", "v4"])
  }

  @Test(
    arguments: [
      (
        "An error occurred (ExpiredToken) when calling the ListPolicies operation: The security",
        .expired
      ),
      (
        "An error occurred (Throttling) when calling the GetPolicyVersion operation (reached max retries: 4): Rate exceeded",
        .throttled
      ),
      (
        "An error occurred (AccessDenied) when calling the ListPolicies operation: User: arn:…",
        .denied
      ),
      (
        "An error occurred (InvalidClientTokenId) when calling the ListPolicies operation: x",
        .refused
      ),
      (
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
        .noCredentials
      ),
      ("The config profile (audit) could not be found", .noCredentials),
      ("Error loading SSO Token: Token for x does not exist", .expired),
      (
        "The SSO session associated with this profile has expired or is otherwise invalid.",
        .expired
      ),
      ("Could not connect to the endpoint URL: \"http://127.0.0.1:1/\"", .unreachable),
      ("usage: aws [options]\naws: error: argument operation: Invalid choice", .other),
      ("", .other),
    ] as [(String, IAMFailure.Reason)])
  func `what the AWS CLI says is told apart`(errors: String, reason: IAMFailure.Reason) throws {
    guard case .failure(let failure) = IAMAnswer(status: 255, output: [], errors: "\n\(errors)\n")
    else {
      Issue.record("no failure")
      return
    }
    #expect(failure.reason == reason)
    let last = errors.split(separator: "\n").last.map(String.init)
    #expect(failure.words == last ?? "it ended with 255 and no word")
  }

  @Test func `no such entity is an answer`() {
    let errors =
      "\nAn error occurred (NoSuchEntity) when calling the GetPolicyVersion operation: x\n"
    guard case .noSuchEntity = IAMAnswer(status: 254, output: [], errors: errors) else {
      Issue.record("a failure")
      return
    }
    guard case .text = IAMAnswer(status: 0, output: [], errors: errors) else {
      Issue.record("no answer")
      return
    }
  }
}
