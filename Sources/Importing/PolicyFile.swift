public import PolicyHistory
public import PolicyLanguage

/// A policy document with what stands around it in the output of `aws iam get-policy-version`; or a
/// bare document.
public struct PolicyFile: Sendable {
  /// The version, if the file states it.
  public let version: VersionID?

  /// IAM's date of the version, if the file states it.
  public let created: Moment?

  /// `IsDefaultVersion`; a file that does not state it is of the version that is in force.
  public let isDefault: Bool

  /// The document.
  public let document: PolicyDocument

  /// A file has two levels around its document, and blanks.
  static let limits = JSONReader.Limits(depth: 64 + 2, size: 1 << 22)

  /// Reads a file.
  ///
  /// The document may be JSON in JSON, a string of JSON, or a string that is percent-encoded as IAM
  /// sends it. Other keys beside it are passed over.
  ///
  /// - Throws: `ParseError`, with line and column: not JSON, no document, or an element around it
  ///   that cannot be read.
  /// - Complexity: O(*n*) in the length of the text.
  public init(text: [UInt8]) throws(ParseError) {
    if text.first == UInt8(ascii: "%") {
      (version, created, isDefault) = (nil, nil, true)
      document = try PolicyDocument(text: text)
      return
    }
    let json = try JSONReader.read(text, limits: Self.limits)
    do throws(ParseError) {
      self = try PolicyFile(json)
    } catch {
      throw error.located(in: text)
    }
  }

  /// Reads what stands in a file that has more.
  ///
  /// - Throws: `ParseError`, not located: the offset is the one in the text of the JSON.
  init(_ json: JSONValue) throws(ParseError) {
    let answer = json["PolicyVersion"] ?? json
    guard let content = answer["Document"] else {
      (version, created, isDefault) = (nil, nil, true)
      document = try PolicyDocument(json)
      return
    }
    version = try answer["VersionId"].map(Self.version)
    created = try answer["CreateDate"].map(Self.date)
    isDefault = try answer["IsDefaultVersion"].map(Self.truth) ?? true
    document = try Self.document(content)
  }

  /// The id of a version.
  static func version(_ json: JSONValue) throws(ParseError) -> VersionID {
    guard let text = json.string else {
      throw ParseError("`VersionId` is \(json.kind); a string is accepted", at: json.offset)
    }
    do throws(NameError) {
      return try VersionID(text)
    } catch {
      throw ParseError("`VersionId`: \(error)", at: json.offset)
    }
  }

  /// A date as the AWS CLI writes it: RFC 3339, or seconds since 1970; or with a blank for its `T`, as
  /// Python writes what its SDK returns.
  static func date(_ json: JSONValue) throws(ParseError) -> Moment {
    switch json.content {
    case .string(let text):
      do throws(DateError) {
        return try Moment(text.withTimeMark)
      } catch {
        throw ParseError("`CreateDate`: \(error)", at: json.offset)
      }
    case .number(let text):
      let whole = text.split(separator: ".", maxSplits: 1)[0]
      if let seconds = Int64(whole), let instant = Instant(secondsSince1970: seconds) {
        return .instant(instant)
      }
      throw ParseError("`CreateDate`: `\(text)` is not a date", at: json.offset)
    default:
      throw ParseError("`CreateDate` is \(json.kind); a date is accepted", at: json.offset)
    }
  }

  private static func truth(_ json: JSONValue) throws(ParseError) -> Bool {
    guard case .bool(let value) = json.content else {
      throw ParseError(
        "`IsDefaultVersion` is \(json.kind); `true` and `false` are accepted", at: json.offset)
    }
    return value
  }

  /// A document as JSON, or as a string of it.
  static func document(_ json: JSONValue) throws(ParseError) -> PolicyDocument {
    guard let text = json.string else { return try PolicyDocument(json) }
    do throws(ParseError) {
      return try PolicyDocument(text: Array(text.utf8))
    } catch {
      // Its place in the string says nothing about the file.
      throw ParseError("`Document`: \(error.message)", at: json.offset)
    }
  }
}

extension String {
  /// The text with a `T` for a blank between a day and a time.
  fileprivate var withTimeMark: String {
    let bytes = Array(utf8)
    guard bytes.count > 10, bytes[10] == UInt8(ascii: " ") else { return self }
    return String(decoding: bytes[..<10] + [UInt8(ascii: "T")] + bytes[11...], as: UTF8.self)
  }
}
