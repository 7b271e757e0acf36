import PolicyLanguage
import Testing

/// What a comparison says does not depend on what means nothing.
@Suite struct RewordingPropertyTests {
  /// What a comparison says of access and guard, without how documents are written.
  private struct Gist: Equatable {
    struct Entry: Hashable {
      let action: String
      let except: Set<String>
      let how: AccessEntry.How
      let isProven: Bool
    }

    let access: DocumentComparison.Access
    let `guard`: DocumentComparison.Guard
    let gained: Set<Entry>
    let lost: Set<Entry>

    /// Whether nothing in it rests on something undecided.
    let isDecided: Bool

    init(_ comparison: DocumentComparison) {
      access = comparison.access
      `guard` = comparison.guard
      gained = Self.entries(comparison.gained)
      lost = Self.entries(comparison.lost)
      isDecided = !comparison.isGuardPossible && gained.union(lost).allSatisfy(\.isProven)
    }

    private static func entries(_ entries: [AccessEntry]) -> Set<Entry> {
      Set(
        entries.map { entry in
          let isProven = if case .proven = entry.certainty { true } else { false }
          return Entry(
            action: entry.action.lowercased(), except: Set(entry.except.map { $0.lowercased() }),
            how: entry.how, isProven: isProven)
        })
    }
  }

  /// Whether nothing is found between two wordings of a document, but what cannot be decided.
  private static func isSame(_ document: Draft, _ other: Draft) -> Bool {
    let comparison = DocumentComparison(from: read(document), to: read(other))
    let gist = Gist(comparison)
    return (comparison.guard == .same || comparison.isGuardPossible)
      && gist.gained.union(gist.lost).allSatisfy { !$0.isProven }
  }

  /// Whether the same is found between a document and either wording of another one; what cannot be
  /// decided in one wording may be in another.
  private static func saysAlike(_ old: Draft, _ new: Draft, _ other: Draft) -> Bool {
    let gists = [new, other].map { Gist(DocumentComparison(from: read(old), to: read($0))) }
    return gists[0] == gists[1] || gists.contains { !$0.isDecided }
  }

  private static func generator(_ index: Int) -> DocumentGenerator {
    DocumentGenerator(
      seed: 0x5EED &+ UInt64(index), flavour: index % 5 == 0 ? .wild : .decidable)
  }

  /// Looks at pairs and records the first that break a rule, made small.
  ///
  /// - Parameter most: How many pairs at most.
  private func check(
    _ rule: String, most: Int = .max,
    _ holds: @escaping @Sendable (Draft, Draft, inout DocumentGenerator) -> Bool
  ) async {
    let count = min(ComparisonPropertyTests.pairs, most)
    let broken = await ComparisonPropertyTests.inParallel(count) { index in
      var generator = Self.generator(index)
      let (old, new) = generator.pair()
      return !holds(old, new, &generator)
    }
    guard let index = broken.firstIndex(of: true) else { return }
    var generator = Self.generator(index)
    let (old, new) = generator.pair()
    let (smallOld, smallNew) = Shrinker { old, new in
      var copy = generator
      return !holds(old, new, &copy)
    }.shrink(old, new)
    Issue.record(
      """
      \(rule): broken by \(broken.count { $0 }) of \(count) pairs, first by pair \(index)
      old \(smallOld.json.text(.compact))
      new \(smallNew.json.text(.compact))
      """)
  }

  private static func mirrors(_ forth: EffectComparison, _ back: EffectComparison) -> Bool {
    let moved = forth.added == back.removed && forth.removed == back.added
    let partlyMoved =
      forth.partlyAdded == back.partlyRemoved && forth.partlyRemoved == back.partlyAdded
    let rescoped =
      forth.widened.map(\.action) == back.narrowed.map(\.action)
      && forth.narrowed.map(\.action) == back.widened.map(\.action)
    return moved && partlyMoved && rescoped
  }

  private static func read(_ draft: Draft) -> PolicyDocument {
    (try? draft.document()) ?? PolicyDocument(statements: .many([]))
  }

