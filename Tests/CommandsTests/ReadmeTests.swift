import Foundation
import Testing

/// The terminal in the README shows what the program prints.
@Suite struct ReadmeTests {
  @Test func `every example prints what stands under it`() throws {
    let examples = try Self.examples()
    #expect(examples.count >= 5)
    for example in examples {
      let run = try Workplace.reading.get().run(example.arguments)
      #expect(run.output == example.output, "\(example.arguments)")
    }
  }

  struct Example {
    var arguments: [String]
    var output: String
  }

  /// The blocks of a console: a command behind `$`, and what it prints to stdout.
  static func examples() throws -> [Example] {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    let text = String(
      decoding: try Data(contentsOf: root.appending(path: "README.md")), as: UTF8.self)
    return text.matches(of: /(?ms)^```console\n\$ policy-history (.*?)\n(.*?)^```/).map {
      let words = $0.1.split(separator: " ").map(String.init)
      return Example(arguments: words, output: String($0.2))
    }
  }
}
