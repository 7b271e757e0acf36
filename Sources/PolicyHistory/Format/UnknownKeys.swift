package import PolicyLanguage

/// The keys of an object that this program does not know, kept as they stood.
///
/// A later program may have written them; they are written back behind the known ones, and `verify`
/// names them.
package struct UnknownKeys: Sendable, Equatable {
  /// The keys with their values, in the order of the file.
  package var members: [JSONMember] = []

  /// The keys, in the order of the file.
  package var keys: [String] { members.map(\.key) }

  /// Both sides' keys: as they stand where one side has none or both are equal, else each key once,
  /// sorted, of two values the one whose text is bytewise smaller.
  func merged(with other: UnknownKeys) -> UnknownKeys {
    if self == other || other.members.isEmpty { return self }
    if members.isEmpty { return other }
    let sorted = (members + other.members).map { (member: $0, text: $0.value.text(.compact)) }
      .sorted { a, b in
        if !a.member.key.hasSameBytes(as: b.member.key) {
          return a.member.key.precedesBytewise(b.member.key)
        }
        return a.text.precedesBytewise(b.text)
      }
    var merged: [JSONMember] = []
    for (member, _) in sorted where merged.last?.key.hasSameBytes(as: member.key) != true {
      merged.append(member)
    }
    return UnknownKeys(members: merged)
  }
}
