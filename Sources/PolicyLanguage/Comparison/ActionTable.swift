/// The patterns of actions of the documents under comparison, each kept once and known by its number;
/// names of actions compare without case.
struct ActionTable {
  /// The patterns in lower case.
  private(set) var texts: [String] = []
  /// How the first author of each spelled it.
  private(set) var spellings: [String] = []
  /// Which of them have no wildcard.
  private(set) var isLiteral: [Bool] = []

  private var numbers: [CaseFolded: Int] = [:]
  private var globs: [Glob?] = []
  /// The pattern that may come next: after each comes, mostly, what came after it in another document.
  private var expected = 0

  /// The number of a pattern, which is new if nobody asked for it before.
  mutating func number(of pattern: String) -> Int {
    if expected < spellings.count, spellings[expected].hasSameBytes(as: pattern) {
      expected += 1
      return expected - 1
    }
    let next = texts.count
    let number = numbers[CaseFolded(pattern), settingDefault: next]
    if number == next {
      texts.append(pattern.asciiLowercased)
      spellings.append(pattern)
      isLiteral.append(!pattern.utf8.contains(where: \.isWildcard))
      globs.append(nil)
    } else {
      expected = number + 1
    }
    return number
  }

  /// The number of a pattern, if there is one.
  func number(ofKnown text: String) -> Int? { numbers[CaseFolded(text)] }

  /// A pattern, compiled when it is first asked for.
  mutating func glob(_ number: Int) -> Glob {
    if let glob = globs[number] { return glob }
    let glob = Glob(texts[number])
    globs[number] = glob
    return glob
  }
}

extension [CaseFolded: Int] {
  /// The value of a key, set first if there is none: one look, where a question and an answer are two.
  fileprivate subscript(key: CaseFolded, settingDefault value: Int) -> Int {
    mutating get {
      func read(_ value: inout Int) -> Int { value }
      return read(&self[key, default: value])
    }
  }
}
