import Testing

@testable import PolicyLanguage

/// The names of actions, found by the beginning of a pattern.
@Suite struct NamedActionsTests {
  static let some = NamedActions([
    "s3:GetObject", "S3:GetObject", "s3:getobject", "s3:PutObject", "ec2:Run*", "s3", "s3:Get?",
    "s3:GetÉ", "s3express:CreateSession", "x:\n", "x:\u{0}y", "",
  ])

  @Test func `each once, of two spellings the first in byte order, no patterns`() {
    #expect(
      Self.some.names == [
        "s3", "S3:GetObject", "s3:GetÉ", "s3:PutObject", "s3express:CreateSession",
      ])
  }

  @Test(arguments: [
    ("*", ["s3", "S3:GetObject", "s3:GetÉ", "s3:PutObject", "s3express:CreateSession"]),
    ("s3:*", ["S3:GetObject", "s3:GetÉ", "s3:PutObject"]),
    ("S3:GET*", ["S3:GetObject", "s3:GetÉ"]),
    ("s3:?et*", ["S3:GetObject", "s3:GetÉ"]),
    ("s3:GetObject", ["S3:GetObject"]),
    ("s4:*", []), ("a*", []), ("s3:PutObjectAcl", []), ("z*", []),
  ])
  func `a pattern finds those it matches`(pattern: String, names: [String]) {
    #expect(Self.some.names(matching: Glob(action: pattern)) == names)
  }

  @Test func `any pattern finds what a look at each name does`() {
    var random = SplitMix64(seed: 20_241_113)
    func text(_ characters: [Character], atMost length: Int) -> String {
      String((0..<random.below(length + 1)).map { _ in random.pick(characters) })
    }
    let named = NamedActions((0..<400).map { _ in text(Array("aAb:é"), atMost: 7) })
    for _ in 0..<2_000 {
      let glob = Glob(action: text(Array("aAb:é*?"), atMost: 6))
      #expect(
        named.names(matching: glob) == named.names.filter { glob.matches($0.asciiLowercased) },
        "\(glob.pattern) (seed 20241113)")
    }
  }

  @Test func `others are added`() {
    let added = Self.some.adding(NamedActions(["S3:getobject", "a:B", "s3:putobject"]))
    #expect(
      added.names
        == ["a:B", "s3", "S3:GetObject", "s3:GetÉ", "s3:PutObject", "s3express:CreateSession"])
    #expect(added == NamedActions(Self.some.names + ["S3:getobject", "a:B", "s3:putobject"]))
    #expect(Self.some.adding(Self.some) == Self.some)
    #expect(NamedActions([]).adding(Self.some) == Self.some)
    #expect(NamedActions([]).names(matching: Glob(action: "*")) == [])
  }
}
