import Foundation

/// Details of an account as `aws iam get-account-authorization-details` prints them, made by hand.
enum Account {
  static let id = "123456789012"

  /// A document of one statement that allows.
  static func allow(_ action: String, on resource: String = "*") -> [String: Any] {
    document([["Effect": "Allow", "Action": action, "Resource": resource]])
  }

  static func document(_ statements: [[String: Any]]) -> [String: Any] {
    ["Version": "2012-10-17", "Statement": statements]
  }

  /// The ARN of a policy: one of the account, or by AWS where the name begins like one.
  static func arn(_ policy: String) -> String {
    let isOwn = !policy.hasPrefix("A")
    return "arn:aws:iam::\(isOwn ? id : "aws"):policy/\(policy)"
  }

  /// A user, a group or a role.
  static func principal(
    _ kind: String, _ name: String, attached: [String] = [], inline: [String: Any] = [:],
    groups: [String] = [], boundary: String? = nil
  ) -> [String: Any] {
    var principal: [String: Any] = [
      "\(kind)Name": name, "Arn": "arn:aws:iam::\(id):\(kind.lowercased())/\(name)",
      "\(kind)PolicyList": inline.sorted { $0.key < $1.key }.map {
        ["PolicyName": $0.key, "PolicyDocument": $0.value]
      },
      "AttachedManagedPolicies": attached.map { ["PolicyName": $0, "PolicyArn": arn($0)] },
    ]
    if kind == "User" { principal["GroupList"] = groups }
    if let boundary {
      principal["PermissionsBoundary"] = [
        "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": arn(boundary),
      ]
    }
    return principal
  }

  /// A managed policy with versions and their dates; the last one is in force unless another is named.
  static func policy(
    _ name: String, _ versions: [(created: String, document: [String: Any])],
    inForce: Int? = nil
  ) -> [String: Any] {
    let current = inForce ?? versions.count
    return [
      "PolicyName": name, "Arn": arn(name), "DefaultVersionId": "v\(current)",
      "PolicyVersionList": versions.enumerated().map { number, version in
        [
          "VersionId": "v\(number + 1)", "IsDefaultVersion": number + 1 == current,
          "CreateDate": version.created, "Document": version.document,
        ] as [String: Any]
      },
    ]
  }

  /// A file of these.
  static func file(
    users: [[String: Any]] = [], groups: [[String: Any]] = [], roles: [[String: Any]] = [],
    policies: [[String: Any]] = []
  ) throws -> String {
    let file: [String: Any] = [
      "UserDetailList": users, "GroupDetailList": groups, "RoleDetailList": roles,
      "Policies": policies,
    ]
    let data = try JSONSerialization.data(
      withJSONObject: file, options: [.sortedKeys, .prettyPrinted])
    return String(decoding: data, as: UTF8.self)
  }
}
