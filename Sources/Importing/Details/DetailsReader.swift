internal import PolicyHistory
public import PolicyLanguage

extension AccountDetails {
  /// Documents stand a few levels deep in a file, which has some 20 MB for an account of 5,000 roles.
  static let limits = JSONReader.Limits(depth: 64 + 8, size: 1 << 30)

  /// Reads a file.
  ///
  /// Documents may be JSON, or strings of it, percent-encoded or not. One that cannot be read is
  /// passed over and told; everything else has to be in order. Other keys are passed over.
  ///
  /// - Throws: `ParseError`, with line and column: not JSON, none of the four lists, or an element
  ///   that is not what it should be.
  /// - Complexity: O(*n*) in the length of the text.
  public init(text: [UInt8]) throws(ParseError) {
    let json = try JSONReader.read(text, limits: Self.limits)
    do throws(ParseError) {
      var reader = DetailsReader()
      try reader.read(json)
      self = reader.details
      unreadable = unreadable.map {
        Unreadable(owner: $0.owner, problem: $0.problem.located(in: text))
      }
    } catch {
      throw error.located(in: text)
    }
  }
}

/// Reads the four lists.
private struct DetailsReader {
  var details = AccountDetails()

  private static let policies = "Policies"

  mutating func read(_ json: JSONValue) throws(ParseError) {
    let file = try DetailsElement(json, "the details of an account")
    let kinds: [(kind: Principal.Kind, list: String)] = [
      (.user, "UserDetailList"), (.group, "GroupDetailList"), (.role, "RoleDetailList"),
    ]
    let lists = kinds.map(\.list) + [Self.policies]
    guard lists.contains(where: { json[$0] != nil }) else {
      let names = lists.map { "`\($0)`" }.joined(separator: ", ")
      throw ParseError(
        "none of \(names); what `aws iam get-account-authorization-details` prints is accepted",
        at: json.offset)
    }
    for (kind, list) in kinds {
      for element in try file.list(list) { try readPrincipal(kind, element) }
    }
    for element in try file.list(Self.policies) { try readPolicy(element) }
    // The AWS CLI joins all pages unless it is told not to (`--max-items`, `--no-paginate`).
    details.isPartial = json["NextToken"]?.string != nil || file.isTrue("IsTruncated")
  }

  // MARK: Principals

  private mutating func readPrincipal(
    _ kind: Principal.Kind, _ element: DetailsElement
  ) throws(ParseError) {
    let title = kind.title
    let name = try element.text("\(title)Name")
    let arn = try element.text("Arn")
    var groups: [String] = []
    if kind == .user { groups = try element.texts("GroupList") }
    var inline: [InlinePolicy] = []
    for policy in try element.list("\(title)PolicyList") {
      inline.append(try readInline(policy, of: arn))
    }
    var attached: [PolicyARN] = []
    for policy in try element.list("AttachedManagedPolicies") {
      attached.append(try policy.arn("PolicyArn"))
    }
    let boundary = try element.element("PermissionsBoundary")
    details.principals.append(
      Principal(
        kind, name: name, arn: arn, groups: groups, inline: inline, attached: attached,
        boundary: try boundary.map { (element) throws(ParseError) in
          try element.arn("PermissionsBoundaryArn")
        }))
  }

  private mutating func readInline(
    _ element: DetailsElement, of arn: String
  ) throws(ParseError) -> InlinePolicy {
    let name = try element.text("PolicyName")
    let content = try element.required("PolicyDocument")
    do throws(ParseError) {
      return InlinePolicy(name: name, document: try PolicyFile.document(content))
    } catch {
      details.unreadable.append(.init(owner: .inline(name, of: arn), problem: error))
      return InlinePolicy(name: name, document: nil)
    }
  }

  // MARK: Policies

  private mutating func readPolicy(_ element: DetailsElement) throws(ParseError) {
    let arn = try element.arn("Arn")
    var policy = AccountDetails.DetailedPolicy(
      arn: arn,
      defaultVersion: try element.value("DefaultVersionId").map { value throws(ParseError) in
        try PolicyFile.version(value)
      })
    for version in try element.list("PolicyVersionList") {
      let id = try PolicyFile.version(try version.required("VersionId"))
      do throws(ParseError) {
        policy.versions.append(
          AccountDetails.Version(id: id, file: try PolicyFile(version.json)))
      } catch {
        details.unreadable.append(.init(owner: .version(arn, id), problem: error))
      }
    }
    details.policies.append(policy)
  }
}

extension Principal.Kind {
  /// What IAM's keys begin with.
  fileprivate var title: String {
    switch self {
    case .user: "User"
    case .group: "Group"
    case .role: "Role"
    }
  }
}
