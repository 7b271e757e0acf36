/// One file of a tree to be put in, replaced, or taken out.
package struct TreeUpdate: Hashable, Sendable {
  /// The path from the root of the tree, its parts separated by `/`.
  package let path: String
  /// The blob that stands there afterwards; nil for none.
  package let blob: ObjectID?
  /// What the blob is there: a file, one that can be run, or a link.
  package let kind: TreeEntry.Kind

  /// Puts a blob at a path, in the place of what is there, or takes out what is there.
  package init(_ path: String, _ blob: ObjectID?, _ kind: TreeEntry.Kind = .file) {
    self.path = path
    self.blob = blob
    self.kind = kind
  }
}

extension ObjectWriter {
  /// Writes a tree that differs from another one, nil for the empty one, in these files alone.
  ///
  /// Only the trees along the paths are read and written; one that becomes empty is left out, as git
  /// does. Throws for a name that git refuses, and where a path is given twice or lies inside
  /// another one.
  package mutating func writeTree(
    updating base: ObjectID?, with updates: [TreeUpdate]
  ) throws(GitError) -> ObjectID {
    let steps = updates.map { update in
      let names = update.path.split(separator: "/", omittingEmptySubsequences: false)
      return Step(
        names: names.map(String.init)[...],
        entry: update.blob.map { TreeEntry(names.last.map(String.init) ?? "", update.kind, $0) })
    }
    if let tree = try update(base, with: steps, at: "") { return tree }
    return try writeTree([])
  }

  private struct Step {
    /// What is left of the path.
    var names: ArraySlice<String>
    /// What stands there afterwards; nil for nothing.
    let entry: TreeEntry?
  }

  /// Writes one folder and those below it; nil, and nothing written, when it has no entry left.
  private mutating func update(
    _ base: ObjectID?, with steps: [Step], at folder: String
  ) throws(GitError) -> ObjectID? {
    let builder = try TreeBuilder(in: staging, from: base)
    for (name, below) in try grouped(steps, at: folder) {
      if let file = below.first(where: \.names.isEmpty) {
        try builder.put(file.entry, at: name)
        continue
      }
      let old = try builder.tree(name)
      let new = try update(old, with: below, at: folder.isEmpty ? name : "\(folder)/\(name)")
      // Taking something out of a folder that is not there must not take out a file of its name.
      if old != nil || new != nil {
        try builder.put(new.map { TreeEntry(name, .tree, $0) }, at: name)
      }
    }
    return builder.count == 0 ? nil : try note(builder.write(), named: folder)
  }

  /// The steps by the first name of each, sorted by its bytes, that name taken off.
  private func grouped(
    _ steps: [Step], at folder: String
  ) throws(GitError) -> [(name: String, below: [Step])] {
    var groups: [[UInt8]: [Step]] = [:]
    for var step in steps {
      let name = step.names.removeFirst()
      groups[Array(name.utf8), default: []].append(step)
    }
    let sorted = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (name, below) in sorted where below.count > 1 && below.contains(where: \.names.isEmpty) {
      throw GitError(
        .invalid, .tree, in: "git_treebuilder_insert",
        "`\(String(decoding: name, as: UTF8.self))` in `\(folder)/` is given twice, or as a file"
          + " and a folder")
    }
    return sorted.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
  }
}
