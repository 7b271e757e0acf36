/// The history that the program carries with it: the files of this folder, put into the code while
/// building.
package enum BundledHistory {
  /// The files, sorted by the bytes of their paths (`/` between names), each as it is in the folder.
  ///
  /// - Complexity: O(*n*) in their bytes, for each call; nothing is done before the first.
  package static var files: [(path: String, bytes: [UInt8])] {
    literals.map {
      (
        $0.path.withUTF8Buffer { String(decoding: $0, as: UTF8.self) },
        $0.text.withUTF8Buffer { Array($0) }
      )
    }
  }
}
