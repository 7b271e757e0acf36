internal import PolicyHistory

/// Where in a policy's timeline a question is about: a date, a revision, or the end.
enum Place: Sendable, Equatable {
  /// The last recorded revision.
  case latest
  /// The state at an instant, or at the end of a day (UTC).
  case moment(Moment)
  /// A revision by its id.
  case revision(RevisionID)

  /// Reads a place.
  ///
  /// What is a day is never taken for the id of a revision that is named by it.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  init(argument text: String) throws(Failure) {
    if text == "latest" {
      self = .latest
      return
    }
    do {
      self = .moment(try Moment(text))
    } catch {
      guard let id = try? RevisionID(text) else {
        throw Failure("\(error), a revision such as `v4`, and `latest`")
      }
      self = .revision(id)
    }
  }
}

extension Moment {
  /// Reads a date that was given as an argument.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  init(argument text: String) throws(Failure) {
    do { self = try Moment(text) } catch { throw Failure(error.description) }
  }
}

/// By which dates a question is about what was in force.
enum ClockChoice: String, Choice {
  /// When revisions took effect.
  case effective
  /// When they were told of.
  case announced

  /// The clock.
  var clock: Clock { self == .effective ? .effective : .announced }
}
