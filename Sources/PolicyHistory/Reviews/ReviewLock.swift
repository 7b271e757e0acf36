public import PolicyLanguage

/// Which revision of which policy somebody has looked at: a text file that people commit.
///
/// One line a policy, `scope/Name revision sha256 reviewed-on`, sorted by scope and name. Lines that
/// begin with `#` belong to the policy behind them, and blank lines are dropped.
public struct ReviewLock: Sendable, Equatable {
  /// A policy that was reviewed.
  public struct Line: Sendable, Equatable {
    /// The policy.
    public let key: PolicyKey

    /// The revision that was looked at.
    public let revision: RevisionID

    /// Its document.
    public let digest: DocumentDigest

    /// When it was looked at (UTC).
    public let reviewedOn: Day

    /// What people wrote above it, each line with its `#`.
    public fileprivate(set) var comments: [String] = []

    /// Makes a line.
    public init(
      _ key: PolicyKey, _ revision: RevisionID, _ digest: DocumentDigest, reviewedOn: Day
    ) {
      self.key = key
      self.revision = revision
      self.digest = digest
      self.reviewedOn = reviewedOn
    }
  }

  /// The lines, by scope and name.
  public private(set) var lines: [Line] = []

  /// What people wrote below the last line.
  private var ending: [String] = []

  /// A lock without lines.
  public init() {}

  /// The line of a policy.
  public subscript(key: PolicyKey) -> Line? { lines.first { $0.key == key } }

  /// Puts a line in the place of the one of its policy, whose comments stay.
  public mutating func set(_ line: Line) {
    var line = line
    line.comments = self[line.key]?.comments ?? []
    lines.removeAll { $0.key == line.key }
    lines.insert(line, at: lines.firstIndex { line.key < $0.key } ?? lines.count)
  }

  /// The file.
  public var text: String {
    (lines.flatMap { $0.comments + [$0.description] } + ending).map { $0 + "\n" }.joined()
  }
}

extension ReviewLock.Line: CustomStringConvertible {
  /// The line as written.
  public var description: String {
    "\(key.scope)/\(key.name) \(revision) \(digest) \(reviewedOn)"
  }
}

// MARK: - Reading

extension ReviewLock {
  /// Reads a file.
  ///
  /// - Throws: `ParseError`, with line and column: a line that is none, or a policy twice.
  public init(text: [UInt8]) throws(ParseError) {
    do throws(ParseError) {
      var comments: [String] = []
      var offset = 0
      for bytes in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("#") {
          comments.append(line)
        } else if !line.allSatisfy(\.isWhitespace) {
          var read = try Line(line, at: offset)
          if self[read.key] != nil {
            throw ParseError("`\(read.key.scope)/\(read.key.name)` stands twice", at: offset)
          }
          read.comments = comments
          comments = []
          lines.append(read)
        }
        offset += bytes.count + 1
      }
      lines.sort { $0.key < $1.key }
      ending = comments
    } catch {
      throw error.located(in: text)
    }
  }
}

extension ReviewLock.Line {
  /// Reads a line that begins at an offset.
  fileprivate init(_ text: String, at offset: Int) throws(ParseError) {
    let fields = text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
    guard fields.count == 4 else {
      throw ParseError(
        "\(fields.count) fields; accepted are four: `scope/Name version sha256 reviewed-on`",
        at: offset)
    }
    let starts = fields.map { text.utf8.distance(from: text.startIndex, to: $0.startIndex) }
    let texts = fields.map { String(decoding: $0, as: UTF8.self) }
    func read<Value>(
      _ field: Int, _ make: (String) throws(NameError) -> Value
    ) throws(ParseError) -> Value {
      do throws(NameError) {
        return try make(texts[field])
      } catch {
        throw ParseError(error.description, at: offset + starts[field])
      }
    }
    key = try read(0, PolicyKey.init(scoped:))
    revision = try read(1) { text throws(NameError) in try RevisionID(text) }
    digest = try read(2) { text throws(NameError) in try DocumentDigest(text) }
    guard case .day(let day)? = try? Moment(texts[3]) else {
      throw ParseError(
        "`\(texts[3])` is not a day; accepted are such as `2024-04-29`", at: offset + starts[3])
    }
    reviewedOn = day
  }
}

extension PolicyKey {
  /// Reads a scope and a name with a `/` between them.
  fileprivate init(scoped text: String) throws(NameError) {
    guard let slash = text.firstIndex(of: "/") else {
      throw NameError("`\(text)` is not a policy; accepted are such as `aws/AmazonQFullAccess`")
    }
    self.init(
      scope: try PolicyScope(String(text[..<slash])),
      name: try PolicyName(String(text[text.index(after: slash)...])))
  }
}
