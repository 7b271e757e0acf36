internal import PolicyLanguage

/// Where a reading comes from, and how close it is to what IAM served.
public struct Source: Sendable {
  /// The kinds of source there are.
  public enum Kind: String, Sendable, CaseIterable {
    /// IAM's own answer.
    case iam
    /// A page of documentation.
    case documentation
    /// A git repository that archives policies.
    case git
    /// A file somebody had.
    case file
  }

  /// How close a reading is to what IAM served, the best first.
  public enum Fidelity: String, Sendable, CaseIterable {
    /// As IAM served it.
    case observed
    /// As a page printed it.
    case verbatim
    /// Inferred.
    case reconstructed
  }

  /// What kind of source it is.
  public var kind: Kind

  /// Which one: an address, an operation of IAM, a file's name; not empty.
  public var reference: String

  /// How close it is to what IAM served.
  public var fidelity: Fidelity

  /// What else is to be known, in words.
  public var note: String?

  /// Keys of the source in a file that this program does not know.
  package var unknownKeys: UnknownKeys

  /// Makes a source.
  public init(kind: Kind, reference: String, fidelity: Fidelity, note: String? = nil) {
    self.kind = kind
    self.reference = reference
    self.fidelity = fidelity
    self.note = note
    unknownKeys = UnknownKeys()
  }

  /// The source that the reading's kind and reference name.
  public var id: SourceID { SourceID(kind: kind, reference: reference) }

  /// Whether two readings come from one source, whatever their fidelity.
  func isSame(as other: Source) -> Bool {
    kind == other.kind && reference.hasSameBytes(as: other.reference)
  }
}

extension Source: Equatable {
  /// Whether two sources are written alike, byte by byte.
  public static func == (a: Source, b: Source) -> Bool {
    a.isSame(as: b) && a.fidelity == b.fidelity && hasSameBytes(a.note, b.note)
      && a.unknownKeys == b.unknownKeys
  }
}

/// Whether two texts are the same bytes, or both absent.
func hasSameBytes(_ a: String?, _ b: String?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return a.hasSameBytes(as: b)
}

extension Source.Fidelity: Comparable {
  /// Whether one is closer to what IAM served than another.
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .observed: 0
    case .verbatim: 1
    case .reconstructed: 2
    }
  }
}
