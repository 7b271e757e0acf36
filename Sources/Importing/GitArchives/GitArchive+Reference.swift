internal import FoundationEssentials
internal import Git

/// What an archive is called in readings.
extension GitArchive {
  /// The address of `origin` if others can ask for it there, else the name of the repository's
  /// folder: where a clone lies is nobody's business, and another's history would differ.
  static func reference(of repository: Repository, at path: String) throws(ImportError) -> String {
    let origin = try git { () throws(GitError) in try repository.originURL() }
    return origin.flatMap(publicAddress) ?? folderName(path)
  }

  /// An address of the web or of ssh, without a password; nil for anything else.
  static func publicAddress(_ url: String) -> String? {
    guard let end = url.firstRange(of: "://") else { return isSCPStyle(url) ? url : nil }
    let scheme = url[..<end.lowerBound].lowercased()
    guard ["http", "https", "ssh", "git+ssh", "ssh+git"].contains(scheme) else { return nil }
    let rest = url[end.upperBound...]
    let host = rest.prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@") else { return url }
    // Who a web address is asked for as, and any password, say nothing about what is there.
    let user = host[..<at].prefix { $0 != ":" }
    let kept = scheme.contains("ssh") ? "\(user)@" : ""
    return "\(url[..<end.upperBound])\(kept)\(host[at...].dropFirst())\(rest[host.endIndex...])"
  }

  /// Whether an address is as ssh's copying has it: `git@example.com:owner/name`.
  private static func isSCPStyle(_ url: String) -> Bool {
    guard let colon = url.firstIndex(of: ":") else { return false }
    let host = url[..<colon]
    return host.contains("@") && !host.contains("/") && url.index(after: colon) < url.endIndex
  }

  /// The name of the folder that a repository is in, without `.git`.
  static func folderName(_ path: String) -> String {
    var parts = URL(filePath: path).standardizedFileURL.pathComponents.filter { $0 != "/" }
    if parts.last == ".git" { parts.removeLast() }
    let name = parts.last ?? "archive"
    return name.hasSuffix(".git") && name != ".git" ? String(name.dropLast(4)) : name
  }
}
