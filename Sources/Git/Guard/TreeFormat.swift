/// The form that git gives to trees.
///
/// libgit2 reads others too, and looks entries up as if they were in order: what it then finds in
/// one depends on how it looks.
enum TreeFormat {
  /// What is wrong with the bytes of a tree, nil for nothing (`fsck_tree` of git).
  static func fault(in bytes: [UInt8]) -> String? {
    var position = 0
    var last: Entry?
    // Files whose names the entries since then begin with: a folder may still have the name of one.
    var files: [Entry] = []
    while position < bytes.count {
      guard let entry = Entry(bytes, at: position) else { return "an entry is cut short" }
      if let fault = entry.fault { return fault }
      if let last, !last.precedes(entry) {
        return "its entries `\(last.text)` and `\(entry.text)` are out of order or one name"
      }
      while let file = files.last, !entry.name.starts(with: file.name) { files.removeLast() }
      if entry.isTree, files.last?.name.count == entry.name.count {
        return "`\(entry.text)` is a file and a folder in it"
      }
      if !entry.isTree { files.append(entry) }
      (last, position) = (entry, entry.end)
    }
    return nil
  }

  /// An entry: mode in octal digits, blank, name, NUL, id.
  private struct Entry {
    private let mode: ArraySlice<UInt8>
    let name: ArraySlice<UInt8>
    /// Where the next one begins.
    let end: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard let blank = bytes[start...].firstIndex(of: 0x20),
        let nul = bytes[blank...].firstIndex(of: 0), nul + 21 <= bytes.count
      else { return nil }
      (mode, name, end) = (bytes[start..<blank], bytes[(blank + 1)..<nul], nul + 21)
    }

    var text: String { String(decoding: name, as: UTF8.self) }

    var isTree: Bool { mode.elementsEqual("40000".utf8) }

    private static let modes = ["100644", "100755", "120000", "40000", "160000", "100664"]

    var fault: String? {
      if !Self.modes.contains(where: { mode.elementsEqual($0.utf8) }) {
        return "`\(text)` has the unknown mode `\(String(decoding: mode, as: UTF8.self))`"
      }
      let folded = text.lowercased()
      if ["", ".", "..", ".git", "git~1"].contains(folded) || name.contains(0x2F) {
        return "`\(text)` cannot be the name of a file"
      }
      return nil
    }

    /// By bytes, a folder's name with a slash at its end.
    func precedes(_ other: Entry) -> Bool {
      let common = min(name.count, other.name.count)
      let (mine, its) = (name.prefix(common), other.name.prefix(common))
      if !mine.elementsEqual(its) { return mine.lexicographicallyPrecedes(its) }
      return byte(behind: common) < other.byte(behind: common)
    }

    private func byte(behind count: Int) -> UInt8 {
      let index = name.startIndex + count
      return index < name.endIndex ? name[index] : isTree ? 0x2F : 0
    }
  }
}
