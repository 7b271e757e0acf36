internal import PolicyHistory

/// Comparisons as a page in Markdown (CommonMark 0.31), fit for the summary of a pipeline's run.
public struct ComparisonMarkdown {
  private var writer: MarkdownWriter
  private let isFull: Bool

  /// How many items of a list are shown where the page is not full.
  private static let shown = 50

  /// Begins a page.
  ///
  /// - Parameters:
  ///   - width: How long lines may be, where words allow it.
  ///   - isFull: Whether long lists are written out.
  public init(width: Int = 80, isFull: Bool = false) {
    writer = MarkdownWriter(width: width)
    self.isFull = isFull
  }

  /// Adds two states of a policy, and what only revisions in between allowed.
  public mutating func add(_ change: PolicyChange, _ transient: [TransientEntry]) {
    writer.heading(2, Words.titleOfStates(change))
    for block in Words.blocks(of: change) { write(block) }
    if transient.isEmpty { return }
    write(.list("Allowed only in between", transient.map(Words.describe)))
  }

  /// Adds two policies or files.
  public mutating func add(_ comparison: PolicyComparison) {
    let (from, to) = (comparison.from.title, comparison.to.title)
    if comparison.isSameDocument {
      writer.heading(2, "\(from) → \(to): same")
      writer.write(.paragraph("One and the same document."))
      return
    }
    writer.heading(2, "\(from) → \(to): \(comparison.verdict.word)")
    writer.write(.paragraph("\(Words.meaning(of: comparison.verdict).capitalizedFirst)."))
    if comparison.comparison.isPossibleAlone {
      writer.write(.paragraph("\(strong: "Note"): \(Words.describe(Mark.possible))."))
    }
    for block in Words.lists(comparison.comparison) { write(block) }
  }

  /// Writes a block, of a long list the beginning.
  private mutating func write(_ block: Block) {
    guard case .list(let title, let items) = block, !isFull, items.count > Self.shown else {
      return writer.write(block)
    }
    writer.write(.list(title, Array(items.prefix(Self.shown))))
    writer.write(.paragraph("… and \(String(items.count - Self.shown)) more (\(code: "--full"))."))
  }

  /// Adds a sentence or two.
  public mutating func add(_ phrase: Phrase) { writer.write(.paragraph(phrase)) }

  /// The page.
  public func finished() -> String { writer.finished() }
}

extension Words {
  /// What two states of a policy are: "AmazonQFullAccess v2 → v3: mixed".
  static func titleOfStates(_ change: PolicyChange) -> Phrase {
    guard let from = change.from, let to = change.to else { return title(of: change) }
    return
      """
      \(change.key.description) \(from.revision.id.text) → \(to.revision.id.text): \
      \(verdict(of: change))
      """
  }
}

extension PolicyComparison.Side {
  /// What it is called: "AmazonQFullAccess v5", or a file's name.
  fileprivate var title: Phrase {
    switch self {
    case .revision(let revision): "\(revision.key.description) \(revision.entry.revision.id.text)"
    case .file(let name): "\(code: name == "-" ? "stdin" : name)"
    }
  }
}
