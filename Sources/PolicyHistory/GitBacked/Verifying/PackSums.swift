internal import Crypto
internal import FoundationEssentials

/// The check sums at the ends of packs and their indexes, which nobody looks at who reads objects.
enum PackSums {
  private static let length = 20

  /// What is wrong with the packs of a store; folders that it borrows from are not looked at.
  ///
  /// - Parameter directory: The folder git keeps its own files in, with a slash at the end.
  /// - Complexity: O(*n*) in their bytes.
  static func problems(in directory: String) -> [Problem] {
    let folder = directory + "objects/pack/"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      let isIndex = name.hasSuffix(".idx")
      guard isIndex || name.hasSuffix(".pack") else { return nil }
      let place = "objects/pack/\(name)"
      let remedy: Problem.Remedy = isIndex ? .index : .object
      guard let bytes = try? Data(contentsOf: URL(filePath: folder + name), options: .mappedIfSafe)
      else { return Problem(.error, place, "it cannot be read", remedy: remedy) }
      if bytes.count < length || !hasTrueSum(bytes) {
        return Problem(.error, place, "its check sum is not that of its bytes", remedy: remedy)
      }
      let pair = folder + (isIndex ? name.dropLast(4) + ".pack" : name.dropLast(5) + ".idx")
      if FileManager.default.fileExists(atPath: pair) { return nil }
      return Problem(.error, place, "`\(pair)` is missing, which belongs to it", remedy: remedy)
    }
  }

  private static func hasTrueSum(_ bytes: Data) -> Bool {
    Insecure.SHA1.hash(data: bytes.dropLast(length)).elementsEqual(bytes.suffix(length))
  }
}
