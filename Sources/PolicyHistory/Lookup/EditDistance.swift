/// How many bytes have to be put in, taken out, replaced or swapped with their neighbour to make one
/// text of another (Damerau, 1964; each byte touched once); `nil` beyond a limit.
///
/// - Complexity: O(*nm*) in the lengths of the texts.
package func editDistance(_ a: String, _ b: String, atMost limit: Int) -> Int? {
  let (a, b) = (Array(a.utf8), Array(b.utf8))
  if abs(a.count - b.count) > limit { return nil }
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + repeatElement(0, count: b.count)
    for j in 1...b.count {
      let isSame = a[i - 1] == b[j - 1]
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
