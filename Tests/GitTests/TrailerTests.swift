import Testing

@testable import Git

@Suite struct TrailerTests {
  static let messages = [
    "subject\n", "subject", "", "\n\n",
    "subject\n\nbody\n\nPolicy: A\nVersion: v4\nSource: git https://example.com/a\n",
    "subject\n\nKey: one\nKey: two\n", "subject\n\nbody\nKey: no\n\nnot trailers\n",
    "Key: subject alone\n", "subject\n\nKey: folded\n  over lines\n\tand more\nNext: x\n",
    "subject\n\nEmpty:\nWide:   blanks  \nKey : blank before\n",
    "subject\n\nbody\n\nKey: value: with: colons\nZoë: no key of git's\n",
    "subject\n\nKey: caf\u{E9}\n\n\n",
  ]

  @Test(arguments: messages)
  func readsWhatGitReads(message: String) throws {
    let test = try TestRepository()
    var writer = try test.repository.objectWriter()
    let id = try writer.writeCommit(
      tree: .emptyTree, parents: [], author: .test, committer: .test, message: Array(message.utf8))
    try writer.finish()
    let trailers = try test.repository.commit(id).trailers()
    let expected = try test.git.lines(["interpret-trailers", "--parse"], input: message)
    #expect(trailers.map { "\($0.key): \($0.value)" } == expected)
  }

  @Test func theTrailersOfAMessageThatIsNotUTF8AreRead() throws {
    let commit = Commit(
      id: .emptyTree, tree: .emptyTree, parents: [], author: .test, committer: .test,
      messageBytes: Array("caf".utf8) + [0xE9] + Array("\n\nKey: value\n".utf8))
    #expect(try commit.trailers() == [Trailer("Key", "value")])
  }
}
