internal import CLibgit2

/// A `Key: value` line of the last paragraph of a commit's message.
package struct Trailer: Hashable, Sendable {
  /// What stands before the colon, as it is written.
  package let key: String
  /// What stands after it, without the blank; a value folded over lines is one line again.
  package let value: String

  /// Makes a trailer.
  package init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }
}

extension Commit {
  /// The trailers of the message, in order, the same key as often as it stands there
  /// (`git_message_trailers`).
  ///
  /// A message that has none has an empty list.
  package func trailers() throws(GitError) -> [Trailer] {
    // A commit may have been made by hand, before anything else of libgit2 was used.
    try Library.start()
    var found = unsafe git_message_trailer_array()
    let text = readable.map(CChar.init(bitPattern:)) + [0]
    try check("git_message_trailers") { unsafe git_message_trailers(&found, text) }
    defer { unsafe git_message_trailer_array_free(&found) }
    return unsafe UnsafeBufferPointer(start: found.trailers, count: found.count).map {
      unsafe Trailer(String(cString: $0.key), Self.unfolded(String(cString: $0.value)))
    }
  }

  /// The message as libgit2 reads it as git does: a line that goes on with a value begins with a
  /// blank, not a tab, and a value is not empty, since libgit2 would take the next line for it.
  private var readable: [UInt8] {
    var bytes: [UInt8] = []
    for byte in messageBytes {
      let startsLine = bytes.last == 0x0A
      if byte == 0x0A && bytes.last(where: { $0 != 0x20 }) == 0x3A { bytes.append(Self.nothing) }
      bytes.append(startsLine && byte == 0x09 ? 0x20 : byte)
    }
    return bytes
  }

  /// DEL: what stands in for an empty value, and goes again with the blanks around it.
  private static let nothing: UInt8 = 0x7F

  /// Git joins the lines of a folded value with one blank, and drops the blanks around it.
  private static func unfolded(_ value: String) -> String {
    let lines = value.utf8.split(separator: 0x0A).compactMap { line in
      let start = line.drop(while: isBlank)
      return start.lastIndex { !isBlank($0) }.map { Substring(start[...$0]) }
    }
    return lines.joined(separator: " ")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || 0x09...0x0D ~= byte || byte == nothing
  }
}
