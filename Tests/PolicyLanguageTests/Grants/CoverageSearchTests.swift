import Testing

@testable import PolicyLanguage

/// Many patterns asked of one document after another.
@Suite struct CoverageSearchTests {
  @Test func `coverage is after the Denies, and names what gives it`() throws {
    var search = CoverageSearch(["s3:GetObject", "s3:DeleteObject", "s3:*", "iam:PassRole", "*"])
    let coverages = search.coverages(
      by: try document(
        #"""
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": "*"},
          {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"},
          {"Effect": "Allow", "NotAction": ["s3:*", "iam:*"], "Resource": "*"}]}
        """#))
    #expect(coverages.map(\.coverage) == [.all, .none, .some, .none, .some])
    #expect(coverages[0].by == [.only(["s3:*"]), .only(["s3:GetObject"])])
    #expect(coverages[1].by == [])
    #expect(coverages[4].by.last == .except(["s3:*", "iam:*"]))
  }

  @Test func `one document after another is answered like each by itself`() throws {
    for seed in 0..<60 as Range<UInt64> {
      var generator = DocumentGenerator(seed: seed)
      let patterns = (0..<6).map { _ in generator.action() } + ["s3:*", "*"]
      var search = CoverageSearch(patterns)
      for _ in 0..<3 {
        let document = try document(generator.draft().json.text(.compact))
        let coverages = search.coverages(by: document)
        #expect(search.coverages(by: document) == coverages)
        for (pattern, coverage) in zip(patterns, coverages) {
          let question = AccessQuestion(action: pattern)
          let grants = document.grants(question)
          #expect(
            coverage.coverage == document.coverage(of: question, by: grants), "\(seed) \(pattern)")
        }
      }
    }
  }

  @Test func `ten thousand names in a statement are asked about together`() throws {
    let names = (0..<10_000).map { "s3:A\($0)" }
    let list = names.map { "\"\($0)\"" }.joined(separator: ",")
    let document = try document(
      #"""
      {"Statement": [{"Effect": "Allow", "Action": [\#(list), "S3:a7", "s3:A*9"], "Resource": "*"},
        {"Effect": "Deny", "Action": "s3:a11", "Resource": "*"}]}
      """#)
    var search = CoverageSearch(names)
    let coverages = search.coverages(by: document)
    #expect(coverages[29].by == [.only(["s3:A29"]), .only(["s3:A*9"])])
    #expect(coverages.count { $0.coverage == .all } == 9_999)
    #expect(coverages[11].coverage == .none)
  }

  @Test func `patterns are found in a document by their letters alone`() throws {
    let finder = PatternFinder(["q:SendMessage", "q:*", "S3:getobject", "q:Send"])
    let document = try document(
      #"""
      {"Statement": [{"Effect": "Allow", "Action": ["Q:sendmessage", "s3:GetObject"],
        "Resource": "q:*"}, {"Effect": "Deny", "NotAction": "q:*", "Resource": "*"}]}
      """#)
    #expect(finder.found(in: document) == [0, 1, 2])
    let text = Array(document.json.text(.indented).utf8)
    #expect(finder.found(in: DocumentText(text[...])) == [0, 1, 2])
    let escaped = Array(#"{"Action": "\u0071:*"}"#.utf8)
    #expect(finder.found(in: DocumentText(escaped[...])) == nil)
  }
}
