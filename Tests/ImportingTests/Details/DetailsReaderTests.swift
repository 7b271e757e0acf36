import PolicyHistory
import PolicyLanguage
import Testing

@testable import Importing

/// What `aws iam get-account-authorization-details` prints is read whole.
@Suite struct DetailsReaderTests {
  static let allow = #"{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#

  /// The same, percent-encoded as IAM sends it.
  static let encoded =
    "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C"
    + "%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22*%22%7D%5D%7D"

  static func details(_ text: String) throws -> AccountDetails {
    try AccountDetails(text: Array(text.utf8))
  }

  static let sample = """
    {
      "UserDetailList": [
        { "Path": "/", "UserName": "alice", "UserId": "AIDA1", "CreateDate": "2023-01-01T00:00:00+00:00",
          "Arn": "arn:aws:iam::123456789012:user/alice",
          "UserPolicyList": [ { "PolicyName": "own", "PolicyDocument": \(allow) } ],
          "GroupList": [ "developers" ],
          "AttachedManagedPolicies": [],
          "PermissionsBoundary": { "PermissionsBoundaryType": "Policy",
            "PermissionsBoundaryArn": "arn:aws:iam::123456789012:policy/teams/Bound" },
          "Tags": [ { "Key": "a", "Value": "b" } ] }
      ],
      "GroupDetailList": [
        { "GroupName": "developers", "Arn": "arn:aws:iam::123456789012:group/developers",
          "GroupPolicyList": [],
          "AttachedManagedPolicies": [ { "PolicyName": "AmazonQFullAccess",
            "PolicyArn": "arn:aws:iam::aws:policy/AmazonQFullAccess" } ] }
      ],
      "RoleDetailList": [
        { "RoleName": "build", "Arn": "arn:aws:iam::123456789012:role/ci/build",
          "AssumeRolePolicyDocument": { "anything": [] }, "InstanceProfileList": [],
          "RolePolicyList": [ { "PolicyName": "broken", "PolicyDocument": { "Statement": 1 } } ],
          "AttachedManagedPolicies": [] }
      ],
      "Policies": [
        { "PolicyName": "Bound", "Arn": "arn:aws:iam::123456789012:policy/teams/Bound",
          "DefaultVersionId": "v2", "AttachmentCount": 0,
          "PolicyVersionList": [
            { "VersionId": "v2", "IsDefaultVersion": true, "CreateDate": "2024-05-01T10:00:00Z",
              "Document": "\(encoded)" },
            { "VersionId": "v1", "IsDefaultVersion": false, "CreateDate": "2024-04-01T10:00:00Z",
              "Document": { "Statement": [] , "Sid": 1 } }
          ] }
      ]
    }
    """

  @Test func `principals are read with all that is attached to them`() throws {
    let details = try Self.details(Self.sample)
    #expect(
      details.principals.map(\.description) == ["user/alice", "group/developers", "role/build"])
    let (user, group, role) = (
      details.principals[0], details.principals[1], details.principals[2]
    )
    #expect(user.groups == ["developers"] && user.account == "123456789012")
    #expect(user.boundary?.key.description == "123456789012/Bound")
    let allow = try PolicyDocument(text: Array(Self.allow.utf8))
    #expect(user.inline == [InlinePolicy(name: "own", document: allow)])
    #expect(group.attached.map(\.text) == ["arn:aws:iam::aws:policy/AmazonQFullAccess"])
    #expect(role.inline == [InlinePolicy(name: "broken", document: nil)])
    #expect(!details.isPartial)
  }

  @Test func `versions are read, encoded or not, and what cannot be is told with its place`() throws
  {
    let details = try Self.details(Self.sample)
    let policy = try #require(details.policies.first)
    #expect(policy.arn.key.description == "123456789012/Bound")
    #expect(policy.defaultVersion?.text == "v2")
    #expect(policy.versions.map(\.id.text) == ["v2"])
    #expect(policy.versions[0].file.created?.description == "2024-05-01T10:00:00Z")
    #expect(policy.versions[0].file.document.statements.elements.count == 1)
    #expect(
      details.unreadable.map(\.owner) == [
        .inline("broken", of: "arn:aws:iam::123456789012:role/ci/build"),
        .version(policy.arn, try VersionID("v1")),
      ])
    #expect(details.unreadable.map { $0.problem.location?.line } == [21, 31])
  }

  @Test func `a file by a filter has some of the lists, a part says so`() throws {
    #expect(try Self.details(#"{"RoleDetailList": []}"#).principals.isEmpty)
    #expect(try !Self.details(#"{"Policies": [], "IsTruncated": false}"#).isPartial)
    #expect(try Self.details(#"{"Policies": [], "IsTruncated": true, "Marker": "m"}"#).isPartial)
    #expect(try Self.details(#"{"Policies": [], "NextToken": "t"}"#).isPartial)
  }

  @Test(arguments: [
    ("[]", "an array where the details of an account should stand"),
    ("{}", "none of `UserDetailList`"),
    (#"{"UserDetailList": {}}"#, "`UserDetailList` is an object; an array is accepted"),
    (#"{"UserDetailList": [1]}"#, "a number where an element of `UserDetailList` should stand"),
    (#"{"UserDetailList": [{"Arn": "a"}]}"#, "an object without `UserName`"),
    (#"{"RoleDetailList": [{"RoleName": 1}]}"#, "`RoleName` is a number; a string is accepted"),
    (
      #"{"GroupDetailList": [{"GroupName": "g", "Arn": "a", "AttachedManagedPolicies":"#
        + #" [{"PolicyArn": "p"}]}]}"#, "`PolicyArn`: `p` is not the ARN of a policy"
    ),
    (
      #"{"Policies": [{"Arn": "arn:aws:iam::aws:policy/P", "DefaultVersionId": "1"}]}"#, "VersionId"
    ),
  ])
  func `what is not in order is refused with its place`(text: String, message: String) {
    let error = #expect(throws: ParseError.self) { try Self.details(text) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(error?.location?.line == 1)
  }
}
