/// How long ago the sources may have been looked at: `7d`.
struct MaximumAge: Sendable, Equatable {
  /// Days of 24 hours.
  let days: Int

  /// Reads an age.
  ///
  /// - Throws: `Failure` for anything but a number of days.
  init(argument text: String) throws(Failure) {
    let digits = text.utf8.last == UInt8(ascii: "d") ? text.dropLast() : text[...]
    guard 1...6 ~= digits.utf8.count, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let days = Int(digits)
    else { throw Failure("`\(text)` is not an age; accepted are days such as `7d`") }
    self.days = days
  }
}
