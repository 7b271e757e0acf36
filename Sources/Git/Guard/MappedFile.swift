internal import FoundationEssentials

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The bytes of a file, with the numbers in it that git writes highest byte first.
///
/// It is mapped, as libgit2 maps the same files: to read an index of a megabyte takes a tenth of a query.
struct MappedFile {
  private let content: Data

  /// Nil for a file that is not there or cannot be read.
  init?(_ path: String) {
    guard let content = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
      return nil
    }
    self.content = content
  }

  /// How many bytes there are.
  var count: Int { content.count }

  /// The bytes of a range, cut to what there is.
  subscript(range: Range<Int>) -> [UInt8] { Array(content[range.clamped(to: 0..<count)]) }

  /// The number of four bytes at a position; nil where the file has none.
  func number(at position: Int) -> UInt32? {
    guard 0 <= position, position <= count - 4 else { return nil }
    return unsafe content.withUnsafeBytes {
      unsafe UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }
  }

  /// The number of eight bytes at a position; nil where the file has none, or one too large.
  func largeNumber(at position: Int) -> Int? {
    guard let high = number(at: position), let low = number(at: position + 4) else { return nil }
    return Int(exactly: UInt64(high) << 32 | UInt64(low))
  }

  /// The size of a file in bytes, nil for one that is not there.
  static func size(of path: String) -> Int? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
