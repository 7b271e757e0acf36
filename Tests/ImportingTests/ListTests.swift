import PolicyHistory
import Testing

@testable import Importing

/// The lists beside an archive's policies.
@Suite struct ListTests {
  private func list(_ arns: String..., rest: String = "") -> TestCommit.Change {
    let policies = arns.map { #"{"PolicyName": "x", "Arn": "\#($0)"}"# }.joined(separator: ",")
    return .text(#"{"Policies": [\#(policies)]\#(rest)}"#)
  }

  private let p = "arn:aws:iam::aws:policy/service-role/P"
  private let q = "arn:aws:iam::aws:policy/Q"
  private let own = "arn:aws:iam::123456789012:policy/P"

  @Test func `a list gives the ARNs with their paths; a name that leaves it is unlisted`() throws {
    let archive = try TestArchive([
      TestCommit(
        1, ["policies/P": .version(1), "policies/Q": .version(1), "policies/R": .version(1)]),
      TestCommit(2, ["policies-list.json": list(p, q, own)]),
      TestCommit(3, ["policies-list.json": list(p)]),
      TestCommit(4, ["policies-list.json": list(p, q)]),
      TestCommit(5, ["policies-list.json": list(q)]),
    ])
    let reading = try archive.read()
    let policy = try reading.history.policy("P").record
    #expect(policy.arn?.text == p)
    #expect(policy.statuses.map(\.kind) == [.unlisted])
    #expect(policy.statuses.map { "\($0.date)" } == ["2024-01-01T05:00:00Z"])
    #expect(try reading.history.policy("Q").record.statuses == [])
    #expect(try reading.history.policy("R").record.arn == nil)
    #expect(reading.summary.arns == 2)
    #expect(reading.summary.unlisted == 1)
  }

  @Test func `names of DEPRECATED.json, as a list or as keys, are deprecated since then`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1), "policies/Q": .version(1)]),
      TestCommit(2, ["DEPRECATED.json": .text(#"["P", "Unknown"]"#)]),
      TestCommit(3, ["DEPRECATED.json": .text(#"{"P": "2021-01-01", "Q": "Unknown"}"#)]),
    ])
    let history = try archive.read().history
    let dates = try ["P", "Q"].map { name in
      try history.policy(name).record.statuses.map { "\($0.kind) \($0.date)" }
    }
    #expect(
      dates == [["deprecated 2024-01-01T02:00:00Z"], ["deprecated 2024-01-01T03:00:00Z"]])
    #expect(history.policies.count == 2)
  }

  @Test func `a list that is broken or a part says nothing`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1), "policies-list.json": list(p, q)]),
      TestCommit(2, ["policies-list.json": .text("")]),
      TestCommit(3, ["policies-list.json": list(q, rest: #", "IsTruncated": true"#)]),
      TestCommit(4, ["DEPRECATED.json": .text("12")]),
    ])
    let reading = try archive.read()
    #expect(try reading.history.policy("P").record.statuses == [])
    #expect(
      reading.summary.passedOver == [
        "unreadable policies-list.json", "unreadable policies-list.json",
        "unreadable DEPRECATED.json",
      ])
    #expect(reading.summary.addsUp)
  }

  @Test func `the scope is what was asked for, else what the ARNs say, else aws`() throws {
    let china = "arn:aws-cn:iam::aws:policy/P"
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1), "policies-list.json": list(china)])
    ])
    let stated = try archive.read().history.policy("P")
    #expect(stated.scope.text == "aws-cn")
    #expect(stated.record.arn?.text == china)
    let asked = try archive.read(options: GitArchive.Options(scope: PolicyScope("123456789012")))
    #expect(try asked.history.policy("P").scope.text == "123456789012")
    #expect(try asked.history.policy("P").record.arn == nil)
  }

  @Test func `the trace of a list is that of its ARNs, in any order`() {
    func trace(_ text: String) -> ARNTrace { ARNTrace(of: Array(text.utf8)) }
    #expect(trace(#"{"Arn": "arn:a", "n": 1, "b": "arn:b"}"#) == trace(#"["arn:b","arn:a"]"#))
    #expect(trace(#"["arn:a"]"#) != trace(#"["arn:b"]"#))
    #expect(trace(#"["arn:a"]"#) != trace(#"["arn:a", "arn:a"]"#))
    #expect(trace(#"["ar"#) == trace(""))
  }

  @Test func `a list is followed from import to import`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1), "policies-list.json": list(p, q)])
    ])
    let first = try archive.read().history
    try archive.add([TestCommit(2, ["policies-list.json": list(q)])])
    let second = try archive.read(into: first).history
    #expect(try second.policy("P").record.statuses.map(\.kind) == [.unlisted])
    #expect(second == (try archive.read().history))
  }
}
