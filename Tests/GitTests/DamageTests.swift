import Foundation
import Testing

@testable import Git

/// What is broken on the disk is an error, whatever is broken: never an absence, an end or a hang.
@Suite struct DamageTests {
  let test: TestRepository

  init() throws { test = try TestRepository() }

  /// Opens the repository anew, since what was read is kept in memory.
  func reopened() throws -> Repository { try Repository.open(at: test.path, for: .reading) }

  /// Whether reading a blob fails.
  func fails(_ id: ObjectID) throws -> Bool {
    let repository = try reopened()
    do throws(GitError) {
      _ = try repository.blob(id)
      return false
    } catch {
      #expect(!error.message.isEmpty)
      return true
    }
  }

  @Test func aLooseObjectCutShortAnywhereIsAnError() throws {
    let text = (0..<40).map { "line \($0) of a text that zlib can do something with\n" }.joined()
    let id = try test.blob(text)
    let whole = try Data(contentsOf: URL(fileURLWithPath: test.looseFile(id)))
    for length in whole.indices {
      try replace(test.looseFile(id), with: whole.prefix(length))
      #expect(try fails(id), "cut to \(length) bytes")
      #expect(try reopened().damaged(among: [id]).map(\.id) == [id])
    }
    try replace(test.looseFile(id), with: whole)
    #expect(try reopened().blob(id) == Array(text.utf8))
    #expect(try reopened().damaged(among: [id]).isEmpty)
  }

  @Test func aLooseObjectWithAnyByteChangedIsAnError() throws {
    let id = try test.blob("some text")
    let whole = try Data(contentsOf: URL(fileURLWithPath: test.looseFile(id)))
    for index in whole.indices.dropFirst(2) {
      var changed = whole
      changed[index] ^= 0x55
      try replace(test.looseFile(id), with: changed)
      #expect(try fails(id), "byte \(index)")
    }
    try replace(test.looseFile(id), with: whole + [0])
    #expect(try fails(id), "a byte too many")
  }

  @Test func anObjectInThePlaceOfAnotherIsAnError() throws {
    let (one, two) = (try test.blob("one"), try test.blob("two"))
    try replace(
      test.looseFile(one), with: Data(contentsOf: URL(fileURLWithPath: test.looseFile(two))))
    let error = try #require(try reopened().damaged(among: [two, one]).first)
    #expect(error.id == one)
    #expect(error.error.code == .mismatch)
  }

  @Test func theErrorNamesTheFile() throws {
    let id = try test.blob("some text")
    try truncate(test.looseFile(id))
    let error = #expect(throws: GitError.self) { try reopened().blob(id) }
    #expect(error?.message.contains("objects/\(id.description.prefix(2))/") == true)
    #expect(error?.message.contains("`\(id)`") == true)
  }

  @Test func anObjectBorrowedFromAnotherRepositoryIsLookedAtToo() throws {
    let id = try test.blob("some text")
    let borrower = try TestRepository()
    try Data("# a comment\n\(test.path)/objects\n".utf8)
      .write(to: URL(fileURLWithPath: borrower.path + "/objects/info/alternates"))
    #expect(try Repository.open(at: borrower.path).blob(id) == Array("some text".utf8))
    try truncate(test.looseFile(id))
    #expect(throws: GitError.self) { try Repository.open(at: borrower.path).blob(id) }
  }

  @Test func aMissingTreeOnTheWayIsAnErrorAndNotAnAbsence() throws {
    var writer = try test.repository.objectWriter()
    let blob = try writer.writeBlob([])
    let root = try writer.writeTree(updating: nil, with: [TreeUpdate("a/b/c", blob)])
    let middle = try writer.entry(at: "a/b", in: root)
    try writer.finish()
    #expect(try reopened().entry(at: "a/x", in: root) == nil)
    try FileManager.default.removeItem(atPath: test.looseFile(#require(middle).id))
    #expect(throws: GitError.self) { try reopened().entry(at: "a/b/c", in: root) }
    #expect(throws: GitError.self) { try reopened().changes(from: nil, to: root) }
  }

  @Test func whatIsNotThereIsNotFound() throws {
    let absent = try #require(ObjectID(String(repeating: "1", count: 40)))
    for read in [
      { _ = try test.repository.blob(absent) }, { _ = try test.repository.tree(absent) },
      { _ = try test.repository.commit(absent) },
      { _ = try test.repository.entry(at: "a", in: absent) },
    ] as [() throws -> Void] {
      let error = #expect(throws: GitError.self) { try read() }
      #expect(error?.code == .notFound)
    }
    #expect(!test.repository.contains(absent))
    #expect(try test.repository.damaged(among: [absent]).map(\.error.code) == [.notFound])
  }

  @Test func anObjectOfAnotherKindIsNotFound() throws {
    let blob = try test.blob("text")
    #expect(throws: GitError.self) { try test.repository.tree(blob) }
    #expect(throws: GitError.self) { try test.repository.commit(blob) }
    #expect(throws: GitError.self) { try test.repository.blob(.emptyTree) }
  }
}
