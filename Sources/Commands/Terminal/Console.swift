/// Where answers and messages go: data to stdout, everything else to stderr.
///
/// Answers are kept until the end and written at once: a verb that fails half-way prints nothing.
final class Console {
  /// What stdout can show.
  let output: Screen

  /// What stderr can show.
  let messages: Screen

  private let isQuiet: Bool
  private let environment: Environment
  private var answer = ""
  private var notes: [Line] = []

  /// Looks at stdout and stderr.
  init(color: ColorChoice = .auto, isQuiet: Bool = false, environment: Environment = .process) {
    output = Screen(descriptor: System.output, color: color, environment: environment)
    messages = Screen(descriptor: System.messages, color: color, environment: environment)
    self.isQuiet = isQuiet
    self.environment = environment
  }

  /// Adds lines to the answer.
  func write(_ lines: [Line]) {
    for line in lines {
      answer += line.text(on: output)
      answer += "\n"
    }
  }

  /// Adds the line that says how an answer is known; it is broken only where a person looks at it.
  func write(evidence line: Line) {
    write(
      output.isTerminal ? Layout.fill(line, width: output.width, indent: 2) : [line])
  }

  /// Adds a text that is for programs, byte by byte; it ends with its own newline.
  func write(document: String) { answer += document }

  /// The width for a document whose lines are broken: a file is the same wherever it is made.
  var documentWidth: Int { output.isTerminal ? min(output.width, 100) : 80 }

  /// Adds JSON; on a terminal, characters that it would obey are escaped.
  func write(json: String) {
    answer += output.isTerminal ? json.visibleJSON : json
    answer += "\n"
  }

  /// Tells something that is worth knowing, on stderr behind the answer; not if the user wants
  /// quiet.
  func note(_ line: Line) {
    if !isQuiet { notes.append(line) }
  }

  /// Tells what is being done, on stderr at once; not if the user wants quiet.
  func progress(_ line: Line) {
    if !isQuiet { tell([line]) }
  }

  /// A line that shows how far a long task is; nil where nobody looks, or the user wants quiet.
  var progressBar: ProgressBar? {
    let isDumb = environment["TERM"] == "dumb"
    return messages.isTerminal && !isQuiet && !isDumb ? ProgressBar(on: messages) : nil
  }

  /// Tells something on stderr at once.
  func tell(_ lines: [Line]) {
    if lines.isEmpty { return }
    let text = lines.map { $0.text(on: messages) + "\n" }.joined()
    // Where not even messages can be written there is nobody to be told.
    try? System.write(text, to: System.messages)
  }

  /// Writes the answer, then the notes.
  ///
  /// - Throws: `Failure` if not all of it could be written.
  func flush() throws(Failure) {
    let text = answer
    let notes = self.notes
    (answer, self.notes) = ("", [])
    defer { tell(notes) }
    do throws(System.Error) {
      try System.write(text, to: System.output)
    } catch {
      throw Failure("cannot write the answer: \(error.message)")
    }
  }
}
