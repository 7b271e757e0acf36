import Benchmark
import PolicyHistory
import PolicyLanguage
import Publishing

/// How long the parts of a query take, each by itself, on one thread: reading, comparing, publishing.
///
/// `POLICY_HISTORY` names the store whose policies are taken.
let benchmarks: @Sendable () -> Void = {
  let corpus: Corpus
  do { corpus = try Corpus() } catch { fatalError("\(error)") }
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: 1,
    maxDuration: .seconds(10), maxIterations: 20)
  documents(corpus)
  comparisons(corpus)
  histories(corpus)
}

/// Documents: `JSONReader`, `PolicyDocument` and its canonical form.
private func documents(_ corpus: Corpus) {
  Benchmark("read JSON, \(corpus.size)") { _ in
    for text in corpus.texts { blackHole(try JSONReader.read(text)) }
  }
  Benchmark("read documents, \(corpus.size)") { _ in
    for text in corpus.texts { blackHole(try PolicyDocument(text: text)) }
  }
  Benchmark("canonical form, \(corpus.size)") { _ in
    for document in corpus.documents { blackHole(document.canonicalBytes) }
  }
}

/// Patterns and pairs of documents: what the differ does.
private func comparisons(_ corpus: Corpus) {
  let globs = corpus.largest.patterns.map(Glob.init(action:))
  Benchmark("each of \(globs.count) patterns in the union of all") { _ in
    for glob in globs { blackHole(globs.contains(glob)) }
  }
  Benchmark("the largest pair, \(corpus.largest.name)") { _ in
    blackHole(DocumentComparison(from: corpus.largest.old, to: corpus.largest.new))
  }
  Benchmark("all \(corpus.pairs.count) consecutive pairs") { _ in
    for pair in corpus.pairs { blackHole(DocumentComparison(from: pair.old, to: pair.new)) }
  }
  Benchmark("all \(corpus.steps.count) changes, read from their files") { _ in
    for step in corpus.steps { blackHole(try step.change()) }
  }
}

/// Whole histories: the store, what was in force, the change log and the feeds.
private func histories(_ corpus: Corpus) {
  Benchmark("open the store") { _ in
    blackHole(try Store.open(at: corpus.path))
  }
  Benchmark("one timeline, \(corpus.largest.name)") { benchmark in
    let store = try Store.open(at: corpus.path)
    benchmark.startMeasurement()
    blackHole(try store.timeline(of: corpus.largest.key))
  }
  Benchmark("all \(corpus.timelines.count) timelines") { benchmark in
    let store = try Store.open(at: corpus.path)
    benchmark.startMeasurement()
    blackHole(try store.timelines())
  }
  Benchmark("what was in force on a day, all policies") { _ in
    for timeline in corpus.timelines { blackHole(timeline.state(at: corpus.someDay)) }
  }
  Benchmark("the change log of everything") { _ in
    blackHole(ChangeLog(try corpus.items()).markdown())
  }
  guard let site = Addresses(base: "https://policy-history.example/") else { return }
  Benchmark("the feed of everything, with archives") { benchmark in
    let items = try corpus.items()
    benchmark.startMeasurement()
    blackHole(FeedSeries.all(items.map { Feed.Entry($0, at: site) }, at: site).files)
  }
}
