// The patterns: what is said of two of them holds for every text.

import Fuzzing
import PolicyLanguage

/// What is said of one pattern.
func check(_ pattern: String, _ glob: Glob, _ texts: [String]) {
  require(Glob(glob.pattern) == glob, "a pattern's own text compiles to it: `\(pattern)`")
  require(glob.contains(glob) == true, "`\(pattern)` lies inside itself")
  for text in texts {
    require(
      glob.matches(text) == plainlyMatches(pattern, text), "whether `\(pattern)` matches `\(text)`")
  }
  let text = Glob(literal: texts[0])
  require(text.literal == texts[0] && text.matches(texts[0]), "`\(texts[0])` matches itself")
  require(
    glob.contains(text) == glob.matches(texts[0]), "whether `\(pattern)` contains `\(texts[0])`")
}

/// What is said of two patterns, where each may contain the other.
func check(_ a: Glob, _ b: Glob, contains: Bool?, isContained: Bool?, _ texts: [String]) {
  let pair = "`\(a.pattern)` and `\(b.pattern)`"
  let intersects = a.intersects(b)
  require(intersects == b.intersects(a), "\(pair) intersect from both sides or none")
  require(intersects || contains != true && isContained != true, "\(pair): contained, yet apart")
  for text in texts {
    let (inA, inB) = (a.matches(text), b.matches(text))
    require(contains != true || inA || !inB, "\(pair): the first contains the second: `\(text)`")
    require(isContained != true || inB || !inA, "\(pair): the second contains the first: `\(text)`")
    require(intersects || !(inA && inB), "\(pair) are apart: `\(text)`")
  }
}

/// What two patterns have in common.
func checkParts(_ a: Glob, _ b: Glob, contains: Bool?, _ texts: [String]) {
  guard let parts = a.intersection(b) else { return }
  let pair = "`\(a.pattern)` and `\(b.pattern)`, that is \(parts.map(\.pattern))"
  require(a.intersects(b) == !parts.isEmpty, pair)
  require(contains != false || !parts.contains { $0.contains(b) == true }, pair)
  for text in texts {
    let both = a.matches(text) && b.matches(text)
    require(parts.contains { $0.matches(text) } == both, "\(pair): `\(text)`")
  }
}

fuzz { bytes in
  let given = Case(bytes)
  let texts = given.texts
  let (a, b) = (Glob(given.a), Glob(given.b))
  check(given.a, a, texts)
  check(given.b, b, texts)
  let contains = a.contains(b)
  check(a, b, contains: contains, isContained: b.contains(a), texts)
  // Long ones may have many parts in common, each of which is held against each.
  if max(given.a.utf8.count, given.b.utf8.count) <= 8 {
    checkParts(a, b, contains: contains, texts)
  }
}
