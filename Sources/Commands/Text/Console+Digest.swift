internal import PolicyLanguage

extension Console {
  /// Adds an answer in the format that was asked for.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - evidence: The line that says how the answer is known; text ends with it.
  ///   - isFull: Whether nothing of a text is folded.
  ///   - text: The answer for a terminal.
  ///   - json: The answer for programs.
  ///   - markdown: The answer as Markdown of a width.
  func write(
    as format: DigestFormat, evidence: Line, isFull: Bool, text: (TextStyle) -> [Line],
    json: () -> JSONValue, markdown: (_ width: Int) -> String
  ) {
    switch format {
    case .text:
      write(text(TextStyle(width: output.width, isFull: isFull)))
      write([""])
      write(evidence: evidence)
    case .json: write(json: json().text(.indented))
    case .markdown: write(document: markdown(documentWidth))
    }
  }
}
