import Foundation
import Testing

@Suite struct FeedCommandTests {
  @Test func `feeds are written once, and again only what changes`() throws {
    let place = try Workplace()
    let arguments = ["feed", "public", "--base-url", "https://example.org/p"]
    let first = try place.run(arguments)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("13 files written to `public`, 0 unchanged"))
    let file = "public/policies/aws/AmazonQFullAccess.atom"
    let text = try String(contentsOfFile: place.path(file), encoding: .utf8)
    #expect(text.contains(#"href="https://example.org/p/policies/aws/AmazonQFullAccess.atom""#))
    try place.write("changed", to: file)
    let again = try place.run(arguments)
    #expect(again.errors.contains("1 file written to `public`, 12 unchanged"))
    #expect(try String(contentsOfFile: place.path(file), encoding: .utf8) == text)
  }

  @Test func `an address that is none is refused, and nothing is written`() throws {
    let place = try Workplace()
    let run = try place.run("feed", "public", "--base-url", "example.org")
    #expect(run.status == 2)
    #expect(run.errors.contains("--base-url: `example.org`; accepted is an address such as"))
    #expect(!FileManager.default.fileExists(atPath: place.path("public")))
  }

  @Test func `a folder that cannot be made is told`() throws {
    let place = try Workplace()
    try place.write("", to: "file")
    let run = try place.run("feed", "file/public", "--base-url", "https://example.org/")
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot write `file/public"))
    #expect(run.errors.contains("not a directory"))
  }
}
