import Foundation
import PackagePlugin

/// Turns the data files of a target's folder into a Swift source of that target.
///
/// Every file but Swift sources and hidden ones counts. Each is declared as an input and named on
/// the command line, so that a changed file, a new one and a removed one are all noticed.
@main
struct EmbedHistoryPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { isData($0) && isFile(folder.appending(path: $0)) }
      .sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "BundledHistory+Files.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(paths.count) files of \(folder.lastPathComponent)/",
        executable: try context.tool(named: "EmbedHistory").url,
        arguments: [output.path(), folder.path()] + paths,
        inputFiles: paths.map { folder.appending(path: $0) },
        outputFiles: [output])
    ]
  }

  private func isData(_ path: String) -> Bool {
    !path.hasSuffix(".swift") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  private func isFile(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
  }
}
