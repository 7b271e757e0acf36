internal import CLibgit2

/// Calls libgit2 and throws what went wrong; statuses of zero and above are answers.
@discardableResult
func check(_ function: StaticString, _ call: () -> CInt) throws(GitError) -> CInt {
  let status = call()
  guard status < 0 else { return status }
  throw GitError(status: status, of: function)
}

/// Like `check`, but what is not there is false.
///
/// Only `GIT_ENOTFOUND` of the given part counts: an object that *should* be there and is missing
/// comes with the same status, from the object database, and is thrown.
func checkFound(
  _ function: StaticString, _ category: GitError.Category, _ call: () -> CInt
) throws(GitError) -> Bool {
  do {
    try check(function, call)
    return true
  } catch  where error.code == .notFound && error.category == category {
    return false
  }
}

/// Like `check`, for a step of an iteration: false is its end, and every failure is thrown.
func checkNext(_ function: StaticString, _ call: () -> CInt) throws(GitError) -> Bool {
  let status = call()
  if status == GIT_ITEROVER.rawValue { return false }
  guard status < 0 else { return true }
  throw GitError(status: status, of: function)
}

/// Refuses text that C would read only in part.
func requireNoNUL(_ text: String, in function: StaticString) throws(GitError) {
  guard text.utf8.contains(0) else { return }
  throw GitError(.invalid, .invalid, in: function, "`\(text)` has a NUL byte in it")
}

extension GitError {
  /// Reads, copies and clears what libgit2 keeps of this thread's last failure.
  init(status: CInt, of function: StaticString) {
    var category = Category.none
    var message = "libgit2 gives no reason for its status \(status)"
    // Before 1.8 there may be no last error: the pointer is null then.
    if let last = unsafe git_error_last() {
      category = Category(rawValue: CInt(unsafe last.pointee.klass))
      if let text = unsafe last.pointee.message { message = unsafe String(cString: text) }
    }
    git_error_clear()
    self.init(Code(rawValue: status), category, in: function, message)
  }
}
