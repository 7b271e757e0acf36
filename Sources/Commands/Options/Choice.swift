internal import PolicyHistory

/// A few words of which an option takes one.
protocol Choice: CaseIterable, RawRepresentable<String>, Sendable {}

extension Choice {
  /// The words.
  static var words: [String] { allCases.map(\.rawValue) }

  /// Reads the value of an option.
  ///
  /// - Throws: `Failure` for any other word.
  init(_ text: String, of option: String) throws(Failure) {
    guard let value = Self(rawValue: text) else {
      let accepted = Self.words.map { "`\($0)`" }.joined(separator: ", ")
      throw Failure("\(option): `\(text)`; accepted are \(accepted)")
    }
    self = value
  }

  /// Reads the value of an option that may not have been given.
  ///
  /// - Throws: `Failure` for any other word.
  static func read(_ text: String?, of option: String) throws(Failure) -> Self? {
    guard let text else { return nil }
    return try Self(text, of: option)
  }
}

/// How verbs answer that give one value.
enum AnswerFormat: String, Choice {
  case text
  case json
}

/// How verbs answer that give one value, also where it is read on a page.
enum DigestFormat: String, Choice {
  case text
  case json
  case markdown
}

/// How verbs answer that give a list: `json` is one array, `jsonl` one value a line.
enum StreamFormat: String, Choice {
  case text
  case json
  case jsonl
}

/// How the change log answers.
enum ChangelogFormat: String, Choice {
  case markdown
  case json
  case atom
}

/// What can be recorded to have become of a policy.
enum StatusChoice: String, Choice {
  case deprecated
  case deleted
}

/// By which dates a question is about what was in force.
enum ClockChoice: String, Choice {
  case effective
  case announced
}

extension Clock {
  /// Reads the value of `--clock`.
  ///
  /// - Throws: `Failure` for anything but the names of the clocks.
  init(option text: String?) throws(Failure) {
    switch try ClockChoice.read(text, of: "--clock") {
    case .effective, nil: self = .effective
    case .announced: self = .announced
    }
  }
}
