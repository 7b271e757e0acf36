extension GlobProduct.Domain {
  var start: DomainState {
    switch self {
    case .text: .text
    case .action: .action(.start)
    case .resource: .resource(.start)
    case .arn: .resource(.scheme(0))
    }
  }
}

/// How much of a string of a domain was read.
enum DomainState: Hashable {
  enum ActionPart: Hashable { case start, prefix, colon, name }
  enum ResourcePart: Hashable {
    case start
    case star
    /// So many characters of `arn:`, at most 3.
    case scheme(Int)
    /// So many colons, from 1 to 5, and whether anything stands behind the last.
    case field(Int, isEmpty: Bool)
  }

  case text
  case action(ActionPart)
  case resource(ResourcePart)

  private static let scheme: [Unicode.Scalar] = ["a", "r", "n", ":"]

  var isAccepting: Bool {
    switch self {
    case .text, .action(.name), .resource(.star), .resource(.field(5, isEmpty: false)): true
    default: false
    }
  }

  /// The characters that matter here whatever the globs wait for.
  var scalars: [Unicode.Scalar] {
    switch self {
    case .text: []
    case .action: [":"]
    case .resource(.start): ["*", "a"]
    case .resource(.star): []
    case .resource(.scheme(let count)): [Self.scheme[count]]
    case .resource(.field): [":"]
    }
  }

  func step(_ scalar: Unicode.Scalar) -> DomainState? {
    switch self {
    case .text: .text
    case .action(.start): scalar == ":" ? nil : .action(.prefix)
    case .action(.prefix): scalar == ":" ? .action(.colon) : self
    case .action(.colon), .action(.name): scalar == ":" ? nil : .action(.name)
    case .resource(.start):
      scalar == "*" ? .resource(.star) : scalar == "a" ? .resource(.scheme(1)) : nil
    case .resource(.star): nil
    case .resource(.scheme(let count)):
      scalar != Self.scheme[count]
        ? nil : count < 3 ? .resource(.scheme(count + 1)) : .resource(.field(1, isEmpty: true))
    case .resource(.field(let colons, let isEmpty)):
      if scalar != ":" || colons == 5 {
        .resource(.field(colons, isEmpty: false))
      } else {
        // Partition and service are never empty; region and account are for some services.
        isEmpty && colons < 3 ? nil : .resource(.field(colons + 1, isEmpty: true))
      }
    }
  }
}
