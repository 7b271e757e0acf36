/// What went wrong in a database, in SQLite's words.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// SQLite's extended result code (https://www.sqlite.org/rescode.html), known to us or not.
  package let code: Int32

  /// What happened: lower case, no full stop.
  package let message: String

  /// What happened, and the code.
  package var description: String { "\(message) (SQLite \(code))" }
}
