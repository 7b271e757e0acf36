internal import Git
internal import PolicyHistory
internal import PolicyLanguage

/// What a file of an archive turned out to be.
enum FileContent: Sendable {
  /// A policy document and what stands around it.
  case file(ArchivedVersion)
  /// No byte.
  case empty
  /// More than a policy can be; not read.
  case tooLarge(Int)
  /// Not there: a clone without all files.
  case missing
  /// No policy document, and why.
  case unreadable(String)

  /// What is not read: a document may have 1 MiB, and some blanks stand around it.
  static let maximumSize = PolicyFile.limits.size
}

/// What a file says of a version.
struct ArchivedVersion: Sendable {
  /// The version, if the file states it.
  let version: VersionID?
  /// IAM's date of it, if the file states it.
  let created: Moment?
  /// Whether it is in force; else it is about to be replaced.
  let isDefault: Bool
  /// The document.
  var document: RecordedDocument
}

extension Repository {
  /// Reads the file of an id.
  func fileContent(_ id: ObjectID) throws(ImportError) -> FileContent {
    let size = try git { () throws(GitError) in try self.size(of: id) }
    guard let size else { return .missing }
    if size == 0 { return .empty }
    if size > FileContent.maximumSize { return .tooLarge(size) }
    let text = try git { () throws(GitError) in try blob(id) }
    do throws(ParseError) {
      let file = try PolicyFile(text: text)
      return .file(
        ArchivedVersion(
          version: file.version, created: file.created, isDefault: file.isDefault,
          document: RecordedDocument(file.document)))
    } catch {
      let place = error.location.map { "line \($0.line), column \($0.column): " } ?? ""
      return .unreadable(place + error.message)
    }
  }
}
