/// What is asked of documents: whether they allow actions, on any resource or on some.
public struct AccessQuestion: Sendable {
  /// The pattern of the actions as asked for.
  public let action: String

  /// The resources as asked for: an ARN or a pattern of ARNs, in which `${` is plain text; `nil` for
  /// any.
  public let resource: String?

  let glob: Glob

  /// What lets most patterns be passed by without compiling them.
  package let probe: ActionProbe

  /// Asks for actions.
  public init(action: String, resource: String? = nil) {
    self.action = action
    self.resource = resource
    glob = Glob(action: action)
    probe = ActionProbe(glob)
  }

  /// Whether a pattern of a document has an action in common with those asked for.
  func meets(_ pattern: String) -> Bool {
    probe.mayMeet(pattern) && (isLiteral(pattern) || Glob(action: pattern).intersects(glob))
  }

  /// Whether a pattern has no wildcard, so that the probe has said everything if neither has one.
  private func isLiteral(_ pattern: String) -> Bool {
    probe.isLiteral && !pattern.utf8.contains { $0.isWildcard }
  }

  /// A document that allows exactly what is asked for.
  var document: PolicyDocument {
    // Before 2012-10-17 there were no variables.
    PolicyDocument(
      version: .v2008,
      statements: .one(
        Statement(
          effect: .allow, action: .init(.one(action)), resource: .init(.one(resource ?? "*")))))
  }
}
