import Foundation
import Testing

/// `import aws` against a server that other people made, through the real AWS CLI.
@Suite struct MotoTests {
  @Test func `AWS's policies come through the AWS CLI`() throws {
    guard let programs = MotoServer.programs else {
      return print("no moto_server and aws (`make judges`): IAM is not asked")
    }
    let place = try Workplace()
    let server = try MotoServer(programs, in: place)
    defer { server.end() }
    func aws(_ arguments: String...) throws -> Run {
      try place.run(
        ["--history", "store.git", "import", "aws", "--endpoint-url", server.address] + arguments,
        environment: [
          "PATH": "\(programs):/usr/bin:/bin", "AWS_ACCESS_KEY_ID": "a",
          "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "us-east-1",
        ])
    }
    let trial = try aws("--dry-run", "--format", "json")
    #expect(trial.status == 0, "\(trial.errors)")
    let listed = (try trial.json() as? [String: Any])?["listed"] as? Int
    #expect(try #require(listed) > 1000)

    let names = ["AWSLambdaBasicExecutionRole", "AmazonEC2ContainerServiceAutoscaleRole"]
    let first = try aws(names[0], names[1], "--format", "json")
    #expect(first.status == 0, "\(first.errors)")
    let summary = try #require(try first.json() as? [String: Any])
    #expect(summary["revisions"] as? Int == 2)
    #expect((summary["skipped"] as? [Any])?.isEmpty == true)
    let show = try place.run("--history", "store.git", "show", names[0])
    #expect(show.output.contains("logs:PutLogEvents"))
    let list = try place.run("--history", "store.git", "list", "--format", "json").objects()
    let arns = list.compactMap { ($0["policy"] as? [String: Any])?["arn"] as? String }
    #expect(arns.contains("arn:aws:iam::aws:policy/service-role/\(names[0])"))
    #expect(try aws(names[0], names[1]).lines.first == "nothing new: IAM lists 2 policies of aws")
    #expect(try aws("AmazonNoSuchPolicy").status == 2)

    let unknown = try place.run(
      ["--history", "other.git", "import", "aws", "--endpoint-url", server.address],
      environment: [
        "PATH": "\(programs):/usr/bin:/bin", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
      ])
    #expect(unknown.status == 2)
    #expect(unknown.errors.hasPrefix("error: the AWS CLI has no credentials"), "\(unknown.errors)")
  }

  /// Makes users, groups, roles and policies of all kinds.
  private static let account = """
    \(MotoServer.client)
    own = iam.create_policy(PolicyName="Deployment", PolicyDocument=allow("s3:GetObject"),
                            Path="/teams/")["Policy"]["Arn"]
    iam.create_policy_version(PolicyArn=own, PolicyDocument=allow("s3:*"), SetAsDefault=True)
    bound = iam.create_policy(PolicyName="Bound", PolicyDocument=allow("q:*"))["Policy"]["Arn"]
    iam.create_group(GroupName="developers")
    iam.attach_group_policy(GroupName="developers",
                            PolicyArn="arn:aws:iam::aws:policy/AmazonQFullAccess")
    iam.put_group_policy(GroupName="developers", PolicyName="more", PolicyDocument=allow("q:*"))
    iam.create_user(UserName="alice", PermissionsBoundary=bound)
    iam.add_user_to_group(UserName="alice", GroupName="developers")
    iam.put_user_policy(UserName="alice", PolicyName="own é", PolicyDocument=allow("ec2:*"))
    iam.create_role(RoleName="build", AssumeRolePolicyDocument=allow("sts:AssumeRole"))
    iam.attach_role_policy(RoleName="build", PolicyArn=own)
    iam.put_role_policy(RoleName="build", PolicyName="inline", PolicyDocument=allow("sqs:*"))
    """

  @Test func `the details of an account are read whole`() throws {
    guard let programs = MotoServer.programs else {
      return print("no moto_server and aws (`make judges`): no account is read")
    }
    let place = try Workplace()
    let server = try MotoServer(programs, in: place)
    defer { server.end() }
    let made = try place.execute("\(programs)/python3", ["-c", Self.account, server.address])
    #expect(made.status == 0, "\(made.errors)")
    let answer = try place.execute(
      "\(programs)/aws",
      [
        "iam", "get-account-authorization-details", "--endpoint-url", server.address, "--output",
        "json",
      ],
      environment: [
        "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "us-east-1",
        "PATH": "\(programs):/usr/bin:/bin",
      ])
    #expect(answer.status == 0, "\(answer.errors)")
    try place.write(answer.output, to: "account.json")
    let run = try place.run(
      "--history", "store.git", "import", "details", "account.json", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let summary = try #require(try run.json() as? [String: Any])
    #expect((summary["skipped"] as? [Any])?.isEmpty == true, "\(run.output)")
    let show = try place.run("--history", "store.git", "show", "123456789012/Deployment")
    #expect(show.output.contains("\"s3:*\"") && show.errors.hasPrefix("v2 ·"), "\(show.errors)")
    try judge(account: place)
  }

  /// What is known of the principals: a user, a group, and a role by the default version of the
  /// account's own policy.
  private func judge(account place: Workplace) throws {
    func rows(_ action: String) throws -> Set<String> {
      let run = try place.run(
        "--history", "store.git", "who", action, "--details", "account.json", "--format", "json")
      let report = try #require(try run.json() as? [String: Any], "\(run.errors)")
      let answers = try #require(report["principals"] as? [[String: Any]])
      return Set(
        answers.flatMap { answer in
          let name = (answer["principal"] as? [String: Any])?["name"] as? String ?? ""
          return (answer["access"] as? [[String: Any]] ?? []).map {
            let policy = ($0["policy"] as? [String: Any])?["name"] as? String ?? ""
            return "\(name) \($0["verdict"] ?? "") \(policy)"
          }
        })
    }
    let q = try rows("q:SendMessage")
    #expect(q.isSuperset(of: ["alice allowed more", "developers allowed more"]), "\(q)")
    #expect(try rows("s3:PutObject") == ["build allowed Deployment"])
    #expect(try rows("sqs:SendMessage") == ["build allowed inline"])
    // The server's details leave boundaries out.
    #expect(try rows("ec2:RunInstances") == ["alice allowed own é"])
  }
}
