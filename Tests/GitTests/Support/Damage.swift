import Foundation

/// Cuts a file in half.
func truncate(_ path: String) throws {
  let content = try Data(contentsOf: URL(fileURLWithPath: path))
  try replace(path, with: content.prefix(content.count / 2))
}

/// Replaces the content of a file, also of one that git has made read-only.
func replace(_ path: String, with content: some DataProtocol) throws {
  try FileManager.default.removeItem(atPath: path)
  try Data(content).write(to: URL(fileURLWithPath: path))
}
