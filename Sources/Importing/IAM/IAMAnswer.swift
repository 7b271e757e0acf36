/// What IAM answered to a question, by way of the AWS CLI.
public enum IAMAnswer: Sendable {
  /// JSON, or what should be.
  case text([UInt8])
  /// There is no such policy, or no such version of it.
  case noSuchEntity
  /// It did not answer; what else is asked will not do better.
  case failure(IAMFailure)
}

extension IAMAnswer {
  /// Reads how a run of the AWS CLI ended.
  ///
  /// - Parameters:
  ///   - status: Its exit status; of a process that a signal ended, anything but 0.
  ///   - output: What it wrote to stdout.
  ///   - errors: What it wrote to stderr.
  public init(status: Int32, output: [UInt8], errors: String) {
    if status == 0 {
      self = .text(output)
      return
    }
    let failure = IAMFailure(status: status, errors: errors)
    self = failure.code == "NoSuchEntity" ? .noSuchEntity : .failure(failure)
  }
}

/// Why IAM cannot be asked.
public struct IAMFailure: Error, Sendable, Equatable {
  /// What a person would do something else about.
  public enum Reason: Sendable, CaseIterable {
    /// There is no AWS CLI.
    case notInstalled
    /// The user has no credentials, or none by this profile.
    case noCredentials
    /// Credentials were accepted once.
    case expired
    /// Credentials are not accepted.
    case refused
    /// They do not allow it.
    case denied
    /// IAM is asked too often.
    case throttled
    /// Nobody answers.
    case unreachable
    /// Something else.
    case other
  }

  /// What kind of failure it is.
  public let reason: Reason

  /// What the AWS CLI, or the system, says.
  public let words: String

  /// IAM's code of the error, if it answered with one.
  let code: String?

  /// Makes a failure.
  public init(_ reason: Reason, _ words: String) {
    self.reason = reason
    self.words = words
    code = nil
  }

  /// Reads what the AWS CLI writes to stderr: `An error occurred (CODE) when calling …`, or a
  /// sentence of its own.
  init(status: Int32, errors: String) {
    let lines = errors.split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
    let told = lines.first { $0.contains("An error occurred (") } ?? lines.last
    let code = told.flatMap(Self.code)
    self.code = code
    words = told ?? "it ended with \(status) and no word"
    reason =
      code.flatMap { code in Self.codes.first { $0.codes.contains(code) }?.reason }
      ?? Self.sentences.first { errors.contains($0.part) }?.reason ?? .other
  }

  private static func code(in line: String) -> String? {
    guard let start = line.firstRange(of: "An error occurred (")?.upperBound,
      let end = line[start...].firstIndex(of: ")")
    else { return nil }
    return String(line[start..<end])
  }

  /// IAM's codes, and those of the services that credentials come from (AWS, "Common errors").
  private static let codes: [(reason: Reason, codes: Set<String>)] = [
    (.expired, ["ExpiredToken", "ExpiredTokenException", "RequestExpired"]),
    (
      .refused,
      [
        "InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClientException",
        "IncompleteSignature", "MissingAuthenticationToken", "AuthFailure", "InvalidAccessKeyId",
      ]
    ),
    (.denied, ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "OptInRequired"]),
    (
      .throttled,
      [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestLimitExceeded",
        "TooManyRequestsException", "RequestThrottled",
      ]
    ),
  ]

  /// Parts of the CLI's own sentences.
  private static let sentences: [(part: String, reason: Reason)] = [
    ("Unable to locate credentials", .noCredentials), ("could not be found", .noCredentials),
    ("Partial credentials found", .noCredentials),
    ("NoCredentials", .noCredentials), ("has expired", .expired), ("Error loading SSO", .expired),
    ("Error when retrieving token from sso", .expired), ("refresh failed", .expired),
    ("Could not connect", .unreachable), ("timeout", .unreachable), ("timed out", .unreachable),
    ("Connection was closed", .unreachable), ("Name or service not known", .unreachable),
  ]
}

extension IAMFailure: CustomStringConvertible {
  /// What happened and what to do about it.
  public var description: String {
    switch reason {
    case .notInstalled:
      "the AWS CLI cannot be run: \(words); it is the program `aws`, which"
        + " https://aws.amazon.com/cli has"
    case .noCredentials:
      "the AWS CLI has no credentials: `\(words)`; `aws configure` sets them, `--profile` chooses"
    case .expired:
      "the credentials of the AWS CLI have expired: `\(words)`; `aws sso login`, or what gave them,"
        + " renews them"
    case .refused: "AWS does not accept the credentials: `\(words)`"
    case .denied:
      "the credentials do not allow it: `\(words)`; needed are iam:ListPolicies,"
        + " iam:ListPolicyVersions and iam:GetPolicyVersion"
    case .throttled: "IAM is asked too often: `\(words)`; fewer `--jobs` ask less at a time"
    case .unreachable: "IAM cannot be reached: `\(words)`"
    case .other: "the AWS CLI failed: `\(words)`"
    }
  }
}
