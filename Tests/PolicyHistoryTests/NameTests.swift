import Testing

@testable import PolicyHistory

@Suite("Names")
struct NameTests {
  @Test(arguments: [
    ("AmazonQFullAccess", "q"), ("AWSServiceRoleForAmazonQDeveloper", "s"), ("AWS_ConfigRole", "c"),
    ("aws-Foo", "f"), ("amazonEC2", "e"), ("AmazonAWSThing", "a"), ("AWSAmazonThing", "a"),
    ("AWS", "_"), ("Amazon__", "_"), ("AWS-9x", "9"), ("IAMFullAccess", "i"), ("__zebra", "z"),
    ("+=,.@-", "_"), ("Awsome", "o"), ("7Zip", "7"),
  ])
  func aPolicysFolderIsTheLetterOneLooksUp(name: String, letter: String) throws {
    let key = PolicyKey(name: try PolicyName(name))
    #expect(key.letter == letter)
    #expect(key.folder == "policies/aws/\(letter)/\(name)")
  }

  @Test(arguments: [
    "a", "A_b+c=d,e.f@g-h", "...", "git", ".gitx", String(repeating: "x", count: 128),
  ])
  func acceptsTheAlphabetOfIAM(name: String) throws {
    #expect(try PolicyName(name).text == name)
  }

  @Test(arguments: [
    "", ".", "..", ".git", ".GIT", "git~1", "GIT~1", "a/b", "a b", "é", "a\n", "K\u{301}",
    "\u{212A}",
    String(repeating: "x", count: 129),
  ])
  func refusesOtherNames(name: String) {
    #expect(throws: NameError.self) { try PolicyName(name) }
  }

