internal import PolicyLanguage

/// What one source says of a revision.
public struct Reading: Sendable {
  /// Who says it.
  public var source: Source

  /// IAM's date of the version.
  public var created: Moment?

  /// When this source showed the version first.
  public var observed: Moment?

  /// What the version is about, in our own words.
  public var summary: String?

  /// The document.
  public var document: RecordedDocument?

  /// Keys of the reading in a file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes a reading.
  public init(
    source: Source, created: Moment? = nil, observed: Moment? = nil, summary: String? = nil,
    document: RecordedDocument? = nil
  ) {
    self.source = source
    self.created = created
    self.observed = observed
    self.summary = summary
    self.document = document
  }
}

// MARK: - Order

extension Reading {
  /// Whether a reading comes before another: by kind, reference, digest (none is first), and then
  /// by everything it says, as JSON without blanks, the digest standing for the document.
  func precedes(_ other: Reading) -> Bool {
    for (a, b) in zip(subject, other.subject) where !a.hasSameBytes(as: b) {
      return a.precedesBytewise(b)
    }
    return text.precedesBytewise(other.text)
  }

  /// What readings are sorted by first.
  private var subject: [String] {
    [source.kind.rawValue, source.reference, document?.digest.text ?? ""]
  }

  /// Everything it says, the digest standing for the document.
  var text: String { json(withDocument: nil).text(.compact) }

  /// Whether two readings say the same but for `observed`.
  func isRepeated(by other: Reading) -> Bool {
    source == other.source && created == other.created && document == other.document
      && hasSameBytes(summary, other.summary) && unknownKeys == other.unknownKeys
  }

  /// Whether this one says earlier than another when its source showed the version; not to say so
  /// is later than any date.
  fileprivate func isObservedBefore(_ other: Reading) -> Bool {
    guard let observed else { return false }
    return other.observed.map { observed < $0 } ?? true
  }
}

extension Reading: Equatable {
  /// Whether two readings say the same, byte by byte, of the same document.
  public static func == (a: Reading, b: Reading) -> Bool {
    a.observed == b.observed && a.isRepeated(by: b)
  }
}

extension Sequence<Reading> {
  /// The readings as a set: sorted, each once, of those that differ in `observed` alone the
  /// earliest.
  ///
  /// - Complexity: O(*n* log *n*), and O(*n*²) in the readings of one source of one document.
  func asSet() -> [Reading] {
    var set: [Reading] = []
    for reading in self {
      if let index = set.firstIndex(where: { $0.isRepeated(by: reading) }) {
        if reading.isObservedBefore(set[index]) { set[index] = reading }
      } else {
        set.append(reading)
      }
    }
    return set.count > 1 ? set.sorted { $0.precedes($1) } : set
  }
}
