internal import CLibgit2

/// What zlib says of a file.
enum Zlib {
  /// Whether bytes are one zlib stream with its check sum at the end, or no zlib stream at all.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard startsStream(bytes) else { return true }
    var bytes = bytes
    var output = [UInt8](repeating: 0, count: 16_384)
    return unsafe bytes.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { unsafe inflates(input, through: $0) }
    }
  }

  /// Whether a stream begins as zlib's do: the method, and a multiple of 31.
  private static func startsStream(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2, bytes[0] & 0x8F == 0x08 else { return false }
    return (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
  }

  private static func inflates(
    _ input: UnsafeMutableBufferPointer<UInt8>, through output: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    guard let length = UInt32(exactly: input.count) else { return false }
    var stream = unsafe z_stream()
    unsafe stream.next_in = input.baseAddress
    unsafe stream.avail_in = length
    let size = unsafe CInt(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit_(&stream, ZLIB_VERSION, size) == Z_OK else { return false }
    defer { unsafe inflateEnd(&stream) }
    while true {
      unsafe stream.next_out = output.baseAddress
      unsafe stream.avail_out = UInt32(output.count)
      switch unsafe inflate(&stream, Z_NO_FLUSH) {
      case Z_OK: continue
      case Z_STREAM_END: return true
      default: return false
      }
    }
  }
}
