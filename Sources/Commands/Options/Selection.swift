/// Which policies a question is about.
struct Selection {
  /// Names, aliases or ARNs.
  var policies: [String] = []

  /// A service, by its id or name.
  var service: String?

  /// Whether nothing was chosen, which means all policies.
  var isEmpty: Bool { policies.isEmpty && service == nil }
}
