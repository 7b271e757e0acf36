internal import Publishing
internal import Synchronization

/// A folder that files are published in, by several threads at once.
///
/// A file is written only if what is in it changes, and then as a whole: who reads it meanwhile has
/// the old one. Files that are not ours stay.
final class OutputFolder: Sendable {
  private let path: String
  private let state = Mutex(State())

  private struct State {
    var made: Set<String> = []
    var written = 0
    var unchanged = 0
  }

  /// Names a folder; it is made with the first file.
  init(_ path: String) { self.path = path }

  /// Writes a file, if what is in it is not there yet.
  ///
  /// - Throws: `Failure` with the system's reason.
  func write(_ file: PublishedFile) throws(Failure) {
    let place = "\(path)/\(file.path)"
    if has(file) { return state.withLock { $0.unchanged += 1 } }
    do throws(System.Error) {
      try makeFolder(of: place)
      try System.replace(place, with: file.text)
    } catch {
      throw Failure("cannot write `\(place)`: \(error.message)")
    }
    state.withLock { $0.written += 1 }
  }

  /// Whether a file is there as it would be written.
  func has(_ file: PublishedFile) -> Bool {
    let bytes = Array(file.text.utf8)
    return (try? System.read("\(path)/\(file.path)", atMost: bytes.count + 1)) == bytes
  }

  /// Writes files.
  ///
  /// - Throws: `Failure` with the system's reason.
  func write(_ files: some Sequence<PublishedFile>) throws(Failure) {
    for file in files { try write(file) }
  }

  /// What was done, in a line.
  var report: Line {
    let (written, unchanged) = state.withLock { ($0.written, $0.unchanged) }
    let changed = written == 1 ? "1 file written" : "\(written) files written"
    return Line("\(changed) to `\(path)`, \(unchanged) unchanged", .faint)
  }

  /// Makes the folder of a file, and those that it is in.
  private func makeFolder(of place: String) throws(System.Error) {
    guard let end = place.lastIndex(of: "/"), end > place.startIndex else { return }
    let folder = String(place[..<end])
    if state.withLock({ $0.made.contains(folder) }) { return }
    try makeFolder(of: folder)
    try System.makeFolder(folder)
    state.withLock { _ = $0.made.insert(folder) }
  }
}
