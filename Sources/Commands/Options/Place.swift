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
  init(_ text: String) throws(Failure) {
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

  /// Reads the value of an option that may not have been given.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  static func read(_ text: String?, of option: String) throws(Failure) -> Place? {
    guard let text else { return nil }
    do { return try Place(text) } catch { throw Failure("\(option): \(error.message)") }
  }
}

extension Moment {
  /// Reads the value of an option that may not have been given.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  static func read(_ text: String?, of option: String) throws(Failure) -> Moment? {
    guard let text else { return nil }
    do throws(DateError) {
      return try Moment(text)
    } catch {
      throw Failure("\(option): \(error.description)")
    }
  }
}
