public import PolicyHistory

/// What is said of policies in English, for the terminal, the change log and feeds alike.
public enum Words {}

extension Words {
  /// Which way access moved.
  public enum Direction: Sendable {
    /// Only the newer side allows it.
    case gained
    /// Only the older side allows it.
    case lost
  }

  /// A verdict and what it means: "widened: allows more".
  public static func describe(_ verdict: Verdict) -> Phrase {
    "\(verdict.word): \(meaning(of: verdict))"
  }

  /// What a verdict means.
  public static func meaning(of verdict: Verdict) -> String {
    switch verdict {
    case .created: "a new policy"
    case .reissued: "a new version with the same document"
    case .cosmetic: "written differently, allows and denies the same"
    case .widened: "allows more"
    case .narrowed: "allows less"
    case .mixed: "allows more here and less there"
    case .tightened: "allows the same, denies more"
    case .loosened: "allows the same, denies less"
    case .reguarded: "allows the same, denies more here and less there"
    case .deleted: "allows nothing any more"
    case .restored: "back after it had been deleted"
    }
  }

  /// A mark: what is out of the ordinary.
  public static func describe(_ mark: Mark) -> Phrase {
    switch mark {
    case .rolledBack: "an older version came back"
    case .recreated: "the policy was made anew, under old version numbers"
    case .disputed: "sources show documents that allow or deny different things"
    case .gap: "a version before it was never observed"
    case .possible: "rests on something that cannot be decided alone"
    }
  }
}

extension Verdict {
  /// The verdict as a word of a sentence.
  public var word: String {
    self == .reissued ? "re-issued" : rawValue
  }
}
