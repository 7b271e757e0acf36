@testable import PolicyLanguage

/// A random principal: what its policies said at two times, and its boundary at both.
struct PrincipalDraft {
  /// The policies and the boundary at one time.
  struct State {
    var policies: [Draft]
    var boundary: Draft?

    var all: [Draft] { policies + [boundary].compactMap { $0 } }

    func set() throws -> PolicySet {
      try PolicySet(
        policies.map { try $0.document() }, boundary: boundary.map { try $0.document() })
    }

    var text: String {
      "policies \(policies.map { $0.json.text(.compact) }) boundary"
        + " \(boundary?.json.text(.compact) ?? "none")"
    }
  }

  let old: State
  let new: State

  /// Makes one: some policies stay, some change a little, one may come or go.
  init(_ generator: inout DocumentGenerator) {
    var (old, new) = (State(policies: []), State(policies: []))
    for _ in 0..<(1 + generator.random.below(3)) {
      let (before, after) = generator.pair()
      old.policies.append(before)
      new.policies.append(generator.random.chance(50) ? before : after)
    }
    if generator.random.chance(20) { old.policies.removeLast() }
    if generator.random.chance(40) {
      let (before, after) = generator.pair()
      old.boundary = before
      new.boundary = generator.random.chance(60) ? before : after
    }
    self.old = old
    self.new = new
  }
}

/// What a principal may, by the evaluator alone.
struct PrincipalEvaluator {
  let policies: [Evaluator]
  let boundary: Evaluator?

  init(_ set: PolicySet) {
    policies = set.policies.map { Evaluator($0) }
    boundary = set.boundary.map { Evaluator($0) }
  }

  /// Whether some policy allows, the boundary does, and nothing denies.
  func allows(_ request: Request) -> Answer {
    policies.some { $0.matches(request, effect: .allow) }.and(leaves(request))
  }

  /// Whether the boundary allows, and nothing denies.
  func leaves(_ request: Request) -> Answer {
    let denied = (policies + [boundary].compactMap { $0 })
      .some { $0.matches(request, effect: .deny) }
    return (boundary?.matches(request, effect: .allow) ?? .yes).and(denied.negated)
  }
}

/// Judges what is said of a principal by many requests.
struct PrincipalJudge {
  private let old: PolicySet
  private let new: PolicySet
  private let requests: [Request]
  private(set) var violations: [String] = []
  private(set) var counts: [String: Int] = [:]

  init(_ draft: PrincipalDraft, seed: UInt64, requests count: Int) throws {
    old = try draft.old.set()
    new = try draft.new.set()
    var generator = try RequestGenerator(seed: seed, drafts: draft.old.all + draft.new.all)
    requests = generator.requests(count)
    judgeEntries()
    for request in requests.prefix(8) { judgeGrants(request) }
  }

  private mutating func expect(_ holds: Bool, _ rule: String, _ detail: @autoclosure () -> String) {
    if !holds { violations.append("\(rule): \(detail())") }
  }

  private mutating func count(_ what: String) { counts[what, default: 0] += 1 }

  // MARK: Gained and lost

  private mutating func judgeEntries() {
    // All of them, and the part that has to do with what moved: both tell all that moved.
    for (new, old) in [(new, old)] + [moved()].compactMap({ $0 }) {
      let entries = new.entries(beyond: old)
      judge(entries.own, PrincipalEvaluator(self.new), PrincipalEvaluator(self.old), new)
      judge(entries.others, PrincipalEvaluator(self.old), PrincipalEvaluator(self.new), old)
    }
  }

  /// The parts of the policies that have to do with what moved; `nil` where nothing did.
  private func moved() -> (new: PolicySet, old: PolicySet)? {
    var changes: [MovedActions] = []
    for (place, new) in self.new.policies.enumerated() {
      let old = place < self.old.policies.count ? self.old.policies[place] : nil
      if old != new { changes.append(MovedActions(from: old, to: new)) }
    }
    if old.boundary != new.boundary {
      changes.append(MovedActions(from: old.boundary, to: new.boundary))
    }
    guard let moved = MovedActions.union(changes) else { return nil }
    func part(_ set: PolicySet) -> PolicySet {
      PolicySet(
        set.policies.compactMap(moved.part),
        boundary: set.boundary.map { moved.part(of: $0) ?? document(allow: []) })
    }
    return (part(new), part(old))
  }

