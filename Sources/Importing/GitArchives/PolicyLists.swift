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

  /// The paths of the lists of an archive.
  static func paths(beside layout: ArchiveLayout) -> [String] {
    let folders = layout.parent == "." ? [""] : ["", "\(layout.parent)/"]
    return folders.flatMap { folder in [listed, deprecated].map { folder + $0 } }
  }
}

extension PolicyLists {
  /// The scope that the ARNs of some lists are of, if it is one; accounts do not count.
  static func statedScope(of lists: [String: PolicyList]) -> PolicyScope? {
    let scopes = Set(lists.values.flatMap(\.arns.values).map(\.key.scope)).filter { !$0.isAccount }
    return scopes.count == 1 ? scopes.first : nil
  }
}

/// How many ARNs a text has, and a sum of their hashes, whatever their order.
struct ARNTrace: Equatable {
  private var count = 0
  private var sum: UInt64 = 0

  /// Looks for strings that begin with `arn:`.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init(of text: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let start = Array("\"arn:".utf8)
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        guard text[index] == quote else {
          index += 1
          continue
        }
        let isARN =
          index + start.count <= text.count
          && start.indices.allSatisfy { text[index + $0] == start[$0] }
        index += 1
        if !isARN { continue }
        // FNV-1a.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        while index < text.count, text[index] != quote {
          hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3
          index += 1
        }
        count += 1
        sum &+= hash
      }
    }
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
  ///
  /// - Parameter known: The trace of the ARNs of the list before, made that of this one. Lists are
  ///   long and change with every attached policy; one with the same ARNs is not read as JSON, and
  ///   nil is returned.
  func policyList(
    _ id: ObjectID, unless known: inout ARNTrace?
  ) throws(ImportError) -> PolicyList.Content? {
    guard let text = try text(of: id) else { return .missing }
    let trace = ARNTrace(of: text)
    if trace == known { return nil }
    let content = policyList(text)
    // A list that could not be read says nothing about the next one.
    if case .list = content { known = trace }
    return content
  }

  /// Reads a list of policies.
  func policyList(_ id: ObjectID) throws(ImportError) -> PolicyList.Content {
    guard let text = try text(of: id) else { return .missing }
    return policyList(text)
  }

  private func policyList(_ text: [UInt8]) -> PolicyList.Content {
    do throws(ParseError) {
      return .list(try PolicyList(text: text))
    } catch {
      return .unreadable(error.message)
    }
  }

  /// Reads the lists of policies that an archive has at a commit's tree, by their paths.
  func policyLists(
    beside layout: ArchiveLayout, in tree: ObjectID
  ) throws(ImportError) -> [String: PolicyList] {
    var lists: [String: PolicyList] = [:]
    for path in PolicyLists.paths(beside: layout) where path.hasSuffix(PolicyLists.listed) {
      let entry = try git { () throws(GitError) in try self.entry(at: path, in: tree) }
      guard let entry, entry.isFile, case .list(let list) = try policyList(entry.id) else {
        continue
      }
      lists[path] = list
    }
    return lists
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
