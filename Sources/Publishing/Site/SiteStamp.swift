internal import PolicyLanguage

/// What a site was made of, and by which program: where it is the same, so is every page.
public struct SiteStamp: Sendable {
  private let program: String
  private let address: String
  private let history: String?

  /// States what a site is made of.
  ///
  /// - Parameters:
  ///   - program: The version of the program.
  ///   - address: The address that the folder will have.
  ///   - history: The id of the snapshot; `nil` for an empty store.
  public init(program: String, address: String, history: String?) {
    (self.program, self.address, self.history) = (program, address, history)
  }

  /// The file that says so.
  public var file: PublishedFile {
    let json = JSONValue.object([
      ("program", .string(program)), ("address", .string(address)),
      ("history", history.map(JSONValue.string)),
    ])
    return PublishedFile("api/site.json", json.text(.compact) + "\n")
  }
}
