/// The variables that the program was started with.
struct Environment: Sendable {
  /// Looks a variable up.
  let value: @Sendable (String) -> String?

  /// The variables of this process.
  static let process = Environment { System.variable($0) }

  /// A variable that is set and not empty; an empty one counts as unset, as XDG and NO_COLOR want it.
  subscript(name: String) -> String? {
    guard let text = value(name), !text.isEmpty else { return nil }
    return text
  }
}
