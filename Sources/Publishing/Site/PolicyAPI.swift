internal import PolicyHistory
internal import PolicyLanguage

/// What programs can read of a policy: the JSON of `show` and `changelog`.
struct PolicyAPI {
  let timeline: Timeline
  let items: [ChangeLog.Item]

  func files() throws(FormatError) -> [PublishedFile] {
    let changes = "api/\(Addresses.folder(of: timeline.key)).json"
    let folder = "api/\(Addresses.details(of: timeline.key))"
    var files = [
      PublishedFile(
        changes, JSONValue.array(ChangeLog(items).json()).text(.compact) + "\n")
    ]
    for entry in timeline.entries {
      let json = try PolicyRevision(entry, in: timeline).json([.document, .readings])
      files.append(
        PublishedFile("\(folder)/\(entry.revision.id).json", json.text(.compact) + "\n"))
    }
    return files
  }
}
