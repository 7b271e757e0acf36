public import PolicyLanguage

extension Words {
  /// A request that shows a difference: "`q:CreatePlugin` on `*` when …".
  public static func describe(_ witness: Witness) -> Phrase {
    var phrase: Phrase = "\(code: name(of: witness)) on \(code: witness.resource)"
    let context = witness.context.map { entry -> Phrase in
      switch entry.value {
      case .one(let text): "\(code: entry.key) is \(code: text)"
      case .many(let texts) where texts.isEmpty: "\(code: entry.key) is an empty list"
      case .many(let texts): "\(code: entry.key) is the list \(Phrase.codes(texts, "and"))"
      }
    }
    if !context.isEmpty { phrase += " when \(Phrase.list(context, "and"))" }
    return phrase
  }

  /// The action of a witness; of a made-up one only the service is true.
  private static func name(of witness: Witness) -> String {
    guard witness.isSynthetic else { return witness.action }
    return "\(witness.action.actionService):<other>"
  }
}
