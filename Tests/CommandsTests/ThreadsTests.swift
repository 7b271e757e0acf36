import Testing

@testable import Commands

/// Work on several threads.
@Suite struct ThreadsTests {
  struct Trouble: Error, Equatable {
    var element: Int
  }

  @Test(arguments: [0, 1, 2, 7, 1000], [1, 3, 64])
  func `results stand in the order of what they are of`(count: Int, chunk: Int) throws {
    let elements = Array(0..<count)
    let results = try Threads.map(elements, chunk: chunk) { element in
      // The first ones take longest.
      (0..<(count - element) * 10).reduce(element * 2) { sum, _ in sum }
    }
    #expect(results == elements.map { $0 * 2 })
  }

  @Test(arguments: 1...20)
  func `of several errors the first is thrown`(round: Int) {
    #expect(throws: Trouble(element: 30 + round)) {
      try Threads.map(Array(0..<500)) { element in
        if element >= 30 + round { throw Trouble(element: element) }
        return element
      }
    }
  }
}