  @Test func namesCompareWithoutCaseInAScope() throws {
    let a = PolicyKey(name: try PolicyName("ReadOnlyAccess"))
    #expect(a == PolicyKey(name: try PolicyName("readonlyaccess")))
    #expect(Set([a, PolicyKey(name: try PolicyName("READONLYACCESS"))]).count == 1)
    #expect(a != PolicyKey(scope: try PolicyScope("aws-cn"), name: a.name))
    #expect(a.description == "ReadOnlyAccess")
    #expect(
      PolicyKey(scope: try PolicyScope("aws-cn"), name: a.name).description
        == "aws-cn/ReadOnlyAccess")
  }

  @Test func scopesArePartitionsAndAccounts() throws {
    for text in ["aws", "aws-cn", "aws-us-gov", "123456789012"] {
      #expect(try PolicyScope(text).text == text)
    }
    #expect(try PolicyScope("123456789012").isAccount)
    #expect(!PolicyScope.aws.isAccount)
    for text in ["", "AWS", "aws-iso", "12345678901", "1234567890123", "12345678901a"] {
      #expect(throws: NameError.self) { try PolicyScope(text) }
    }
  }

  @Test func versionsAreOrderedByNumber() throws {
    let versions = try ["v10", "v9", "v1", "v100", "v2"].map { try VersionID($0) }
    #expect(versions.sorted().map(\.text) == ["v1", "v2", "v9", "v10", "v100"])
    #expect(try VersionID("v3.abc").number == 3)
    #expect(try VersionID("v999999999999999999").number == 999_999_999_999_999_999)
    for text in [
      "", "v", "v0", "v01", "V1", "1", "v1a", "v1.a-b", "v1.é", "v-1", "v+1", "v1 ", "v1..a",
      "v9999999999999999999", "v１",
    ] {
      #expect(throws: NameError.self, "\(text)") { try VersionID(text) }
    }
  }

  @Test(arguments: [
    "v4", "v68-after-v71", "v68-after-v71-2", "v1-2019-12-10", "v1-2019-12-10-3", "2024-11-13",
    "2024-11-13-2", "v1.a-after-v2.b-10",
  ])
  func idsOfRevisionsComeBack(text: String) throws {
    let id = try RevisionID(text)
    #expect(id.text == text)
    #expect(RevisionID(id.form) == id)
  }

  @Test func idsOfRevisionsSayTheForm() throws {
    let (v1, v68, v71) = (try VersionID("v1"), try VersionID("v68"), try VersionID("v71"))
    #expect(try RevisionID("v1").form == .version(v1))
    #expect(try RevisionID("v68-after-v71-2").form == .returned(v68, after: v71, time: 2))
    #expect(try RevisionID("v1-2019-12-10").form == .recreated(v1, Day("2019-12-10"), place: 1))
    #expect(try RevisionID("2019-12-10-2").form == .day(Day("2019-12-10"), place: 2))
    #expect(try RevisionID("2019-12-10-2").version == nil)
  }

  @Test(arguments: [
    "", "policy", "latest", "v0", "v68-after", "v68-after-", "v68-after-v71-1", "v68-after-v71-0",
    "v68-after-v71-02", "v68-after-v71-x", "v68-after-v71-2-3", "v1-2019-12-32", "v1-2019-12",
    "2024-11-13-1", "2024-11-13-", "2024-11-13T00:00:00Z", "v1-", "-",
    "v1-2019-12-10-9999999999999999999999",
  ])
  func refusesOtherIDsOfRevisions(text: String) {
    #expect(throws: NameError.self) { try RevisionID(text) }
  }

  @Test(arguments: [
    ("iam", "GetPolicyVersion", "iam-getpolicyversion"),
    (
      "documentation", "https://docs.aws.amazon.com/a/b_c.html?x=1",
      "documentation-docs-aws-amazon-com-a-b-c-html-x-1"
    ),
    ("git", "https://github.com/zoph-io/MAMIP.git", "git-github-com-zoph-io-mamip"),
    ("git", "git@github.com:zoph-io/MAMIP.git", "git-git-github-com-zoph-io-mamip"),
    ("git", "SSH://git@host/x", "git-git-host-x"),
    ("git", "https://example.com/a/", "git-example-com-a-"),
    ("file", "policy.json", "file-policy-json"),
    ("file", "--a  b--", "file--a-b-"),
  ])
  func aSourcesFileIsTheSlugOfItsReference(kind: String, reference: String, id: String) throws {
    let kind = try #require(Source.Kind(rawValue: kind))
    let source = SourceID(kind: kind, reference: reference)
    #expect(source.text == id)
    #expect(try SourceID(fileName: id) == source)
  }

  @Test func longAndForeignReferencesStayApart() {
    let long = String(repeating: "a", count: 300)
    let a = SourceID(kind: .file, reference: long + "1")
    #expect(a != SourceID(kind: .file, reference: long + "2"))
    #expect(a.text.utf8.count < 240)
    #expect(SourceID(kind: .file, reference: "文") != SourceID(kind: .file, reference: "書"))
  }

  @Test func arnsNameScopeAndPolicy() throws {
    let arn = try PolicyARN("arn:aws-cn:iam::aws:policy/service-role/Foo")
    #expect(arn.key == PolicyKey(scope: try PolicyScope("aws-cn"), name: try PolicyName("Foo")))
    #expect(try PolicyARN("arn:aws:iam::123456789012:policy/Foo").key.scope.text == "123456789012")
    for text in [
      "", "arn:aws:iam::aws:policy", "arn:aws:iam::aws:policy/", "arn:aws:iam::aws:role/Foo",
      "arn:aws:s3::aws:policy/Foo", "arn:aws:iam:us-east-1:aws:policy/Foo",
      "arn:aws:iam::1:policy/Foo",
      "arn:aws:iam::aws:policy/a b",
    ] {
      #expect(throws: NameError.self, "\(text)") { try PolicyARN(text) }
    }
  }

  @Test func servicesAreSlugs() throws {
    #expect(try ServiceID("amazon-q-developer").text == "amazon-q-developer")
    for text in ["", "-a", "a-", "a--b", "A", "a_b", "é"] {
      #expect(throws: NameError.self, "\(text)") { try ServiceID(text) }
    }
  }
}
