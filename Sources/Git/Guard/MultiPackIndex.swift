/// A look at the common index of a folder of packs (`multi-pack-index`) before libgit2 follows it,
/// for the reason that `PackIndex` has.
enum MultiPackIndex {
  /// What is wrong with the index of a folder, nil for nothing or for none.
  static func fault(in folder: String) -> String? {
    guard let file = MappedFile(folder + "multi-pack-index"), file.number(at: 0) == 0x4D49_4458
    else { return nil }
    guard let chunks = Chunks(file) else { return "its parts do not fit its length" }
    let sizes = chunks.packNames(in: file).map { name in
      MappedFile.size(of: folder + name.dropLast(".idx".count) + ".pack")
    }
    for index in 0..<chunks.count {
      guard let (pack, place) = chunks.place(index, in: file), sizes.indices.contains(pack) else {
        return "it has no place for its object number \(index)"
      }
      // A pack that is not there is libgit2's to tell.
      if let size = sizes[pack], !PackIndex.contains(place, packOf: size) {
        return "its object number \(index) would lie outside its pack"
      }
    }
    return nil
  }

  /// The parts of the file that say where objects are.
  private struct Chunks {
    private let names: Range<Int>
    private let places: Range<Int>
    private let large: Range<Int>?
    /// How many objects there are.
    let count: Int

    /// Nil where a part is missing, out of order, or not as long as the number of objects asks for.
    init?(_ file: MappedFile) {
      guard let parts = Self.table(file), let fanout = parts["OIDF"], fanout.count == 1_024,
        let number = file.number(at: fanout.upperBound - 4),
        let ids = parts["OIDL"], let names = parts["PNAM"], let places = parts["OOFF"],
        ids.count == 20 * Int(number), places.count == 8 * Int(number)
      else { return nil }
      (self.names, self.places, large, count) = (names, places, parts["LOFF"], Int(number))
    }

    /// The parts by their four letters.
    private static func table(_ file: MappedFile) -> [String: Range<Int>]? {
      guard let chunkCount = file[6..<7].first else { return nil }
      var parts: [String: Range<Int>] = [:]
      for index in 0..<Int(chunkCount) {
        let entry = 12 + 12 * index
        // The entry after the last one has the end of the last part, where the check sum begins.
        guard let start = file.largeNumber(at: entry + 4),
          let end = file.largeNumber(at: entry + 16), start <= end, end <= file.count - 20
        else { return nil }
        parts[String(decoding: file[entry..<entry + 4], as: UTF8.self)] = start..<end
      }
      return parts
    }

    /// The names of the packs' own indexes, in the order the index counts them in.
    func packNames(in file: MappedFile) -> [String] {
      file[names].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The number of an object's pack and its place in there; nil where the index leads outside
    /// itself.
    func place(_ index: Int, in file: MappedFile) -> (pack: Int, place: Int)? {
      let entry = places.lowerBound + 8 * index
      guard let pack = file.number(at: entry), let short = file.number(at: entry + 4) else {
        return nil
      }
      guard let large, short & 0x8000_0000 != 0 else { return (Int(pack), Int(short)) }
      let position = large.lowerBound + 8 * Int(short & 0x7FFF_FFFF)
      guard position + 8 <= large.upperBound else { return nil }
      return file.largeNumber(at: position).map { (Int(pack), $0) }
    }
  }
}
