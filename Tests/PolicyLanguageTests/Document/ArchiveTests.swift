import PolicyLanguage
import Testing

/// Real documents are read and written back without loss.
@Suite struct ArchiveTests {
  @Test func realDocumentsAreReadAndWrittenBack() throws {
    var (read, refused) = (0, 0)
    for text in try Archive.texts(of: "mamip-slice.bundle") {
      guard let json = try? JSONReader.read(text) else {
        refused += 1
        continue
      }
      #expect(try JSONReader.read(json.bytes(.indented)) == json)
      guard let value = json["PolicyVersion"]?["Document"] else { continue }
      let document = try PolicyDocument(value)
      let again = try PolicyDocument(text: document.json.bytes(.indented))
      #expect(again == document)
      #expect(document.canonicalBytes == value.bytes(.canonical))
      #expect(document.findings == [])
      read += 1
    }
    print("documents of the archive: \(read) read, \(refused) files that are not JSON")
  }
}
