import PolicyLanguage
import Testing

@testable import PolicyHistory

/// What holds whatever is recorded, tried on many small made-up histories.
@Suite("Laws of union")
struct UnionLawTests {
  /// Makes up what sources show.
  struct Maker {
    var random: SplitMix

    init(seed: Int) { random = SplitMix(seed: UInt64(seed)) }

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
    mutating func flip(_ chances: Int) -> Bool { number(0..<chances) == 0 }

    /// What one source shows of a policy, in its order.
    mutating func sequence(by source: Source) throws -> [(VersionID?, Reading)] {
      var shown: [(VersionID?, Reading)] = []
      var day = number(1..<6)
      for _ in 0..<number(1..<7) {
        day += number(0..<5)
        let version = flip(6) ? nil : try VersionID("v\(number(1..<4))")
        // A version is made at one of two times, with a document of its own.
        let making = number(0..<2)
        let name = "q:\(version?.text ?? "none")-\(making)"
        var reading = Reading(source: source, document: try Samples.document([name]))
        let date = try Moment(Self.date(day))
        if version == nil || !flip(4) { reading.observed = date }
        if let version, flip(2) || reading.observed == nil {
          reading.created = try Moment("201\(making)-0\(version.number)-01T00:00:00Z")
        }
        if flip(5), reading.observed != nil, version != nil { reading.document = nil }
        if flip(8) { reading.summary = "summary \(number(0..<2))" }
        if flip(9) { reading.unknownKeys.members = [JSONMember("x", .integer(number(0..<2)))] }
        shown.append((version, reading))
      }
      return shown
    }

    private static func date(_ day: Int) -> String { "2020-01-\(day < 10 ? "0" : "")\(day)" }

    /// A policy as some sources show it; what contradicts is left out.
    mutating func policy(_ name: String, sources: [Source]) throws -> Policy {
      var policy = try Samples.policy(name)
      for source in sources {
        for (version, reading) in try sequence(by: source) {
          _ = try? policy.record(reading, of: version)
        }
      }
      return policy
    }

    /// A history of up to three policies.
    mutating func history() throws -> History {
      var history = History()
      let names = [["Alpha", "alpha"], ["Beta"], ["Gamma", "GAMMA", "Documented"]]
      for spellings in names where !flip(3) {
        let name = spellings[number(0..<spellings.count)]
        let sources = (0..<number(1..<3)).map { _ in Self.sources[number(0..<Self.sources.count)] }
        var policy = try self.policy(name, sources: sources)
        if name.lowercased() == "gamma", flip(2) {
          policy.record.aliases = [try PolicyName(flip(2) ? "Documented" : "documented")]
        }
        for _ in 0..<number(0..<3) {
          policy.record.announcements.append(
            Announcement(date: try Moment(Self.date(number(1..<9))), title: flip(2) ? "New" : nil))
        }
        if flip(3) {
          policy.record.statuses = [
            Status(.deleted, date: try Moment(Self.date(number(1..<9))), source: Samples.iam)
          ]
        }
        for _ in 0..<number(0..<3) {
          policy.record.notServed.append(
            NotServed(
              try VersionID("v\(number(1..<4))"), date: try Moment(Self.date(number(1..<9))),
              source: Samples.iam))
        }
        if flip(3) { policy.record.service = try ServiceID(flip(2) ? "a" : "b") }
        history.policies[policy.key] = policy
      }
      for source in Self.sources where flip(2) {
        let record = SourceRecord(
          kind: source.kind, reference: source.reference,
          lookedAt: flip(4) ? nil : try Moment(Self.date(number(1..<9))), readTo: try readTo())
        history.sources[record.id] = record
      }
      return history
    }

    private mutating func readTo() throws -> ReadTo? {
      if flip(3) { return nil }
      var readTo = try ReadTo(
        commit: String(repeating: flip(2) ? "1" : "2", count: 40), path: flip(2) ? "." : "p",
        scope: .aws)
      if flip(3) { readTo.unknownKeys.members = [JSONMember("x", .integer(number(0..<2)))] }
      return readTo
    }

