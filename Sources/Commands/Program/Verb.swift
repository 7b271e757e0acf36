internal import ArgumentParser

/// A verb of the program: resolves what is asked for, asks the library, renders the answer.
protocol Verb: ParsableCommand {
  /// What every verb takes.
  var global: GlobalOptions { get }

  /// Answers.
  ///
  /// - Returns: How the program ends if nothing goes wrong from here.
  /// - Throws: What `ErrorReport` renders.
  func answer(_ session: Session) throws -> ExitStatus
}

extension Verb {
  /// Answers, and tells of errors.
  ///
  /// - Throws: `ExitCode`, if the program does not end with 0.
  func run() throws {
    var console = Console()
    var status: ExitStatus
    do {
      let color = try ColorChoice.read(global.color, of: "--color") ?? .auto
      console = Console(color: color, isQuiet: global.quiet)
      let maximumAge = try MaximumAge.read(global.maxAge)
      status = try answer(
        Session(history: global.history, maximumAge: maximumAge, console: console))
      try console.flush()
    } catch {
      let report = ErrorReport(error)
      status = report.status
      // What was answered before is written all the same; of two errors both are told.
      do { try console.flush() } catch { console.tell(ErrorReport(error).lines) }
      console.tell(report.lines)
    }
    if status != .fine { throw ExitCode(status.rawValue) }
  }
}
