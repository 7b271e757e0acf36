import PolicyLanguage

/// A request as IAM sees it: an action on a resource, with what is known of the circumstances.
struct Request: Sendable {
  /// The values of a condition key.
  enum Value: Equatable, Sendable {
    case one(String)
    case many([String])
  }

  let action: String
  let resource: String
  let context: [String: Value]

  /// The action's scalars, `A`–`Z` in lower case: names of actions compare without case.
  let foldedAction: [UnicodeScalar]
  let resourceScalars: [UnicodeScalar]
  private let valuesByFoldedKey: [[UnicodeScalar]: [String]]

  init(_ action: String, _ resource: String, _ context: [String: Value] = [:]) {
    self.action = action
    self.resource = resource
    self.context = context
    foldedAction = action.unicodeScalars.map(\.folded)
    resourceScalars = Array(resource.unicodeScalars)
    var byKey: [[UnicodeScalar]: [String]] = [:]
    for (key, value) in context { byKey[key.unicodeScalars.map(\.folded)] = value.all }
    valuesByFoldedKey = byKey
  }

  init(_ witness: Witness) {
    var context: [String: Value] = [:]
    for entry in witness.context {
      switch entry.value {
      case .one(let value): context[entry.key] = .one(value)
      case .many(let values): context[entry.key] = .many(values)
      }
    }
    self.init(witness.action, witness.resource, context)
  }

  /// The values of a key, whose case does not count; `nil` for a key the request lacks.
  ///
  /// An empty list of values is as none: the documentation treats "no keys in the request" and "a
  /// null data set" alike ("Creating a condition with multiple keys or values").
  func values(of key: String) -> [String]? {
    guard !valuesByFoldedKey.isEmpty,
      let values = valuesByFoldedKey[key.unicodeScalars.map(\.folded)]
    else { return nil }
    return values.isEmpty ? nil : values
  }
}

extension Request {
  /// Whether the action looks like one: a prefix and a name of letters, digits and `-`.
  var hasPlausibleAction: Bool {
    let parts = action.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
            default: false
            }
          }
      }
  }

  /// Whether the resource is `*` or an ARN with a partition, a service and a resource.
  var hasPlausibleResource: Bool {
    if resource == "*" { return true }
    let fields = resource.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 && fields[0].elementsEqual("arn".utf8)
      && [1, 2, 5].allSatisfy { !fields[$0].isEmpty }
  }
}

extension Request.Value {
  /// The values, one or many.
  var all: [String] {
    switch self {
    case .one(let value): [value]
    case .many(let values): values
    }
  }
}

extension Request: CustomStringConvertible {
  var description: String {
    let circumstances = context.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "\(action) on \(resource) with \(circumstances.joined(separator: ", "))"
  }
}

extension UnicodeScalar {
  /// `A`–`Z` in lower case, every other scalar as it is.
  var folded: UnicodeScalar {
    ("A"..."Z").contains(self) ? UnicodeScalar(UInt8(value) + 32) : self
  }
}
