internal import Crypto

/// The id by which feeds know a revision for ever, whoever publishes it wherever.
///
/// A UUID of version 5 (RFC 9562, section 5.5) of `SCOPE/POLICY/REVISION` in a namespace of our
/// own.
public struct PermanentID: Hashable, Sendable {
  /// The sixteen bytes of the UUID.
  private let bytes: [UInt8]

  /// The namespace c9be1a71-39bb-40ac-bdce-8ea70d9b63bb.
  private static let namespace: [UInt8] = [
    0xC9, 0xBE, 0x1A, 0x71, 0x39, 0xBB, 0x40, 0xAC, 0xBD, 0xCE, 0x8E, 0xA7, 0x0D, 0x9B, 0x63, 0xBB,
  ]

  /// The id of a policy's revision; the name counts as `key` spells it.
  public init(of key: PolicyKey, revision: RevisionID) {
    self.init(naming: "\(key.scope)/\(key.name)/\(revision)")
  }

  /// The id of anything else that is published, by a name without a revision's two slashes.
  package init(naming name: String) {
    var hash = Insecure.SHA1()
    hash.update(data: Self.namespace)
    hash.update(data: Array(name.utf8))
    var bytes = Array(hash.finalize().prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    self.bytes = bytes
  }
}

extension PermanentID: CustomStringConvertible {
  /// The UUID in its usual form, in lower case.
  public var description: String {
    let digits = Array(hexadecimal(bytes).utf8)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
      .map { String(decoding: digits[$0], as: UTF8.self) }
      .joined(separator: "-")
  }
}
