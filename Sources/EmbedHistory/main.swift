// Build tool: `EmbedHistory OUTPUT FOLDER PATH…` writes a Swift file that holds the named files of a
// folder as literals, so that the program carries them wherever it is copied.
//
// Literals are part of the program's read-only data: nothing is decoded or copied before the first
// use. `.embedInCode` of the package manager refuses two files of one name, and resources beside the
// program do not travel with it.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What went wrong, for the person who builds.
struct Failure: Error, CustomStringConvertible {
  var description: String
}

/// A string literal of Swift with exactly this text.
func literal(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case "\n": quoted += "\\n"
    case " "..."~": quoted.unicodeScalars.append(scalar)
    default: quoted += "\\u{\(String(scalar.value, radix: 16))}"
    }
  }
  return quoted + "\""
}

/// The text of a file, which has to be UTF-8: a string literal holds nothing else.
func text(of path: String) throws -> String {
  let bytes = try Data(contentsOf: URL(filePath: path))
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Failure(description: "`\(path)` is not UTF-8; a history's files are")
  }
  return text
}

/// The source: one pair of path and text for each file, sorted by the bytes of the path.
func source(folder: String, paths: [String]) throws -> String {
  let sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  let pairs = try sorted.map { path in
    "    (\(literal(path)),\n     \(literal(try text(of: "\(folder)/\(path)")))),\n"
  }
  return """
    // Made by EmbedHistory while building, from the files of `history/`.
    extension BundledHistory {
      static let literals: [(path: StaticString, text: StaticString)] = [
    \(pairs.joined())  ]
    }

    """
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  throw Failure(description: "usage: EmbedHistory OUTPUT FOLDER PATH…")
}
let made = try source(folder: arguments[2], paths: Array(arguments.dropFirst(3)))
try Data(made.utf8).write(to: URL(filePath: arguments[1]))
