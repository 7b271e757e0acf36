internal import ArgumentParser
internal import BundledHistory
internal import PolicyHistory

/// `init`: a new store.
struct InitCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a store from the bundled history, or an empty one.",
    usage: "policy-history init [--empty] [<options>]",
    discussion: """
      EXAMPLES:
        policy-history init
        policy-history --history ./history.git init --empty
      """)

  @Flag(help: "Make an empty store.")
  var empty = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let path = try session.path()
    let store =
      empty ? try Store.create(at: path) : try Store.create(at: path, from: BundledHistory.files)
    let made = Line("made `\(path)`")
    if empty {
      session.console.write([made + ", empty"])
    } else {
      let timelines = try store.policyKeys().compactMap(store.timeline)
      let revisions = timelines.reduce(0) { $0 + $1.entries.count }
      session.console.write([
        made
          + Line(" of the bundled history: \(revisions) revisions of \(timelines.count) policies")
      ])
      session.console.write(
        evidence: EvidenceLine().line(
          history: store.shortHeadID, knownUntil: timelines.knownUntil))
    }
    return .fine
  }
}
