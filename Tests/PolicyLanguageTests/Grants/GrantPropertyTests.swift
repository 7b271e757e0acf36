import Testing

@testable import PolicyLanguage

/// Random documents asked for random access, judged by the evaluator of the tests.
@Suite struct GrantPropertyTests {
  @Test func `what is allowed is granted, and what is granted is allowed`() throws {
    var (allowed, unconditional, partial) = (0, 0, 0)
    for seed in 0..<120 as Range<UInt64> {
      var generator = DocumentGenerator(seed: seed)
      let draft = generator.draft()
      let document = try document(draft.json.text(.compact))
      let text = Array(document.json.text(.indented).utf8)
      var requests = try RequestGenerator(seed: seed, drafts: [draft])
      for request in requests.requests(12) {
        let isAllowed = evaluate(document, request) == .allowed
        if isAllowed { allowed += 1 }
        for resource in [nil, request.resource == "*" ? nil : request.resource] {
          let question = AccessQuestion(action: request.action, resource: resource)
          let grants = document.grants(question)
          if isAllowed {
            #expect(!grants.isEmpty, "\(seed): \(request)")
            #expect(question.probe.mayMeet(DocumentText(text[...])), "\(seed): \(request)")
          }
          for grant in grants {
            #expect(grant.coverage == .all)
            #expect(judge(grant, document) != false, "\(seed): \(grant)")
            if grant.isUnconditional {
              unconditional += 1
              #expect(isAllowed, "\(seed): \(request) \(grant)")
            }
          }
        }
        let service = AccessQuestion(action: String(request.action.prefix { $0 != ":" }) + ":*")
        let grants = document.grants(service)
        let coverage = document.coverage(of: service, by: grants)
        if isAllowed { #expect(coverage != .none, "\(seed): \(request)") }
        if coverage == .some { partial += 1 }
        if coverage == .all {
          #expect(!document.grants(AccessQuestion(action: request.action)).isEmpty)
        }
      }
    }
    #expect(allowed > 150 && unconditional > 50 && partial > 50)
  }

  /// Whether the request that shows a grant is allowed; `nil` where there is none.
  private func judge(_ grant: Grant, _ document: PolicyDocument) -> Bool? {
    guard case .proven(let witness) = grant.certainty else { return nil }
    return evaluate(document, Request(witness)) == .allowed
  }

  @Test func `one document after another is answered like each by itself`() throws {
    for seed in 0..<60 as Range<UInt64> {
      var generator = DocumentGenerator(seed: seed)
      let documents = try (0..<3).map { _ in try document(generator.draft().json.text(.compact)) }
      let question = AccessQuestion(action: generator.action())
      var search = GrantSearch(GrantRequest(question))
      for document in documents.flatMap({ [$0, $0, moved($0)] }) {
        #expect(search.grants(of: document) == document.grants(question), "\(seed)")
      }
    }
  }

  /// The document behind a statement that has to do with nothing.
  private func moved(_ document: PolicyDocument) -> PolicyDocument {
    var moved = document
    let other = Statement(
      effect: .deny, action: .init(.one("nothing:here")), resource: .init(.one("*")))
    moved.statements = .many([other] + document.statements.elements)
    return moved
  }
}
