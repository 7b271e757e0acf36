public import PolicyHistory
public import PolicyLanguage

extension Words {
  /// What says what is attached to whom, and when documents are asked about.
  public static func sources(files: [String], documents: Phrase) -> Phrase {
    let files = Phrase.codes(files, "and")
    return "attachments as of \(files), documents as of \(documents)"
  }

  /// What nobody sees in the details of an account.
  public static var notSeen: Phrase {
    "not seen: \(Phrase.list(WhoReport.notSeen.map { "\($0)" }, "and"))"
  }

  /// When documents are asked about: "2024-01-01", "now".
  public static func documents(in period: Period) -> Phrase {
    switch period {
    case .latest: "the latest revisions"
    case .during(nil, nil): "any time"
    case .during(let from?, let to?) where from == to: "\(from)"
    case .during(let from?, let to?): "\(from) to \(to)"
    case .during(let from?, nil): "\(from) on"
    case .during(nil, let to?): "any time until \(to)"
    }
  }

  /// A policy that a principal has: "AmazonQFullAccess via group/developers", "inline own".
  public static func describe(_ policy: HeldPolicy) -> Phrase {
    let name: Phrase =
      switch policy.source {
      case .managed(let arn): "\(arn.key.description)"
      case .inline(let name, _): "inline \(name)"
      }
    return policy.group.map { "\(name) via group/\($0)" } ?? name
  }

  /// What access comes to: "allowed", "denied by Guard Statement[0]".
  public static func describe(_ verdict: HeldAccess.Verdict) -> Phrase {
    switch verdict {
    case .allowed: "allowed"
    case .conditional: "conditional"
    case .denied(let deniers): "denied by \(Phrase.list(deniers.map(describe), "and"))"
    }
  }

  private static func describe(_ denier: HeldAccess.Denier) -> Phrase {
    switch denier {
    case .statement(let policy, let index, let sid):
      "\(describe(policy)) \(statement(index, sid))"
    case .boundaryStatement(let arn, let index, let sid):
      "the boundary \(arn.key.description) \(statement(index, sid))"
    case .boundary(let arn): "the boundary \(arn.key.description)"
    }
  }

  /// Which revisions gave something, and their days; of a policy without revisions nothing.
  public static func describe(_ span: HeldAccess.Span) -> (revisions: Phrase, days: Phrase) {
    let ids = [span.first, span.last].compactMap { $0?.revision.id.text }
    let revisions: Phrase =
      ids.count < 2 ? "" : "\(ids[0] == ids[1] ? ids[0] : "\(ids[0])–\(ids[1])")"
    let until = span.until.map { "\(.day($0.day))" as Phrase }
    switch (span.since, until) {
    case (let since?, let until?): return (revisions, "\(.day(since.day)) – \(until)")
    case (let since?, nil): return (revisions, "since \(.day(since.day))")
    case (nil, let until?): return (revisions, "until \(until)")
    case (nil, nil): return (revisions, "")
    }
  }

  /// What of principals is not told.
  public static func describe(_ gap: Account.Gap, of principals: [Principal]) -> Phrase {
    switch gap {
    case .policy(let arn):
      "the history lacks \(code: arn.text), which \(describe(principals)) has"
    case .group(let name, _):
      "no file tells of \(code: "group/\(name)"), in which \(describe(principals)) is"
    case .inline(let name, _):
      "the policy \(code: name) of \(describe(principals)) cannot be read"
    }
  }

  /// Why nobody knows everything that a managed policy gave.
  public static func unknown(_ knowledge: AccountSearch.Knowledge) -> [Phrase] {
    unknown(
      knowledge.timeline, isPartlyUnknown: knowledge.isPartlyUnknown,
      withoutDocument: knowledge.withoutDocument)
  }

  /// What was asked for, with what a request says: "`iam:PassRole` with `aws:x` = `y`".
  public static func describe(question request: GrantRequest) -> Phrase {
    let context = request.question.context.map { entry -> Phrase in
      "\(code: entry.key) = \(Phrase.codes(entry.values, "and"))"
    }
    let what = describe(request)
    return context.isEmpty ? what : "\(what) with \(Phrase.list(context, "and"))"
  }
}
