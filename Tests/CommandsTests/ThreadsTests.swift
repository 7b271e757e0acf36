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

  @Test(arguments: [0, 5, 1000])
  func `what a thread keeps is its own, and the one that asked is told how far it is`(count: Int)
    throws
  {
    var told: [Int] = []
    let elements = (0..<count).map { $0 % 17 }
    let results = try Threads.map(
      elements, chunk: 8, from: [Int: Int](), progress: { told.append($0) },
      { (known: inout [Int: Int], element: Int) in
        let answer = known[element] ?? element * element
        known[element] = answer
        return answer
      })
    #expect(results == elements.map { $0 * $0 })
    #expect(told == told.sorted())
    #expect(told.allSatisfy { $0 <= count })
    // The other threads may have taken the last of them.
    #expect(count == 0 || Threads.count > 1 || told.last == count)
  }
}
