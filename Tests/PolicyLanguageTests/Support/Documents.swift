import PolicyLanguage

/// A document of a test, read from its text.
func document(_ text: String) throws -> PolicyDocument {
  try PolicyDocument(text: Array(text.utf8))
}

/// A document with one statement that allows everything under a condition.
func document(
  condition: String, version: PolicyDocument.LanguageVersion = .v2012
) throws -> PolicyDocument {
  try document(
    """
    {"Version": "\(version.rawValue)", "Statement":
      {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": \(condition)}}
    """)
}

/// A document with one statement that allows some actions on some resources.
func document(allow actions: [String], on resources: [String] = ["*"]) -> PolicyDocument {
  PolicyDocument(
    statements: .one(
      Statement(
        effect: .allow, action: .init(.many(actions)), resource: .init(.many(resources)))))
}
