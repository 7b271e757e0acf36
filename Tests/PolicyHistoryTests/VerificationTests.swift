import Foundation
import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Verification")
struct VerificationTests {
  static func problems(
    _ change: (inout [(path: String, text: String)]) -> Void
  ) -> [String] {
    var files =
      FormatTests.files + [
        (
          "sources/documentation-example-com-.json",
          "{\n  \"kind\": \"documentation\",\n  \"reference\": \"https://example.com/\"\n}\n"
        )
      ]
    change(&files)
    return Verification(files: files.map { ($0.path, Array($0.text.utf8)) }).problems
      .map { "\($0.severity) \($0)" }
  }

  @Test func aHistoryAsItShouldBeHasNoProblems() {
    #expect(Self.problems { _ in } == [])
  }

  @Test func everyFileIsReadToItsEnd() {
    let folder = "policies/aws/q/AmazonQFullAccess"
    let problems = Self.problems { files in
      files[0].text = "{\"format\": 2}"
      files[2].text = files[2].text.replacing("\"Allow\"", with: "\"Permit\"")
      files[3].text = files[3].text.replacing("\n", with: "\r\n")
      files[4].text += "x"
    }
    #expect(
      problems == [
        "error history.json: line 1, column 12: the history is in format 2; this program reads format 1",
        "error history.json: the file is missing",
        "error \(folder)/v1.json: line 18, column 23: Effect `Permit`; accepted are `Allow` and `Deny`",
        "error services/amazon-q-developer.json: laid out otherwise than it would be written",
        "error sources/iam-getpolicyversion.json: line 6, column 1: `x` where the end of the text should"
          + " stand",
      ])
  }

  @Test func whatStandsTogetherIsHeldTogether() {
    let folder = "policies/aws/q/AmazonQFullAccess"
    let problems = Self.problems { files in
      files[1].text = files[1].text.replacing(
        "policy/AmazonQFullAccess\"", with: "policy/Other\"")
      files[2].text = files[2].text.replacing("983cac9e", with: "00000000")
      files.removeSubrange(3...4)
    }
    #expect(
      problems == [
        "error \(folder)/policy.json: no service `amazon-q-developer` in the history",
        "error \(folder)/policy.json: the ARN `arn:aws:iam::aws:policy/Other` is of another policy",
        "error \(folder)/v1.json: `00000000"
          + "88d539fbe251f5e161731485909fdf1a028cbb05cfab8fb8ba6f605a` is not the SHA-256 of its document",
        "error \(folder)/v1.json: `sources/iam-getpolicyversion.json` is missing, a source of it",
      ])
  }

  @Test func whatIsUnknownIsNoted() {
    let problems = Self.problems { files in
      files[0].text = "{\n  \"format\": 1,\n  \"more\": 2\n}\n"
      files[2].text = files[2].text.replacing(
        "\"fidelity\": \"observed\"\n", with: "\"fidelity\": \"observed\",\n        \"who\": true\n"
      )
      files.append(("README.md", ""))
    }
    #expect(
      problems == [
        "note README.md: not a file of a history; it is passed over",
        "note history.json: unknown key `more`; it is kept",
        "note policies/aws/q/AmazonQFullAccess/v1.json: unknown key `who`; it is kept",
      ])
  }

  @Test func idsFollowFromTheReadings() {
    let folder = "policies/aws/q/AmazonQFullAccess"
    let problems = Self.problems { files in
      files[2].path = "\(folder)/v1-2023-11-28.json"
    }
    #expect(
      problems == ["error \(folder)/v1-2023-11-28.json: by its readings it is another revision"])
  }

  @Test func namesTellPoliciesApart() {
    let problems = Self.problems { files in
      files.append(("policies/aws/q/q/policy.json", "{\n  \"name\": \"q\"\n}\n"))
    }
    #expect(problems == ["error policies/aws/q/q/policy.json: `q` is an alias of another policy"])
  }
}
