import PolicyLanguage
import Testing

@testable import Publishing

@Suite struct JSONTests {
  @Test func `the change log of the bundled history`() throws {
    let items = try Bundled.changeLog().json(history: "3f2a91c")
    try expectSnapshot(JSONValue.array(items).text(.indented) + "\n", "changelog.json")
  }
}
