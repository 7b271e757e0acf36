/// How much of some actions a document gives, after the Denies, and by what.
public struct ActionCoverage: Equatable, Sendable {
  /// How much of the actions is given, on whatever resource and condition.
  public var coverage: Coverage
  /// The patterns of Allow statements that give it, each once; a NotAction by itself.
  public var by: [PatternSet]
  /// Whether all of it rests on something that cannot be decided.
  public var isPossible: Bool

  /// Nothing is given.
  public static let none = ActionCoverage(coverage: .none, by: [], isPossible: false)
}

/// Asks one document after another about many patterns of actions.
///
/// Documents of one policy are mostly alike: the answers about a service are worked out anew only
/// where a statement that has to do with the service is another.
public struct CoverageSearch {
  /// The patterns.
  public let patterns: [String]

  private let questions: [AccessQuestion]
  /// The places of the patterns, by their service; those of no one service under `nil`.
  private let places: [Bytewise?: [Int]]
  private var slices: [Bytewise?: DocumentSlice] = [:]
  private var answers: [ActionCoverage]

  /// Prepares to ask about patterns.
  public init(_ patterns: [String]) {
    self.patterns = patterns
    questions = patterns.map { AccessQuestion(action: $0) }
    places = Dictionary(grouping: questions.indices) { [questions] in
      questions[$0].glob.service.map(Bytewise.init)
    }
    answers = patterns.map { _ in .none }
  }

  /// What the next document gives of each pattern, in their order.
  ///
  /// - Complexity: O(*n*) in the patterns of the document, and the exact work about the services that
  ///   changed.
  public mutating func coverages(by document: PolicyDocument) -> [ActionCoverage] {
    let found = document.slices(Set(places.keys))
    for (service, places) in places {
      guard let slice = found[service] else { continue }
      if slices[service]?.saysTheSame(as: slice) == true { continue }
      slices[service] = slice
      let index = SliceIndex(slice)
      for place in places {
        answers[place] = index.slice(questions[place]).coverage(questions[place])
      }
    }
    return answers
  }
}

extension DocumentSlice {
  /// What a slice about a question gives of it.
  fileprivate func coverage(_ question: AccessQuestion) -> ActionCoverage {
    let grants = grants(question)
    var by: [PatternSet] = []
    for grant in grants {
      let sets: [PatternSet] =
        switch grant.patterns {
        case .only(let patterns): patterns.map { .only([$0]) }
        case .except: [grant.patterns]
        }
      for set in sets where !by.contains(set) { by.append(set) }
    }
    return ActionCoverage(
      coverage: coverage(of: question, by: grants), by: by,
      isPossible: !grants.isEmpty
        && grants.allSatisfy { if case .possible = $0.certainty { true } else { false } })
  }
}

extension PolicyDocument {
  /// The parts of the document that have to do with some services, and all of it under `nil`.
  fileprivate func slices(_ services: Set<Bytewise?>) -> [Bytewise?: DocumentSlice] {
    var slices: [Bytewise?: DocumentSlice] = [:]
    for service in services { slices[service] = DocumentSlice(version: version) }
    for (index, statement) in statements.elements.enumerated() {
      let byService = statement.patternsByService
      for service in services {
        var part = statement
        if let service, !statement.action.isNegated {
          let patterns = (byService[service] ?? []) + (byService[nil] ?? [])
          if patterns.isEmpty { continue }
          part.action.values = .many(patterns.sorted { $0.offset < $1.offset }.map(\.element))
        }
        slices[service]?.parts.append(.init(index: index, statement: part))
      }
    }
    return slices
  }
}

extension Statement {
  /// The patterns of the actions and their places, by service; those with a wildcard in the service
  /// under `nil`.
  fileprivate var patternsByService: [Bytewise?: [(offset: Int, element: String)]] {
    Dictionary(grouping: action.values.elements.enumerated().map { ($0.offset, $0.element) }) {
      $0.element.service.map(Bytewise.init)
    }
  }
}

extension String {
  /// The service of a pattern in lower case, if no wildcard stands in it.
  fileprivate var service: String? {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return utf8.contains(where: \.isWildcard) ? nil : asciiLowercased
    }
    let service = self[..<colon]
    return service.utf8.contains(where: \.isWildcard) ? nil : String(service).asciiLowercased
  }
}
