internal import CLibFuzzer

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Hands bytes to a test for as long as the arguments of the program say.
///
/// Not `LLVMFuzzerTestOneInput`: a Swift program of the package manager has a `main` of its own.
public func fuzz(_ test: @escaping ([UInt8]) -> Void) -> Never {
  current = test
  var count = CommandLine.argc
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
  exit(
    LLVMFuzzerRunDriver(&count, &arguments) { start, count in
      current(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    })
}

/// Ends the program, which libFuzzer takes for a find and keeps the bytes of, where a rule is broken.
public func require(_ holds: Bool, _ rule: @autoclosure () -> String) {
  if holds { return }
  let message = "broken: \(rule())\n"
  _ = write(STDERR_FILENO, message, message.utf8.count)
  abort()
}

/// The test that runs: a function of C has no place for a closure.
nonisolated(unsafe) private var current: ([UInt8]) -> Void = { _ in }
