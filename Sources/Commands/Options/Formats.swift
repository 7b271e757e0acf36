internal import ArgumentParser

/// How verbs answer that give one value.
enum AnswerFormat: String, Choice {
  case text
  case json
}

/// How verbs answer that give a list.
enum StreamFormat: String, Choice {
  case text
  /// One array.
  case json
  /// One value a line.
  case jsonl
}

/// How the change log answers.
enum ChangelogFormat: String, Choice {
  case markdown
  case json
}

/// The feeds there are.
enum FeedFormat: String, Choice {
  case atom
}
