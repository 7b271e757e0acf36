/// What the rules say of a statement or a part of it: it matches, it does not, or AWS does not say.
enum Answer: Equatable, Sendable {
  case yes
  case no
  /// It depends on something that AWS's documentation leaves open; the reason names it.
  case unknown(String)

  init(_ value: Bool) { self = value ? .yes : .no }

  /// Whether this and the other hold; a "no" decides whatever the other is.
  func and(_ other: @autoclosure () -> Answer) -> Answer {
    switch self {
    case .no: .no
    case .yes: other()
    case .unknown: other() == .no ? .no : self
    }
  }

  /// Whether this or the other holds; a "yes" decides whatever the other is.
  func or(_ other: @autoclosure () -> Answer) -> Answer {
    switch self {
    case .yes: .yes
    case .no: other()
    case .unknown: other() == .yes ? .yes : self
    }
  }

  /// The opposite; what is unknown stays so.
  var negated: Answer {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: self
    }
  }
}

extension Sequence {
  /// Whether something holds of every element (AND).
  func every(_ holds: (Element) -> Answer) -> Answer {
    var answer = Answer.yes
    for element in self where answer != .no { answer = answer.and(holds(element)) }
    return answer
  }

  /// Whether something holds of one element at least (OR).
  func some(_ holds: (Element) -> Answer) -> Answer {
    var answer = Answer.no
    for element in self where answer != .yes { answer = answer.or(holds(element)) }
    return answer
  }
}
