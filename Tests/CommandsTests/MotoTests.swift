import Foundation
import Testing

/// `import aws` against a server that other people made, through the real AWS CLI.
@Suite struct MotoTests {
  /// The folder of `moto_server` and `aws`; nil where they were not installed.
  private static let programs: String? = {
    let built = SchemaTests.root.appending(path: "build/venv/bin").path()
    let folder = ProcessInfo.processInfo.environment["POLICY_HISTORY_AWS"] ?? built
    let found = ["aws", "moto_server"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
    }
    return found ? folder : nil
  }()

  @Test func `AWS's policies come through the AWS CLI`() throws {
    guard let programs = Self.programs else {
      return print("no moto_server and aws (`make judges`): IAM is not asked")
    }
    let place = try Workplace()
    let server = try Server(programs, in: place)
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
}

/// A server of moto on loopback, at a port that is free.
private final class Server {
  let address: String
  private let place: Workplace
  private let id: String

  /// Starts the server by way of a program that hands nothing on to it: what it inherited, the tests
  /// that run beside this one would wait for.
  private static let starter = """
    import os, subprocess, sys
    server = subprocess.Popen(
        [sys.argv[1], "-H", "127.0.0.1", "-p", "0"], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=open(sys.argv[2], "w"), start_new_session=True,
        env={"PATH": "/usr/bin:/bin", "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
             "PYTHONUNBUFFERED": "1"})
    print(server.pid)
    """

  init(_ programs: String, in place: Workplace) throws {
    self.place = place
    let log = place.path("moto.log")
    id = try place.execute(
      "\(programs)/python3", ["-c", Self.starter, "\(programs)/moto_server", log]
    ).output.trimmingCharacters(in: .whitespacesAndNewlines)
    let deadline = Date.now + 120
    var found: String?
    while found == nil, Date.now < deadline {
      Thread.sleep(forTimeInterval: 0.1)
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      found = text.firstMatch(of: /Running on (http:\/\/127\.0\.0\.1:[0-9]+)/).map { String($0.1) }
    }
    address = found ?? ""
    if found == nil {
      end()
      Issue.record("moto_server did not start")
    }
  }

  func end() { _ = try? place.execute("/bin/kill", ["-KILL", id]) }
}
