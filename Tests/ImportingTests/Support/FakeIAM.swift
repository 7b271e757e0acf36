import Importing
import PolicyHistory

/// IAM as a table of policies, which answers the question that was asked last first, or first.
struct FakeIAM: IAMService {
  struct Version {
    var number: Int
    var created: String
    var text: String?
  }

  struct FakePolicy {
    var path = "/"
    var isListed = true
    var isAttachable = true
    var created = "2020-01-01T00:00:00Z"
    var current: Int
    /// The versions that `list-policy-versions` has.
    var versions: [Version]
    /// Versions that IAM has and does not list.
    var hidden: [Version] = []
  }

  var policies: [String: FakePolicy] = [:]
  var partition = "aws"
  var capacity = 3
  var answersLastFirst = true
  /// What the answers are after so many.
  var failure: (after: Int, IAMFailure)?
  /// What the answer to a question is instead.
  var instead: [IAMQuestion: IAMAnswer] = [:]

  /// What was asked, in order.
  private(set) var asked: [IAMQuestion] = []
  private var waiting: [IAMQuestion] = []
  private(set) var mostAtOnce = 0

  init(_ policies: [String: FakePolicy]) { self.policies = policies }

  /// Forgets what was asked.
  mutating func rest() { (asked, waiting, failure) = ([], [], nil) }

  mutating func ask(_ question: IAMQuestion) {
    asked.append(question)
    waiting.append(question)
    mostAtOnce = max(mostAtOnce, waiting.count)
  }

  mutating func next() throws(IAMFailure) -> (question: IAMQuestion, answer: IAMAnswer) {
    guard let last = answersLastFirst ? waiting.popLast() : waiting.first else {
      throw IAMFailure(.other, "nothing was asked")
    }
    if !answersLastFirst { waiting.removeFirst() }
    if let failure, asked.count - waiting.count > failure.after {
      return (last, .failure(failure.1))
    }
    return (last, instead[last] ?? answer(to: last))
  }

  /// The ARN of a policy.
  func arn(_ name: String) throws -> PolicyARN {
    try PolicyARN("arn:\(partition):iam::aws:policy\(policies[name]?.path ?? "/")\(name)")
  }

  private func answer(to question: IAMQuestion) -> IAMAnswer {
    switch question {
    case .policies: return .text(Array(list.utf8))
    case .versions(let arn):
      guard let policy = policies[arn.key.name.text] else { return .noSuchEntity }
      let versions = policy.versions.map { version in
        """
        {"VersionId": "v\(version.number)", "CreateDate": "\(version.created)",
        "IsDefaultVersion": \(version.number == policy.current)}
        """
      }
      return .text(Array(#"{"Versions": [\#(versions.joined(separator: ","))]}"#.utf8))
    case .version(let arn, let id):
      guard let policy = policies[arn.key.name.text],
        let version = (policy.versions + policy.hidden).first(where: { $0.number == id.number })
      else { return .noSuchEntity }
      return .text(Array(Self.text(version, isDefault: version.number == policy.current).utf8))
    }
  }

  private var list: String {
    let listed = policies.filter(\.value.isListed).sorted { $0.key < $1.key }.map { name, policy in
      """
      {"PolicyName": "\(name)", "Arn": "arn:\(partition):iam::aws:policy\(policy.path)\(name)",
      "DefaultVersionId": "v\(policy.current)", "IsAttachable": \(policy.isAttachable),
      "CreateDate": "\(policy.created)"}
      """
    }
    return #"{"Policies": [\#(listed.joined(separator: ","))]}"#
  }

  private static func text(_ version: Version, isDefault: Bool) -> String {
    """
    {"PolicyVersion": {"VersionId": "v\(version.number)", "CreateDate": "\(version.created)",
    "IsDefaultVersion": \(isDefault), "Document": \(version.text ?? document(version.number))}}
    """
  }

  /// The document of a version.
  static func document(_ number: Int) -> String {
    """
    {"Version": "2012-10-17", "Statement":
    [{"Effect": "Allow", "Action": "s3:Get\(number)", "Resource": "*"}]}
    """
  }

  /// Versions made a day after the other, from 2020-01-01.
  static func versions(_ numbers: Int...) -> [Version] {
    numbers.map { Version(number: $0, created: "2020-01-\($0 < 10 ? "0" : "")\($0)T00:00:00Z") }
  }
}

extension FakeIAM {
  /// Imports what it has into a history.
  mutating func read(
    into history: History = History(), only: [String] = [], at now: String = "2026-11-25T08:00:00Z"
  ) throws -> (history: History, summary: IAMSummary) {
    var history = history
    var asking = try IAMImport(from: &self, into: history, only: only, at: Moment(now).start)
    try asking.run(&self) { asking, findings in
      let recorded = asking.recording(findings, in: history)
      history = recorded.history
      asking.recorded(recorded.summary)
    }
    return (history, asking.summary)
  }
}
