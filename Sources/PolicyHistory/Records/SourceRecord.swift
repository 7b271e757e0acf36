internal import PolicyLanguage

/// A source that was looked at (`sources/ID.json`); it stands for all its readings.
public struct SourceRecord: Sendable, Equatable {
  /// What kind of source it is.
  public let kind: Source.Kind

  /// Which one.
  public let reference: String

  /// Up to when it is known what the source says: a property of the input (a page's day, the newest
  /// commit), not the clock of the reading program.
  public var lookedAt: Moment?

  /// Of an archive in git, what of it was read, so that the next time only what is new is.
  public var readTo: ReadTo?

  /// Keys of its file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes a record.
  public init(
    kind: Source.Kind, reference: String, lookedAt: Moment? = nil, readTo: ReadTo? = nil
  ) {
    self.kind = kind
    self.reference = reference
    self.lookedAt = lookedAt
    self.readTo = readTo
  }

  /// What tells the source apart.
  public var id: SourceID { SourceID(kind: kind, reference: reference) }
}

/// How far an archive in git was read: everything that a commit and those before it show below a
/// folder.
public struct ReadTo: Sendable {
  /// The id of the commit, 40 digits of lower-case hexadecimal.
  public let commit: String

  /// The folder of the policies, as a path from the root of the commit's tree; `.` for the root.
  public let path: String

  /// The scope that the policies were taken to be of.
  public let scope: PolicyScope

  /// Keys of the note in a file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes a note of what was read.
  ///
  /// - Throws: `NameError` for a commit that is not 40 digits, or an empty path.
  public init(commit: String, path: String, scope: PolicyScope) throws(NameError) {
    guard commit.utf8.count == 40, commit.utf8.allSatisfy({ isDigit($0) || 0x61...0x66 ~= $0 })
    else {
      throw NameError(
        "`\(commit)` is not the id of a commit; accepted are 40 digits of 0–9 and a–f")
    }
    if path.isEmpty { throw NameError("an empty path; `.` is the root") }
    self.commit = commit
    self.path = path
    self.scope = scope
  }
}

extension ReadTo: Hashable {
  /// Whether two notes are written alike, byte by byte.
  public static func == (a: ReadTo, b: ReadTo) -> Bool {
    a.isOfSame(as: b) && a.unknownKeys == b.unknownKeys
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(commit) }

  /// Whether two notes are of the same commit, path and scope.
  func isOfSame(as other: ReadTo) -> Bool {
    commit == other.commit && path.hasSameBytes(as: other.path) && scope == other.scope
  }

  /// Whether a note comes before another by the bytes of its commit, path and scope.
  static func precedes(_ a: ReadTo, _ b: ReadTo) -> Bool {
    if a.commit != b.commit { return a.commit.precedesBytewise(b.commit) }
    if !a.path.hasSameBytes(as: b.path) { return a.path.precedesBytewise(b.path) }
    return a.scope < b.scope
  }
}
