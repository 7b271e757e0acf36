import BundledHistory
import Foundation
import Git
import Testing

@testable import PolicyHistory

/// Stores that something was changed in, at random: what changes what they say is found.
///
/// How many are tried is 80, or what POLICY_HISTORY_MUTATIONS says.
@Suite struct MutationTests {
  static let count =
    ProcessInfo.processInfo.environment["POLICY_HISTORY_MUTATIONS"].flatMap(Int.init) ?? 80
  static let seed: UInt64 = 20_241_113

  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  /// What became of the mutations.
  struct Tally {
    var tried = 0
    var found = 0
    /// What was not found, by why that is as it should be.
    var harmless: [String: Int] = [:]

    func report(_ what: String) {
      let reasons = harmless.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      print(
        "mutations of \(what): \(tried) tried, \(found) found"
          + reasons.map { ", \($0)" }.joined() + " (seed \(MutationTests.seed))")
    }
  }

  /// Whether something is found wrong, by itself or with the head known.
  private func isFound(at path: String, holding head: String? = nil) -> Bool {
    do {
      return try Store.open(at: path).verify(holding: head).problems
        .contains { $0.severity == .error }
    } catch {
      #expect(!"\(error)".isEmpty)
      return true
    }
  }

  // MARK: Files

  /// Why a change of one of git's files is none of what the store says.
  private func reason(_ file: String) -> String? {
    switch file {
    case "config": "in settings of git that mean the same or nothing here"
    case "description": "in the description, which nobody reads"
    case "HEAD", "refs/heads/main": "in blanks behind a name"
    case "policy-history.lock": "in the note of a writer that ended"
    case Store.namesFile: "in names that nobody goes by any more"
    case _ where file.hasPrefix("info/") || file.hasPrefix("hooks/"): "in files for work trees"
    default: nil
    }
  }

  @Test(arguments: ["a pack", "loose objects"])
  func `files of the store`(kind: String) throws {
    let store = try folder.bundled()
    if kind == "loose objects" { try folder.unpack() }
    let history = try store.history()
    let head = store.headID
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder.path + "/\($0)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    var generator = SplitMix(seed: Self.seed)
    var tally = Tally()
    let copy = folder.file("copy.git")
    for _ in 0..<(Self.count * 3 / 10) {
      try FileManager.default.copyItem(atPath: folder.path, toPath: copy)
      defer { try? FileManager.default.removeItem(atPath: copy) }
      guard let mutation = FileMutation(of: files, in: copy, using: &generator) else { continue }
      try mutation.apply()
      tally.tried += 1
      if isFound(at: copy) {
        tally.found += 1
        continue
      }
      // What was not found changed nothing.
      let after = try Store.open(at: copy)
      #expect(after.headID == head, "\(mutation)")
      #expect(try after.history() == history, "\(mutation)")
      let reason = reason(mutation.file)
      #expect(reason != nil, "\(mutation)")
      tally.harmless[reason ?? "unexplained", default: 0] += 1
    }
    tally.report("files, \(kind)")
  }

  // MARK: Commits

  @Test func `commits that somebody added`() throws {
    let store = try folder.bundled()
    let head = try #require(store.headID.flatMap { ObjectID($0) })
    let repository = try Repository.open(at: folder.path)
    let last = try repository.commit(head)
    var generator = SplitMix(seed: Self.seed)
    var tally = Tally()
    for _ in 0..<(Self.count / 4) {
      let mutation = try TextMutation(of: store.files(), using: &generator)
      let isLying = Bool.random(using: &generator)
      let message = isLying ? last.messageBytes : Array("by hand\n".utf8)
      try repository.commit(mutation.updates, onto: last, parents: [head], message)
      defer { try? repository.move(.main, from: repository.tip(of: .main), to: head) }
      tally.tried += 1
      if isFound(at: folder.path) {
        tally.found += 1
        continue
      }
      // It says more than before, or what may change; and who looks is told.
      #expect(!isLying, "\(mutation)")
      let after = try Store.open(at: folder.path)
      let (was, now) = try (store.history(), after.history())
      var union = try was.merging(now)
      for (id, source) in now.sources { union.sources[id]?.readTo = source.readTo }
      #expect(union == now, "\(mutation)")
      #expect(try after.verify().problems.contains { $0.commit == after.headID }, "\(mutation)")
      tally.harmless["that may change, and are noted", default: 0] += 1
    }
    tally.report("the history, in a commit more")
  }

  @Test func `a newest commit that somebody made another`() throws {
    let store = try folder.bundled()
    let head = try #require(store.headID)
    let repository = try Repository.open(at: folder.path)
    let last = try repository.commit(#require(ObjectID(head)))
    var generator = SplitMix(seed: Self.seed)
    var tally = Tally()
    for _ in 0..<(Self.count * 3 / 20) {
      let mutation = try TextMutation(of: store.files(), using: &generator)
      try repository.commit(mutation.updates, onto: last, parents: last.parents, last.messageBytes)
      defer { try? repository.move(.main, from: repository.tip(of: .main), to: last.id) }
      tally.tried += 1
      #expect(isFound(at: folder.path, holding: head), "\(mutation)")
      if isFound(at: folder.path) {
        tally.found += 1
      } else {
        tally.harmless["by the head that was published", default: 0] += 1
      }
    }
    tally.report("the history, in the newest commit")
  }
}

/// A change of one file of a store.
struct FileMutation: CustomStringConvertible {
  let description: String
  let file: String
  private let changes: [(path: String, bytes: Data?)]

