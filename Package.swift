// swift-tools-version:6.2
import PackageDescription

// Every target is compiled under the same rules; CI turns warnings into errors.
let rules: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
  name: "policy-history",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "policy-history", targets: ["policy-history"]),
    .library(name: "PolicyLanguage", targets: ["PolicyLanguage"]),
    .library(name: "PolicyHistory", targets: ["PolicyLanguage", "PolicyHistory", "Publishing"]),
    .library(name: "Importing", targets: ["PolicyLanguage", "PolicyHistory", "Importing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // The way of the data; docs/architecture.md says who may import whom, and a test holds us to it.
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .target(
      name: "Git", dependencies: ["CLibgit2"], swiftSettings: rules + [.strictMemorySafety()]),
    .target(name: "PolicyLanguage", swiftSettings: rules),
    .target(
      name: "PolicyHistory",
      dependencies: ["PolicyLanguage", "Git", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: rules),
    .target(
      name: "Importing", dependencies: ["PolicyLanguage", "PolicyHistory", "Git"],
      swiftSettings: rules),
    .target(
      name: "Publishing", dependencies: ["PolicyLanguage", "PolicyHistory"], swiftSettings: rules),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "Exporting",
      dependencies: ["PolicyLanguage", "PolicyHistory", "Publishing", "CSQLite"],
      swiftSettings: rules + [.strictMemorySafety()],
      linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "BundledHistory", path: "history",
      exclude: ["history.json", "policies", "services", "sources"],
      swiftSettings: rules, plugins: ["EmbedHistoryPlugin"]),
    .target(
      name: "Commands",
      dependencies: [
        "PolicyLanguage", "PolicyHistory", "Importing", "Publishing", "Exporting", "BundledHistory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: rules),
    .executableTarget(name: "policy-history", dependencies: ["Commands"], swiftSettings: rules),

    // Building: the files of `history/` become a Swift source, so that the program carries them.
    .executableTarget(name: "EmbedHistory", swiftSettings: rules),
    .plugin(
      name: "EmbedHistoryPlugin", capability: .buildTool(), dependencies: ["EmbedHistory"],
      path: "Sources/EmbedHistoryPlugin"),

    .testTarget(name: "GitTests", dependencies: ["Git"], swiftSettings: rules),
    .testTarget(
      name: "PolicyLanguageTests", dependencies: ["PolicyLanguage"], swiftSettings: rules),
    .testTarget(
      name: "PolicyHistoryTests",
      dependencies: ["PolicyLanguage", "PolicyHistory", "Git", "BundledHistory"],
      exclude: ["Judges"], swiftSettings: rules),
    .testTarget(
      name: "ImportingTests",
      dependencies: ["PolicyLanguage", "PolicyHistory", "Importing", "Git", "BundledHistory"],
      swiftSettings: rules),
    .testTarget(
      name: "PublishingTests", dependencies: ["PolicyLanguage", "PolicyHistory", "Publishing"],
      exclude: ["Judges", "Snapshots"], swiftSettings: rules),
    .testTarget(
      name: "ExportingTests",
      dependencies: ["PolicyLanguage", "PolicyHistory", "Exporting", "BundledHistory"],
      swiftSettings: rules),
    .testTarget(
      name: "CommandsTests", dependencies: ["Commands", "BundledHistory", "policy-history"],
      swiftSettings: rules),
    .testTarget(name: "ArchitectureTests", swiftSettings: rules),
  ],
  swiftLanguageModes: [.v6]
)
