/// When to colour.
enum ColorChoice: String, Choice {
  /// On a terminal that can show it, unless `NO_COLOR` says no.
  case auto
  case always
  case never
}

/// What stdout or stderr leads to, and what it can show.
struct Screen {
  /// Whether a person looks at it.
  let isTerminal: Bool

  /// Whether colour is allowed.
  let hasColor: Bool

  /// How many columns there are.
  let width: Int

  /// Looks at a descriptor.
  ///
  /// Each of stdout and stderr is judged by itself. `NO_COLOR` (set and not empty) and `TERM=dumb`
  /// turn colour off unless it is asked for; `COLUMNS` goes before what the terminal says.
  init(descriptor: Int32, color: ColorChoice, environment: Environment) {
    isTerminal = System.isTerminal(descriptor)
    hasColor = Self.hasColor(color, isTerminal: isTerminal, environment: environment)
    width = Self.width(
      columns: environment["COLUMNS"],
      terminal: isTerminal ? System.columns(of: descriptor) : nil)
  }

  static func hasColor(
    _ choice: ColorChoice, isTerminal: Bool, environment: Environment
  ) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
    }
  }

  /// The width to lay out for: 80 where nothing says it; below 40 nothing would be aligned.
  static func width(columns: String?, terminal: Int?) -> Int {
    let stated = columns.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return min(max(stated ?? terminal ?? 80, 40), 400)
  }
}

extension Line {
  /// The line as the bytes that a screen is sent.
  func text(on screen: Screen) -> String {
    guard screen.hasColor else { return pieces.map(\.text).joined() }
    return pieces.map { text, tone in
      guard let code = tone.code else { return text }
      return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }.joined()
  }
}

extension Tone {
  /// The parameters of Select Graphic Rendition (ECMA-48): the terminal's own colours, which people
  /// choose to be readable for them.
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .gained: "32"
    case .lost: "31"
    case .strong: "1"
    case .faint: "2"
    case .notable: "33"
    }
  }
}
