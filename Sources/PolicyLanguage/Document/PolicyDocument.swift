/// A policy document: IAM's JSON, read without losing anything its author could have meant.
///
/// Whether a list of one was written as a list, how an action was spelled and in which order the
/// statements stand is kept. What JSON says has no meaning (the order of keys, blanks) is not:
/// writing gives the elements in IAM's order and the operators and keys of conditions sorted.
///
/// Grammar: IAM User Guide, "Grammar of the IAM JSON policy language".
public struct PolicyDocument: Equatable, Sendable {
  /// The version of the policy language.
  public enum LanguageVersion: String, Sendable, CaseIterable {
    case v2008 = "2008-10-17"
    case v2012 = "2012-10-17"
  }

  /// The version of the language; absent means `v2008`.
  public var version: LanguageVersion?

  /// The document's `Id`.
  public var id: String?

  /// The statements, in the author's order.
  public var statements: OneOrMany<Statement>

  /// Makes a document.
  public init(
    version: LanguageVersion? = .v2012, id: String? = nil, statements: OneOrMany<Statement>
  ) {
    self.version = version
    self.id = id
    self.statements = statements
  }

  /// Whether `${…}` stands for a value of the request: only since version 2012-10-17.
  public var hasVariables: Bool { version == .v2012 }

  /// The patterns of actions of all statements, `NotAction` or not.
  package var actionPatterns: [String] { statements.elements.flatMap(\.action.values.elements) }
}

/// One value, or a list of values: IAM takes both nearly everywhere, and which one the author chose
/// is part of the text.
public struct OneOrMany<Element: Sendable>: Sendable {
  /// The values; exactly one if `isList` is false.
  public private(set) var elements: [Element]

  /// Whether they were written as a list.
  public let isList: Bool

  /// One value, not in a list.
  public static func one(_ element: Element) -> Self { Self(elements: [element], isList: false) }

  /// A list of any number of values.
  public static func many(_ elements: [Element]) -> Self { Self(elements: elements, isList: true) }
}

extension OneOrMany: Equatable where Element: Equatable {}

/// A statement of a policy document.
public struct Statement: Equatable, Sendable {
  /// What a statement that matches a request does.
  public enum Effect: String, Sendable {
    case allow = "Allow"
    case deny = "Deny"
  }

  /// A list of patterns that must match, or must not (`NotAction`, `NotResource`).
  public struct Patterns: Equatable, Sendable {
    /// The patterns as authored.
    public var values: OneOrMany<String>
    /// Whether the statement is about everything but these.
    public var isNegated: Bool

    /// Makes a list of patterns.
    public init(_ values: OneOrMany<String>, isNegated: Bool = false) {
      self.values = values
      self.isNegated = isNegated
    }
  }

  /// `Principal` or `NotPrincipal`, kept as written: a managed policy may not have it, so it is
  /// reported and has no meaning here.
  public struct Principal: Equatable, Sendable {
    /// The element's value.
    public var value: JSONValue
    /// Whether it is `NotPrincipal`.
    public var isNegated: Bool
  }

  /// The statement's name.
  public var sid: String?
  /// Whether it allows or denies.
  public var effect: Effect
  /// Whom it is about, where a document has what only resource policies may have.
  public var principal: Principal?
  /// `Action` or `NotAction`.
  public var action: Patterns
  /// `Resource` or `NotResource`.
  public var resource: Patterns
  /// `Condition`; an empty one has no effect.
  public var condition: Condition?

  /// Makes a statement.
  public init(
    sid: String? = nil, effect: Effect, principal: Principal? = nil, action: Patterns,
    resource: Patterns, condition: Condition? = nil
  ) {
    self.sid = sid
    self.effect = effect
    self.principal = principal
    self.action = action
    self.resource = resource
    self.condition = condition
  }
}

/// The `Condition` of a statement: all operators and all keys must hold (AND).
public struct Condition: Equatable, Sendable {
  /// The keys and values under one operator.
  public struct Block: Equatable, Sendable {
    /// The operator as authored, with its set prefix and `IfExists`.
    public var `operator`: String
    /// The keys, sorted by their bytes.
    public var keys: [KeyValues]
  }

  /// A condition key and the values it is compared with.
  public struct KeyValues: Equatable, Sendable {
    /// The key as authored; it compares without case.
    public var key: String
    /// The values; one of them must match (or none, for a negated operator).
    public var values: OneOrMany<Value>
  }

  /// A value of a condition: quotes are optional for numbers and booleans.
  public enum Value: Equatable, Sendable {
    case string(String)
    /// A number, by its text.
    case number(String)
    case bool(Bool)

    /// The value as IAM compares it.
    public var text: String {
      switch self {
      case .string(let text), .number(let text): text
      case .bool(let value): value ? "true" : "false"
      }
    }
  }

  /// The operators, sorted by their bytes.
  public var blocks: [Block]
}
