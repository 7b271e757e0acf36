import Foundation
import Testing

/// The workflow in `docs/` does what it says: its own steps, run by a shell against a server that
/// other people made.
@Suite struct WorkflowTests {
  /// Prints the commands of the steps as JSON, by their names.
  private static let reader = """
    import json, sys, yaml
    workflow = yaml.safe_load(open(sys.argv[1]))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(("run" in step) != ("uses" in step) for step in steps), steps
    print(json.dumps({step["name"]: step["run"] for step in steps if "run" in step}))
    """

  private static let account = """
    \(MotoServer.client)
    if sys.argv[2] == "first":
        own = iam.create_policy(PolicyName="Deployment", PolicyDocument=allow("s3:GetObject"))
        iam.create_role(RoleName="build", AssumeRolePolicyDocument=allow("sts:AssumeRole"))
        iam.attach_role_policy(RoleName="build", PolicyArn=own["Policy"]["Arn"])
    else:
        iam.create_policy_version(PolicyArn="arn:aws:iam::123456789012:policy/Deployment",
                                  PolicyDocument=allow("s3:*"), SetAsDefault=True)
    """

  @Test func `the steps of the workflow import, review and tell`() throws {
    guard let programs = MotoServer.programs,
      FileManager.default.isExecutableFile(atPath: "/usr/bin/jq")
    else { return print("no moto_server, aws and jq (`make judges`): the workflow is not run") }
    let place = try Workplace()
    let server = try MotoServer(programs, in: place, hasManaged: false)
    defer { server.end() }
    let file = SchemaTests.root.appending(path: "docs/review-workflow.yml").path()
    let read = try place.execute("\(programs)/python3", ["-c", Self.reader, file])
    let steps = try #require(try read.json() as? [String: String], "\(read.errors)")
    #expect(steps.keys.sorted() == ["Build", "Import", "Review", "Who gained what in a month"])

    func change(_ which: String) throws {
      let made = try place.execute(
        "\(programs)/python3", ["-c", Self.account, server.address, which])
      try #require(made.status == 0, "\(made.errors)")
    }
    func run(_ commands: String) throws -> Run {
      let bin = Workplace.program.deletingLastPathComponent().path()
      return try place.execute(
        "/bin/bash", ["-e", "-o", "pipefail", "-c", commands],
        environment: [
          "PATH": "\(bin):\(programs):/usr/bin:/bin", "POLICY_HISTORY": "history.git",
          "GITHUB_STEP_SUMMARY": place.path("summary.md"), "AWS_ENDPOINT_URL": server.address,
          "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "us-east-1",
        ])
    }
    func step(_ name: String) throws -> Run { try run(try #require(steps[name])) }
    func summary() throws -> String {
      try String(contentsOfFile: place.path("summary.md"), encoding: .utf8)
    }

    try change("first")
    let first = try step("Import")
    #expect(first.status == 0, "\(first.errors)")
    // What the head of the file says to do once.
    let lock = try run("policy-history review --lock policies.lock --from-details account.json")
    #expect(lock.status == 0, "\(lock.errors)")
    let unchanged = try step("Review")
    #expect(unchanged.status == 0, "\(unchanged.errors)")

    try change("second")
    #expect(try step("Import").status == 0)
    #expect(try step("Review").status == 1)
    #expect(try summary().contains("Deployment"))
    #expect(try summary().contains("`s3:*`"))
    let told = try step("Who gained what in a month")
    #expect(told.status != 2, "\(told.errors)")
    let summary = try summary()
    #expect(summary.contains("build"), "\(summary)")
  }
}
