internal import PolicyHistory

extension WhoReport {
  /// The report in Markdown (CommonMark 0.31).
  ///
  /// - Parameters:
  ///   - width: How long lines may be, where words allow it.
  ///   - evidence: How it is known.
  public func markdown(width: Int = 80, evidence: Phrase) -> String {
    var writer = MarkdownWriter(width: width)
    writer.heading(2, "Who has \(Words.describe(question: request))")
    writer.write(.paragraph("\(header.capitalizedFirst)."))
    for principal in principals {
      writer.write(
        .list("\(strong: principal.principal.description)", principal.held.map(Self.item)))
    }
    if principals.isEmpty { writer.write(.paragraph("Nobody, as far as is known.")) }
    let reasons = reasonsInWords
    if !reasons.isEmpty { writer.write(.list("Not known", reasons)) }
    writer.write(.paragraph(evidence))
    return writer.finished()
  }

  private static func item(_ access: HeldAccess) -> Phrase {
    let spans = access.spans.map { span -> Phrase in
      let (revisions, days) = Words.describe(span)
      return [revisions, days].filter { !$0.isEmpty }.joined(", ")
    }.filter { !$0.isEmpty }
    let when: Phrase = spans.isEmpty ? "" : " (\(spans.joined("; ")))"
    return """
      \(Words.describe(access.verdict)): \(Words.describe(access.policy))\(when): \
      \(Words.describe(access.grant)), by \(Words.statement(access.grant))
      """
  }

  /// What says what is attached to whom, when documents are asked about, and what is not seen.
  public var header: Phrase {
    let sources = Words.sources(files: files, documents: Words.documents(in: period))
    return "\(sources); \(Words.notSeen)"
  }

  /// What is not known, in words.
  public var reasonsInWords: [Phrase] {
    gaps.map { Words.describe($0.gap, of: $0.principals) } + unknown.flatMap(Words.unknown)
  }
}

extension Phrase {
  /// The phrase with its first letter as a sentence begins.
  var capitalizedFirst: Phrase {
    guard case .words(let text)? = spans.first else { return self }
    return Phrase([.words(text.capitalizedFirst)] + spans.dropFirst())
  }
}
