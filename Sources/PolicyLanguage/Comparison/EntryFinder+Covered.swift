extension EntryFinder {
  /// An entry, and what it was made of.
  struct Found {
    let claim: Claim
    /// The scopes that reach where the other documents do not allow.
    let reaching: Set<Int>
    let entry: AccessEntry
  }

  /// Drops what another entry with the same scopes says already.
  ///
  /// - Complexity: Each entry is held against those with wildcards in its own service, and those
  ///   without a service.
  func withoutCovered(_ found: [Found]) -> [Found] {
    let wide = found.indices.filter { !found[$0].claim.glob.isLiteral }
    let byService = Dictionary(grouping: wide) { found[$0].claim.glob.service.map(Bytewise.init) }
    return found.indices.filter { index in
      let service = found[index].claim.glob.service.map(Bytewise.init)
      let near = service == nil ? wide : (byService[service] ?? []) + (byService[nil] ?? [])
      return !near.contains { other in
        other != index && covers(found[other], found[index])
          && !(covers(found[index], found[other]) && comesFirst(index, other, found))
      }
    }.map { found[$0] }
  }

  /// Which of two entries about the same actions stays, whatever the order of the statements.
  private func comesFirst(_ index: Int, _ other: Int, _ found: [Found]) -> Bool {
    let (a, b) = (found[index].claim.spelling, found[other].claim.spelling)
    return a.hasSameBytes(as: b) ? index < other : a.sortsBeforeWithoutCase(b)
  }

  private func covers(_ a: Found, _ b: Found) -> Bool {
    guard a.claim.glob.intersects(b.claim.glob), a.claim.glob.contains(b.claim.glob) == true,
      haveSameScopes(a, b)
    else { return false }
    return a.entry.except.allSatisfy { except in
      let glob = Glob(action: except)
      return !glob.intersects(b.claim.glob)
        || b.entry.except.contains { Glob(action: $0).contains(glob) == true }
    }
  }

  /// Whether two entries have the same scopes, be it in other words.
  private func haveSameScopes(_ a: Found, _ b: Found) -> Bool {
    if a.entry.scopes == b.entry.scopes { return true }
    func denies(_ entry: AccessEntry, areAmong other: AccessEntry) -> Bool {
      entry.scopes.allSatisfy { scope in
        scope.unless.allSatisfy { deny in other.scopes.contains { $0.unless.contains(deny) } }
      }
    }
    func reaches(_ scopes: Set<Int>, beyond others: Set<Int>) -> Bool {
      scopes.contains { !analysis.reach.answer(.init(within: [$0], outside: others)).isNone }
    }
    return a.entry.scopes.flatMap(\.within) == b.entry.scopes.flatMap(\.within)
      && denies(a.entry, areAmong: b.entry) && denies(b.entry, areAmong: a.entry)
      && !reaches(a.reaching, beyond: b.reaching) && !reaches(b.reaching, beyond: a.reaching)
  }
}
