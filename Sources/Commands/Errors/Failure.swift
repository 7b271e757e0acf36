/// How the program ends (docs: EXIT STATUS of the man page).
enum ExitStatus: Int32, Sendable {
  /// Everything is fine.
  case fine = 0
  /// There is a difference and it was asked for, or nothing was found.
  case differs = 1
  /// Something went wrong, or was asked for wrongly.
  case trouble = 2
  /// It cannot be known.
  case unknown = 3
}

/// A reason to end without an answer.
struct Failure: Error, CustomStringConvertible {
  /// How the program ends.
  let status: ExitStatus

  /// What was found and what is accepted: lower case, no full stop.
  let message: String

  /// The message.
  var description: String { message }

  /// Makes a failure.
  init(_ message: String, _ status: ExitStatus = .trouble) {
    self.message = message
    self.status = status
  }
}
