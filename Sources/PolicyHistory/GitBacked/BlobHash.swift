internal import Crypto
internal import Git

extension ObjectID {
  /// Whether a blob of these bytes has this id: the SHA-1 of `blob SIZE NUL BYTES` (gitformat-loose).
  ///
  /// - Complexity: O(*n*) in the bytes, several times as fast as libgit2's own, which searches for
  ///   collisions too.
  func isHash(ofBlob bytes: [UInt8]) -> Bool {
    var hash = Insecure.SHA1()
    hash.update(data: Array("blob \(bytes.count)\0".utf8))
    hash.update(data: bytes)
    return hash.finalize().elementsEqual(self.bytes)
  }
}
