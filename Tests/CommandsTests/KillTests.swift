import Foundation
import Testing

/// The program, killed at what it writes: at every system call that changes a file, one run each.
///
/// `strace` counts the calls of a whole run and kills others at one of them. How many are tried of
/// each work is 12, or what POLICY_HISTORY_KILLS says.
@Suite(.serialized) struct KillTests {
  static let points =
    ProcessInfo.processInfo.environment["POLICY_HISTORY_KILLS"].flatMap(Int.init) ?? 12

  @Test(arguments: Work.allCases)
  func `a killed run leaves the old history or the new one, and the next one succeeds`(
    work: Work
  ) throws {
    let start = try Bench(work)
    let old = try start.tip()
    guard let calls = try start.trace() else {
      print("skipped: runs that are killed, for want of \(Bench.strace)")
      return
    }
    let new = try start.tip()
    #expect(old != new)
    let points = calls.points(Self.points)
    for point in points {
      let bench = try Bench(work)
      try bench.work("signal=SIGKILL", at: point, of: calls)
      let what = Comment("killed at \(calls[point])")
      #expect([old, new].contains(try bench.tip()), what)
      if FileManager.default.fileExists(atPath: bench.store) {
        #expect(try bench.program("verify").status == 0, what)
        #expect(try bench.fsck().isEmpty, what)
      }
      let next = try bench.work()
      #expect(next.status == 0, "\(what): \(next.errors)")
      #expect(try bench.tip() == new, what)
    }
    print("killed: \(work.rawValue) at \(points.count) of \(calls.count) calls, each survived")
  }
}
