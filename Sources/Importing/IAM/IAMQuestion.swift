public import PolicyHistory

/// A question to IAM that the AWS CLI can ask.
public enum IAMQuestion: Hashable, Sendable {
  /// Which policies by AWS there are.
  case policies
  /// Which versions of a policy there are, and which is the default.
  case versions(PolicyARN)
  /// What a version of a policy says.
  case version(PolicyARN, VersionID)
}

extension IAMQuestion {
  /// The arguments of the AWS CLI, which goes through the pages of a long list by itself.
  public var arguments: [String] {
    let question =
      switch self {
      case .policies: ["list-policies", "--scope", "AWS"]
      case .versions(let arn): ["list-policy-versions", "--policy-arn", arn.text]
      case .version(let arn, let version):
        ["get-policy-version", "--policy-arn", arn.text, "--version-id", version.text]
      }
    return ["iam"] + question + ["--output", "json"]
  }
}

/// Somebody who asks IAM, several questions at a time.
public protocol IAMService {
  /// How many questions are asked at a time, at least 1.
  var capacity: Int { get }

  /// Begins to ask; `next` has the answer.
  ///
  /// - Throws: `IAMFailure` where nothing can be asked at all.
  mutating func ask(_ question: IAMQuestion) throws(IAMFailure)

  /// Waits for the answer to any of the questions that have none yet, of which there is one.
  ///
  /// - Throws: `IAMFailure` where nobody can be waited for.
  mutating func next() throws(IAMFailure) -> (question: IAMQuestion, answer: IAMAnswer)
}
