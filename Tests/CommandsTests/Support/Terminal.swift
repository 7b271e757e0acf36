import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Workplace {
  /// Runs the program on a terminal of its own: what a person sees.
  func look(
    arguments: [String], columns: UInt16 = 80, environment: [String: String] = [:]
  ) throws -> (status: Int32, screen: String) {
    var master: CInt = 0
    var slave: CInt = 0
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&master, &slave, nil, nil, &size) == 0)
    let process = process(arguments, ["TERM": "xterm-256color"].merging(environment) { $1 })
    let end = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    process.standardInput = end
    process.standardOutput = end
    process.standardError = end
    try process.run()
    close(slave)
    defer { close(master) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    process.waitUntilExit()
    let screen = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    return (process.terminationStatus, screen)
  }
}