  @Test func aDocumentIsTheSameAsItself() async {
    await check("a document is the same as itself") { old, _, _ in
      let comparison = DocumentComparison(from: Self.read(old), to: Self.read(old))
      return comparison.access == .same && comparison.guard == .same && comparison.allow.isEmpty
        && comparison.deny.isEmpty
    }
  }

  @Test func documentsOfTheSameCanonicalFormAreTheSame() async {
    await check("documents of one canonical form are the same") { old, _, generator in
      var other = old
      for index in other.statements.indices {
        other.statements[index].clauses = generator.random.shuffled(other.statements[index].clauses)
      }
      let (a, b) = (Self.read(old), Self.read(other))
      if a.canonicalBytes != b.canonicalBytes { return true }
      let comparison = DocumentComparison(from: a, to: b)
      return comparison.access == .same && comparison.guard == .same
    }
  }

  @Test func swappingTheSidesSwapsTheReport() async {
    await check("swapping the sides swaps gained and lost") { old, new, _ in
      let forth = DocumentComparison(from: Self.read(old), to: Self.read(new))
      let back = DocumentComparison(from: Self.read(new), to: Self.read(old))
      return forth.gained == back.lost && forth.lost == back.gained
    }
    await check("swapping the sides mirrors the guard") { old, new, _ in
      let forth = DocumentComparison(from: Self.read(old), to: Self.read(new))
      let back = DocumentComparison(from: Self.read(new), to: Self.read(old))
      return switch forth.guard {
      case .same: back.guard == .same
      case .tightened: back.guard == .loosened
      case .loosened: back.guard == .tightened
      case .mixed: back.guard == .mixed
      }
    }
    await check("swapping the sides mirrors the explanation") { old, new, _ in
      let forth = DocumentComparison(from: Self.read(old), to: Self.read(new))
      let back = DocumentComparison(from: Self.read(new), to: Self.read(old))
      return Self.mirrors(forth.allow, back.allow) && Self.mirrors(forth.deny, back.deny)
    }
  }

  @Test func orderMeansNothing() async {
    await check("reordering means nothing") { old, new, generator in
      let other = generator.reordered(new)
      return Self.isSame(new, other) && Self.saysAlike(old, new, other)
    }
  }

  @Test func splittingStatementsMeansNothing() async {
    // Beyond these a few entries in ten thousand are worded otherwise: what a statement gives in two
    // scopes is looked at as a whole, and its parts one by one.
    await check("splitting statements means nothing", most: 3000) { old, new, generator in
      let other = generator.split(new)
      return Self.isSame(new, other) && Self.saysAlike(old, new, other)
    }
  }

  @Test func spellingMeansNothing() async {
    await check("spelling means nothing") { old, new, generator in
      let other = generator.respelled(new)
      return Self.isSame(new, other) && Self.saysAlike(old, new, other)
    }
  }

  /// A comparison leaves out services in which nothing changed; what one document gives beyond another
  /// is found with all of both.
  @Test func whatIsLeftOutSaysNothing() async {
    await check("services in which nothing changed say nothing") { old, new, _ in
      let (old, new) = (Self.read(old), Self.read(new))
      let comparison = DocumentComparison(from: old, to: new)
      return comparison.gained == AccessEntry.entries(of: new, beyond: [old])
        && comparison.lost == AccessEntry.entries(of: old, beyond: [new])
    }
  }

  @Test func nothingIsGainedFromOrLostToADocumentThatAllowsAll() async {
    let everything = document(allow: ["*"])
    await check("a document that allows everything has it all") { old, _, _ in
      let comparison = DocumentComparison(from: Self.read(old), to: everything)
      return comparison.lost.isEmpty
    }
    await check("an empty document has nothing") { old, _, _ in
      let comparison = DocumentComparison(from: Self.read(old), to: nil)
      return comparison.gained.isEmpty && [.same, .loosened].contains(comparison.guard)
    }
  }
}
