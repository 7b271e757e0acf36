extension EntryFinder {
  /// The actions named in the history that a part of a claim covers.
  func known(_ claim: Claim, _ except: [Int]) -> [String] {
    NamedActions(
      analysis.names(matching: claim.glob) + furtherNames().names(matching: claim.glob)
    ).names.filter { isIn(claim, except, $0) && cell(claim, $0)?.moved.isEmpty == false }
  }

  private func isIn(_ claim: Claim, _ except: [Int], _ name: String) -> Bool {
    let key = name.asciiLowercased
    return claim.glob.matches(key) && !except.contains { analysis.table.action($0).matches(key) }
  }

  /// The cell of one action of a claim.
  private func cell(_ claim: Claim, _ name: String) -> ActionCell? {
    var single = claim
    single.glob = Glob(action: name)
    single.action = nil
    return analysis.cells(of: single).cells.first
  }

  /// How sure it is that something moved, with the request that shows it: of an action that is
  /// named somewhere if one fits.
  func certainty(_ claim: Claim, _ moved: [ActionCell]) -> AccessEntry.Certainty {
    guard let proven = moved.first(where: { $0.proof != nil }), let proof = proven.proof else {
      return .possible(
        reason: moved.lazy.compactMap(\.doubt).first ?? "too many overlapping patterns")
    }
    if claim.glob.isLiteral { return .proven(witness(claim.spelling, proof)) }
    let named =
      namedWitness(claim, analysis.names(matching: claim.glob))
      ?? namedWitness(claim, furtherNames().names(matching: claim.glob))
    return .proven(named ?? witness(proven.example, proof, isSynthetic: true))
  }

  private func namedWitness(_ claim: Claim, _ names: [String]) -> Witness? {
    for name in names {
      if let proof = cell(claim, name)?.proof { return witness(name, proof) }
    }
    return nil
  }

  private func witness(
    _ action: String, _ proof: ActionCell.Proof, isSynthetic: Bool = false
  ) -> Witness {
    analysis.table.witness(action, proof, isSynthetic: isSynthetic)
  }
}

extension StatementTable {
  /// A request that shows something, with condition keys as they are spelled.
  func witness(
    _ action: String, _ proof: ActionCell.Proof, isSynthetic: Bool = false
  ) -> Witness {
    let context = proof.context.sorted { $0.key.precedesBytewise($1.key) }
    return Witness(
      action: action, resource: proof.resource,
      context: context.compactMap { key, value in
        let key = keySpellings[key] ?? key
        return switch value {
        case .missing: nil
        case .one(let text): Witness.ContextEntry(key: key, value: .one(text))
        case .many(let texts): Witness.ContextEntry(key: key, value: .many(texts))
        }
      }, isSynthetic: isSynthetic)
  }
}
