/// Whether a byte is `A`–`Z`, `a`–`z` or `0`–`9`.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isDigit(byte) || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
}

/// Whether a byte is `0`–`9`.
func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

/// The parts of a text between single bytes; characters may combine across those, bytes do not.
func split(_ text: Substring.UTF8View, at separator: Unicode.Scalar) -> [String] {
  text.split(omittingEmptySubsequences: false) { UInt32($0) == separator.value }
    .map { String(Substring($0)) }
}
