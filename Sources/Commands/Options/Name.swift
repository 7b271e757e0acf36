internal import PolicyHistory

/// A name that an option takes.
protocol Name {
  /// Reads a name.
  init(_ text: String) throws(NameError)
}

extension PolicyScope: Name {}
extension VersionID: Name {}

extension Name {
  /// Reads the value of an option that may not have been given.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  static func read(_ text: String?, of option: String) throws(Failure) -> Self? {
    guard let text else { return nil }
    do throws(NameError) {
      return try Self(text)
    } catch {
      throw Failure("\(option): \(error.description)")
    }
  }
}
