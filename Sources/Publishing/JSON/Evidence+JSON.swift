internal import PolicyHistory
package import PolicyLanguage

extension Evidence {
  /// The evidence as JSON: what the line under a text answer says.
  package var json: JSONValue {
    .object([
      (
        "inForce",
        .object([("since", .string(since.description)), ("until", .optional(until))])
      ),
      (
        "source",
        source.map { source in
          .object([
            ("kind", .string(source.kind.rawValue)), ("reference", .string(source.reference)),
            ("fidelity", .string(source.fidelity.rawValue)),
          ])
        }
      ),
      ("history", history.map(JSONValue.string)), ("knownUntil", .optional(knownUntil)),
    ])
  }
}
