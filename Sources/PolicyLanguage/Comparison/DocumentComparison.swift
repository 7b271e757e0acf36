/// What changed between two policy documents: access and guard, what was gained and lost, and which
/// patterns of either effect explain it.
///
/// A document allows a request when an Allow statement matches it and no Deny does (IAM User Guide,
/// "Policy evaluation logic"). *Access* is what the document allows; the *guard* is what it denies
/// whatever other policies allow.
public struct DocumentComparison: Equatable, Sendable {
  /// How the access moved.
  public enum Access: String, Sendable {
    case same, widened, narrowed, mixed
  }

  /// How the guard moved.
  public enum Guard: String, Sendable {
    case same, tightened, loosened, mixed
  }

  /// How the access moved: widened exactly when `gained` has an entry.
  public var access: Access {
    switch (gained.isEmpty, lost.isEmpty) {
    case (true, true): .same
    case (false, true): .widened
    case (true, false): .narrowed
    case (false, false): .mixed
    }
  }

  /// How the guard moved.
  public var `guard`: Guard

  /// Whether the guard's move rests on something undecided alone.
  public var isGuardPossible: Bool

  /// The access that only the new document gives, sorted by action without case.
  public var gained: [AccessEntry]

  /// The access that only the old document gives, sorted by action without case.
  public var lost: [AccessEntry]

  /// The Allow statements by themselves, pattern by pattern.
  public var allow: EffectComparison

  /// The Deny statements by themselves, pattern by pattern.
  public var deny: EffectComparison
}

/// Access that one of two documents gives and the other does not.
public struct AccessEntry: Equatable, Sendable {
  /// How the actions of the entry stand to what the other document allows.
  public enum How: String, Sendable {
    /// No request with such an action is allowed there.
    case action
    /// Some of the actions are allowed there.
    case part
    /// The actions are allowed there, for other resources or under other conditions.
    case scope
  }

  /// How sure it is.
  public enum Certainty: Equatable, Sendable {
    /// A concrete request shows it.
    case proven(Witness)
    /// It rests on something that cannot be decided; the reason names it.
    case possible(reason: String)
  }

  /// A mark beside an entry.
  public enum Mark: String, Sendable {
    /// It grows without a revision: `*`, `service:*`, or a NotAction.
    case openEnded
  }

  /// The pattern of the actions, as authored.
  public var action: String
  /// The patterns that are not part of it.
  public var except: [String]
  /// How the actions stand to what the other document allows.
  public var how: How
  /// The actions named in the history that the entry covers, for `part`.
  public var known: [String]
  /// Where and when the access is given that the other document does not give.
  public var scopes: [Scope]
  /// Where and when the other document allows the same actions, for `scope`.
  public var before: [Scope]
  /// How sure it is.
  public var certainty: Certainty
  /// Marks.
  public var marks: [Mark]
}

/// Some patterns, or everything but some.
public enum PatternSet: Equatable, Sendable {
  /// What matches one of the patterns.
  case only([String])
  /// What matches none of them (`NotAction`, `NotResource`).
  case except([String])
}

/// The resources and the circumstances that a statement is about.
public struct Scope: Equatable, Sendable {
  /// Which actions of an entry, where not all of them: in `unless` alone.
  public var actions: PatternSet?
  /// Which resources.
  public var resources: PatternSet
  /// Under which condition; `nil` for none.
  public var condition: Condition?
  /// The scopes of Deny statements that overlap this one and take from it.
  public var unless: [Scope]
  /// The scopes of a boundary of which one has to match too; none where nothing bounds it.
  public var within: [Scope] = []

  /// Makes a scope.
  public init(
    actions: PatternSet? = nil, resources: PatternSet, condition: Condition? = nil,
    unless: [Scope] = []
  ) {
    self.actions = actions
    self.resources = resources
    self.condition = condition
    self.unless = unless
  }
}

/// One concrete request that one document allows and the other does not.
public struct Witness: Equatable, Sendable {
  /// The value of a condition key in a request.
  public enum Value: Equatable, Sendable {
    case one(String)
    case many([String])
  }

  /// The action, `prefix:name`.
  public var action: String
  /// The resource: `*` or an ARN.
  public var resource: String
  /// The condition keys of the request and their values, sorted by key; a key that is not here is
  /// missing from the request.
  public var context: [ContextEntry]
  /// Whether the action's name is made up because no action that fits is named anywhere.
  public var isSynthetic: Bool

  /// A condition key of a request and its value.
  public struct ContextEntry: Equatable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: Value
  }
}

/// The statements of one effect of two documents, pattern by pattern.
public struct EffectComparison: Equatable, Sendable {
  /// A pattern that stands on one side only, wholly or in part.
  public struct Moved: Equatable, Sendable {
    /// The pattern as authored; `*` for a NotAction.
    public var action: String
    /// What is not part of it: the entries of a NotAction, or the patterns of the other side that
    /// overlap it.
    public var except: [String]
    /// Where and when.
    public var scopes: [Scope]
    /// Whether a Deny takes all of it, so that it gives nothing.
    public var isIneffective: Bool
  }

  /// A pattern that both sides have, with other scopes.
  public struct Rescoped: Equatable, Sendable {
    /// The pattern as authored; `*` for a NotAction.
    public var action: String
    /// The entries of a NotAction.
    public var except: [String]
    /// Where and when the old side has it.
    public var before: [Scope]
    /// Where and when the new side has it.
    public var after: [Scope]
    /// Whether it became unconditional on `*`.
    public var isUnconditional: Bool
  }

  /// New patterns that no old one overlaps.
  public var added: [Moved] = []
  /// Old patterns that no new one overlaps.
  public var removed: [Moved] = []
  /// New patterns that overlap old ones without lying inside their union.
  public var partlyAdded: [Moved] = []
  /// Old patterns that overlap new ones without lying inside their union.
  public var partlyRemoved: [Moved] = []
  /// Patterns that reach further than before.
  public var widened: [Rescoped] = []
  /// Patterns that reach less far than before.
  public var narrowed: [Rescoped] = []
  /// Patterns that reach further here and less far there.
  public var rescoped: [Rescoped] = []

  /// Whether nothing differs.
  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && partlyAdded.isEmpty && partlyRemoved.isEmpty
      && widened.isEmpty && narrowed.isEmpty && rescoped.isEmpty
  }
}
