/// The version numbers that no revision has although a later one does.
///
/// A policy that was made anew counts from 1 again. What is before the first revision of all is no
/// gap: it was not recorded.
struct MissingVersions {
  private var byIndex: [Int: ClosedRange<Int>] = [:]

  /// Finds the missing numbers among revisions in order.
  init(in ids: [RevisionID]) {
    for (life, numbers) in Self.lives(of: ids).enumerated() {
      var last = life == 0 ? nil : 0
      for (number, index) in numbers.sorted(by: { $0.key < $1.key }) {
        if let last, number - last > 1 { byIndex[index] = last + 1...number - 1 }
        last = number
      }
    }
  }

  /// The numbers missing before a revision, by its place.
  subscript(index: Int) -> ClosedRange<Int>? { byIndex[index] }

  /// For each time the policy was made, its version numbers and where each stands first.
  private static func lives(of ids: [RevisionID]) -> [[Int: Int]] {
    var lives: [[Int: Int]] = [[:]]
    for (index, id) in ids.enumerated() {
      guard let number = id.version?.number else { continue }
      let highest = lives[lives.count - 1].keys.max() ?? 0
      if case .recreated = id.form, number <= highest { lives.append([:]) }
      let life = lives.count - 1
      if lives[life][number] == nil { lives[life][number] = index }
    }
    return lives
  }
}
