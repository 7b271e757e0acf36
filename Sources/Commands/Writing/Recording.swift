internal import PolicyHistory

extension Session {
  /// What time it is: what `SOURCE_DATE_EPOCH` says, else the clock's.
  ///
  /// - Throws: `Failure` for a variable that is no number of seconds.
  var now: Instant {
    get throws(Failure) {
      guard let text = environment["SOURCE_DATE_EPOCH"] else {
        return Instant(secondsSince1970: System.now) ?? Day.first.start
      }
      guard let seconds = Int64(text), let instant = Instant(secondsSince1970: seconds) else {
        throw Failure("SOURCE_DATE_EPOCH: `\(text)`; accepted are seconds since 1970")
      }
      return instant
    }
  }

  /// The user as git knows them, and the time of recording.
  ///
  /// Who is unknown to git would be asked by it; the program signs for them, see `tellSigner`.
  ///
  /// - Throws: `StoreError` if git's configuration cannot be read.
  func recorder(for store: Store, at now: Instant) throws -> Recorder {
    if let name = environment["GIT_AUTHOR_NAME"], let email = environment["GIT_AUTHOR_EMAIL"] {
      return Recorder(identity: Identity(name: name, email: email), clock: .at(now))
    }
    return Recorder(identity: try store.userIdentity() ?? .program, clock: .at(now))
  }

  /// Tells who signed what was recorded, where that is not the user.
  func tellSigner(_ recorder: Recorder) {
    guard recorder.identity == .program else { return }
    tell(notes: [
      "recorded as `\(Identity.program.name)`: git does not know who you are;"
        + " `git config --global user.name` and `user.email` say it"
    ])
  }
}
