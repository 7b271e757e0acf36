internal import CSQLite

/// A database in a new file, under construction; used by one task.
///
/// GRDB would do this too, but brings all of Foundation into the program: a millisecond at the start
/// of every verb, and three times the size, for the few calls that are here.
@safe final class Database {
  private let handle: OpaquePointer
  private var inserting: [String: Statement] = [:]

  /// Makes a database where no file is.
  ///
  /// - Throws: `SQLiteError`.
  init(creating path: String) throws(SQLiteError) {
    var made: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE
    let code = unsafe sqlite3_open_v2(path, &made, flags, nil)
    guard let handle = unsafe made else {
      throw SQLiteError(code: code, message: "no memory for a database")
    }
    unsafe self.handle = handle
    guard code == SQLITE_OK else { throw error(code) }
  }

  deinit {
    inserting = [:]
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs statements that give nothing back.
  ///
  /// - Throws: `SQLiteError`.
  func run(_ sql: String) throws(SQLiteError) {
    try check(unsafe sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Adds a row to a table: a value for each of its columns, in their order.
  ///
  /// - Throws: `SQLiteError`, also for a row that the table's constraints do not allow.
  func insert(into table: String, _ row: [SQLValue]) throws(SQLiteError) {
    let statement: Statement
    if let known = inserting[table] {
      statement = known
    } else {
      let places = row.map { _ in "?" }.joined(separator: ", ")
      statement = try Statement("INSERT INTO \(table) VALUES (\(places))", in: self)
      inserting[table] = statement
    }
    try statement.run(row)
  }

  /// Makes a statement of SQL; the caller finalizes it.
  fileprivate func prepare(_ sql: String) throws(SQLiteError) -> OpaquePointer {
    var made: OpaquePointer?
    try check(unsafe sqlite3_prepare_v2(handle, sql, -1, &made, nil))
    guard let statement = unsafe made else {
      throw SQLiteError(code: SQLITE_ERROR, message: "no statement in `\(sql)`")
    }
    return unsafe statement
  }

  /// Throws what went wrong in the last call.
  fileprivate func check(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw error(code) }
  }

  fileprivate func error(_ code: Int32) -> SQLiteError {
    let text = unsafe String(cString: sqlite3_errmsg(handle))
    return SQLiteError(code: code, message: text)
  }
}

/// A value in a row.
enum SQLValue: Equatable {
  case null
  case integer(Int)
  case text(String)

  /// A text; null for none.
  static func optional(_ value: (some CustomStringConvertible)?) -> SQLValue {
    value.map { .text($0.description) } ?? .null
  }
}

/// A statement that was compiled once, and may be run many times.
@safe private final class Statement {
  private let handle: OpaquePointer
  private unowned let database: Database

  init(_ sql: String, in database: Database) throws(SQLiteError) {
    unsafe handle = try database.prepare(sql)
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  func run(_ values: [SQLValue]) throws(SQLiteError) {
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
    let code = unsafe sqlite3_step(handle)
    let failure = code == SQLITE_DONE ? nil : database.error(code)
    unsafe sqlite3_reset(handle)
    if let failure { throw failure }
  }

  private func bind(_ value: SQLValue, at place: Int32) throws(SQLiteError) {
    let code =
      switch value {
      case .null: unsafe sqlite3_bind_null(handle, place)
      case .integer(let number): unsafe sqlite3_bind_int64(handle, place, Int64(number))
      case .text(let text): bind(text, at: place)
      }
    try database.check(code)
  }

  private func bind(_ text: String, at place: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty text may have no address, which would be taken for null.
        guard let start = characters.baseAddress else {
          return unsafe csqlite_bind_text(handle, place, "", 0)
        }
        return unsafe csqlite_bind_text(handle, place, start, UInt64(characters.count))
      }
    }
  }
}
