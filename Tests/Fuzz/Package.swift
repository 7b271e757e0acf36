// swift-tools-version:6.2
import PackageDescription

// A package of its own, so that who builds the program never builds these: see README.md.
let rules: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A fuzzer and the products of the program's package that it calls.
func fuzzer(_ name: String, _ products: String...) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["Fuzzing"]
      + products.map { .product(name: $0, package: "policy-history") },
    swiftSettings: rules)
}

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "policy-history", path: "../..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .target(name: "Fuzzing", dependencies: ["CLibFuzzer"], swiftSettings: rules),
    fuzzer("fuzz-json", "PolicyLanguage"),
    fuzzer("fuzz-patterns", "PolicyLanguage"),
    fuzzer("fuzz-unions", "PolicyLanguage"),
    fuzzer("fuzz-history", "PolicyHistory"),
    fuzzer("fuzz-announcements", "Importing"),
  ],
  swiftLanguageModes: [.v6]
)
