// The reader of a history's files: what it accepts is written, read back and written the same.

import Fuzzing
import PolicyHistory
import Publishing

/// A path of a history's file, chosen by the first byte of an input; the others are the file.
let paths = [
  "history.json", "services/q.json", "sources/file-page.json", "policies/aws/a/Aa/policy.json",
  "policies/aws/a/Aa/v1.json", "policies/aws/a/Aa/2024-04-30.json",
  "policies/123456789012/a/Aa/v2-after-v3.json", "policies/aws/a/Aa/v1-2019-12-10.json",
]

/// What a reader makes of a file; `nil` if it refuses, with the path.
func read(_ path: HistoryPath, _ bytes: [UInt8]) -> HistoryFile? {
  do throws(FormatError) {
    return try HistoryFile(path, bytes: bytes)
  } catch {
    require("\(error)".contains("\(path)"), "an error names its file")
    return nil
  }
}

/// What is to be written; `nil` if a document that was not read yet is none, which is told with the path.
func written(_ file: HistoryFile) -> [UInt8]? {
  do throws(FormatError) {
    return try file.bytes()
  } catch {
    require("\(error)".contains("\(file.path)"), "an error names its file")
    return nil
  }
}

extension HistoryPath {
  /// The file that has to stand beside a revision's.
  var policy: [(HistoryPath, String)] {
    guard case .revision(let key, _) = self else { return [] }
    return [(.policy(key), "{\"name\": \"\(key.name)\"}")]
  }
}

/// What is asked of any history, which has an answer or an error.
func check(_ history: History) {
  do throws(RecordingError) {
    let united = try history.merging(history)
    require((try? united.merging(history)) == united, "what was merged is merged")
  } catch {
    require(!error.description.isEmpty, "an error says what contradicts what")
  }
  for policy in history.policies.values {
    let timeline = Timeline(of: policy, sources: history.sources)
    guard let items = try? ChangeLog.items(of: timeline) else { continue }
    let log = ChangeLog(items + history.services.values.flatMap(ChangeLog.items))
    require(!log.markdown().isEmpty, "a change log says at least that there is nothing")
    require(!Feed(log).atom.isEmpty, "a feed says who it is")
  }
}

fuzz { bytes in
  guard let first = bytes.first else { return }
  let name = paths[Int(first) % paths.count]
  guard let path = try? HistoryPath(name) else { return require(false, "`\(name)` is a path") }
  let rest = Array(bytes.dropFirst())
  if let file = read(path, rest), let text = written(file) {
    require(file.path == path, "a file stands where it was read")
    let again = read(path, text)
    require(again != nil, "what is written is read")
    require(again.flatMap(written) == text, "what is read back is written the same")
  }
  var files = [name: rest]
  for (other, text) in [(HistoryPath.header, "{\"format\": 1}")] + path.policy {
    if files["\(other)"] == nil { files["\(other)"] = Array(text.utf8) }
  }
  let history: History
  do throws(FormatError) {
    history = try History(files: files.map { (path: $0.key, bytes: $0.value) })
  } catch {
    return require(
      files.keys.contains { "\(error)".contains($0) }, "an error names a file: \(error)")
  }
  guard let all = try? history.files() else { return }
  let back = try? History(files: all)
  require(
    (try? back?.files())?.elementsEqual(all) { $0.path == $1.path && $0.bytes == $1.bytes } == true,
    "a history is read back as it was written")
  check(history)
}
