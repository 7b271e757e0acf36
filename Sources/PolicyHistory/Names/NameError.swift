/// A name or an id that is not of the form that is asked for.
public struct NameError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found and what is accepted.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Whether a byte is `A`–`Z`, `a`–`z` or `0`–`9`.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isDigit(byte) || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
}

/// Whether a byte is `0`–`9`.
func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
