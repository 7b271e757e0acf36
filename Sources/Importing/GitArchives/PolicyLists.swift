internal import Git
internal import PolicyHistory
internal import PolicyLanguage

/// The lists that stand beside the policies of an archive: what IAM listed, and what is deprecated.
enum PolicyLists {
  /// The names of the files.
  static let listed = "policies-list.json"
  static let deprecated = "DEPRECATED.json"

  /// A list of all policies is long.
  static let limits = JSONReader.Limits(depth: 64, size: 1 << 26)

  /// Where the lists of an archive are.
  struct Files {
    /// The paths that are looked at: beside the folder of the policies, and at the root.
    let paths: [String]

    /// The scope that the ARNs of the newest list are of, if it is one.
    let statedScope: PolicyScope?

    /// Looks for the lists at a commit's tree.
    init(
      beside layout: ArchiveLayout, in repository: Repository, _ tree: ObjectID
    ) throws(ImportError) {
      paths = PolicyLists.paths(beside: layout)
      var scopes: Set<PolicyScope> = []
      for path in paths where path.hasSuffix(PolicyLists.listed) {
        let entry = try git { () throws(GitError) in try repository.entry(at: path, in: tree) }
        guard let entry, entry.kind == .file || entry.kind == .executable else { continue }
        guard case .list(let list) = try repository.policyList(entry.id) else { continue }
        scopes.formUnion(list.arns.values.map(\.key.scope).filter { !$0.isAccount })
      }
      statedScope = scopes.count == 1 ? scopes.first : nil
    }
  }

  /// The paths of the lists of an archive.
  static func paths(beside layout: ArchiveLayout) -> [String] {
    let folders = layout.parent == "." ? [""] : ["", "\(layout.parent)/"]
    return folders.flatMap { folder in [listed, deprecated].map { folder + $0 } }
  }
}

/// What IAM listed, as `aws iam list-policies` prints it.
struct PolicyList {
  /// The ARNs of the policies by AWS, by name.
  let arns: [PolicyName: PolicyARN]

  /// What a file of the name turned out to be.
  enum Content {
    case list(PolicyList)
    case missing
    /// No list, or not a complete one, and why.
    case unreadable(String)
  }

  /// Reads a list.
  ///
  /// - Throws: `ParseError`: no such list, or a part of one.
  init(text: [UInt8]) throws(ParseError) {
    let json = try JSONReader.read(text, limits: PolicyLists.limits)
    guard let policies = (json["Policies"] ?? json).array else {
      throw ParseError("\(json.kind) without `Policies`", at: json.offset)
    }
    if case .bool(true)? = json["IsTruncated"]?.content {
      throw ParseError("a part of a list", at: json.offset)
    }
    var arns: [PolicyName: PolicyARN] = [:]
    for policy in policies {
      guard let text = policy["Arn"]?.string else {
        throw ParseError("a policy without `Arn`", at: policy.offset)
      }
      guard let arn = try? PolicyARN(text), !arn.key.scope.isAccount else { continue }
      arns[arn.key.name] = arn
    }
    self.arns = arns
  }
}

extension Repository {
  /// Reads a list of policies.
  func policyList(_ id: ObjectID) throws(ImportError) -> PolicyList.Content {
    guard let text = try text(of: id) else { return .missing }
    do throws(ParseError) {
      return .list(try PolicyList(text: text))
    } catch {
      return .unreadable(error.message)
    }
  }

  /// Reads the names of what is deprecated: a list of names, or an object with a name for each key.
  func deprecatedNames(_ id: ObjectID) throws(ImportError) -> Result<[PolicyName], ParseError>? {
    guard let text = try text(of: id) else { return nil }
    do throws(ParseError) {
      let json = try JSONReader.read(text, limits: PolicyLists.limits)
      guard let names = json.array.map({ $0.compactMap(\.string) }) ?? json.members?.map(\.key)
      else { throw ParseError("\(json.kind); a list of names is accepted", at: json.offset) }
      return .success(names.compactMap { try? PolicyName($0) })
    } catch {
      return .failure(error)
    }
  }

  private func text(of id: ObjectID) throws(ImportError) -> [UInt8]? {
    let size = try git { () throws(GitError) in try self.size(of: id) }
    guard let size else { return nil }
    if size > PolicyLists.limits.size { return [] }
    return try git { () throws(GitError) in try blob(id) }
  }
}
