/// A graph of commits with merges, as `git fast-import` reads it.
///
///     1 ─ 2 ─ 4 ─ 6 ─ 8   main
///      ╲ 3 ─ 5 ┴ 7 ┘      side (at 7); 9 is a root of its own, branch `other`
enum Graph {
  static let stream =
    [
      commit(1, "main", parents: []),
      commit(2, "main", parents: [1]),
      commit(3, "side", parents: [1]),
      commit(4, "main", parents: [2]),
      commit(5, "side", parents: [3]),
      commit(6, "main", parents: [4, 5]),
      commit(7, "side", parents: [5]),
      commit(8, "main", parents: [6, 7]),
      commit(9, "other", parents: []),
    ].joined() + "done\n"

  private static func commit(_ mark: Int, _ branch: String, parents: [Int]) -> String {
    let day = 1_700_000_000 + mark * 86_400
    let message = "commit \(mark)\n"
    let text = "text \(mark)\n"
    var lines = [
      "reset refs/heads/\(branch)",
      "commit refs/heads/\(branch)", "mark :\(mark)",
      "author A <a@example.com> \(day) +0100", "committer C <c@example.com> \(day) -0230",
      "data \(message.utf8.count)", message,
    ]
    for (index, parent) in parents.enumerated() {
      lines.append("\(index == 0 ? "from" : "merge") :\(parent)")
    }
    lines += ["M 100644 inline folder/\(mark)", "data \(text.utf8.count)", text]
    lines += ["M 100644 inline changing", "data \(text.utf8.count)", text, ""]
    return lines.joined(separator: "\n")
  }
}
