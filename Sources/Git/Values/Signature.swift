internal import CLibgit2

/// Who did something and when, as a commit tells it.
package struct Signature: Hashable, Sendable {
  /// The name; in a commit that was read, bytes that are not UTF-8 are replaced by U+FFFD.
  package let name: String
  /// The address, replaced likewise.
  package let email: String
  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int64
  /// The offset of the local time from UTC, in minutes, that the instant was told in.
  package let offset: Int32

  /// Makes a signature; whether git accepts it is found when a commit is written.
  package init(name: String, email: String, seconds: Int64, offset: Int32 = 0) {
    self.name = name
    self.email = email
    self.seconds = seconds
    self.offset = offset
  }
}

extension Signature {
  init(_ signature: git_signature) {
    self.init(
      name: unsafe String(cString: signature.name), email: unsafe String(cString: signature.email),
      seconds: unsafe signature.when.time, offset: unsafe signature.when.offset)
  }

  /// Lends the signature in libgit2's form, which is not `git_signature_new`'s: that one drops
  /// characters at the ends of a name without a word.
  ///
  /// Throws `.invalid` for what a commit cannot hold: an empty name or address; `<`, `>`, line
  /// breaks or NUL in them; blanks and punctuation at their ends, which git itself would drop; an
  /// instant before 1970 or from 2106-02-07T06:28:16Z, since libgit2 writes 32 bits of it; an offset
  /// of a day or more.
  func withCSignature<Result>(
    _ body: (UnsafePointer<git_signature>) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    try requireWritable()
    var name = Array(name.utf8CString)
    var email = Array(email.utf8CString)
    return try unsafe name.withUnsafeMutableBufferPointer { name throws(GitError) in
      try unsafe email.withUnsafeMutableBufferPointer { email throws(GitError) in
        let sign = CChar(bitPattern: UInt8(ascii: offset < 0 ? "-" : "+"))
        var signature = unsafe git_signature(
          name: name.baseAddress, email: email.baseAddress,
          when: git_time(time: seconds, offset: offset, sign: sign))
        return try unsafe body(&signature)
      }
    }
  }

  private func requireWritable() throws(GitError) {
    for text in [name, email] {
      if let reason = Self.fault(in: text) { throw refusal("`\(text)` \(reason)") }
    }
    guard 0...Int64(UInt32.max) ~= seconds else {
      throw refusal("\(seconds) seconds since 1970 is not within 0 and \(UInt32.max)")
    }
    guard -1440 < offset && offset < 1440 else {
      throw refusal("an offset of \(offset) minutes is not less than a day")
    }
  }

  private func refusal(_ reason: String) -> GitError {
    GitError(
      .invalid, .invalid, in: "git_commit_create_from_ids",
      "an author or committer cannot be written: \(reason)")
  }

  /// Git drops these at both ends of a name or address (`crud` in its `ident.c`).
  private static func isCrud(_ byte: UInt8) -> Bool {
    byte <= 32 || ".,:;<>\"\\'".utf8.contains(byte)
  }

  private static func fault(in text: String) -> String? {
    guard let first = text.utf8.first, let last = text.utf8.last else { return "is empty" }
    if text.utf8.contains(where: { "<>\n\0".utf8.contains($0) }) {
      return "has `<`, `>`, a line break or a NUL byte in it"
    }
    return isCrud(first) || isCrud(last) ? "starts or ends with what git would drop" : nil
  }
}
