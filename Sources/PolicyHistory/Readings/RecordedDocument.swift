public import PolicyLanguage
internal import Synchronization

/// A document as a history has it: known by its digest, read from its text when first asked for.
///
/// Most questions about a timeline are about dates; they never read a document.
public struct RecordedDocument: Sendable {
  /// The digest of its canonical form, as the file states it.
  public let digest: DocumentDigest

  private let content: Content

  /// Takes a document.
  public init(_ document: PolicyDocument) {
    self.init(document, digest: DocumentDigest(of: document))
  }

  /// Takes a document and the digest that a file states for it.
  init(_ document: PolicyDocument, digest: DocumentDigest) {
    self.digest = digest
    content = .parsed(document)
  }

  /// Takes the place of a document in a file.
  init(in file: FileText, range: Range<Int>, digest: DocumentDigest) {
    self.digest = digest
    content = .text(Text(file: file, range: range))
  }

  /// The document.
  ///
  /// - Throws: `FormatError` if the text is not a policy document.
  /// - Complexity: O(*n*) in the length of the text the first time, then O(1).
  public func parsed() throws(FormatError) -> PolicyDocument {
    switch content {
    case .parsed(let document): document
    case .text(let text): try text.parsed()
    }
  }

  /// Whether it may have a statement about actions that are asked for.
  ///
  /// That is told at the sight of the text where it was not read yet; a document that has one is
  /// never ruled out.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package func mayMeet(_ question: AccessQuestion) -> Bool {
    switch content {
    case .parsed: true
    case .text(let text): text.mayMeet(question)
    }
  }

  /// Whether it may have a statement that denies, told at the sight of the text where it was not read
  /// yet; a document that has one is never ruled out.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  var mayDeny: Bool {
    switch content {
    case .parsed(let document): document.statements.elements.contains { $0.effect == .deny }
    case .text(let text): text.mayDeny
    }
  }

  /// Adds the names of actions in it to others, where its text is plain and was not read yet.
  ///
  /// - Returns: Whether it did.
  package func collect(atSight names: inout NameCollector) -> Bool {
    if case .text(let text) = content { text.collect(&names) } else { false }
  }

  /// The places of the patterns that it names, read at the sight of the text where that does.
  ///
  /// - Throws: `FormatError` if the text is not a policy document and is not plain.
  package func found(_ finder: PatternFinder) throws(FormatError) -> Set<Int> {
    if case .text(let text) = content, let found = text.found(finder) { return found }
    return finder.found(in: try parsed())
  }

  /// Whether the stated digest is that of the document.
  ///
  /// - Throws: `FormatError` if the text is not a policy document.
  package func hasTrueDigest() throws(FormatError) -> Bool {
    DocumentDigest(of: try parsed()) == digest
  }
}

extension RecordedDocument {
  private enum Content: Sendable {
    case parsed(PolicyDocument)
    case text(Text)
  }

  /// Text that becomes a document once.
  private final class Text: Sendable {
    private let file: FileText
    private let range: Range<Int>
    private let document = Mutex<PolicyDocument?>(nil)

    init(file: FileText, range: Range<Int>) {
      self.file = file
      self.range = range
    }

    func mayMeet(_ question: AccessQuestion) -> Bool {
      question.probe.mayMeet(DocumentText(file.bytes[range]))
    }

    var mayDeny: Bool {
      let bytes = file.bytes[range]
      // An escape can stand for any letter.
      return bytes.has("\"Deny\"") || bytes.has("\\u")
    }

    func collect(_ names: inout NameCollector) -> Bool {
      names.add(DocumentText(file.bytes[range]))
    }

    func found(_ finder: PatternFinder) -> Set<Int>? {
      finder.found(in: DocumentText(file.bytes[range]))
    }

    func parsed() throws(FormatError) -> PolicyDocument {
      if let document = document.withLock({ $0 }) { return document }
      let parsed = try file.parse(range)
      document.withLock { $0 = parsed }
      return parsed
    }
  }
}

extension RecordedDocument: Equatable {
  /// Whether two documents are the same: equal digests of their canonical forms.
  public static func == (a: RecordedDocument, b: RecordedDocument) -> Bool {
    a.digest == b.digest
  }
}

extension ArraySlice<UInt8> {
  /// Whether a text stands in it.
  fileprivate func has(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      withUnsafeBufferPointer { bytes in
        var start = bytes.startIndex
        while let place = bytes[start...].firstIndex(of: wanted[0]) {
          if bytes[place...].starts(with: wanted) { return true }
          start = place + 1
        }
        return false
      }
    }
  }
}
