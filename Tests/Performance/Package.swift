// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Performance",
  dependencies: [
    .package(name: "PathSum", path: "../.."),
    .package(
      url: "https://github.com/ordo-one/benchmark",
      from: "1.38.1",
      traits: []
    ),
  ],
  targets: [
    .executableTarget(
      name: "ExactTiming",
      dependencies: [.product(name: "PathSum", package: "PathSum")]
    ),
    .executableTarget(
      name: "SamplerTiming",
      dependencies: [.product(name: "PathSum", package: "PathSum")]
    ),
    .executableTarget(
      name: "Samplers",
      dependencies: [
        .product(name: "PathSum", package: "PathSum"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Samplers",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
