internal import PolicyHistory

/// What IAM is asked about one policy, and what it answered so far.
struct Inquiry {
  /// The policy, as the history calls it.
  let key: PolicyKey

  /// Its ARN; nil for one that is not listed, of which nobody knows it.
  let arn: PolicyARN?

  /// How IAM lists it; nil for one that it does not.
  let listed: ListedPolicy?

  /// What the history has of it.
  private let known: Policy?

  /// Who is asked.
  private let source: Source

  /// What was found out.
  var findings: IAMFindings

  /// The versions that IAM lists.
  private var versions: Set<VersionID> = []

  init(
    _ key: PolicyKey, arn: PolicyARN?, listed: ListedPolicy?, known: Policy?, source: Source
  ) {
    self.key = key
    self.arn = arn
    self.listed = listed
    self.known = known
    self.source = source
    findings = IAMFindings(key: key)
    // The name that is an alias in the history has another policy's ARN.
    findings.arn = arn?.key == key ? arn : nil
    findings.isDeprecated = listed?.isAttachable == false
    findings.isUnlisted = listed == nil && arn == nil
  }

  /// What is asked first; nil where everything is known.
  var firstQuestion: IAMQuestion? {
    guard let arn else { return nil }
    guard let listed else { return .versions(arn) }
    return wanted(below: listed.version).isEmpty ? nil : .versions(arn)
  }

  /// Whether nothing is to be recorded of it.
  var saysNothing: Bool {
    !findings.isDeprecated && !findings.isUnlisted
      && (findings.arn == nil || findings.arn == known?.record.arn)
  }

  /// The versions to ask for: the default, unless this source showed it last, and what the history
  /// lacks below it.
  func wanted(below version: VersionID) -> [VersionID] {
    let lower = (1..<max(version.number, 1)).compactMap { try? VersionID("v\($0)") }
    let isShown =
      known.flatMap { Shown(lastOf: $0, by: source, at: nil) }
      .map { $0.version == version && isOfThisMaking($0.created) } ?? false
    return lower.filter { !isKnown($0) } + (isShown ? [] : [version])
  }

  /// Whether the history has what IAM served of a version, or that it did not.
  private func isKnown(_ version: VersionID) -> Bool {
    guard let known else { return false }
    let isRecorded = known.revisions.contains { revision in
      revision.version == version
        && revision.readings.contains { reading in
          reading.document != nil && reading.source.fidelity == .observed
            && isOfThisMaking(reading.created)
        }
    }
    return isRecorded
      || known.record.notServed.contains { note in
        note.version == version && note.source.id == source.id && isOfThisMaking(note.date)
      }
  }

  /// Whether something is not from before the policy was made anew.
  private func isOfThisMaking(_ date: Moment?) -> Bool {
    guard let date, let made = listed?.created else { return true }
    return made.start <= date.end
  }
}

// MARK: - Answers

extension Inquiry {
  /// Takes the list of versions.
  ///
  /// - Returns: What is asked next.
  mutating func take(_ listed: [ListedVersion], at arn: PolicyARN) -> [IAMQuestion] {
    findings.isUnlisted = self.listed == nil
    versions = Set(listed.map(\.version))
    // The list of policies may be a moment older.
    guard let version = listed.first(where: \.isDefault)?.version else { return [] }
    return wanted(below: version).map { .version(arn, $0) }
  }

  /// Takes the answer that there is no such policy.
  mutating func takeAbsence() {
    if listed == nil { findings.isDeleted = true } else { skip(nil, .vanished) }
  }

  /// Takes the answer that there is no such version.
  mutating func takeAbsence(of version: VersionID) {
    if versions.contains(version) {
      skip(version, .vanished)
    } else {
      findings.notServed.append(version)
    }
  }

  /// Takes what a version says.
  mutating func take(_ file: PolicyFile, of version: VersionID) {
    guard file.version == nil || file.version == version else {
      return skip(version, .unreadable, "the answer is about \(file.version?.text ?? "")")
    }
    findings.versions.append((version, file))
  }

  /// Notes what cannot be recorded.
  mutating func skip(
    _ version: VersionID?, _ reason: IAMSummary.Reason, _ detail: String? = nil
  ) {
    findings.skipped.append(
      IAMSummary.Skipped(key, version, reason, detail))
  }
}
