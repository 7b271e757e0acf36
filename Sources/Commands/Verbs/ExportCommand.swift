internal import ArgumentParser
internal import Exporting
internal import PolicyHistory

/// `export`: the history in a form for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the whole history for other programs.",
    usage: "policy-history export sqlite|jsonl|folder <place> [<options>]",
    discussion: """
      EXAMPLES:
        policy-history export sqlite history.db
        policy-history export jsonl | jq -r 'select(.kind == "change").verdict'
        policy-history export ./history
      """,
    subcommands: [ExportSQLiteCommand.self, ExportJSONLCommand.self, ExportFolderCommand.self],
    defaultSubcommand: ExportFolderCommand.self)

  @OptionGroup var global: GlobalOptions
}

/// `export sqlite`: tables.
struct ExportSQLiteCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "sqlite",
    abstract: "Writes a database of revisions, changes and grants.",
    usage: "policy-history export sqlite <file> [--force] [<options>]",
    discussion: """
      The file is written beside its place and put there when it is whole; one that was exported \
      before is replaced.

      EXAMPLES:
        policy-history export sqlite history.db
        sqlite3 history.db 'SELECT * FROM current_grants WHERE action = "q:*"'
        datasette history.db
      """)

  @Argument(help: ArgumentHelp("The database to write.", valueName: "file"), completion: .file())
  var file: String

  @Flag(help: "Also replace a file that is something else.") var force = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    try session.exportDatabase(to: file, force: force)
    return .fine
  }
}

/// `export jsonl`: a stream of JSON.
struct ExportJSONLCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "jsonl",
    abstract: "Writes every revision and every change as a line of JSON.",
    usage: "policy-history export jsonl [<file>] [--force] [<options>]",
    discussion: """
      Policy by policy, the oldest first: each revision with its document, and behind it the change \
      that it made. Without a file, or with `-`, they go to standard output.

      EXAMPLES:
        policy-history export jsonl history.jsonl
        policy-history export jsonl | jq -r 'select(.kind == "change").verdict'
      """)

  @Argument(
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(help: "Also replace a file that is something else.") var force = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    try session.exportStream(to: file == InputFile.stdin ? nil : file, force: force)
    return .fine
  }
}

/// `export folder`: the files of the history.
struct ExportFolderCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "folder",
    abstract: "Writes the files of the history into a folder; the way back in is `merge`.",
    usage: "policy-history export [folder] <folder> [--force] [<options>]",
    discussion: """
      The folder is made, or is empty; with `--force` the files of another history in it are \
      replaced, and everything else stays. The word `folder` may be left out.

      EXAMPLES:
        policy-history export ./history
        policy-history export folder ./history --force
        policy-history --history other.git merge ./history
      """)

  @Argument(
    help: ArgumentHelp("The folder to write.", valueName: "folder"), completion: .directory)
  var folder: String

  @Flag(help: "Replace the history that is in the folder.") var force = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    try session.exportFolder(to: folder, force: force)
    return .fine
  }
}
