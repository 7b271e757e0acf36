/// A file, or stdin, that the user named.
enum InputFile {
  /// What stdin is called.
  static let stdin = "-"

  /// As much as is read at most: what is longer no reader accepts.
  private static let limit = 1 << 23

  /// The bytes of a file; of stdin for `-`.
  ///
  /// - Parameter limit: As many bytes as are read at most.
  /// - Throws: `Failure` with the system's reason.
  static func read(_ path: String, atMost limit: Int = limit) throws(Failure) -> [UInt8] {
    do throws(System.Error) {
      return try System.read(path == stdin ? nil : path, atMost: limit)
    } catch {
      let name = path == stdin ? "stdin" : "`\(path)`"
      throw Failure("cannot read \(name): \(error.message)")
    }
  }
}
