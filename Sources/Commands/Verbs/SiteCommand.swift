internal import ArgumentParser
internal import PolicyHistory
internal import Publishing

/// `site`: the history as pages to read.
struct SiteCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "The history as a site: pages, feeds, and JSON for programs.",
    usage: "policy-history site <folder> --base-url <address> [<options>]",
    discussion: """
      The pages work from a disk too, and without JavaScript. Only files that change are written, and \
      none where the history and the address are those of the last time.

      EXAMPLES:
        policy-history site public --base-url https://example.org/policies/
      """)

  @Argument(help: "The folder to write to.", completion: .directory) var folder: String

  @Option(help: Help.baseURL) var baseURL: String

  @Flag(help: "Look at every file, also where the history is that of the last time.")
  var force = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let site = try Addresses.read(baseURL, hasPages: true)
    let timelines = try session.timelines()
    try session.requireRecent(timelines)
    let output = OutputFolder(folder)
    let stamp = SiteStamp(
      program: Version.program, address: site.base, history: try session.store().headID)
    if !force, output.has(stamp.file) {
      session.console.note(Line("nothing new since the last time", .faint))
    } else {
      try session.writePages(to: output)
      try session.writeFeeds(to: output, at: site)
      // The last of all: what was interrupted is gone through again.
      try output.write(stamp.file)
      session.console.note(output.report)
    }
    try session.tellEvidence(timelines)
    return .fine
  }
}
