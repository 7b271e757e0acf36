/// What went wrong in a call of libgit2, told in words.
///
/// The text libgit2 keeps for the thread is copied and cleared as soon as a call fails, so an error
/// never speaks of an earlier call.
package struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of failure, for code to decide on.
  package let code: Code
  /// The part of libgit2 that failed.
  package let category: Category
  /// The C function that failed.
  package let function: String
  /// What happened: lower case, no full stop.
  package let message: String

  /// Makes an error that Swift code found, in the terms of the C function it was to call.
  init(_ code: Code, _ category: Category, in function: StaticString, _ message: String) {
    self.code = code
    self.category = category
    self.function = "\(function)"
    self.message = message
  }

  /// The bytes of an object are not those its id stands for.
  static func mismatch(
    of id: ObjectID, found: ObjectID, in function: StaticString
  ) -> GitError {
    GitError(
      .mismatch, .objectDatabase, in: function,
      "the object `\(id)` is damaged: its bytes are those of `\(found)`")
  }

  /// The message and the C function it comes from.
  package var description: String { "\(message) (\(function))" }
}

extension GitError {
  /// The kind of failure: a status of libgit2, known to us or not.
  package struct Code: RawRepresentable, Hashable, Sendable {
    /// The number libgit2 returns, below zero.
    package let rawValue: Int32

    /// Takes any status, also one of a libgit2 newer than this source.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// No more precise code: `GIT_ERROR`.
    package static let failed = Code(rawValue: -1)
    /// What was asked for is not there: `GIT_ENOTFOUND`.
    package static let notFound = Code(rawValue: -3)
    /// Something is already there: `GIT_EEXISTS`.
    package static let exists = Code(rawValue: -4)
    /// A short id fits more than one object: `GIT_EAMBIGUOUS`.
    package static let ambiguous = Code(rawValue: -5)
    /// A name is not in a form that git accepts: `GIT_EINVALIDSPEC`.
    package static let invalidName = Code(rawValue: -12)
    /// A lock file is in the way: `GIT_ELOCKED`.
    package static let locked = Code(rawValue: -14)
    /// A reference is not what it was expected to be: `GIT_EMODIFIED`.
    package static let modified = Code(rawValue: -15)
    /// An argument that cannot be accepted: `GIT_EINVALID`.
    package static let invalid = Code(rawValue: -21)
    /// The bytes of an object are not those its id stands for: `GIT_EMISMATCH`.
    package static let mismatch = Code(rawValue: -33)
    /// The repository belongs to another user: `GIT_EOWNER`.
    package static let owner = Code(rawValue: -36)
  }

  /// The part of libgit2 an error comes from: a value of `git_error_t`, known to us or not.
  package struct Category: RawRepresentable, Hashable, Sendable {
    /// The number libgit2 gives it.
    package let rawValue: Int32

    /// Takes any class, also one of a libgit2 newer than this source.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// Not stated.
    package static let none = Category(rawValue: 0)
    /// A system call.
    package static let os = Category(rawValue: 2)
    /// An argument.
    package static let invalid = Category(rawValue: 3)
    /// References: branches, HEAD, tags.
    package static let reference = Category(rawValue: 4)
    /// The repository itself.
    package static let repository = Category(rawValue: 6)
    /// Configuration, ownership among it.
    package static let config = Category(rawValue: 7)
    /// The object database.
    package static let objectDatabase = Category(rawValue: 9)
    /// The form of an object.
    package static let object = Category(rawValue: 11)
    /// Trees and their entries.
    package static let tree = Category(rawValue: 14)
    /// Merging, merge bases.
    package static let merge = Category(rawValue: 22)
  }
}
