import Foundation
import Testing

/// `compare`: policies and files with each other.
@Suite struct CompareTests {
  let place: Workplace

  init() throws { place = try Workplace() }

  private func document(_ statements: String) -> String {
    #"{"Version": "2012-10-17", "Statement": [\#(statements)]}"#
  }

  @Test func `files need no store`() throws {
    try place.write(
      document(#"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#), to: "old.json")
    try place.write(
      document(
        """
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
        {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}
        """), to: "new.json")
    let run = try place.run("compare", "old.json", "new.json", "--exit-code")
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(
      run.output == """
        narrowed  old.json → new.json  1 lost
          s3
            - s3:Delete*
          guard tightened
            now denied: s3:Delete*

        """)
    #expect(!FileManager.default.fileExists(atPath: place.store.path()))
  }

  @Test func `stdin is a side`() throws {
    try place.write(
      document(#"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#), to: "a.json")
    let input = document(#"{"Effect": "Allow", "Action": ["S3:*"], "Resource": ["*"]}"#)
    let run = try place.run("compare", "a.json", "-", input: input)
    #expect(
      run.output
        == "cosmetic  a.json → stdin  written differently, allows and denies the same\n")
    let same = try place.run(
      "compare", "-", "a.json", "--exit-code",
      input: document(
        #"{"Resource": "*", "Action": "s3:*", "Effect": "Allow"}"#))
    #expect(same.status == 0)
    #expect(same.output == "same  stdin → a.json  one and the same document\n")
  }

  @Test func `a file that looks like a name is told how to be named`() throws {
    try place.write(document(#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#), to: "mine")
    let run = try place.run("compare", "mine", "AmazonQFullAccess")
    #expect(run.status == 3)
    #expect(run.errors.contains("no policy `mine` in the history; the file is named with a `/`"))
    #expect(try place.run("compare", "./mine", "AmazonQFullAccess").status == 0)
  }

  @Test func `two spellings of an action are one`() throws {
    let run = try place.run(
      "compare", "AmazonQFullAccess@v3", "AmazonQDeveloperAccess@2024-07-09", "--format", "json")
    let comparison = try #require(try run.json() as? [String: Any])
    #expect(comparison["verdict"] as? String == "narrowed")
    #expect(comparison.actions("gained") == [])
    #expect(comparison.actions("lost") == ["q:CreateAssignment", "q:DeleteAssignment"])
  }

  @Test func `an error in a file shows its place`() throws {
    try place.write("{\n\t\"Statement\": [{\"Effect\": \"allow\"}]\n}\n", to: "bad.json")
    let run = try place.run("compare", "bad.json", "bad.json")
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(
      run.errors
        == """
        bad.json:2:27: error: Effect `allow`; accepted are `Allow` and `Deny`
           "Statement": [{"Effect": "allow"}]
                                    ^

        """)
  }

  @Test(arguments: [
    ("missing.json", "error: cannot read `missing.json`: no such file or directory\n"),
    (".", "error: no policy `.` in the history\n"),
    ("./", "error: cannot read `./`: is a directory\n"),
  ])
  func `a file that cannot be read says why`(path: String, message: String) throws {
    let run = try place.run("-q", "compare", path, "AmazonQFullAccess")
    #expect(run.status == (path == "." ? 3 : 2))
    #expect(run.errors == message)
  }

  @Test func `what a document holds never reaches a terminal as it is`() throws {
    let evil = #"{"Effect": "Allow", "Action": "s3:\u001b[31mGet\u202e*", "Resource": "*"}"#
    try place.write(document(""), to: "old.json")
    try place.write(document(evil), to: "evil.json")
    for options in [[], ["--format", "json"]] {
      let look = try place.look(
        arguments: ["compare", "old.json", "evil.json"] + options, environment: ["NO_COLOR": "1"])
      #expect(look.status == 0)
      #expect(!look.screen.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{202e}" })
      #expect(look.screen.lowercased().contains(#"s3:\u001b[31mget\u202e*"#), "\(options)")
    }
  }
}
