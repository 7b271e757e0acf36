internal import ArgumentParser

/// An option with a few accepted words.
///
/// Says itself what the parser would find out by looking through everything there is in the program,
/// which takes a fifth of a millisecond for each such type.
protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable<String>, Sendable {}

extension Choice {
  init?(argument: String) { self.init(rawValue: argument) }

  var defaultValueDescription: String { rawValue }

  static var allValueStrings: [String] { allCases.map(\.rawValue) }

  static var allValueDescriptions: [String: String] { [:] }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
