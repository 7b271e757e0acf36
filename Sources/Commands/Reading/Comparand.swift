internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// One side of `compare`: a policy at a place, or a file.
enum Comparand {
  /// A revision of a policy, and what else was in force on the day that was asked for.
  case revision(Timeline, Timeline.Entry, note: String?)
  /// A file by its name, `-` for stdin, and its document.
  case file(String, PolicyDocument)

  /// Finds what a text means: `-`, a path, `NAME@PLACE`, or a name.
  ///
  /// - Throws: `FileError`, `Failure`, `PolicyLookupError`, and what reading the store throws.
  init(_ text: String, clock: Clock, _ session: Session) throws {
    if Self.isFile(text) {
      self = .file(text, try Self.read(text))
      return
    }
    let (name, place) = try Self.split(text, session)
    let timeline: Timeline
    do {
      timeline = try session.timeline(name)
    } catch let error as PolicyLookupError where System.modified(text) != nil {
      throw Failure("\(error); the file is named with a `/`, as `./\(text)`", .unknown)
    }
    let (entry, others) = try timeline.revision(at: place, clock: clock)
    self = .revision(timeline, entry, note: timeline.note(on: others, at: place))
  }

  /// Whether a text is a path: no name of a policy has a `/` but behind a scope, or in an ARN.
  private static func isFile(_ text: String) -> Bool {
    if text == InputFile.stdin || text.hasSuffix(".json") { return true }
    guard let slash = text.firstIndex(of: "/"), !text.hasPrefix("arn:") else { return false }
    return (try? PolicyScope(String(text[..<slash]))) == nil
  }

  private static func read(_ path: String) throws -> PolicyDocument {
    let bytes = try InputFile.read(path)
    do {
      return try PolicyDocument(text: bytes)
    } catch {
      throw FileError(path: path == InputFile.stdin ? "stdin" : path, problem: error)
    }
  }

  /// A name of a policy may have an `@` itself: what follows the last one is a place if it can be.
  private static func split(_ text: String, _ session: Session) throws -> (String, Place) {
    guard let at = text.lastIndex(of: "@") else { return (text, .latest) }
    let (name, place) = (String(text[..<at]), String(text[text.index(after: at)...]))
    do throws(Failure) {
      return (name, try Place(place))
    } catch {
      // Where nobody is called that, the date was meant.
      guard (try? session.timeline(text)) != nil else { throw error }
      return (text, .latest)
    }
  }

  // MARK: What it is

  /// The policy's timeline, if it is one.
  var timeline: Timeline? {
    if case .revision(let timeline, _, _) = self { timeline } else { nil }
  }

  /// The revision, if it is one.
  var entry: Timeline.Entry? {
    if case .revision(_, let entry, _) = self { entry } else { nil }
  }

  /// What is worth knowing beside.
  var note: String? {
    if case .revision(_, _, let note) = self { note } else { nil }
  }

  /// The side as it is published.
  var side: PolicyComparison.Side {
    switch self {
    case .revision(let timeline, let entry, _): .revision(PolicyRevision(entry, in: timeline))
    case .file(let path, _): .file(path)
    }
  }

  /// Its name in words: `AmazonQFullAccess v5`, or the file's.
  var title: String {
    switch self {
    case .revision(let timeline, let entry, _): "\(timeline.key) \(entry.revision.id)"
    case .file(let path, _): path == InputFile.stdin ? "stdin" : path
    }
  }

  /// The document.
  ///
  /// - Throws: `Failure` (unknown) if none is recorded, `FormatError` if it cannot be read.
  func document() throws -> PolicyDocument {
    switch self {
    case .file(_, let document): return document
    case .revision(let timeline, let entry, _):
      guard let document = try entry.revision.document?.parsed() else {
        throw Failure("no document of `\(timeline.key)` \(entry.revision.id) is known", .unknown)
      }
      return document
    }
  }
}