    static let sources: [Source] = {
      var inferred = Samples.page
      inferred.fidelity = .reconstructed
      return [Samples.iam, inferred, Samples.archive("a"), Samples.archive("b")]
    }()
  }

  /// The union, or the fact that there is none.
  static func union(_ a: History?, _ b: History?) -> History? {
    guard let a, let b else { return nil }
    return try? a.merging(b)
  }

  @Test func unionIsCommutativeAssociativeAndIdempotent() throws {
    var united = 0
    for seed in 0..<30 {
      var maker = Maker(seed: seed)
      let (a, b, c) = (try maker.history(), try maker.history(), try maker.history())
      let ab = Self.union(a, b)
      let laws = [
        Self.union(a, a) == a, Self.union(a, History()) == a, ab == Self.union(b, a),
        Self.union(ab, b) == ab,
      ]
      #expect(laws == [true, true, true, true], "seed \(seed)")
      let (left, right) = (Self.union(ab, c), Self.union(a, Self.union(b, c)))
      // A contradiction may be found earlier on one way than on the other.
      if let left, let right {
        united += 1
        let isSame = left == right
        #expect(isSame, "seed \(seed)")
      }
    }
    #expect(united > 10)
  }

  @Test func noOrderOfSourcesChangesWhatIsRecorded() throws {
    var compared = 0
    for seed in 0..<40 {
      var maker = Maker(seed: 1000 + seed)
      let sequences = try Maker.sources.map { try maker.sequence(by: $0) }
      guard let one = try Self.record(sequences, with: &maker),
        let other = try Self.record(sequences, with: &maker)
      else { continue }
      compared += 1
      let isSame = one == other
      #expect(isSame, "seed \(seed)")
      #expect(one.timeline.ids == other.timeline.ids)
      // Recorded apart and merged is the same as well.
      var merged: History? = History()
      for sequence in sequences {
        let policy = try Self.record([sequence], with: &maker)
        merged = Self.union(merged, policy.map { MergingTests.history($0) })
      }
      let isSameMerged = merged == nil || merged == MergingTests.history(one)
      #expect(isSameMerged, "seed \(seed)")
    }
    #expect(compared > 10)
  }

  /// Records sequences, each in its order, mixed at random; `nil` if something contradicts.
  static func record(
    _ sequences: [[(VersionID?, Reading)]], with maker: inout Maker
  ) throws -> Policy? {
    var policy = try Samples.policy()
    var rest = sequences.filter { !$0.isEmpty }
    while !rest.isEmpty {
      let index = maker.number(0..<rest.count)
      let (version, reading) = rest[index].removeFirst()
      if (try? policy.record(reading, of: version)) == nil { return nil }
      if rest[index].isEmpty { rest.remove(at: index) }
    }
    return policy
  }

  @Test func recordingASequenceAgainChangesNothing() throws {
    for seed in 0..<60 {
      var maker = Maker(seed: 2000 + seed)
      let sequences = [try maker.sequence(by: Samples.archive("a"))]
      guard let once = try Self.record(sequences, with: &maker) else { continue }
      var twice = once
      for (version, reading) in sequences[0] { _ = try twice.record(reading, of: version) }
      let isSame = once == twice
      #expect(isSame, "seed \(seed)")
    }
  }

  @Test func filesComeBack() throws {
    for seed in 0..<20 {
      var maker = Maker(seed: 3000 + seed)
      let history = try maker.history()
      let files = try history.files()
      let again = try History(files: files.shuffled(using: &maker.random))
      let isSame = again == history
      #expect(isSame, "seed \(seed)")
      let written = try again.files()
      #expect(written.map(\.path) == files.map(\.path))
      #expect(written.map(\.bytes) == files.map(\.bytes), "seed \(seed)")
    }
  }
}
