import Foundation
import Testing

@testable import Git

@Suite struct WalkTests {
  let test: TestRepository

  init() throws { test = try TestRepository(importing: Graph.stream) }

  func walked(
    _ tips: [String], hiding: [String] = [], _ order: CommitWalk.Order = .newestFirst
  ) throws -> [String] {
    var walk = try test.repository.walk(
      from: tips.map(test.id), hiding: hiding.map(test.id), order)
    var ids: [String] = []
    while let id = try walk.next() { ids.append("\(id)") }
    #expect(try walk.next() == nil)
    return ids
  }

  @Test(arguments: [
    ["main"], ["side"], ["main", "other"], ["other", "side", "main"], ["main", "^side"],
    ["main", "other", "^main~1"], ["main", "^main"], ["main~2", "^side~1", "^main~3"],
  ])
  func walksAsRevListDoes(revisions: [String]) throws {
    let tips = revisions.filter { !$0.hasPrefix("^") }
    let hidden = revisions.filter { $0.hasPrefix("^") }.map { String($0.dropFirst()) }
    let expected = try test.git.lines(["rev-list", "--date-order"] + revisions)
    #expect(try walked(tips, hiding: hidden) == expected)
    #expect(try walked(tips, hiding: hidden, .oldestFirst) == expected.reversed())
  }

  @Test func aWalkFromNowhereIsOverAtOnce() throws {
    #expect(try walked([]) == [])
  }

  @Test(arguments: [CommitWalk.Order.newestFirst, .oldestFirst])
  func aMissingCommitIsAnErrorAndNotTheEnd(order: CommitWalk.Order) throws {
    let tip = try test.commit("tip", parents: [try test.commit("base")])
    let base = try test.repository.commit(tip).parents[0]
    try FileManager.default.removeItem(atPath: test.looseFile(base))
    let repository = try Repository.open(at: test.path, for: .reading)
    var walk = try repository.walk(from: [tip], order)
    var failures: [GitError] = []
    for _ in 0..<4 {
      do throws(GitError) {
        let id = try walk.next()
        #expect(id == tip && failures.isEmpty, "the walk went on, or ended, after a failure")
      } catch {
        failures.append(error)
      }
    }
    #expect(failures.count >= 3 && Set(failures).count == 1)
    #expect(failures.first?.code == .notFound)
    #expect(failures.first?.function == "git_revwalk_next")
  }

  @Test func aTruncatedCommitIsAnErrorAndNotTheEnd() throws {
    let tip = try test.commit("tip", parents: [try test.commit("base")])
    let base = try test.repository.commit(tip).parents[0]
    try truncate(test.looseFile(base))
    let repository = try Repository.open(at: test.path)
    var walk = try repository.walk(from: [tip], .oldestFirst)
    #expect(throws: GitError.self) { _ = try walk.next() }
  }

  @Test func whatIsNoCommitIsRefusedAsATip() throws {
    let blob = try test.blob("no commit")
    #expect(throws: GitError.self) {
      var walk = try test.repository.walk(from: [blob])
      _ = try walk.next()
    }
  }

  @Test func aWalkKeepsItsRepository() throws {
    let tip = try test.id("main")
    var walk = try Repository.open(at: test.path).walk(from: [tip])
    #expect(try walk.next() == tip)
  }
}
