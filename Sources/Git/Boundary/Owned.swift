internal import CLibgit2

/// A kind of C object and the one function that frees it.
protocol CObject {
  /// Frees the object.
  static func free(_ pointer: OpaquePointer)
}

/// The only owner of a C object: it frees the object when it goes.
///
/// A kind cannot be freed with another kind's function, and nothing else ever frees.
@safe struct Owned<Kind: CObject>: ~Copyable {
  private let pointer: OpaquePointer

  /// Takes what a call of libgit2 makes, or throws what went wrong.
  @safe init(
    _ function: StaticString, _ make: (UnsafeMutablePointer<OpaquePointer?>) -> CInt
  ) throws(GitError) {
    var made: OpaquePointer?
    try check(function) { unsafe make(&made) }
    guard let pointer = unsafe made else {
      throw GitError(.failed, .none, in: function, "libgit2 made nothing and told no error")
    }
    unsafe self.pointer = pointer
  }

  deinit { unsafe Kind.free(pointer) }

  /// Lends the pointer; it must not leave the closure.
  @discardableResult
  @safe borrowing func use<Result: ~Copyable, Failure: Error>(
    _ body: (OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(pointer)
  }
}
