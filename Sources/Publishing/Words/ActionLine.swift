internal import PolicyLanguage

/// One line of a list: actions of one service of which the same is to be said.
public struct ActionLine: Sendable, Equatable {
  /// The patterns of the actions as authored, in the order of the list; at least one.
  public private(set) var actions: [String]
  /// The patterns taken out; only of a line about one pattern.
  public let except: [String]
  /// Where and when: "only on …"; empty for everywhere and always.
  public let circumstances: Phrase
  /// What else is to be said, punctuation first.
  public let remarks: Phrase

  init(_ action: String, except: [String] = [], _ circumstances: Phrase, _ remarks: Phrase) {
    actions = [action]
    self.except = except
    self.circumstances = circumstances
    self.remarks = remarks
  }

  /// The line: "`q:*` except `q:SendMessage`, only on `arn:…`".
  public var phrase: Phrase {
    var phrase = Phrase.codes(actions, "and")
    if !except.isEmpty {
      let count = except.count > 3 ? " these \(except.count):" : ""
      phrase += " except\(count) \(Phrase.codes(except, "and"))"
    }
    if !circumstances.isEmpty {
      // Without "each" it could be the last of them alone.
      phrase += actions.count > 1 ? ", each \(circumstances)" : ", \(circumstances)"
    }
    return phrase + remarks
  }
}

extension ActionLine {
  private struct Kind: Hashable {
    var service: Bytewise
    var circumstances: Phrase
    var remarks: Phrase
  }

  /// Puts lines together that say the same of actions of one service.
  ///
  /// - Complexity: O(*n*) in the text of the lines.
  static func grouped(_ lines: [ActionLine]) -> [ActionLine] {
    var groups: [ActionLine] = []
    var places: [Kind: Int] = [:]
    for line in lines {
      let kind = Kind(
        service: Bytewise(line.service), circumstances: line.circumstances, remarks: line.remarks)
      if line.except.isEmpty, let place = places[kind] {
        groups[place].actions += line.actions
      } else {
        if line.except.isEmpty { places[kind] = groups.count }
        groups.append(line)
      }
    }
    return groups
  }

  /// The service of the actions in lower case, or `*` where they are of several.
  private var service: String { actions.first?.actionService ?? "*" }
}

extension String {
  /// The service of a pattern of actions in lower case, or `*` where it can be of several.
  package var actionService: String {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return "*" }
    let prefix = self[..<colon]
    return prefix.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
      ? "*" : String(prefix).asciiLowercased
  }
}
