internal import CLibgit2

extension Repository {
  /// The URL of the remote `origin`, as the repository's own configuration has it; nil without one.
  ///
  /// It can hold a password: it is not for printing as it is.
  package func originURL() throws(GitError) -> String? {
    try ownConfiguration().value("remote.origin.url")
  }

  /// Who the user says to be: `user.name` and `user.email` of the repository, else of the user's or
  /// the machine's configuration; nil when one of them is nowhere.
  ///
  /// What the environment says (`GIT_AUTHOR_NAME`) is not looked at.
  package func userIdentity() throws(GitError) -> (name: String, email: String)? {
    let own = try ownConfiguration()
    let name = try own.value("user.name")
    let email = try own.value("user.email")
    if let name, let email { return (name, email) }
    let fallback = try Self.userValues("user.name", "user.email")
    guard let name = name ?? fallback.0, let email = email ?? fallback.1 else { return nil }
    return (name, email)
  }

  private func ownConfiguration() throws(GitError) -> Configuration {
    try handle.use { repository throws(GitError) in
      try Configuration(
        handle: Owned("git_repository_config_snapshot") {
          unsafe git_repository_config_snapshot($0, repository)
        })
    }
  }

  /// Two values of the configuration that git finds without a repository.
  private static func userValues(
    _ first: String, _ second: String
  ) throws(GitError) -> (String?, String?) {
    try Library.withSettings { () throws(GitError) in
      try Library.withUserConfiguration { () throws(GitError) in
        let user = try Configuration.ofUser()
        return (try user.value(first), try user.value(second))
      }
    }
  }
}

/// A snapshot of configuration, which is what libgit2 lends strings of.
private struct Configuration: ~Copyable {
  let handle: Owned<CConfiguration>

  /// What git finds without a repository (`git_config_open_default`).
  static func ofUser() throws(GitError) -> Configuration {
    let live = try Owned<CConfiguration>("git_config_open_default") {
      unsafe git_config_open_default($0)
    }
    return try live.use { live throws(GitError) in
      try Configuration(
        handle: Owned("git_config_snapshot") { unsafe git_config_snapshot($0, live) })
    }
  }

  /// A value, or nil where there is none (`git_config_get_string`).
  func value(_ name: String) throws(GitError) -> String? {
    try handle.use { configuration throws(GitError) in
      var text: UnsafePointer<CChar>?
      let isFound = try checkFound("git_config_get_string", .config) {
        unsafe git_config_get_string(&text, configuration, name)
      }
      guard isFound, let text = unsafe text else { return nil }
      return unsafe String(cString: text)
    }
  }
}
