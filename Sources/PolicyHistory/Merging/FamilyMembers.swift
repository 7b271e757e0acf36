/// Everything that is recorded of one family of revisions.
struct FamilyMembers {
  /// The readings of all its revisions.
  var readings: [Reading] = []

  /// Unknown keys, by the revision in whose file they stood.
  var unknownKeys: [RevisionID: UnknownKeys] = [:]

  /// Takes in a revision.
  mutating func add(_ revision: Revision) {
    readings += revision.readings
    unknownKeys[revision.id] =
      unknownKeys[revision.id]?.merged(with: revision.unknownKeys) ?? revision.unknownKeys
  }
}

extension Policy {
  /// The policy with some families enlarged, each divided anew into its revisions.
  ///
  /// - Throws: `RecordingError`, by the first family in order that cannot be divided.
  func enlarging(_ additions: [Family: FamilyMembers]) throws(RecordingError) -> Policy {
    var families = additions
    var policy = self
    policy.revisions.removeAll { additions[Family(of: $0.id)] != nil }
    for revision in revisions {
      let family = Family(of: revision.id)
      if additions[family] != nil { families[family]?.add(revision) }
    }
    for (family, members) in families.sorted(by: { $0.key.plainID < $1.key.plainID }) {
      policy.revisions += try divide(family, members)
    }
    policy.revisions.sort { $0.id < $1.id }
    return policy
  }

  private func divide(
    _ family: Family, _ members: FamilyMembers
  ) throws(RecordingError) -> [Revision] {
    var divided: [Revision]
    do throws(UndatedRevision) {
      divided = try family.divide(members.readings)
    } catch {
      throw .undated(key, error)
    }
    for revision in divided {
      if let (a, b) = revision.contradictingReadings {
        throw .contradiction(.documents(key, revision.id, a, b))
      }
    }
    // Of a file that is no more, the family's first has the keys.
    for (id, keys) in members.unknownKeys.sorted(by: { $0.key < $1.key }) {
      let index = divided.firstIndex { $0.id == id } ?? 0
      divided[index] = divided[index].adding(keys)
    }
    return divided
  }
}
