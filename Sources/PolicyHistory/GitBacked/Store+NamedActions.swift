internal import Git
package import PolicyLanguage

/// The names of actions in the history, noted beside it: a question about one policy names what a pattern
/// covers, and would have to read all others for that.
///
/// The file `policy-history.actions` beside HEAD is no part of the history and goes with no fetch. Its
/// first line says of which tree `policies` the names are and has the SHA-256 of the lines after it, which
/// are names. What says something else is as good as not there: the history is read then, and whoever
/// records next writes the file anew. `docs/history-format.md` specifies it.
extension Store {
  static let namesFile = "policy-history.actions"

  /// The names of actions in the history as they were noted; `nil` where nobody noted those of the newest
  /// snapshot, or the store cannot be read, which whoever reads the history then is told.
  package func notedNames() -> NamedActions? {
    (try? policies(in: tip)).flatMap { $0 }.flatMap(notedNames(of:))
  }

  /// Notes the names of the newest snapshot where they are not noted yet.
  ///
  /// It is the last thing that a run does, and only saves time: where it fails there is no note, and who
  /// needs the names reads what could not be read, and tells of it.
  ///
  /// - Parameter old: The tip before, which the newest snapshot holds all of: where its names are noted,
  ///   only the policies that changed are read.
  func noteNames(after old: Tip?) {
    do {
      try noteNames(try policies(in: tip), after: try policies(in: old))
    } catch {
      return
    }
  }

  private func noteNames(_ policies: ObjectID?, after before: ObjectID?) throws {
    guard let policies, notedNames(of: policies) == nil else { return }
    let noted = before.flatMap(notedNames(of:))
    let found = try names(changedFrom: noted == nil ? nil : before, to: policies)
    let names = noted?.adding(found) ?? found
    let header = Array(header(of: policies, names.lines).utf8)
    // Where somebody recorded meanwhile, the newer names are theirs to note.
    guard try repository.tip(of: Self.branch) == tip?.commit else { return }
    _ = try repository.replaceOwnFile(Self.namesFile, with: header + names.lines)
  }

  /// What the file says that is not so; `nil` for a file that nobody goes by.
  func falseNames(_ history: History) -> Problem? {
    guard let noted = notedNames() else { return nil }
    var collector = NameCollector()
    for policy in history.policiesInOrder {
      for revision in policy.revisions { revision.collectNames(&collector) }
    }
    if collector.names == noted { return nil }
    return Problem(
      .error, Self.namesFile, "the names in it are not those of actions in the history",
      remedy: .names)
  }

  /// The first line of the file, with its end.
  private func header(of policies: ObjectID, _ lines: [UInt8]) -> String {
    "actions 1 \(policies) \(sha256(lines))\n"
  }

  /// The tree `policies` of a snapshot; `nil` for none.
  private func policies(in tip: Tip?) throws(StoreError) -> ObjectID? {
    guard let tip else { return nil }
    return try git { () throws(GitError) in
      try repository.entry(at: "policies", in: tip.tree)?.id
    }
  }

  private func notedNames(of policies: ObjectID) -> NamedActions? {
    guard let file = repository.ownFile(Self.namesFile),
      let end = file.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let lines = Array(file[(end + 1)...])
    guard file[...end].elementsEqual(header(of: policies, lines).utf8) else { return nil }
    return NamedActions(lines: lines)
  }

  /// The names in the files by which two trees `policies` differ.
  private func names(
    changedFrom old: ObjectID?, to new: ObjectID
  ) throws(StoreError) -> NamedActions {
    let changes = try git { () throws(GitError) in try repository.changes(from: old, to: new) }
    var collector = NameCollector()
    for change in changes {
      guard let entry = change.new, entry.isBlob,
        case .revision(_, let revision) = try value(at: "policies/\(change.path)", entry.id)
      else { continue }
      revision.collectNames(&collector)
    }
    return collector.names
  }
}
