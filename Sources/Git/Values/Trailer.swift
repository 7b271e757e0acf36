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
  /// (`git_message_trailers`). What has none has an empty list.
  package func trailers() throws(GitError) -> [Trailer] {
    var found = unsafe git_message_trailer_array()
    let text = messageBytes.map(CChar.init(bitPattern:)) + [0]
    try check("git_message_trailers") { unsafe git_message_trailers(&found, text) }
    defer { unsafe git_message_trailer_array_free(&found) }
    return unsafe UnsafeBufferPointer(start: found.trailers, count: found.count).map {
      unsafe Trailer(String(cString: $0.key), Self.unfolded(String(cString: $0.value)))
    }
  }

  /// Git joins the lines of a folded value with one blank.
  private static func unfolded(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "\n")) else { return value }
    let lines = value.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
    return lines.joined(separator: " ")
  }
}
