import Foundation
import Testing

@testable import Git

@Suite struct AncestryTests {
  let test: TestRepository

  init() throws { test = try TestRepository(importing: Graph.stream) }

  static let names = ["main", "main~2", "side", "side~1", "other"]

  @Test func knowsTheAncestorsThatGitKnows() throws {
    let ids = try Self.names.map(test.id)
    for (name, id) in zip(Self.names, ids) {
      let ancestors = try test.git.lines(["rev-list", name])
      for other in ids {
        #expect(
          try test.repository.isAncestor(other, of: id) == ancestors.contains("\(other)"),
          "\(other) of \(name)")
      }
    }
  }

  @Test(arguments: names)
  func findsTheMergeBaseThatGitFinds(one: String) throws {
    for two in Self.names {
      // Git says with its exit code alone that there is none.
      let expected = (try? test.git.lines(["merge-base", one, two]))?.first
      let base = try test.repository.mergeBase(test.id(one), test.id(two))
      #expect(base?.description == expected, "\(one) and \(two)")
    }
  }

  @Test func aMissingCommitBetweenIsAnError() throws {
    let base = try test.commit("base")
    let middle = try test.commit("middle", parents: [base])
    let tip = try test.commit("tip", parents: [middle])
    try FileManager.default.removeItem(atPath: test.looseFile(middle))
    let repository = try Repository.open(at: test.path)
    #expect(throws: GitError.self) { try repository.isAncestor(base, of: tip) }
    #expect(throws: GitError.self) { try repository.mergeBase(base, tip) }
  }
}
