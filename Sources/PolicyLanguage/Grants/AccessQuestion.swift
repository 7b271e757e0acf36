/// What is asked of documents: whether they allow actions, on any resource or on some.
public struct AccessQuestion: Sendable {
  /// The pattern of the actions as asked for.
  public let action: String

  /// The resources as asked for: an ARN or a pattern of ARNs, in which `${` is plain text; `nil` for
  /// any.
  public let resource: String?

  /// The condition keys of the requests that are asked about, and their values; of others anything may
  /// be.
  public let context: [ContextValues]

  /// A condition key and the values that a request has for it: of a key that takes a set, all of it.
  public struct ContextValues: Equatable, Sendable {
    /// The key.
    public let key: String
    /// The values, at least one.
    public let values: [String]

    /// Makes values.
    public init(_ key: String, _ values: [String]) {
      self.key = key
      self.values = values
    }
  }

  let glob: Glob

  /// What lets most patterns be passed by without compiling them.
  package let probe: ActionProbe

  /// Asks for actions.
  public init(action: String, resource: String? = nil, context: [ContextValues] = []) {
    self.action = action
    self.resource = resource
    self.context = context
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
          effect: .allow, action: .init(.one(action)), resource: .init(.one(resource ?? "*")),
          condition: condition)))
  }

  /// A condition that holds for the requests that are asked about alone.
  var condition: Condition? {
    context.isEmpty ? nil : Condition(blocks: context.flatMap(\.blocks))
  }

  /// Whether it is about some resources or some requests, not all.
  var isLimited: Bool { resource != nil || !context.isEmpty }
}

extension AccessQuestion.ContextValues {
  /// What holds where a request has these values: of several each is among its own, and no other.
  fileprivate var blocks: [Condition.Block] {
    func block(_ name: String, _ values: OneOrMany<Condition.Value>) -> Condition.Block {
      Condition.Block(operator: name, keys: [Condition.KeyValues(key: key, values: values)])
    }
    let values = values.map(Condition.Value.string)
    if values.count == 1 { return [block("StringEquals", .one(values[0]))] }
    return [block("ForAllValues:StringEquals", .many(values))]
      + values.map { block("ForAnyValue:StringEquals", .one($0)) }
  }
}
