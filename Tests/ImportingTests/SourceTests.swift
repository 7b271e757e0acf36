import PolicyHistory
import Testing

@testable import Importing

/// What an archive is called.
@Suite struct SourceTests {
  @Test(arguments: [
    ("https://github.com/zoph-io/MAMIP", "https://github.com/zoph-io/MAMIP"),
    ("https://user:secret@example.com/a/b.git", "https://example.com/a/b.git"),
    ("https://token@example.com/a@b", "https://example.com/a@b"),
    ("ssh://git:secret@example.com:22/a/b", "ssh://git@example.com:22/a/b"),
    ("git@github.com:zoph-io/MAMIP.git", "git@github.com:zoph-io/MAMIP.git"),
    ("/home/me/archive.git", nil), ("../archive", nil), ("file:///home/me/archive", nil),
    ("C:\\archive", nil), ("me@home/x:y", nil), ("", nil),
  ])
  func `an address others can ask at is the reference, without a password`(
    url: String, reference: String?
  ) {
    #expect(GitArchive.publicAddress(url) == reference)
  }

  @Test(arguments: [
    ("/home/me/MAMIP", "MAMIP"), ("/home/me/MAMIP.git/", "MAMIP"), ("/home/me/MAMIP/.git", "MAMIP"),
    ("/srv/x/../MAMIP.git", "MAMIP"), ("/", "archive"),
  ])
  func `else the folder's name is`(path: String, name: String) {
    #expect(GitArchive.folderName(path) == name)
  }

  @Test func `origin, or what was asked for`() throws {
    let archive = try TestArchive([TestCommit(1, ["policies/P": .version(1)])])
    #expect(try GitArchive(at: archive.path).source.reference == "archive")
    try archive.git(
      "--git-dir", archive.path, "config", "remote.origin.url", "https://me:pw@example.com/a.git")
    #expect(try GitArchive(at: archive.path).source.reference == "https://example.com/a.git")
    let options = GitArchive.Options(source: "ours")
    #expect(try GitArchive(at: archive.path, options: options).source.reference == "ours")
  }
}