  /// Makes one; `nil` where it would change nothing.
  init?(of files: [String], in folder: String, using generator: inout SplitMix) {
    func bytes(_ file: String) -> Data {
      FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
    }
    let file = files[Int.random(in: files.indices, using: &generator)]
    let old = bytes(file)
    var new: Data? = old
    let place = Int.random(in: 0...max(0, old.count - 1), using: &generator)
    var others: [(String, Data?)] = []
    let kind = Int.random(in: 0..<6, using: &generator)
    switch kind {
    case 0 where !old.isEmpty: new?[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where !old.isEmpty: new = old.prefix(place)
    case 2: new = nil
    case 3 where !old.isEmpty:
      new?.swapAt(place, Int.random(in: old.indices, using: &generator))
    case 4: new?.append(UInt8.random(in: .min ... .max, using: &generator))
    case 5:
      let other = files[Int.random(in: files.indices, using: &generator)]
      new = bytes(other)
      others = [(other, old)]
    default: return nil
    }
    if new == old { return nil }
    self.file = file
    let names = ["a bit flipped", "cut", "removed", "bytes swapped", "longer", "another file's"]
    description = "\(file): \(names[kind]) at \(place)"
    changes = ([(file, new)] + others).map { ("\(folder)/\($0)", $1) }
  }

  func apply() throws {
    for (path, bytes) in changes {
      // Files of git are not to be written to; they are replaced.
      try FileManager.default.removeItem(atPath: path)
      try bytes?.write(to: URL(filePath: path))
    }
  }
}

/// A change of the files of a history.
struct TextMutation: CustomStringConvertible {
  let description: String
  let updates: [(path: String, bytes: [UInt8]?)]

  init(of files: [(path: String, bytes: [UInt8])], using generator: inout SplitMix) {
    while true {
      let (path, old) = files[Int.random(in: files.indices, using: &generator)]
      let (other, otherBytes) = files[Int.random(in: files.indices, using: &generator)]
      var lines = old.split(separator: 0x0A, omittingEmptySubsequences: false)
      let line = Int.random(in: lines.indices, using: &generator)
      let kind = Int.random(in: 0..<7, using: &generator)
      let updates: [(String, [UInt8]?)]
      switch kind {
      case 0: updates = [(path, Self.changed(old, using: &generator))]
      case 1:
        lines.remove(at: line)
        updates = [(path, Array(lines.joined(separator: [0x0A])))]
      case 2:
        lines.swapAt(line, Int.random(in: lines.indices, using: &generator))
        updates = [(path, Array(lines.joined(separator: [0x0A])))]
      case 3: updates = [(path, nil)]
      case 4 where path != other: updates = [(path, otherBytes), (other, old)]
      case 5 where path != other: updates = [(path, nil), (other, old)]
      case 6: updates = [(path.replacing("/v", with: "/v9"), old)]
      default: continue
      }
      let before = Dictionary(files) { first, _ in first }
      if updates.allSatisfy({ before[$0.0] == $0.1 }) { continue }
      self.updates = updates
      description = "\(path), \(kind) at line \(line + 1), \(other)"
      return
    }
  }

  /// A letter or digit that is another one.
  private static func changed(_ bytes: [UInt8], using generator: inout SplitMix) -> [UInt8] {
    var changed = bytes
    let places = bytes.indices.filter { 0x30...0x39 ~= bytes[$0] || 0x61...0x7A ~= bytes[$0] }
    guard let place = places.randomElement(using: &generator) else { return bytes }
    let range: ClosedRange<UInt8> = bytes[place] < 0x40 ? 0x30...0x39 : 0x61...0x7A
    changed[place] = UInt8.random(in: range, using: &generator)
    return changed
  }
}

extension Repository {
  /// Makes a commit with the signatures of another one and some files of its tree changed.
  fileprivate func commit(
    _ updates: [(path: String, bytes: [UInt8]?)], onto base: Commit, parents: [ObjectID],
    _ message: [UInt8]
  ) throws {
    var writer = try objectWriter()
    var changes: [TreeUpdate] = []
    for (path, bytes) in updates {
      changes.append(TreeUpdate(path, try bytes.map { try writer.writeBlob($0) }))
    }
    let tree = try writer.writeTree(updating: base.tree, with: changes)
    let commit = try writer.writeCommit(
      tree: tree, parents: parents, author: base.author, committer: base.committer,
      message: message)
    try writer.finish()
    try move(.main, from: tip(of: .main), to: commit)
  }
}
