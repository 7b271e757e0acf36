extension EntryFinder {
  /// Drops what another entry with the same scopes says already.
  func withoutCovered(
    _ found: [(claim: Claim, entry: AccessEntry)]
  ) -> [(claim: Claim, entry: AccessEntry)] {
    let wide = found.indices.filter { !found[$0].claim.glob.isLiteral }
    return found.indices.filter { index in
      !wide.contains { other in
        other != index && covers(found[other], found[index])
          && !(covers(found[index], found[other]) && index < other)
      }
    }.map { found[$0] }
  }

  private func covers(
    _ a: (claim: Claim, entry: AccessEntry), _ b: (claim: Claim, entry: AccessEntry)
  ) -> Bool {
    guard a.claim.glob.intersects(b.claim.glob),
      a.claim.glob.contains(b.claim.glob) == true, a.entry.scopes == b.entry.scopes
    else { return false }
    return a.entry.except.allSatisfy { except in
      let glob = Glob(action: except)
      return !glob.intersects(b.claim.glob)
        || b.entry.except.contains { Glob(action: $0).contains(glob) == true }
    }
  }
}
