internal import Synchronization

#if canImport(Darwin)
  private import Darwin
#elseif canImport(Musl)
  private import Musl
#else
  private import Glibc
#endif

/// Work on several processors at once.
///
/// The threads are the system's own: to start Swift's concurrency takes longer than many an answer.
enum Threads {
  /// As many as are worth while: the processors there are, but not many.
  static let count = max(1, min(8, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

  /// Does the same with each of some things, several at a time, and gives the results in the order
  /// of the things.
  ///
  /// The result depends on nothing but the things: of several errors that of the first is thrown.
  ///
  /// - Parameter chunk: How many things are taken at a time.
  /// - Throws: What `work` throws.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], chunk: Int = 1,
    _ work: @escaping @Sendable (Element) throws -> Result
  ) throws -> [Result] {
    try map(elements, chunk: chunk, from: ()) { _, element in try work(element) }
  }

  /// As `map(_:chunk:_:)`, with something that each thread has for itself and changes from one thing to
  /// the next, such as answers to keep.
  ///
  /// - Parameters:
  ///   - state: What each thread begins with a copy of. It may save work; a result has to be the same
  ///     whatever was done before.
  ///   - progress: Called now and then, on this thread, with how many things were taken.
  static func map<Element: Sendable, State: Sendable, Result: Sendable>(
    _ elements: [Element], chunk: Int = 1, from state: State, progress: (Int) -> Void = { _ in },
    _ work: @escaping @Sendable (inout State, Element) throws -> Result
  ) throws -> [Result] {
    let threads = min(count, (elements.count + chunk - 1) / chunk)
    let task = MapTask(elements, chunk: chunk, from: state, work)
    var others: [pthread_t] = []
    for _ in 1..<max(1, threads) {
      guard let thread = start(task) else { break }
      others.append(thread)
    }
    task.run(progress)
    for thread in others { pthread_join(thread, nil) }
    return try task.results()
  }

  /// As `map(_:chunk:_:)`, but what is most work is begun first, so that no thread is left alone with
  /// it; the results are in the order of the things.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], heaviest weight: (Element) -> Int,
    _ work: @escaping @Sendable (Element) throws -> Result
  ) throws -> [Result] {
    let order = elements.indices.map { (index: $0, weight: weight(elements[$0])) }
      .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.index < $1.index }
    let results = try map(order.map { elements[$0.index] }, work)
    return zip(order, results).sorted { $0.0.index < $1.0.index }.map(\.1)
  }

  /// Deals things out, one part for each thread: neighbours, which often are alike, go to different ones.
  static func deal<Element>(_ elements: [Element]) -> [[Element]] {
    (0..<count).map { part in
      stride(from: part, to: elements.count, by: count).map { elements[$0] }
    }
  }

  /// A thread that does a job too; `nil` if the system makes none.
  private static func start(_ job: any Job) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    // As much as the first thread has on most systems.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let box = Unmanaged.passRetained(JobBox(job)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(&thread, &attributes, runJob, box)
    if status == 0 { return thread }
    Unmanaged<JobBox>.fromOpaque(box).release()
    return nil
  }
}

/// What a thread is to do.
private protocol Job: Sendable {
  /// Does it, and tells how far it is.
  func run(_ progress: (Int) -> Void)
}

private final class JobBox: Sendable {
  let job: any Job
  init(_ job: any Job) { self.job = job }
}

#if canImport(Darwin)
  private func runJob(_ box: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<JobBox>.fromOpaque(box).takeRetainedValue().job.run { _ in }
    return nil
  }
#else
  private func runJob(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let box { Unmanaged<JobBox>.fromOpaque(box).takeRetainedValue().job.run { _ in } }
    return nil
  }
#endif

/// Things to do, which threads take one after another, and what came of them.
private final class MapTask<Element: Sendable, State: Sendable, Output: Sendable>: Job {
  private let elements: [Element]
  private let chunk: Int
  private let state: State
  private let work: @Sendable (inout State, Element) throws -> Output
  private let next = Atomic(0)
  private let done: Mutex<[Result<Output, any Error>?]>

  init(
    _ elements: [Element], chunk: Int, from state: State,
    _ work: @escaping @Sendable (inout State, Element) throws -> Output
  ) {
    self.elements = elements
    self.chunk = chunk
    self.state = state
    self.work = work
    done = Mutex(Array(repeating: nil, count: elements.count))
  }

  /// Works until nothing is left; what has begun is ended also after an error.
  func run(_ progress: (Int) -> Void) {
    var state = state
    while true {
      let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
      if start >= elements.count { return }
      let range = start..<min(start + chunk, elements.count)
      let results = range.map { index in Result { try work(&state, elements[index]) } }
      done.withLock { done in
        for (index, result) in zip(range, results) { done[index] = result }
      }
      if results.contains(where: { if case .failure = $0 { true } else { false } }) {
        // Whoever is behind is not asked any more; whoever is before has been taken already.
        next.store(elements.count, ordering: .relaxed)
      }
      progress(range.upperBound)
    }
  }

  /// The results in order.
  func results() throws -> [Output] {
    try done.withLock { $0 }.compactMap { try $0?.get() }
  }
}
