// swift-tools-version:6.2
import PackageDescription

// A package of its own, so that who builds the program never builds this: `make bench`.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "policy-history", path: ".."),
    // Without its traits, which count allocations and calls: time and memory are what is asked for.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Parts",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "PolicyHistory", package: "policy-history"),
      ],
      path: "Benchmarks/Parts",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
