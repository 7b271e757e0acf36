#if canImport(Darwin)
  private import Darwin
#elseif canImport(Musl)
  private import Musl
#else
  private import Glibc
#endif

/// Running other programs, without a shell.
extension System {
  /// A program that was started, and what it wrote so far.
  struct Child {
    /// What it wrote to stdout.
    fileprivate(set) var output: [UInt8] = []
    /// What it wrote to stderr.
    fileprivate(set) var errors: [UInt8] = []

    fileprivate let process: pid_t
    /// Where its stdout and its stderr are read; `nil` once they have ended.
    fileprivate var descriptors: [Int32?]

    /// As much as is kept of what it writes; a program that writes more is ended.
    fileprivate static let limit = 1 << 26
  }

  /// Starts a program that is looked for in the PATH; its stdin is empty.
  ///
  /// - Parameters:
  ///   - arguments: What it is given, each as it is: no shell reads them.
  ///   - environment: All its variables.
  /// - Throws: The system's reason, such as that there is no such program.
  static func start(
    _ program: String, _ arguments: [String], environment: [String: String]
  ) throws(Error) -> Child {
    let output = try makePipe()
    let errors: (reading: Int32, writing: Int32)
    do throws(Error) {
      errors = try makePipe()
    } catch {
      close(output.reading)
      close(output.writing)
      throw error
    }
    defer {
      close(output.writing)
      close(errors.writing)
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    var process: pid_t = 0
    let code = withTexts([program] + arguments) { arguments in
      withTexts(environment.map { "\($0.key)=\($0.value)" }) { variables in
        posix_spawnp(&process, program, &actions, nil, arguments, variables)
      }
    }
    if code != 0 {
      close(output.reading)
      close(errors.reading)
      throw Error(code)
    }
    return Child(process: process, descriptors: [output.reading, errors.reading])
  }

  /// Waits until one of several programs has ended, and takes it out of the list.
  ///
  /// - Returns: The program's place in the list, the program, and its exit status; of one that a
  ///   signal ended, 128 and the signal's number.
  static func waitForOne(
    of children: inout [Child]
  ) throws(Error) -> (index: Int, child: Child, status: Int32) {
    while true {
      if let index = children.firstIndex(where: { $0.descriptors.allSatisfy { $0 == nil } }) {
        let child = children.remove(at: index)
        return (index, child, try status(of: child.process))
      }
      var places: [(child: Int, stream: Int)] = []
      var waiting: [pollfd] = []
      for (child, descriptors) in children.map(\.descriptors).enumerated() {
        for (stream, descriptor) in descriptors.enumerated() {
          guard let descriptor else { continue }
          places.append((child, stream))
          waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
        }
      }
      if poll(&waiting, nfds_t(waiting.count), -1) < 0 {
        if errno == EINTR { continue }
        throw Error(errno)
      }
      for (place, polled) in zip(places, waiting) where polled.revents != 0 {
        try children[place.child].readMore(from: place.stream)
      }
    }
  }

  private static func status(of process: pid_t) throws(Error) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { throw Error(errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// A pipe that programs started later do not inherit.
  private static func makePipe() throws(Error) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Error(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Texts as C has lists of them.
  private static func withTexts<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

extension System.Child {
  /// Reads what a stream has, and closes it at its end.
  fileprivate mutating func readMore(from stream: Int) throws(System.Error) {
    guard let descriptor = descriptors[stream] else { return }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { get(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { return }
      throw System.Error(errno)
    }
    if count == 0 {
      close(descriptor)
      descriptors[stream] = nil
    } else if stream == 0 {
      output += buffer[..<count]
    } else {
      errors += buffer[..<count]
    }
    if output.count + errors.count > Self.limit { kill(process, SIGKILL) }
  }
}

private func get(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
