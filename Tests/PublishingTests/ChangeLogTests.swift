import Testing

@testable import Publishing

@Suite struct ChangeLogTests {
  @Test func `the change log of the bundled history`() throws {
    try expectSnapshot(try Bundled.changeLog().markdown(), "changelog.md")
  }
}
