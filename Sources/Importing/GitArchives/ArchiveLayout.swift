internal import Git
internal import PolicyHistory

/// Where in a repository the policies are, and what the names of files mean there.
struct ArchiveLayout: Sendable, Equatable {
  /// How the files of a folder are laid out.
  enum Form: Sendable, Equatable {
    /// A file for each policy, which shows its present version: `NAME`, or `NAME.json`.
    case filePerPolicy(hasSuffix: Bool)
    /// A file for each version, in folders: `NAME/v1/policy.json`, `NAME/v1.json`.
    case filePerVersion
  }

  /// The folder, as a path from the root; `.` for the root.
  let path: String

  /// How it is laid out.
  let form: Form

  /// What the path of a file of the folder begins with.
  var prefix: String { path == "." ? "" : "\(path)/" }

  /// The folder that the folder is in; `.` for the root.
  var parent: String {
    path.split(separator: "/").dropLast().joined(separator: "/").nonEmpty ?? "."
  }

  /// What a file of the folder is of.
  ///
  /// - Parameter file: The file, as a path from the folder.
  /// - Returns: The policy's name as spelled, and the version if the path has it; nil for a file
  ///   that the layout has no place for.
  func subject(of file: String) -> (name: String, version: VersionID?)? {
    // A name with a slash in it, which git would not write, is not the name without.
    let parts = file.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch form {
    case .filePerPolicy(let hasSuffix):
      guard parts.count == 1 else { return nil }
      return (hasSuffix ? parts[0].withoutJSON ?? parts[0] : parts[0], nil)
    case .filePerVersion:
      guard let version = Self.version(ofFile: parts.dropFirst()) else { return nil }
      return (parts[0], version)
    }
  }

  /// The version of a file below a policy's folder: `v1/policy.json`, `v1.json`, `v1`.
  static func version(ofFile parts: ArraySlice<String>) -> VersionID? {
    guard let first = parts.first, parts.count <= 2 else { return nil }
    if parts.count == 2, parts.last?.withoutJSON == nil { return nil }
    return try? VersionID(parts.count == 1 ? first.withoutJSON ?? first : first)
  }
}

extension TreeEntry {
  /// Whether it is a file, whoever may run it.
  var isFile: Bool { kind == .file || kind == .executable }
}

extension String {
  /// The text, or nil if it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }

  /// The name without `.json`; nil if it does not end in it.
  var withoutJSON: String? {
    hasSuffix(".json") && utf8.count > 5 ? String(dropLast(5)) : nil
  }
}
