import PolicyLanguage

/// An evaluator of IAM's rules, written from AWS's documentation alone to judge the comparison of
/// documents: it shares nothing with it but the document.
///
/// It is made to be read, not to be fast. Where the documentation leaves something open it says so
/// rather than guess.
struct Evaluator: Sendable {
  /// What a document says of a request.
  enum Decision: Equatable, Sendable {
    case allowed
    case notAllowed
    case undecidable(reason: String)
  }

  let statements: [JudgedStatement]

  init(_ document: PolicyDocument) {
    statements = document.statements.elements.map {
      JudgedStatement($0, hasVariables: document.version == .v2012)
    }
  }

  /// Judges a request: an Allow statement must match it and no Deny statement may.
  func evaluate(_ request: Request) -> Decision {
    switch matches(request, effect: .allow).and(matches(request, effect: .deny).negated) {
    case .yes: .allowed
    case .no: .notAllowed
    case .unknown(let reason): .undecidable(reason: reason)
    }
  }

  /// Whether a statement of an effect matches the request.
  func matches(_ request: Request, effect: Statement.Effect) -> Answer {
    statements.some { $0.effect == effect ? $0.matches(request) : .no }
  }
}

/// Judges one request by a document.
func evaluate(_ document: PolicyDocument, _ request: Request) -> Evaluator.Decision {
  Evaluator(document).evaluate(request)
}
