import Foundation
import Testing

@testable import Git

/// Damage to packs, which hold most of a store: found, or without effect, and never the end of the
/// program.
///
/// No repository stays open here: libgit2 shares open packs between all of a process.
@Suite struct PackDamageTests {
  let folder: TemporaryFolder
  let path: String
  let ids: [ObjectID]
  let contents: [[UInt8]]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("store.git")
    let repository = try Repository.createBare(at: path, branch: .main)
    var writer = try repository.objectWriter()
    let contents = (0..<60).map { index in
      Array((0..<20).map { "line \($0 % 7 == index % 7 ? index : 0) \($0)\n" }.joined().utf8)
    }
    var ids: [ObjectID] = []
    for bytes in contents { ids.append(try writer.writeBlob(bytes, named: "same")) }
    try writer.finish()
    self.ids = ids
    self.contents = contents
  }

  func file(_ ending: String) throws -> String {
    let pack = path + "/objects/pack"
    let names = try FileManager.default.contentsOfDirectory(atPath: pack)
    return pack + "/" + (try #require(names.first { $0.hasSuffix(ending) }))
  }

  /// Whether the damage is found; where it is not, all objects must be what they were.
  func isFound(_ place: String) throws -> Bool {
    do throws(GitError) {
      let repository = try Repository.open(at: path, for: .reading)
      guard try repository.damaged(among: ids).isEmpty else { return true }
      for (id, bytes) in zip(ids, contents) {
        let read = try repository.blob(id)
        #expect(read == bytes, "\(place)")
      }
      return false
    } catch {
      return true
    }
  }

  @Test(arguments: [".pack", ".idx"])
  func aFileCutShortIsFound(ending: String) throws {
    let path = try file(ending)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in stride(from: 0, to: whole.count, by: 97) {
      try replace(path, with: whole.prefix(length))
      #expect(try isFound("cut to \(length) bytes"), "cut to \(length) bytes")
    }
  }

  @Test(arguments: [".pack", ".idx", "multi-pack-index"], [0x01, 0x80, 0xFF] as [UInt8])
  func changedBytesAreFoundOrWithoutEffect(ending: String, bits: UInt8) throws {
    if ending == "multi-pack-index" {
      try GitProgram(folder: self.path)("multi-pack-index", "write")
    }
    let path = try file(ending)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var found = 0
    for index in stride(from: 0, to: whole.count, by: 29) {
      var changed = whole
      changed[index] ^= bits
      try replace(path, with: changed)
      found += try isFound("byte \(index)") ? 1 : 0
    }
    #expect(found > 0)
  }

  @Test(arguments: [".pack", ".idx", "multi-pack-index"])
  func bytesTooManyOrTooFewAreFoundOrWithoutEffect(ending: String) throws {
    if ending == "multi-pack-index" {
      try GitProgram(folder: self.path)("multi-pack-index", "write")
    }
    let path = try file(ending)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for index in stride(from: 0, to: whole.count, by: 61) {
      for changed in [
        whole.prefix(index) + [0x7F, 0, 0, 0, 0, 0] + whole.dropFirst(index),
        whole.prefix(index) + whole.dropFirst(index + 4),
      ] {
        try replace(path, with: changed)
        _ = try isFound("byte \(index)")
      }
    }
  }

  @Test func theErrorNamesTheIndexAndTheRemedy() throws {
    let index = try file(".idx")
    var content = try Data(contentsOf: URL(fileURLWithPath: index))
    // The place of the first object: after the head, the table, the ids and the check sums.
    content[1_032 + 24 * ids.count] = 0x7F
    try replace(index, with: content)
    let error = #expect(throws: GitError.self) { _ = try Repository.open(at: path) }
    #expect(error?.message.contains("`\(index)`") == true)
    #expect(error?.message.contains("object number 0 ") == true)
    try FileManager.default.removeItem(atPath: index)
    try GitProgram(folder: path)("index-pack", try file(".pack"))
    #expect(try !isFound("made anew"))
  }

  @Test func whatIsWholeIsFoundSo() throws {
    #expect(try !isFound("nothing"))
    try GitProgram(folder: path)("multi-pack-index", "write")
    #expect(try !isFound("nothing"))
  }

  @Test(arguments: ["1", "2", "2,200"])
  func indexesOfEveryVersionAreRead(version: String) throws {
    // `2,200` asks for places of 64 bits beyond 200, which only packs of 2 GiB need otherwise.
    let index = try file(".idx")
    try FileManager.default.removeItem(atPath: index)
    try GitProgram(folder: path)(
      "index-pack", "--index-version=\(version)", try file(".pack"))
    #expect(try !isFound("nothing"))
    #expect(try Repository.open(at: path).objectIDs() == ids.sorted())
  }
}
