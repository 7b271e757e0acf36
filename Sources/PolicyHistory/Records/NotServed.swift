internal import PolicyLanguage

/// A version that a source was asked for and did not have, although there was such a number once.
///
/// It says why a version is missing; no answer about what was in force depends on it.
public struct NotServed: Sendable {
  /// The version that was asked for.
  public var version: VersionID
  /// When it was asked for.
  public var date: Moment
  /// Who was asked.
  public var source: Source
  /// Keys in the file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes a note.
  public init(_ version: VersionID, date: Moment, source: Source) {
    self.version = version
    self.date = date
    self.source = source
  }
}

extension NotServed: Comparable {
  /// Whether two notes say the same, byte by byte.
  public static func == (a: Self, b: Self) -> Bool { a.json == b.json }

  /// Whether a note comes before another: by version, by date, then by its text as JSON.
  public static func < (a: Self, b: Self) -> Bool {
    if a.version != b.version { return a.version < b.version }
    return a.date != b.date
      ? a.date < b.date : a.json.text(.compact).precedesBytewise(b.json.text(.compact))
  }
}

extension [NotServed] {
  /// Of each version among some numbers the newest note, in the order of the versions.
  func newest(of numbers: ClosedRange<Int>) -> [NotServed] {
    var newest: [NotServed] = []
    for note in self where numbers.contains(note.version.number) {
      if newest.last?.version == note.version { newest.removeLast() }
      newest.append(note)
    }
    return newest
  }
}
