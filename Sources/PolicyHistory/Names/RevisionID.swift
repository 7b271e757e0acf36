internal import PolicyLanguage

/// What tells the revisions of one policy apart, and the name of a revision's file.
public struct RevisionID: Hashable, Sendable {
  /// How a version took effect, as far as the id says it.
  public enum Form: Hashable, Sendable {
    /// A version for the first time: `v4`.
    case version(VersionID)
    /// A version again, after another: `v68-after-v71`; the second such time `v68-after-v71-2`.
    case returned(VersionID, after: VersionID, time: Int)
    /// The version of a policy that was made anew under an old number: `v1-2019-12-10`, the day of
    /// the new `created`; the second one of a day `v1-2019-12-10-2`.
    case recreated(VersionID, Day, place: Int)
    /// A version nobody stated: `2024-11-13`; the second one of a day `2024-11-13-2`.
    case day(Day, place: Int)
  }

  /// How the version took effect.
  public let form: Form

  /// Makes an id.
  init(_ form: Form) { self.form = form }

  /// The id of a version that took effect for the first time.
  public init(_ version: VersionID) { form = .version(version) }

  /// The version; `nil` if nobody stated it.
  public var version: VersionID? {
    switch form {
    case .version(let version), .returned(let version, _, _), .recreated(let version, _, _): version
    case .day: nil
    }
  }
}

// MARK: - Text

extension RevisionID {
  /// Reads an id.
  ///
  /// - Throws: `NameError` for anything that would be written otherwise.
  public init(_ text: String) throws(NameError) {
    guard let form = Form(text), RevisionID(form).text.hasSameBytes(as: text) else {
      throw NameError(
        "`\(text)` is not a revision; accepted are `v4`, `v68-after-v71`, `v1-2019-12-10` and"
          + " `2024-11-13`, each also with `-2` and so on")
    }
    self.form = form
  }

  /// The id as written.
  public var text: String {
    switch form {
    case .version(let version): version.text
    case .returned(let version, let other, let time):
      "\(version)-after-\(other)\(Self.suffix(time))"
    case .recreated(let version, let day, let place): "\(version)-\(day)\(Self.suffix(place))"
    case .day(let day, let place): "\(day)\(Self.suffix(place))"
    }
  }

  private static func suffix(_ number: Int) -> String { number > 1 ? "-\(number)" : "" }
}

extension RevisionID.Form {
  fileprivate init?(_ text: String) {
    let parts = PolicyHistory.split(text[...].utf8, at: "-")
    if let version = try? VersionID(parts[0]) {
      self.init(version, parts.dropFirst())
    } else if let (day, place) = Self.dayAndPlace(parts[...]) {
      self = .day(day, place: place)
    } else {
      return nil
    }
  }

  private init?(_ version: VersionID, _ rest: ArraySlice<String>) {
    if rest.isEmpty {
      self = .version(version)
    } else if rest.first == "after", let other = try? VersionID(rest.dropFirst().first ?? ""),
      let time = Self.number(rest.dropFirst(2))
    {
      self = .returned(version, after: other, time: time)
    } else if let (day, place) = Self.dayAndPlace(rest) {
      self = .recreated(version, day, place: place)
    } else {
      return nil
    }
  }

  private static func dayAndPlace(_ parts: ArraySlice<String>) -> (Day, Int)? {
    guard let day = try? Day(parts.prefix(3).joined(separator: "-")),
      let place = number(parts.dropFirst(3))
    else { return nil }
    return (day, place)
  }

  /// The number that ends an id: 1 if there is none.
  private static func number(_ parts: ArraySlice<String>) -> Int? {
    if parts.isEmpty { return 1 }
    guard parts.count == 1, let text = parts.first, text.utf8.count <= 9, let number = Int(text)
    else { return nil }
    return number
  }
}

extension RevisionID: Comparable, CustomStringConvertible {
  /// Whether an id comes before another: by version number, then by its bytes; one without a
  /// version comes first.
  public static func < (a: RevisionID, b: RevisionID) -> Bool {
    let numbers = (a.version?.number ?? 0, b.version?.number ?? 0)
    return numbers.0 != numbers.1 ? numbers.0 < numbers.1 : a.text.precedesBytewise(b.text)
  }

  /// The id as written.
  public var description: String { text }
}
