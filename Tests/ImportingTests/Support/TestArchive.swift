import Foundation
import Testing

/// A git repository of one test, made by `git fast-import` of commits that are written down.
final class TestArchive {
  let folder: String

  /// The repository, bare.
  var path: String { folder + "/archive.git" }

  /// Makes a repository without a commit.
  init() throws {
    folder =
      FileManager.default.temporaryDirectory.path + "/policy-history-import-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try git("init", "-q", "--bare", "-b", "main", path)
  }

  /// Makes a repository of commits, the last of which `main` is at.
  convenience init(_ commits: [TestCommit]) throws {
    try self.init()
    try add(commits)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Adds commits; marks go on from call to call.
  func add(_ commits: [TestCommit]) throws {
    var stream = commits.map(\.stream).joined()
    if let last = commits.last { stream += "reset refs/heads/main\nfrom :\(last.mark)\n\n" }
    let marks = folder + "/marks"
    try git(
      "--git-dir", path, "fast-import", "--quiet", "--force", "--import-marks-if-exists=\(marks)",
      "--export-marks=\(marks)", input: stream)
  }

  /// Runs `git` with nothing of the user's or the machine's configuration.
  @discardableResult
  func git(_ arguments: String..., input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-c", "safe.directory=*", "-c", "protocol.file.allow=always"] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C", "TZ": "UTC",
    ]
    let names = ["in", "out", "err"].map { URL(filePath: "\(folder)/\(UUID().uuidString).\($0)") }
    try Data(input.utf8).write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    let errors = String(decoding: try Data(contentsOf: names[2]), as: UTF8.self)
    try #require(process.terminationStatus == 0, "git \(arguments): \(errors)")
    return String(decoding: try Data(contentsOf: names[1]), as: UTF8.self)
  }
}

/// A commit of a test's archive.
struct TestCommit {
  /// What a commit does to a file.
  enum Change {
    case text(String)
    case link(String)
    case submodule
    case gone
  }

  /// What later commits name it by.
  let mark: Int
  /// Its committer's date, in hours after 2024-01-01T00:00:00Z; the mark if it is not given.
  var hour: Int?
  /// The commits it follows; the one of the mark before if they are not given.
  var parents: [Int]?
  /// Its changes, by path.
  let files: [String: Change]

  init(
    _ mark: Int, hour: Int? = nil, parents: [Int]? = nil, _ files: [String: Change]
  ) {
    self.mark = mark
    self.hour = hour
    self.parents = parents
    self.files = files
  }

  /// The second that `hour` is.
  static func seconds(_ hour: Int) -> Int { 1_704_067_200 + hour * 3600 }

  /// The commit as `git fast-import` reads it; its author's date is another than the committer's.
  var stream: String {
    let seconds = Self.seconds(hour ?? mark)
    var lines = [
      "commit refs/heads/b\(mark)", "mark :\(mark)",
      "author A <a@example.com> \(seconds - 999) +0100",
      "committer C <c@example.com> \(seconds) -0230", "data 0",
    ]
    for (index, parent) in (parents ?? (mark == 1 ? [] : [mark - 1])).enumerated() {
      lines.append("\(index == 0 ? "from" : "merge") :\(parent)")
    }
    for (path, change) in files.sorted(by: { $0.key < $1.key }) {
      switch change {
      case .text(let text): lines += ["M 100644 inline \(path)", "data \(text.utf8.count)", text]
      case .link(let text): lines += ["M 120000 inline \(path)", "data \(text.utf8.count)", text]
      case .submodule:
        lines.append("M 160000 1111111111111111111111111111111111111111 \(path)")
      case .gone: lines.append("D \(path)")
      }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }
}

extension TestCommit.Change {
  /// The output of `get-policy-version`.
  static func version(
    _ version: Int, day: Int? = nil, allows action: String? = nil, isDefault: Bool = true
  ) -> Self {
    .text(
      """
      {"PolicyVersion": {
        "CreateDate": "2023-01-\(day ?? version < 10 ? "0" : "")\(day ?? version)T00:00:00Z",
        "VersionId": "v\(version)", "IsDefaultVersion": \(isDefault),
        "Document": \(document(allows: action ?? "s3:Get\(version)"))
      }}
      """)
  }

  /// A bare document.
  static func document(_ action: String) -> Self { .text(document(allows: action)) }

  private static func document(allows action: String) -> String {
    """
    {"Version": "2012-10-17",
     "Statement": [{"Effect": "Allow", "Action": "\(action)", "Resource": "*"}]}
    """
  }
}
