import Foundation
import Testing

@testable import Git

@Suite struct ReferenceTests {
  let test: TestRepository
  var repository: Repository { test.repository }

  init() throws { test = try TestRepository() }

  @Test func aBranchWithoutACommitHasNoTip() throws {
    #expect(try repository.tip(of: .main) == nil)
    #expect(try repository.head() == nil)
    #expect(try repository.headBranch() == .main)
    #expect(try repository.references() == [])
  }

  @Test func aBranchMovesFromWhereItIs() throws {
    let (one, two) = (try test.commit("one"), try test.commit("two"))
    try repository.move(.main, from: nil, to: one)
    #expect(try repository.tip(of: .main) == one)
    try repository.move(.main, from: one, to: two)
    #expect(try test.id("refs/heads/main") == two)
    #expect(try repository.head() == two)
    try test.git("pack-refs", "--all")
    try repository.move(.main, from: two, to: one)
    #expect(try test.id("refs/heads/main") == one)
  }

  @Test func aBranchThatIsElsewhereStays() throws {
    let (one, two, three) = (
      try test.commit("one"), try test.commit("two"), try test.commit("three")
    )
    try repository.move(.main, from: nil, to: one)
    for pack in [false, true] {
      if pack { try test.git("pack-refs", "--all") }
      for expected in [nil, two, three] {
        let error = #expect(throws: GitError.self) {
          try repository.move(.main, from: expected, to: three)
        }
        #expect(error?.code == .modified)
        #expect(error?.message.contains("`main`") == true)
      }
      #expect(try test.id("refs/heads/main") == one)
    }
  }

  @Test func aBranchThatIsGoneIsNotMadeAgain() throws {
    let (one, two) = (try test.commit("one"), try test.commit("two"))
    let error = #expect(throws: GitError.self) { try repository.move(.main, from: one, to: two) }
    #expect(error?.code == .modified)
    #expect(error?.message == "the branch `main` is gone")
    #expect(try repository.tip(of: .main) == nil)
  }

  @Test func aBranchNeverNamesWhatIsNotThere() throws {
    let absent = try #require(ObjectID(String(repeating: "1", count: 40)))
    #expect(throws: GitError.self) { try repository.move(.main, from: nil, to: absent) }
    #expect(try repository.tip(of: .main) == nil)
  }

  @Test func aLockLeftBehindIsNamed() throws {
    let commit = try test.commit("one")
    let lock = test.path + "/refs/heads/main.lock"
    try Data().write(to: URL(fileURLWithPath: lock))
    let error = #expect(throws: GitError.self) {
      try repository.move(.main, from: nil, to: commit)
    }
    #expect(error?.code == .locked)
    #expect(error?.message.contains("`\(lock)`") == true)
    #expect(try repository.tip(of: .main) == nil)
    try FileManager.default.removeItem(atPath: lock)
    try repository.move(.main, from: nil, to: commit)
  }

  @Test func aLockThatAKilledRunLeftIsRemoved() throws {
    let (one, two) = (try test.commit("one"), try test.commit("two"))
    let lock = URL(fileURLWithPath: test.path + "/refs/heads/main.lock")
    let note = URL(fileURLWithPath: test.path + "/policy-history.lock")
    func leave(_ content: String, noted: String, age: TimeInterval) throws {
      try Data(content.utf8).write(to: lock)
      try Data(noted.utf8).write(to: note)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: lock.path())
    }
    try leave("\(one)\n", noted: "\(one)\n", age: 0)
    try repository.move(.main, from: nil, to: one)
    try leave("", noted: "\(two)\n", age: 60)
    try repository.move(.main, from: one, to: two)
    #expect(try Data(contentsOf: note).isEmpty)
    // Another program's, which may be alive.
    for (content, noted, age) in [("\(one)\n", "\(two)\n", 60.0), ("", "", 60)] {
      try leave(content, noted: noted, age: age)
      let error = #expect(throws: GitError.self) {
        try repository.move(.main, from: two, to: one)
      }
      #expect(error?.code == .locked)
    }
  }

  @Test func listsWhatGitLists() throws {
    let (one, two) = (try test.commit("one"), try test.commit("two"))
    try repository.move(.main, from: nil, to: one)
    try test.git("branch", "b/c", "\(two)")
    try test.git("tag", "v1", "\(one)")
    try test.git("pack-refs", "--all")
    try test.git("branch", "a", "\(two)")
    try test.git("symbolic-ref", "refs/heads/alias", "refs/heads/a")
    #expect(
      try repository.references() == [
        .init(name: "refs/heads/a", target: .object(two)),
        .init(name: "refs/heads/alias", target: .reference("refs/heads/a")),
        .init(name: "refs/heads/b/c", target: .object(two)),
        .init(name: "refs/heads/main", target: .object(one)),
        .init(name: "refs/tags/v1", target: .object(one)),
      ])
    let branches = try repository.branches()
    #expect(branches.map(\.name.description) == ["a", "alias", "b/c", "main"])
    #expect(branches.map(\.tip) == [two, two, two, one])
  }

  @Test func aDetachedHeadHasNoBranch() throws {
    let commit = try test.commit("one")
    try test.git("update-ref", "--no-deref", "HEAD", "\(commit)")
    #expect(try repository.headBranch() == nil)
    #expect(try repository.head() == commit)
  }

  @Test func aBrokenReferenceIsAnErrorAndNotAnAbsence() throws {
    try repository.move(.main, from: nil, to: try test.commit("one"))
    try replace(test.path + "/refs/heads/main", with: Data("not an id\n".utf8))
    #expect(throws: GitError.self) { try repository.tip(of: .main) }
    #expect(throws: GitError.self) { try repository.head() }
    #expect(throws: GitError.self) { try repository.references() }
    #expect(throws: GitError.self) { try repository.branches() }
  }

  @Test(arguments: ["", "a b", "a..b", "-a", "a.lock", "a/", "/a", "a\0b", "HEAD", "@{", "a~1"])
  func refusesNamesThatGitRefuses(name: String) {
    let error = #expect(throws: GitError.self) { try BranchName(name) }
    #expect([.invalidName, .invalid].contains(error?.code))
  }

  @Test func aBranchMadeAtTheSameTimeIsMadeOnce() async throws {
    let commits = try (0..<8).map { try test.commit("\($0)") }
    let path = test.path
    let winners = await withTaskGroup(of: ObjectID?.self) { group in
      for commit in commits {
        group.addTask {
          do {
            try Repository.open(at: path).move(.main, from: nil, to: commit)
            return commit
          } catch {
            return nil
          }
        }
      }
      return await group.reduce(into: [ObjectID?]()) { $0.append($1) }.compactMap(\.self)
    }
    #expect(try winners == [#require(try repository.tip(of: .main))])
  }
}
