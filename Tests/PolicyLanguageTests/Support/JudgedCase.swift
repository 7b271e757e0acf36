import PolicyLanguage

/// One of the judged pairs of documents in `cases/iam-cases.json`.
struct JudgedCase {
  let id: String
  let title: String
  let old: PolicyDocument
  let new: PolicyDocument
  /// `equivalent`, `widened`, `narrowed` or `mixed`.
  let expectation: String
  let added: [Request]
  let removed: [Request]

  /// All cases, or none where the file is absent.
  static func all() throws -> [JudgedCase] {
    guard let text = SharedFiles.read("cases/iam-cases.json") else { return [] }
    return try (JSONReader.read(text).array ?? []).map(JudgedCase.init)
  }

  private init(_ json: JSONValue) throws {
    id = json["id"]?.string ?? ""
    title = json["title"]?.string ?? ""
    old = try PolicyDocument(json["old"] ?? .null)
    new = try PolicyDocument(json["new"] ?? .null)
    expectation = json["expect"]?.string ?? ""
    added = (json["witness_added"]?.array ?? []).map(Request.init)
    removed = (json["witness_removed"]?.array ?? []).map(Request.init)
  }
}

extension Request {
  /// Reads a request that is written as a list of action, resource and context.
  fileprivate init(_ json: JSONValue) {
    let elements = json.array ?? []
    var context: [String: Value] = [:]
    for member in elements.last?.members ?? [] {
      if let values = member.value.array {
        context[member.key] = .many(values.compactMap(\.string))
      } else if let value = member.value.string {
        context[member.key] = .one(value)
      }
    }
    self.init(elements.first?.string ?? "", elements.dropFirst().first?.string ?? "", context)
  }
}
