import PolicyHistory
import PolicyLanguage
import Testing

@testable import Importing

/// The forms in which a document of a version is handed around.
@Suite struct PolicyFileTests {
  static let document = #"{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#

  static func file(_ text: String) throws -> PolicyFile { try PolicyFile(text: Array(text.utf8)) }

  @Test(arguments: [
    document, #"{"PolicyVersion":{"Document":\#(document)}}"#, #"{"Document":\#(document)}"#,
    #"{"PolicyVersion":{"Document":"%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C"#
      + #"%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22*%22%7D%5D%7D"}}"#,
    "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C"
      + "%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22*%22%7D%5D%7D",
  ])
  func `a document is found in every form`(text: String) throws {
    let file = try Self.file(text)
    #expect(file.document == (try PolicyDocument(text: Array(Self.document.utf8))))
    #expect(file.version == nil && file.created == nil && file.isDefault)
  }

  @Test func `version, date and whether it is in force are read`() throws {
    let file = try Self.file(
      #"{"PolicyVersion":{"VersionId":"v3","IsDefaultVersion":false,"#
        + #""CreateDate":"2024-07-09T10:35:50+02:00","Document":\#(Self.document)}}"#)
    #expect(file.version?.text == "v3")
    #expect(file.created?.description == "2024-07-09T08:35:50Z")
    #expect(!file.isDefault)
  }

  @Test func `a date may be as Python writes it`() throws {
    let file = try Self.file(
      #"{"CreateDate":"2023-03-09 10:41:38+00:00","Document":\#(Self.document)}"#)
    #expect(file.created?.description == "2023-03-09T10:41:38Z")
  }

  @Test(arguments: [
    ("", "JSON"), (#"{"PolicyVersion":{"VersionId":3,"Document":\#(document)}}"#, "VersionId"),
    (#"{"PolicyVersion":{"VersionId":"3","Document":\#(document)}}"#, "VersionId"),
    (#"{"PolicyVersion":{"CreateDate":"soon","Document":\#(document)}}"#, "CreateDate"),
    (#"{"PolicyVersion":{"IsDefaultVersion":"no","Document":\#(document)}}"#, "IsDefaultVersion"),
    (#"{"PolicyVersion":{"Document":"%7"}}"#, "Document"), (#"{"PolicyVersion":{}}"#, "VersionId"),
  ])
  func `what cannot be read is named`(text: String, name: String) {
    let error = #expect(throws: ParseError.self) { try Self.file(text) }
    #expect(error?.location != nil)
    if text.contains(name) { #expect(error?.message.contains(name) == true) }
  }
}
