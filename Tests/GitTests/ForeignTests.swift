import Testing

@testable import Git

/// What is asked of a repository that somebody else made.
@Suite struct ForeignTests {
  let test: TestRepository

  init() throws { test = try TestRepository(importing: Graph.stream) }

  @Test(arguments: ["main", "HEAD", "refs/heads/side", "main~1", "main^2", "other"])
  func `expressions come to the commits that git says`(expression: String) throws {
    #expect(try test.repository.commitID(named: expression) == test.id(expression))
  }

  @Test func `tags are followed, ids taken, what names nothing is nil`() throws {
    try test.git("tag", "-a", "-m", "words", "annotated", "main")
    #expect(try test.repository.commitID(named: "annotated") == test.id("main"))
    let id = try test.id("main")
    #expect(try test.repository.commitID(named: id.description) == id)
    #expect(try test.repository.commitID(named: String(id.description.prefix(10))) == id)
    #expect(try test.repository.commitID(named: "none") == nil)
    #expect(throws: GitError.self) { try test.repository.commitID(named: "main:changing") }
    #expect(throws: GitError.self) { try test.repository.commitID(named: "a\0b") }
  }

  @Test func `sizes are those of the bytes, of what is missing there is none`() throws {
    let id = try test.id("main:changing")
    #expect(try test.repository.size(of: id) == test.repository.blob(id).count)
    let none = try #require(ObjectID(String(repeating: "1", count: 40)))
    #expect(try test.repository.size(of: none) == nil)
  }

  @Test func `a clone of the newest commits alone is shallow`() throws {
    #expect(!test.repository.isShallow)
    let path = test.folder.file("shallow.git")
    try test.git("clone", "-q", "--bare", "--depth", "1", "file://\(test.path)", path)
    #expect(try Repository.open(at: path, for: .reading).isShallow)
  }

  @Test func `comparing many trees one after the other gives what comparing each alone does`()
    throws
  {
    let ids = try test.git.lines(["rev-list", "--all"]).compactMap { ObjectID($0) }
    let trees = try ids.map { try test.repository.commit($0).tree }
    for old in trees {
      for new in trees {
        let alone = try Repository.open(at: test.path).changes(from: old, to: new)
        #expect(try test.repository.changes(from: old, to: new) == alone)
      }
    }
  }
}
