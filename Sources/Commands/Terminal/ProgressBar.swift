/// A line on a terminal that says how far a long task is; nothing where nobody looks.
///
/// It is drawn at most ten times a second, and gone when the answer comes.
final class ProgressBar {
  private let screen: Screen
  private var phase = ""
  private var begun = System.milliseconds
  private var drawn: Int64?

  /// The bar itself, in columns.
  private static let columns = 20

  init(on screen: Screen) { self.screen = screen }

  /// Shows how far a phase is.
  ///
  /// - Parameters:
  ///   - phase: What is being done, in a word.
  ///   - things: What is counted.
  ///   - remark: What else there is to say.
  func show(_ phase: String, _ done: Int, of total: Int, _ things: String, remark: String = "") {
    let now = System.milliseconds
    if phase != self.phase { (self.phase, begun, drawn) = (phase, now, nil) }
    if let drawn, now - drawn < 100, done < total { return }
    drawn = now
    let text = Self.text(
      phase, done, of: total, things, after: now - begun, remark: remark, width: screen.width - 1)
    write("\r\(text)\u{1B}[K")
  }

  /// Takes the line away.
  func clear() {
    if !phase.isEmpty { write("\r\u{1B}[K") }
    phase = ""
  }

  /// The line: phase, bar, counts, rate and the time that is left, as far as they fit.
  static func text(
    _ phase: String, _ done: Int, of total: Int, _ things: String, after milliseconds: Int64,
    remark: String = "", width: Int
  ) -> String {
    let full = total == 0 ? columns : columns * done / total
    let bar = String(repeating: "#", count: full) + String(repeating: "-", count: columns - full)
    var parts = ["\(phase) [\(bar)] \(done)/\(total) \(things)"]
    if !remark.isEmpty { parts.append(remark) }
    if milliseconds >= 500, done > 0 {
      let rate = Double(done) * 1000 / Double(milliseconds)
      parts.append("\(Int(rate))/s")
      if done < total { parts.append("\(Int((Double(total - done) / rate).rounded(.up))) s left") }
    }
    var line = parts[0]
    for part in parts.dropFirst() where line.count + 2 + part.count <= width { line += "  \(part)" }
    return String(line.prefix(width))
  }

  private func write(_ text: String) { try? System.write(text, to: System.messages) }
}
