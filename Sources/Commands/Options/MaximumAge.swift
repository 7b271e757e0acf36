/// How long ago the sources may have been looked at: `7d`.
struct MaximumAge: Sendable, Equatable {
  /// Days of 24 hours.
  let days: Int

  /// Reads the value of `--max-age`, if it was given.
  ///
  /// - Throws: `Failure` for anything but a number of days.
  static func read(_ text: String?) throws(Failure) -> MaximumAge? {
    guard let text else { return nil }
    let digits = text.utf8.last == UInt8(ascii: "d") ? text.dropLast() : text[...]
    guard 1...6 ~= digits.utf8.count, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let days = Int(digits)
    else { throw Failure("--max-age: `\(text)` is not an age; accepted are days such as `7d`") }
    return MaximumAge(days: days)
  }
}
