internal import PolicyLanguage

extension [AccessQuestion.ContextValues] {
  /// Reads the values of `--context`: `KEY=VALUE`, several of one key for one that takes a set.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  init(context texts: [String]) throws(Failure) {
    self = []
    for text in texts {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw Failure(
          "--context: `\(text)`; accepted are a condition key and its value, such as"
            + " `iam:PassedToService=ec2.amazonaws.com`")
      }
      let (key, value) = (String(text[..<equals]), String(text[text.index(after: equals)...]))
      if let place = firstIndex(where: { $0.key.asciiLowercased == key.asciiLowercased }) {
        self[place] = .init(self[place].key, self[place].values + [value])
      } else {
        append(.init(key, [value]))
      }
    }
  }
}
