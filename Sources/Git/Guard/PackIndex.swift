/// A look at the indexes of packs before libgit2 follows them.
///
/// Up to 1.9.7 at least, libgit2 reads at whatever place an index gives for an object
/// (`git_packfile_unpack_header`), also outside the pack: one flipped bit ends the program.
enum PackIndex {
  /// What is wrong with the index of one pack, nil for nothing: the places of all objects lie in it.
  ///
  /// Takes about 0.1 ms for 40,000 objects. Says nothing of files it cannot read, since libgit2 will.
  static func fault(in path: String, of pack: String) -> String? {
    guard let file = MappedFile(path), let size = MappedFile.size(of: pack) else { return nil }
    guard let layout = Layout(file) else { return "its length is not that of its objects" }
    for index in 0..<layout.count {
      guard let place = layout.place(index, in: file), contains(place, packOf: size) else {
        return "its object number \(index) would lie outside the pack"
      }
    }
    return nil
  }

  /// Whether a pack of a size can have an object at a place: it begins with 12 bytes and ends with 20
  /// that are no object's.
  static func contains(_ place: Int, packOf size: Int) -> Bool { 12 <= place && place < size - 20 }

  /// Where an index of either version has its places.
  private struct Layout {
    let count: Int
    /// The first place, and the bytes from one to the next.
    private let start: Int
    private let stride: Int
    /// Where the places of 64 bits are; version 1 has none.
    private let large: Int?

    /// Nil where the length of the file does not fit the number of its objects.
    init?(_ file: MappedFile) {
      let isSecond = file.number(at: 0) == 0xFF74_4F63
      let names = isSecond ? 1_032 : 1_024
      guard let number = file.number(at: names - 4) else { return nil }
      count = Int(number)
      // Two check sums end the file.
      let end = file.count - 40
      if isSecond {
        let places = names + 24 * count
        guard places + 4 * count <= end else { return nil }
        (start, stride, large) = (places, 4, places + 4 * count)
      } else {
        guard names + 24 * count == end else { return nil }
        (start, stride, large) = (names, 24, nil)
      }
    }

    /// The place of an object in the pack; nil where the index leads outside itself.
    func place(_ index: Int, in file: MappedFile) -> Int? {
      guard let short = file.number(at: start + index * stride) else { return nil }
      guard let large, short & 0x8000_0000 != 0 else { return Int(short) }
      return file.largeNumber(at: large + 8 * Int(short & 0x7FFF_FFFF))
    }
  }
}
