import PolicyLanguage
import Testing

@testable import Publishing

@Suite struct EntryMarksTests {
  /// The lines of a revision's document, with their marks as words.
  static func document(_ old: [String], _ new: [String]) throws -> [String] {
    let timeline = try Made.timeline([
      try Made.revision("v1", "2024-01-01", old), try Made.revision("v2", "2024-01-02", new),
    ])
    let change = try #require(try Made.changes(of: timeline).first { $0.from != nil })
    let page = try RevisionPage(change: change, timeline: timeline).file().text
    let start = try #require(page.firstRange(of: #"aria-label="Document">"#))
    let end = try #require(page.firstRange(of: "</pre>"))
    var text = String(page[start.upperBound..<end.lowerBound])
    for (markup, plain) in [
      (#"<mark class="gained">"#, "<"), (#"<mark class="lost">"#, "<"), ("</mark>", ">"),
      ("<ins>", ""), ("</ins>", ""), ("<del>", ""), ("</del>", ""), ("&quot;", "\""),
    ] { text = text.replacing(markup, with: plain) }
    return text.split(separator: "\n").map(String.init)
  }

  static func marked(_ old: [String], _ new: [String]) throws -> [String] {
    try document(old, new).filter { $0.hasSuffix(">") }
  }

  @Test func `new actions are marked in the document, gone ones in what it was`() throws {
    let lines = try Self.marked(
      [#""Action": ["s3:GetObject", "s3:PutObject"]"#], [#""Action": ["s3:GetObject", "q:*"]"#])
    #expect(lines == [#"-         "s3:PutObject" <lost>"#, #"+         "q:*" <gained>"#])
  }

  @Test func `what was allowed before is new, but not gained`() throws {
    let lines = try Self.document(
      [#""Action": "s3:*""#], [#""Action": ["s3:*", "s3:GetObject"]"#])
    #expect(lines.contains(#"+         "s3:GetObject""#))
    #expect(!lines.contains { $0.hasSuffix(">") })
  }

  @Test func `a line that stays is marked where its access moved`() throws {
    let lines = try Self.marked(
      [#""Action": "s3:GetObject", "Resource": "arn:aws:s3:::a""#],
      [#""Action": "s3:GetObject", "Resource": "arn:aws:s3:::b""#])
    #expect(lines == [#"        "Action": "s3:GetObject", <gained> <lost>"#])
  }

  @Test func `of the statements with a pattern the one is marked that gave the access`() throws {
    let one = #""Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::a""#
    let other = #""Sid": "New", "Action": "S3:getobject", "Resource": "arn:aws:s3:::b""#
    let lines = try Self.marked([one], [one, other])
    #expect(lines == [#"+       "Action": "S3:getobject", <gained>"#])
  }

  @Test func `a statement that is not in a list, after a condition and a denial`() throws {
    let old = try Made.document(
      #"{"Statement": {"Effect": "Allow", "Action": "s3:A", "Resource": "*"}}"#)
    let new = try Made.document(
      #"{"Version": "2012-10-17", "Id": "x", "Statement": {"Sid": "a", "Effect": "Allow", "Action": ["s3:A", "s3:B"], "Resource": "*"}}"#
    )
    let comparison = DocumentComparison(from: old, to: new)
    let lines = new.json.text(.indented).split(separator: "\n")
    let marks = EntryMarks(comparison.gained, in: new).lines
    #expect(marks.map { lines[$0] } == [#"      "s3:B""#])
    let lists = try Self.marked(
      [],
      [
        #""Effect": "Deny", "Action": "s3:*", "Condition": {"Bool": {"a": ["true"], "b": "true"}}"#,
        #""Action": "s3:B", "Condition": {}"#, #""NotAction": ["iam:*"]"#,
      ])
    #expect(
      lists.map { $0.filter { $0 != " " } } == [
        #"+"Action":"s3:B",<gained>"#, #"+"NotAction":[<gained>"#,
      ])
  }

  @Test func `the first revision has no marks`() throws {
    let changes = try Made.changes([#""Action": "s3:A""#])
    let timeline = try Made.timeline([try Made.revision("v1", "2024-01-01", [#""Action": "s3:A""#])]
    )
    let page = try RevisionPage(change: try #require(changes.first), timeline: timeline).file().text
    #expect(!page.contains("<mark") && !page.contains("<ins"))
  }
}
