import PolicyLanguage
import Testing

/// Changes that AWS made, or could make, and what a person should be told of them.
@Suite struct FixtureTests {
  private func compare(_ old: String, _ new: String) throws -> DocumentComparison {
    func read(_ statements: String) throws -> PolicyDocument {
      try document(#"{"Version": "2012-10-17", "Statement": [\#(statements)]}"#)
    }
    let comparison = try DocumentComparison(from: read(old), to: read(new))
    for (entries, own, other) in [
      (comparison.gained, new, old), (comparison.lost, old, new),
    ] {
      for entry in entries {
        guard case .proven(let witness) = entry.certainty else {
          Issue.record("\(entry.action) is not proven")
          continue
        }
        #expect(try evaluate(read(own), Request(witness)) == .allowed, "\(entry.action)")
        #expect(try evaluate(read(other), Request(witness)) == .notAllowed, "\(entry.action)")
      }
    }
    return comparison
  }

  private let everything = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#

  /// PowerUserAccess v3 → v4: `account:*` stands in the NotAction now, and `account:ListRegions` is
  /// allowed by a statement of its own.
  @Test func anEntryAddedToNotActionIsLost() throws {
    let comparison = try compare(
      """
      {"Effect": "Allow", "NotAction": ["iam:*", "organizations:*"], "Resource": "*"},
      {"Effect": "Allow", "Action": ["iam:ListRoles", "organizations:DescribeOrganization"],
       "Resource": "*"}
      """,
      """
      {"Effect": "Allow", "NotAction": ["iam:*", "organizations:*", "account:*"], "Resource": "*"},
      {"Effect": "Allow", "Action": ["iam:ListRoles", "organizations:DescribeOrganization",
       "account:ListRegions"], "Resource": "*"}
      """)
    #expect(comparison.access == .narrowed)
    #expect(comparison.guard == .same)
    #expect(comparison.lost.map(\.action) == ["account:*"])
    #expect(comparison.lost.first?.how == .part)
    #expect(comparison.lost.first?.except == ["account:ListRegions"])
    #expect(comparison.lost.first?.scopes == [Scope(resources: .only(["*"]))])
  }

  @Test func aRegionGuardThatGainsARegionGivesAccess() throws {
    func guarded(_ regions: String) -> String {
      """
      \(everything),
      {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
       "Condition": {"StringNotEquals": {"aws:RequestedRegion": [\(regions)]}}}
      """
    }
    let comparison = try compare(
      guarded(#""us-east-1""#), guarded(#""us-east-1", "eu-west-1""#))
    #expect(comparison.access == .widened)
    #expect(comparison.guard == .loosened)
    #expect(comparison.gained.map(\.action) == ["*"])
    guard case .proven(let witness)? = comparison.gained.first?.certainty else { return }
    #expect(
      witness.context
        .contains { $0.key.lowercased() == "aws:requestedregion" && $0.value == .one("eu-west-1") })
  }

  @Test func aDenyRemovedThatCoveredNothingLoosensTheGuard() throws {
    let s3 = #"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#
    let comparison = try compare(
      s3 + #", {"Effect": "Deny", "Action": "iam:*", "Resource": "*"}"#, s3)
    #expect(comparison.access == .same)
    #expect(comparison.guard == .loosened)
    #expect(comparison.gained.isEmpty && comparison.lost.isEmpty)
    #expect(comparison.deny.removed.map(\.action) == ["iam:*"])
  }

  @Test func aDenyRemovedUnderAnAllowGivesWhatItTook() throws {
    let s3 = #"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#
    let comparison = try compare(
      s3 + #", {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}"#, s3)
    #expect(comparison.access == .widened)
    #expect(comparison.guard == .loosened)
    #expect(comparison.gained.map(\.action) == ["s3:Delete*"])
    #expect(comparison.gained.first?.how == .action)
    #expect(comparison.lost.isEmpty)
  }

  @Test func amazonQLosesEveryActionButTwelve() throws {
    let named = [
      "StartConversation", "SendMessage", "GetConversation", "ListConversations", "PassRequest",
      "StartTroubleshootingAnalysis", "GetTroubleshootingResults",
      "StartTroubleshootingResolutionExplanation", "UpdateTroubleshootingCommandResult",
      "GetIdentityMetadata", "CreateAssignment", "DeleteAssignment",
    ].map { "q:" + $0 }
    let context =
      #"{"Effect": "Allow", "Action": "sts:SetContext", "Resource": "arn:aws:sts::*:self"}"#
    let comparison = try compare(
      #"{"Effect": "Allow", "Action": "q:*", "Resource": "*"}, "# + context,
      """
      {"Effect": "Allow", "Action": [\(named.map { "\"\($0)\"" }.joined(separator: ","))],
       "Resource": "*"},
      {"Effect": "Allow", "Action": ["cloudformation:GetResource", "cloudformation:ListResources"],
       "Resource": "*"}, \(context)
      """)
    #expect(comparison.access == .mixed)
    #expect(
      comparison.gained.map(\.action)
        == ["cloudformation:GetResource", "cloudformation:ListResources"])
    #expect(comparison.gained.allSatisfy { $0.how == .action && $0.except.isEmpty })
    #expect(comparison.lost.map(\.action) == ["q:*"])
    #expect(comparison.lost.first?.how == .part)
    #expect(
      Set(comparison.lost.first?.except.map { $0.lowercased() } ?? [])
        == Set(named.map { $0.lowercased() }))
    #expect(comparison.lost.first?.marks == [.openEnded])
    guard case .proven(let witness)? = comparison.lost.first?.certainty else { return }
    #expect(witness.isSynthetic)
    #expect(witness.action.hasPrefix("q:"))
  }

  @Test func aKnownActionServesAsWitness() throws {
    let old = try document(
      #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "q:*", "Resource": "*"}}"#
    )
    let new = try document(
      #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "q:SendMessage", "Resource": "*"}}"#
    )
    let comparison = DocumentComparison(
      from: old, to: new,
      named: { NamedActions(["q:CreatePlugin", "q:SendMessage", "s3:GetObject", "q:List*"]) })
    #expect(comparison.lost.first?.known == ["q:CreatePlugin"])
    guard case .proven(let witness)? = comparison.lost.first?.certainty else {
      Issue.record("it is not proven")
      return
    }
    #expect(witness.action == "q:CreatePlugin")
    #expect(!witness.isSynthetic)
  }

  @Test func aDocumentThatBeginsOrEndsIsComparedWithNone() throws {
    let policy = try document(
      #"""
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*"},
        {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}]}
      """#)
    let created = DocumentComparison(from: nil, to: policy)
    #expect(created.access == .widened && created.guard == .tightened)
    #expect(created.gained.map(\.action) == ["s3:Get*", "s3:List*"])
    #expect(created.gained.allSatisfy { $0.how == .action })
    let deleted = DocumentComparison(from: policy, to: nil)
    #expect(deleted.access == .narrowed && deleted.guard == .loosened)
    #expect(deleted.lost == created.gained)
    #expect(DocumentComparison(from: nil, to: nil).access == .same)
  }

  @Test func whatNobodyKnowsIsPossible() throws {
    let old =
      #"{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"a:b": "x"}}}"#
    let new = old.replacing("StringEquals", with: "StringMatches")
    func read(_ statement: String) throws -> PolicyDocument {
      try document(#"{"Version": "2012-10-17", "Statement": \#(statement)}"#)
    }
    let comparison = try DocumentComparison(from: read(old), to: read(new))
    #expect(comparison.access == .mixed)
    for entry in comparison.gained + comparison.lost {
      guard case .possible(let reason) = entry.certainty else {
        Issue.record("\(entry.action) is proven")
        continue
      }
      #expect(reason.contains("`StringMatches`"))
    }
    let same = try DocumentComparison(from: read(new), to: read(new))
    #expect(same.access == .same)
  }
}
