import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Digests")
struct DigestTests {
  // Values of Python's `hashlib` and `uuid`.

  @Test func agreesWithHashlib() {
    #expect(
      sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      sha256(Array("policy".utf8))
        == "823412d1eacb67956220e532959f0104603057c88704863ca38e7cd188fda812")
  }

  @Test func aDocumentsDigestIsThatOfItsCanonicalForm() throws {
    let text = #"""
      { "Statement": [{"Resource": "*", "Action": "q:*", "Effect": "Allow"}],
        "Version": "2012-10-17" }
      """#
    let document = try PolicyDocument(text: Array(text.utf8))
    #expect(
      DocumentDigest(of: document).text
        == "dada8de7af7d0be2fd46fd898b46904ff2799c8d557cec31270af96bac5bf41e")
    #expect(throws: NameError.self) { try DocumentDigest("ABC") }
    #expect(throws: NameError.self) { try DocumentDigest(String(repeating: "A", count: 64)) }
  }

  @Test(arguments: [
    ("AmazonQFullAccess", "v1", "88f1414e-b952-57e5-95f1-cd56e6814d66"),
    ("ReadOnlyAccess", "v68-after-v71", "d814b733-9292-5e74-8b22-37ce51af77ec"),
  ])
  func agreesWithUUIDOfPython(name: String, revision: String, uuid: String) throws {
    let key = PolicyKey(name: try PolicyName(name))
    #expect(PermanentID(of: key, revision: try RevisionID(revision)).description == uuid)
  }
}
