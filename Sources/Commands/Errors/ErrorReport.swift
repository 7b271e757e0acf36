internal import PolicyHistory
internal import PolicyLanguage

/// An error as a person reads it; every error of the program is rendered here.
struct ErrorReport {
  /// How the program ends.
  let status: ExitStatus

  /// What goes to stderr.
  let lines: [Line]

  /// Renders an error.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure:
      self.init(failure.status, message: failure.message)
    case let error as FormatError:
      self.init(in: error.path, error.problem)
    case let error as FileError:
      self.init(in: error.path, error.problem)
    case let error as PolicyLookupError:
      self.init(error.isAmbiguous ? .trouble : .unknown, message: error.description)
    default:
      self.init(.trouble, message: "\(error)")
    }
  }

  private init(_ status: ExitStatus, message: String) {
    self.status = status
    lines = [Line("error: ", .lost) + Line(message)]
  }

  /// An error in a file: its place in the form that editors understand, the line and a caret.
  private init(in path: String, _ problem: ParseError) {
    status = .trouble
    guard let location = problem.location else {
      lines = [Line("\(path): ", .strong) + Line("error: ", .lost) + Line(problem.message)]
      return
    }
    let place = "\(path):\(location.line):\(location.column): "
    let excerpt = location.excerpt.unicodeScalars.map { $0 == "\t" ? " " : $0 }
    let before = String(String.UnicodeScalarView(excerpt.prefix(location.caret)))
    let after = String(String.UnicodeScalarView(excerpt.dropFirst(location.caret)))
    lines = [
      Line(place, .strong) + Line("error: ", .lost) + Line(problem.message),
      "  " + Line(before) + Line(after.last == "\r" ? String(after.dropLast()) : after),
      "  " + .blanks(Line(before).width) + Line("^", .lost),
    ]
  }
}

/// A file that the user named and that cannot be read as what it should be.
struct FileError: Error {
  /// The file as it was named.
  let path: String

  /// What is wrong, and where.
  let problem: ParseError
}