  private mutating func judge(
    _ entries: [AccessEntry], _ own: PrincipalEvaluator, _ other: PrincipalEvaluator,
    _ set: PolicySet
  ) {
    let hasVariables = set.documents.allSatisfy { $0.version == .v2012 }
    let judged = entries.map { entry in
      JudgedEntry(
        entry, own: set.documents.first ?? document(allow: []), other: document(allow: []))
    }
    for entry in entries {
      count("entries")
      guard case .proven(let witness) = entry.certainty else { continue }
      let request = Request(witness)
      expect(own.allows(request) == .yes, "a witness is allowed", "\(entry.brief) \(request)")
      expect(other.allows(request) == .no, "a witness is new", "\(entry.brief) \(request)")
    }
    for request in requests where own.allows(request) == .yes && other.allows(request) == .no {
      count("moved")
      let isTold = judged.contains { entry in
        entry.hasAction(of: request) && (!hasVariables || entry.scopesHold(for: request) != .no)
      }
      expect(isTold, "what moved is told", "\(request)")
    }
  }

  // MARK: Grants

  private mutating func judgeGrants(_ request: Request) {
    let resource = request.resource.utf8.contains(where: \.isWildcard) ? nil : request.resource
    let context = request.context.compactMap { key, value in
      value.all.isEmpty ? nil : AccessQuestion.ContextValues(key, value.all)
    }.sorted { $0.key < $1.key }
    for question in [
      AccessQuestion(action: request.action),
      AccessQuestion(action: request.action, resource: resource),
      AccessQuestion(action: request.action, resource: resource, context: context),
    ] {
      judge(question, request)
    }
  }

  private mutating func judge(_ question: AccessQuestion, _ request: Request) {
    let evaluator = PrincipalEvaluator(new)
    let search = SetSearch(question)
    let extracts = new.policies.map { PolicyExtract(of: $0, about: question) }
    let boundary = new.boundary.map { PolicyExtract(of: $0, about: question) }
    var isGranted = false
    for (policy, extract) in extracts.enumerated() {
      for grant in search.grants(of: extract, beside: extracts, within: boundary) {
        let statement = evaluator.policies[policy].statements[grant.grant.statement]
        isGranted = isGranted || !grant.isDenied
        judge(grant, question, request) { statement.matches($0).and(evaluator.leaves($0)) }
      }
    }
    if evaluator.allows(request) == .yes {
      count("allowed")
      expect(isGranted, "what is allowed is granted", "\(question) \(request)")
    }
  }

  /// Judges one row; `gives` says whether its statement gives a request beside everything else.
  private mutating func judge(
    _ grant: SetGrant, _ question: AccessQuestion, _ request: Request, gives: (Request) -> Answer
  ) {
    let asked = requests.filter { isAsked($0, question) } + [request]
    switch grant.verdict {
    case .denied(let deniers):
      count("denied")
      expect(!deniers.isEmpty, "what is denied is denied by something", "\(grant)")
      for request in asked {
        expect(gives(request) != .yes, "what is denied is not allowed", "\(grant) \(request)")
      }
    case .allowed, .conditional:
      count(grant.verdict == .allowed ? "always" : "conditional")
      guard case .proven(let witness) = grant.grant.certainty else { return }
      expect(gives(Request(witness)) == .yes, "a grant is shown", "\(grant)")
      guard grant.verdict == .allowed, question.resource != nil else { return }
      for request in asked {
        expect(gives(request) == .yes, "what is allowed always is", "\(grant) \(request)")
      }
    }
  }

  /// Whether a question is about a request, as far as that is plain.
  private func isAsked(_ request: Request, _ question: AccessQuestion) -> Bool {
    request.action.lowercased() == question.action.lowercased()
      && (question.resource.map { $0 == request.resource } ?? true)
      && question.context.allSatisfy { $0.values == request.values(of: $0.key) }
  }
}

extension SetGrant {
  /// Whether nothing is left of it.
  var isDenied: Bool { if case .denied = verdict { true } else { false } }
}
