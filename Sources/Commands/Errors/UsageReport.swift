internal import ArgumentParser
internal import PolicyHistory

/// What the parser of arguments has to say, in the form of the program's own errors.
enum UsageReport {
  /// The lines for an error of wrong usage: what is wrong, and how the verb is used.
  static func lines(for error: any Error, arguments: [String]) -> [Line] {
    let message = unknownVerb(in: arguments) ?? reworded(PolicyHistoryCommand.message(for: error))
    let full = PolicyHistoryCommand.fullMessage(for: error)
    let usage = full.firstRange(of: "Usage: ").map { full[$0.lowerBound...] } ?? ""
    return [Line("error: ", .lost) + Line(message)]
      + usage.split(separator: "\n").map { Line(String($0), .faint) }
  }

  /// A message of the parser in our form: lower case, no full stop, input in backticks.
  static func reworded(_ message: String) -> String {
    var text = message.replacing(". Did you mean ", with: "; did you mean ")
    text = String(text.map { $0 == "'" ? "`" : $0 })
    if text.hasSuffix(".") { text.removeLast() }
    guard let first = text.first else { return "wrong usage" }
    return first.lowercased() + text.dropFirst()
  }

  /// What to say if the first argument that is no option is no verb either.
  private static func unknownVerb(in arguments: [String]) -> String? {
    let verbs = PolicyHistoryCommand.configuration.subcommands.map { $0._commandName }
    guard let word = firstWord(of: arguments), !(verbs + ["help"]).contains(word) else {
      return nil
    }
    let near = verbs.filter { editDistance(word, $0, atMost: 2) != nil }
    let listed = (near.isEmpty ? verbs : near).map { "`\($0)`" }.joined(separator: ", ")
    let what = near.isEmpty ? "accepted are" : near.count == 1 ? "near is" : "near are"
    return "no verb `\(word)`; \(what) \(listed)"
  }

  private static func firstWord(of arguments: [String]) -> String? {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if !argument.hasPrefix("-") { return argument }
      if GlobalOptions.namesWithValue.contains(argument) { _ = rest.popFirst() }
    }
    return nil
  }
}
