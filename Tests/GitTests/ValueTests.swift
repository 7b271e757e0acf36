import Testing

@testable import Git

@Suite struct ValueTests {
  @Test func anIDIsItsTwentyBytes() throws {
    let hex = "0123456789abcdef00ff0123456789abcdef00ff"
    let id = try #require(ObjectID(hex))
    #expect(id.description == hex)
    #expect(id.bytes.prefix(3) == [0x01, 0x23, 0x45] && id.bytes.last == 0xFF)
    #expect(ObjectID(id.bytes) == id)
    #expect(ObjectID(id.raw) == id)
  }

  @Test(arguments: [
    "", "0", String(repeating: "0", count: 39), String(repeating: "0", count: 41),
    String(repeating: "A", count: 40), String(repeating: "g", count: 40),
    String(repeating: "é", count: 20),
  ])
  func onlyTheNormalSpellingIsAnID(text: String) {
    #expect(ObjectID(text) == nil)
  }

  @Test func idsSortAsTheirSpellingsDo() {
    let zero = [UInt8](repeating: 0, count: 20)
    let ids = zero.indices.flatMap { index in
      [1, 0x7F, 0x80, 0xFF].compactMap { (byte: UInt8) in
        ObjectID(zero[..<index] + [byte] + zero[(index + 1)...])
      }
    }
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    #expect(Set(ids).count == ids.count)
    #expect(ObjectID([UInt8](repeating: 0, count: 19)) == nil)
  }

  @Test func theEmptyTreeIsGits() {
    #expect(ObjectID.emptyTree.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
  }

  @Test func anErrorTellsTheFunctionAndKeepsUnknownCodes() {
    let error = GitError(.init(rawValue: -99), .init(rawValue: 99), in: "git_x", "no reason")
    #expect("\(error)" == "no reason (git_x)")
    #expect(error.code.rawValue == -99 && error.category.rawValue == 99)
  }

  @Test func anErrorSpeaksOfItsOwnCallAlone() throws {
    let test = try TestRepository()
    let absent = try #require(ObjectID(String(repeating: "1", count: 40)))
    #expect(throws: GitError.self) { try test.repository.blob(absent) }
    let next = GitError(status: -1, of: "git_x")
    #expect(next.message == "libgit2 gives no reason for its status -1")
  }
}
