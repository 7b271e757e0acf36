// Unions of patterns, as two documents are compared: one allows an action, the other some others.

import Fuzzing
import PolicyLanguage

/// A pattern of a service's actions, of few characters: every byte makes a case.
func pattern(_ bytes: some Sequence<UInt8>) -> String {
  let characters = Array("*?abc-".unicodeScalars)
  let name = bytes.map { byte in
    let scalar = Unicode.Scalar(byte)
    return characters.contains(scalar) ? scalar : characters[Int(byte) % characters.count]
  }
  return "s:" + (name.isEmpty ? "*" : String(String.UnicodeScalarView(name)))
}

func document(_ actions: [String]) -> PolicyDocument {
  PolicyDocument(
    version: .v2012,
    statements: .many([
      Statement(
        effect: .allow, action: Statement.Patterns(.many(actions)),
        resource: Statement.Patterns(.one("*")))
    ]))
}

/// The text put in for each star, and one character for each `?`.
func filled(_ pattern: String, with text: String) -> String {
  var result = ""
  for character in pattern {
    switch character {
    case "*": result += text
    case "?": result += "a"
    default: result.append(character)
    }
  }
  return result
}

fuzz { bytes in
  let lines = bytes.split(
    separator: UInt8(ascii: "\n"), maxSplits: 4, omittingEmptySubsequences: false)
  let patterns = lines.prefix(4).map(pattern)
  guard let one = patterns.first, patterns.count > 1 else { return }
  let others = Array(patterns.dropFirst())
  let beyond = AccessEntry.entries(of: document([one]), beyond: [document(others)])

  let (glob, union) = (Glob(action: one), others.map { Glob(action: $0) })
  var isCertain = beyond.isEmpty
  for entry in beyond {
    guard case .proven(let witness) = entry.certainty else { continue }
    isCertain = true
    let action = witness.action
    require(glob.matches(action), "\(one) allows its witness \(action)")
    require(!union.contains { $0.matches(action) }, "\(others) do not allow the witness \(action)")
  }
  if union.contains(where: { $0.contains(glob) == true }) {
    // Too many `?` behind a star may be left undecided, which is said; it may not be told as proven.
    require(beyond.isEmpty || !isCertain, "\(one) lies inside one of \(others)")
  }
  guard isCertain, beyond.isEmpty else { return }
  let text = lines.count > 4 ? pattern(lines[4]).dropFirst(2) : "b"
  for filling in ["", String(text.filter { $0 != "*" && $0 != "?" })] {
    let action = filled(one, with: filling)
    guard action.count > 2 else { continue }
    require(
      union.contains { $0.matches(action) }, "\(one) lies inside \(others), \(action) does not")
  }
}
