internal import PolicyHistory
internal import PolicyLanguage

extension Period {
  /// Reads the values of `--at`, `--from`, `--to` and `--ever`: one way to state a time.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  init(at: String?, from: String?, to: String?, ever: Bool) throws(Failure) {
    let at = try Moment.read(at, of: "--at")
    let from = try Moment.read(from, of: "--from")
    let to = try Moment.read(to, of: "--to")
    let isRange = from != nil || to != nil
    if [at != nil, isRange, ever].count(where: { $0 }) > 1 {
      throw Failure("one of `--at`, `--from` with `--to`, and `--ever` is accepted")
    }
    try Moment.requireOrder(("--from", from), ("--to", to))
    if let at {
      self = .at(at)
    } else {
      self = isRange ? .during(from: from, to: to) : ever ? .ever : .latest
    }
  }
}

extension AccessQuestion {
  /// Reads an action and the values of `--resource` and `--context`.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  init(
    action: String, on resource: String?, context: [String] = []
  ) throws(Failure) {
    guard action == "*" || action.utf8.split(separator: UInt8(ascii: ":")).count == 2,
      !action.utf8.contains(UInt8(ascii: " "))
    else {
      throw Failure(
        "`\(action)` is not an action; accepted are such as `iam:PassRole`, `s3:Get*` and `*`")
    }
    if let resource, resource != "*", !resource.hasPrefix("arn:") {
      throw Failure(
        "--resource: `\(resource)` is not an ARN; accepted are ARNs and patterns of ARNs such as"
          + " `arn:aws:s3:::my-bucket/*`")
    }
    self.init(
      action: action, resource: resource == "*" ? nil : resource,
      context: try [AccessQuestion.ContextValues](context: context))
  }
}
