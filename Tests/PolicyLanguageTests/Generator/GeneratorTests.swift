import PolicyLanguage
import Testing

/// What the generator makes is what the other tests need.
@Suite struct GeneratorTests {
  @Test func numbersAreTheSameEverywhere() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in random.next() }
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func documentsAreReadAndWrittenBack() throws {
    for seed in 0..<500 {
      var generator = DocumentGenerator(seed: UInt64(seed), flavour: .wild)
      let draft = generator.draft()
      for layout in [JSONValue.Layout.indented, .compact, .canonical] {
        let document = try draft.document()
        let again = try PolicyDocument(text: document.json.bytes(layout))
        #expect(again == document)
        #expect(again.json.bytes(layout) == document.json.bytes(layout))
        #expect(again.canonicalBytes == document.canonicalBytes)
      }
    }
  }

  @Test func valuesAreReadAndWrittenBack() throws {
    for seed in 0..<500 {
      var random = SplitMix64(seed: UInt64(seed))
      let value = Self.value(&random, depth: 0)
      for layout in [JSONValue.Layout.indented, .compact] {
        #expect(try JSONReader.read(value.bytes(layout)) == value)
      }
      let canonical = value.bytes(.canonical)
      #expect(try JSONReader.read(canonical).bytes(.canonical) == canonical)
      #expect(try JSONReader.read(value.bytes(.indented)).bytes(.canonical) == canonical)
    }
  }

  private static func value(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    let words = [
      "", "a", "é", "e\u{301}", "😀", "\"\\/", "\n\t\u{1}\u{7F}", "\u{2028}\u{FFFF}", "k",
    ]
    switch random.below(depth < 4 ? 8 : 5) {
    case 0: return .null
    case 1: return .bool(random.chance(50))
    case 2: return JSONValue(.number(random.pick(["0", "-0", "1.10", "1e9", "-12E-3", "0.5e+07"])))
    case 3, 4: return .string(random.pick(words) + random.pick(words))
    case 5, 6: return .array((0..<random.below(4)).map { _ in value(&random, depth: depth + 1) })
    default:
      let keys = random.some(of: words)
      return .object(keys.map { ($0, value(&random, depth: depth + 1)) })
    }
  }

  /// The pairs hold every outcome often enough to mean something.
  @Test func pairsAndRequestsDiffer() throws {
    var (onlyFirst, onlySecond, both, neither, open, same) = (0, 0, 0, 0, 0, 0)
    for seed in 0..<300 {
      var generator = DocumentGenerator(seed: UInt64(seed))
      let (first, second) = generator.pair()
      let (a, b) = (try Evaluator(first.document()), try Evaluator(second.document()))
      if try first.document().canonicalBytes == second.document().canonicalBytes { same += 1 }
      var requests = try RequestGenerator(seed: UInt64(seed), drafts: [first, second])
      for request in requests.requests(20) {
        switch (a.evaluate(request), b.evaluate(request)) {
        case (.allowed, .notAllowed): onlyFirst += 1
        case (.notAllowed, .allowed): onlySecond += 1
        case (.allowed, .allowed): both += 1
        case (.notAllowed, .notAllowed): neither += 1
        default: open += 1
        }
      }
    }
    print(
      "requests: \(onlyFirst) only first, \(onlySecond) only second, \(both) both, "
        + "\(neither) neither, \(open) open; \(same) of 300 pairs the same")
    #expect(min(onlyFirst, onlySecond, both, neither) > 300)
    #expect(open < 60)
    #expect(same < 60)
  }
}
