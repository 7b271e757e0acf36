/// Whether a pattern matches a text, by the definition and nothing else: the tables of all prefixes.
func plainlyMatches(_ pattern: String, _ text: String) -> Bool {
  let text = Array(text.unicodeScalars)
  // reached[i]: what was read of the pattern matches the first i characters of the text.
  var reached = [true] + Array(repeating: false, count: text.count)
  for scalar in pattern.unicodeScalars {
    switch scalar {
    case "*":
      for i in text.indices where reached[i] { reached[i + 1] = true }
    default:
      for i in text.indices.reversed() {
        reached[i + 1] = reached[i] && (scalar == "?" || scalar == text[i])
      }
      reached[0] = false
    }
  }
  return reached[text.count]
}
