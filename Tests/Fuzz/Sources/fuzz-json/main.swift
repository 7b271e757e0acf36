// The readers of JSON and of policy documents: what they accept is written and read back unchanged.

import Fuzzing
import PolicyLanguage

/// What a reader makes of a text; `nil` if it refuses, with a place in the text.
func read(_ text: [UInt8]) -> JSONValue? {
  do throws(ParseError) {
    return try JSONReader.read(text)
  } catch {
    require(0...text.count ~= error.offset, "an error has its place in the text")
    require(error.location != nil && !error.message.isEmpty, "an error says where and what")
    return nil
  }
}

/// A value is read back as it was written, in every layout, and the canonical form is of one spelling.
func check(_ value: JSONValue) {
  require(read(value.bytes(.indented)) == value, "indented JSON is read back equal")
  require(read(value.bytes(.compact)) == value, "compact JSON is read back equal")
  let canonical = value.bytes(.canonical)
  require(
    read(canonical)?.bytes(.canonical) == canonical, "canonical JSON is its own canonical form")
  require(read(canonical)?.bytes(.compact) == canonical, "canonical JSON has its keys in order")
}

func check(_ document: PolicyDocument) {
  _ = document.findings
  let canonical = document.canonicalBytes
  for text in [document.json.bytes(.indented), document.json.bytes(.compact)] {
    require((try? PolicyDocument(text: text)) == document, "a document is read back equal")
  }
  let again = try? PolicyDocument(text: canonical)
  require(again?.canonicalBytes == canonical, "a canonical document is its own canonical form")
}

fuzz { bytes in
  if let value = read(bytes) { check(value) }
  if let document = try? PolicyDocument(text: bytes) { check(document) }
}
