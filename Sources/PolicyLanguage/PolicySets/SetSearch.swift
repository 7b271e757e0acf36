/// Asks what the statements of a policy give beside other policies and within a boundary.
public struct SetSearch: Sendable {
  /// What is asked for.
  public let question: AccessQuestion

  /// Prepares to ask.
  public init(_ question: AccessQuestion) { self.question = question }

  /// What each Allow statement of a policy gives; nothing of one that gives nothing even by itself.
  ///
  /// - Parameters:
  ///   - policy: The policy.
  ///   - others: All policies that count together with it, itself among them; those that deny nothing
  ///     do not matter.
  ///   - boundary: What bounds them; `nil` for nothing.
  /// - Complexity: The exact work is about the statements alone that have to do with the question.
  public func grants(
    of policy: PolicyExtract, beside others: [PolicyExtract], within boundary: PolicyExtract?
  ) -> [SetGrant] {
    let context = Context(question, others, boundary)
    return policy.slice.allows.compactMap { part in
      context.grant(of: part, in: policy.slice)
    }
  }
}

/// The policies beside a statement.
private struct Context {
  let question: AccessQuestion
  let others: [PolicyExtract]
  let boundary: PolicyExtract?

  /// All Denies, and who denies.
  let denies: [(deny: GrantFinder.Deny, denier: SetGrant.Denier)]

  init(_ question: AccessQuestion, _ others: [PolicyExtract], _ boundary: PolicyExtract?) {
    self.question = question
    self.others = others
    self.boundary = boundary
    denies =
      others.enumerated().flatMap { place, policy in
        policy.denying.map { index, deny in
          (deny, .statement(policy: place, index: index, sid: deny.statement.sid))
        }
      }
      + (boundary?.denying ?? []).map { index, deny in
        (deny, .boundaryStatement(index: index, sid: deny.statement.sid))
      }
  }

  /// What a statement gives.
  func grant(of part: DocumentSlice.Part, in slice: DocumentSlice) -> SetGrant? {
    let alone = slice.document([part.statement])
    let hasVariables = slice.version == .v2012
    guard let own = GrantFinder(question, PolicySet([alone])) else { return nil }
    let isLone = denies.isEmpty && boundary == nil
    let finder = isLone ? own : GrantFinder(question, set(alone, denies.map(\.deny)))
    guard let finder else {
      return SetGrant(
        grant: own.grant(of: part, hasVariables: hasVariables, []),
        verdict: .denied(by: deniers(of: alone)))
    }
    let bounds = boundary?.slice.allows.map(\.statement.scope) ?? []
    let isUnbounded = bounds.contains(where: \.isUnlimited)
    let grant = finder.grant(
      of: part, hasVariables: hasVariables, denies.map(\.deny), within: isUnbounded ? [] : bounds)
    return SetGrant(grant: grant, verdict: isAssured(alone) ? .allowed : .conditional)
  }

  /// A statement with Denies, and within the boundary.
  private func set(_ alone: PolicyDocument, _ denies: [GrantFinder.Deny]) -> PolicySet {
    PolicySet([alone] + denies.map(\.document), boundary: boundary.map(\.bounding))
  }

  // MARK: Denied

  /// What takes everything from a statement: what does so by itself, else all together.
  private func deniers(of alone: PolicyDocument) -> [SetGrant.Denier] {
    var single: [SetGrant.Denier] = denies.filter { deny, _ in
      GrantFinder(question, PolicySet([alone, deny.document])) == nil
    }.map(\.denier)
    if let boundary, GrantFinder(question, PolicySet([alone], boundary: boundary.bounding)) == nil {
      single.append(.boundary)
    }
    return single.isEmpty ? denies.map(\.denier) + (boundary == nil ? [] : [.boundary]) : single
  }

  // MARK: Allowed

  /// Whether there is a resource on which it is allowed whatever else a request says.
  ///
  /// Conditions that do not hold for all requests that are asked about are taken not to hold where
  /// something is allowed, and to hold where it is denied.
  private func isAssured(_ alone: PolicyDocument) -> Bool {
    let certain = Certain(question)
    guard let allowing = certain.allowing(alone) else { return false }
    let denying = denies.compactMap { certain.denying($0.deny.document) }
    var set = PolicySet([allowing] + denying)
    if let boundary {
      guard let bounding = certain.allowing(boundary.bounding) else { return false }
      set.boundary = bounding
    }
    guard case .proven? = GrantFinder(question, set)?.certainty else { return false }
    return true
  }
}

extension GrantFinder.Deny {
  /// The Deny as a document.
  var document: PolicyDocument {
    PolicyDocument(version: hasVariables ? .v2012 : .v2008, statements: .many([statement]))
  }
}

extension PolicyExtract {
  /// What it allows, as a boundary; its Denies count as those of the policies do.
  var bounding: PolicyDocument { slice.document(slice.allows.map(\.statement)) }
}
