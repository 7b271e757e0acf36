import Foundation
import Testing

/// A server of moto on loopback, at a port that is free.
final class MotoServer {
  /// The folder of `moto_server` and `aws`; nil where they were not installed.
  static let programs: String? = {
    let built = SchemaTests.root.appending(path: "build/venv/bin").path()
    let folder = ProcessInfo.processInfo.environment["POLICY_HISTORY_AWS"] ?? built
    let found = ["aws", "moto_server"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
    }
    return found ? folder : nil
  }()

  /// The beginning of scripts that make accounts: IAM at the address that is the first argument, and a
  /// document that allows an action.
  static let client = """
    import json, sys
    import boto3
    iam = boto3.client("iam", endpoint_url=sys.argv[1], region_name="us-east-1",
                       aws_access_key_id="a", aws_secret_access_key="b")
    def allow(action):
        return json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": action, "Resource": "*"}]})
    """

  /// Where it answers.
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
        env={"PATH": "/usr/bin:/bin", "MOTO_IAM_LOAD_MANAGED_POLICIES": sys.argv[3],
             "PYTHONUNBUFFERED": "1"})
    print(server.pid)
    """

  /// - Parameter hasManaged: Whether it has AWS's managed policies; to list them takes it a minute.
  init(_ programs: String, in place: Workplace, hasManaged: Bool = true) throws {
    self.place = place
    let log = place.path("moto.log")
    id = try place.execute(
      "\(programs)/python3", ["-c", Self.starter, "\(programs)/moto_server", log, "\(hasManaged)"]
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
