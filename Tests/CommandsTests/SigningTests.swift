import Foundation
import Testing

/// What docs/security.md says about signing, done with a key that is made for it.
@Suite struct SigningTests {
  private static let page = URL(filePath: #filePath)
    .appending(path: "../../../docs/security.md").standardizedFileURL

  /// The commands of the section about signing, without the one that needs another machine.
  private static func commands() throws -> [String] {
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "## Signing with git"))
    let blocks = text[start.upperBound...].components(separatedBy: "```\n")
    return stride(from: 1, to: blocks.count, by: 2).map { blocks[$0] }
      .joined().split(separator: "\n").map(String.init).filter { !$0.contains("push origin") }
  }

  @Test func `a tag that is signed tells whether the store still holds what was signed`() throws {
    let place = try Workplace()
    try place.run("init", "--history", place.path("s.git"))
    let key = try place.execute(
      "/bin/sh", ["-c", "mkdir .ssh && ssh-keygen -q -t ed25519 -N '' -f .ssh/id_ed25519"],
      environment: ["PATH": "/usr/bin:/bin"])
    guard key.status == 0 else {
      return print("skipped: signing, for want of ssh-keygen: \(key.errors)")
    }
    let commands = try Self.commands()
    #expect(commands.count == 6)
    func recipe(_ lines: [String]) throws -> Run {
      try place.write((["set -e"] + lines).joined(separator: "\n") + "\n", to: "recipe")
      let program = Workplace.program.deletingLastPathComponent().path()
      return try place.execute(
        "/bin/sh", ["recipe"],
        environment: [
          "store": "s.git", "PATH": "\(program):/usr/bin:/bin", "GIT_AUTHOR_NAME": "Ada",
          "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com",
        ])
    }
    let signed = try recipe(["cp .ssh/id_ed25519.pub ada.pub"] + commands)
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(signed.output.contains("nothing wrong"))
    // The newest commit is taken out: the signature is as good as before, the store is not.
    let taken = try recipe(
      ["git -C s.git update-ref refs/heads/main main~1"] + commands.suffix(3))
    #expect(taken.status == 2, "\(taken.errors)")
    #expect(taken.output.contains("is neither the newest snapshot nor before it"))
  }
}
