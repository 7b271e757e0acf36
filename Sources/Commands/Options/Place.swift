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

  /// The moment, if it is one.
  var moment: Moment? { if case .moment(let moment) = self { moment } else { nil } }

  /// The revision, if it is one.
  var revision: RevisionID? { if case .revision(let id) = self { id } else { nil } }

  /// Reads the value of an option that may not have been given.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  static func read(_ text: String?, of option: String) throws(Failure) -> Place? {
    guard let text else { return nil }
    do { return try Place(text) } catch { throw Failure("\(option): \(error.message)") }
  }
}

extension Moment {
  /// Refuses two ends of a stretch of time that are the wrong way round.
  static func requireOrder(
    _ first: (option: String, moment: Moment?), _ last: (option: String, moment: Moment?)
  ) throws(Failure) {
    if let start = first.moment, let end = last.moment, end.end < start.start {
      throw Failure("\(last.option): \(end) is before `\(first.option)`, \(start)")
    }
  }

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
