internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

/// The details files of accounts that the user named.
struct DetailsFiles {
  /// A file.
  struct File {
    /// What the user calls it.
    let name: String
    /// When it was last written, at most the present; of stdin that.
    let saved: Instant
    /// What is in it.
    let details: AccountDetails
  }

  /// As much as is read at most.
  private static let limit = 1 << 30

  /// The files, as they were named.
  let files: [File]

  /// Reads files; `-` is stdin.
  ///
  /// - Parameters:
  ///   - saved: When they were saved; `nil` for what the file system says.
  ///   - now: What time it is.
  /// - Throws: `Failure` for one that cannot be read, `FileError` for one that is not in order.
  init(_ paths: [String], saved: Instant? = nil, now: Instant) throws {
    if paths.count(where: { $0 == InputFile.stdin }) > 1 {
      throw Failure("`-` is named twice, and there is one stdin")
    }
    files = try paths.map { path in
      let isStdin = path == InputFile.stdin
      let name = isStdin ? "stdin" : path
      let written = isStdin ? nil : System.modified(path).flatMap(Instant.init(secondsSince1970:))
      do {
        return File(
          name: name, saved: saved ?? min(written ?? now, now),
          details: try AccountDetails(text: try InputFile.read(path, atMost: Self.limit)))
      } catch let error as ParseError {
        throw FileError(path: name, problem: error)
      }
    }
  }

  /// What the files carry of policies.
  var policies: DetailsImport {
    DetailsImport(files.map { DetailsImport.File($0.details, saved: $0.saved) })
  }

  /// What is to be told of files that are not whole.
  var notes: [String] {
    files.filter(\.details.isPartial).map {
      "\($0.name) says that there is more: without `--max-items` and `--no-paginate` the AWS CLI"
        + " writes everything"
    }
  }
}

extension DetailsFiles {
  /// The principals of all files, each once.
  ///
  /// - Throws: `Failure` where two files tell different things of one.
  func principals() throws(Failure) -> [Principal] {
    var principals: [Principal] = []
    var places: [String: (place: Int, file: String)] = [:]
    for file in files {
      for principal in file.details.principals {
        if let known = places[principal.arn] {
          if principals[known.place] == principal { continue }
          throw Failure(
            "`\(known.file)` and `\(file.name)` tell different things of `\(principal.arn)`;"
              + " files of one time are accepted")
        }
        places[principal.arn] = (principals.count, file.name)
        principals.append(principal)
      }
    }
    return principals
  }
}
