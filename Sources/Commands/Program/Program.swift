internal import ArgumentParser

/// The command-line program.
public enum Program {
  /// Runs the program with the arguments of the process, and ends the process.
  public static func main() -> Never {
    System.end(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the program.
  ///
  /// The parser would end with 1 on an error, which means "differs" here, and with 64 on wrong
  /// usage; both are 2.
  ///
  /// - Returns: How the process is to end.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try PolicyHistoryCommand.parseAsRoot(arguments)
      try command.run()
      return ExitStatus.fine.rawValue
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return end(with: error, arguments).rawValue
    }
  }

  /// Help, version and completions go to stdout, wrong usage to stderr.
  private static func end(with error: any Error, _ arguments: [String]) -> ExitStatus {
    let console = Console()
    guard PolicyHistoryCommand.exitCode(for: error) == .success else {
      console.tell(UsageReport.lines(for: error, arguments: arguments))
      return .trouble
    }
    console.write(document: PolicyHistoryCommand.fullMessage(for: error) + "\n")
    do {
      try console.flush()
      return .fine
    } catch {
      console.tell(ErrorReport(error).lines)
      return .trouble
    }
  }
}
