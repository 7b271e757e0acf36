internal import PolicyHistory
internal import PolicyLanguage

/// A policy as IAM lists it.
struct ListedPolicy {
  let arn: PolicyARN
  /// The version in force.
  let version: VersionID
  /// When the policy was made, which is anew after it was deleted.
  let created: Moment?
  /// Whether it can be attached; else it is deprecated.
  let isAttachable: Bool
}

extension ListedPolicy {
  /// Reads the output of `aws iam list-policies`, whole.
  ///
  /// - Throws: `ParseError`: no such list, a part of one, a policy that is not AWS's.
  static func read(_ text: [UInt8]) throws(ParseError) -> [ListedPolicy] {
    let json = try JSONReader.read(text, limits: PolicyLists.limits)
    guard let policies = json["Policies"]?.array else {
      throw ParseError("\(json.kind) without `Policies`", at: json.offset)
    }
    if json["IsTruncated"]?.bool == true || json["NextToken"] != nil {
      throw ParseError("a part of a list", at: json.offset)
    }
    var listed: [ListedPolicy] = []
    for policy in policies { listed.append(try ListedPolicy(policy)) }
    return listed
  }

  private init(_ json: JSONValue) throws(ParseError) {
    arn = try json.require("Arn", PolicyARN.init)
    version = try json.require("DefaultVersionId", VersionID.init)
    created = try json["CreateDate"].map(PolicyFile.date)
    isAttachable = json["IsAttachable"]?.bool ?? true
  }
}

/// A version of a policy as IAM lists it.
struct ListedVersion {
  let version: VersionID
  let isDefault: Bool
}

extension ListedVersion {
  /// Reads the output of `aws iam list-policy-versions`.
  ///
  /// - Throws: `ParseError`: no such list, or none of the versions is the default.
  static func read(_ text: [UInt8]) throws(ParseError) -> [ListedVersion] {
    let json = try JSONReader.read(text, limits: PolicyLists.limits)
    guard let versions = json["Versions"]?.array else {
      throw ParseError("\(json.kind) without `Versions`", at: json.offset)
    }
    var listed: [ListedVersion] = []
    for json in versions {
      listed.append(
        ListedVersion(
          version: try json.require("VersionId", VersionID.init),
          isDefault: json["IsDefaultVersion"]?.bool ?? false))
    }
    guard listed.contains(where: \.isDefault) else {
      throw ParseError("no default version", at: json.offset)
    }
    return listed
  }
}

extension JSONValue {
  fileprivate var bool: Bool? {
    if case .bool(let value) = content { value } else { nil }
  }

  /// Makes something of a string that must be there.
  fileprivate func require<Value>(
    _ key: String, _ make: (String) throws(NameError) -> Value
  ) throws(ParseError) -> Value {
    guard let text = self[key]?.string else {
      throw ParseError("\(kind) without `\(key)`", at: offset)
    }
    do throws(NameError) {
      return try make(text)
    } catch {
      throw ParseError("`\(key)`: \(error)", at: offset)
    }
  }
}
