import Foundation
import Testing

/// The program where the system refuses it something: an error in words, and the history as it was.
///
/// How many calls of each work are made to fail is 5, or what POLICY_HISTORY_FAULTS says.
@Suite(.serialized) struct FaultTests {
  static let points =
    ProcessInfo.processInfo.environment["POLICY_HISTORY_FAULTS"].flatMap(Int.init) ?? 5

  /// How a call fails: a full disk, a read-only or vanished folder, a broken disk, no descriptor left.
  static let errors: [String: [String]] = [
    "openat": ["EMFILE", "EROFS", "ENOENT", "ENOSPC"], "write": ["ENOSPC", "EIO"],
    "pwrite64": ["ENOSPC"], "ftruncate": ["ENOSPC"], "fsync": ["EIO", "ENOSPC"],
    "fdatasync": ["EIO"], "flock": ["ENOLCK"], "mkdir": ["EROFS", "ENOSPC", "ENOENT"],
  ]

  /// Holds a run that met a fault, and what it left, to what is promised.
  private func expectSurvived(
    _ run: Run, _ bench: Bench, old: String, new: String, _ what: Comment
  ) throws {
    let tip = try bench.tip()
    #expect([old, new].contains(tip), what)
    if run.status == 0 {
      // What failed was nothing that is needed. First use answers also where it cannot be kept.
      #expect(tip == new, what)
    } else {
      #expect(run.status == 2, "\(what): \(run.status) \(run.errors)")
      #expect(run.errors.contains("error: "), what)
    }
    if FileManager.default.fileExists(atPath: bench.store) {
      let verified = try bench.program("verify")
      #expect(verified.status == 0, "\(what): \(verified.output)\(verified.errors)")
      #expect(try bench.fsck().isEmpty, what)
    }
    let next = try bench.work()
    #expect(next.status == 0, "\(what): \(next.errors)")
    #expect(try bench.tip() == new, what)
  }

  @Test(arguments: Work.allCases)
  func `a call that fails leaves the old history or the new one, and is told`(
    work: Work
  ) throws {
    let start = try Bench(work)
    let old = try start.tip()
    guard let calls = try start.trace() else {
      print("skipped: calls that fail, for want of \(Bench.strace)")
      return
    }
    let new = try start.tip()
    let points = calls.points(Self.points)
    for (index, point) in points.enumerated() {
      let errors = Self.errors["\(calls.name(at: point))", default: ["EROFS", "ENOSPC"]]
      let error = errors[index % errors.count]
      // Once, or from then on; messages are written too.
      let isLasting = index % 2 == 1 && calls.name(at: point) != "write"
      let bench = try Bench(work)
      let run = try bench.work("error=\(error)", at: point, of: calls, andAfter: isLasting)
      try expectSurvived(
        run, bench, old: old, new: new,
        "\(error)\(isLasting ? " from then on" : "") at \(calls[point])")
    }
    print("faults: \(work.rawValue), \(points.count) of \(calls.count) calls failed, each survived")
  }

  @Test(arguments: Work.allCases)
  func `few descriptors are enough, or it is told`(work: Work) throws {
    let whole = try Bench(work)
    let old = try whole.tip()
    #expect(try whole.work().status == 0)
    let new = try whole.tip()
    var (limit, failed) = (4, 0)
    while true {
      let bench = try Bench(work)
      let run = try bench.work(under: "ulimit -n \(limit)")
      try expectSurvived(run, bench, old: old, new: new, "\(limit) descriptors")
      if run.status == 0 { break }
      (limit, failed) = (limit + 1, failed + 1)
      try #require(limit < 64)
    }
    print("faults: \(work.rawValue), \(failed) runs with too few descriptors survived")
  }

  @Test func `files that may not grow are told of`() throws {
    // A run that may ignore the signal gets an error as on a full disk.
    for work in Work.allCases {
      let whole = try Bench(work)
      let old = try whole.tip()
      #expect(try whole.work().status == 0)
      let new = try whole.tip()
      for blocks in [0, 1, 4] {
        let bench = try Bench(work)
        let run = try bench.work(under: "trap '' XFSZ; ulimit -f \(blocks)")
        try expectSurvived(run, bench, old: old, new: new, "\(work), \(blocks) blocks")
      }
    }
  }

  @Test func `a disk that is full is told of`() throws {
    let place = try Workplace()
    try place.write(RecordTests.answer("v6", "2025-01-01", RecordTests.document()), to: "v6")
    try place.run("init", "--history", place.path("s.git"))
    try place.write(Self.fullDisk, to: "script")
    let run = try place.execute(
      "/usr/bin/env", ["unshare", "-rm", "/bin/sh", "script", Workplace.program.path()],
      environment: RecordTests.now.merging(["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]) { $1 })
    guard run.status == 0 else {
      return print("skipped: a full disk, for want of one: \(run.errors.prefix(200))")
    }
    let lines = run.lines
    #expect(lines.count == 16, "\(run.output)")
    for line in lines {
      // What was tried, the status, whether it was told, and the status of `verify` and a second try.
      let parts = line.split(separator: " ").map(String.init)
      #expect(
        ["0 quiet 0 0", "2 told 0 0"].contains(parts.dropFirst(2).joined(separator: " ")), "\(line)"
      )
    }
    #expect(lines.contains { $0.contains(" 2 ") })
    print("faults: \(lines.count) runs on a full or read-only disk survived")
  }

  /// Records, and makes a store, where some kilobytes are free; then again where there is room.
  private static let fullDisk = """
    set -e
    program=$1
    mkdir disk
    mount -t tmpfs -o size=4m none disk
    attempt() { # what to do before, command
      rm -rf disk/* && cp -r s.git disk/s.git
      eval "$1"
      shift
      status=0; "$program" "$@" >out 2>err || status=$?
      told=quiet; if grep -q 'error: ' err; then told=told; fi
      mount -o remount,rw none disk; rm -f disk/filler
      sound=0
      for store in disk/*.git; do "$program" --history $store verify >out 2>&1 || sound=$?; done
      again=0; "$program" "$@" >out 2>&1 || again=$?
      if grep -q exists out; then again=0; fi
      echo "$status $told $sound $again"
    }
    fill() {
      dd if=/dev/zero of=disk/filler bs=1k count=$(($(df -k --output=avail disk | tail -1) - $1)) 2>err
    }
    for free in 0 4 8 16 32 64 96; do
      echo "record $free $(attempt "fill $free" record AmazonQFullAccess v6 --history disk/s.git)"
      echo "init $free $(attempt "fill $free" init --history disk/new.git)"
    done
    echo "record ro $(attempt 'mount -o remount,ro none disk' record AmazonQFullAccess v6 --history disk/s.git)"
    echo "init ro $(attempt 'mount -o remount,ro none disk' init --history disk/new.git)"
    """

  @Test func `a folder that is gone is told of`() throws {
    let place = try Workplace()
    let run = try place.execute(
      "/bin/sh",
      [
        "-c",
        "mkdir gone && cd gone && rmdir ../gone && exec \(Workplace.program.path()) list --history s.git",
      ])
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("error: "))
  }
}
