internal import PolicyLanguage

/// What tells sources apart, and the name of a source's file: its kind and the slug of its
/// reference.
///
/// References with one slug are one source: `https://example.com/a.git` and `http://example.com/A`.
public struct SourceID: Hashable, Sendable {
  /// The id as written: `git-github-com-example-archive`.
  public let text: String

  /// The id of the source that a kind and a reference name.
  public init(kind: Source.Kind, reference: String) {
    text = "\(kind.rawValue)-\(Self.slug(of: reference))"
  }

  /// Takes the name of a source's file, without `.json`.
  ///
  /// - Throws: `NameError` if no source could have it.
  init(fileName: String) throws(NameError) {
    let kinds = Source.Kind.allCases.map(\.rawValue)
    guard kinds.contains(where: { fileName.hasPrefix("\($0)-") }),
      fileName.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || isDigit($0) || 0x61...0x7A ~= $0 })
    else {
      throw NameError(
        "`\(fileName)` is not the name of a source; accepted are such as `iam-getpolicyversion`:"
          + " the kind (\(kinds.joined(separator: ", "))), `-`, the reference with `-` for every run"
          + " of other than a–z and 0–9")
    }
    text = fileName
  }

  /// The longest slug that is kept whole: file names end at 255 bytes.
  private static let longest = 200

  /// The reference without scheme and `.git`, in lower case, every run of other than a–z and 0–9 a
  /// `-`; a digest tells apart what that would not: long references, letters beyond ASCII.
  private static func slug(of reference: String) -> String {
    var rest = reference.asciiLowercased.utf8[...]
    if let scheme = rest.firstIndex(of: UInt8(ascii: ":")),
      rest[scheme...].starts(with: "://".utf8),
      rest[..<scheme].allSatisfy({ isAlphanumeric($0) || "+-.".utf8.contains($0) })
    {
      rest = rest[scheme...].dropFirst(3)
    }
    if rest.suffix(4).elementsEqual(".git".utf8) { rest = rest.dropLast(4) }
    var slug: [UInt8] = []
    for byte in rest {
      if isAlphanumeric(byte) {
        slug.append(byte)
      } else if slug.last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
    }
    if slug.count > longest || reference.utf8.contains(where: { $0 >= 0x80 }) {
      slug =
        slug.prefix(longest) + [UInt8(ascii: "-")] + sha256(Array(reference.utf8)).utf8.prefix(16)
    }
    return String(decoding: slug, as: UTF8.self)
  }
}

extension SourceID: Comparable, CustomStringConvertible {
  /// Whether an id comes before another by its bytes.
  public static func < (a: SourceID, b: SourceID) -> Bool { a.text.precedesBytewise(b.text) }

  /// The id as written.
  public var description: String { text }
}
