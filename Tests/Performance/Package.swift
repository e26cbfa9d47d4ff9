// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Performance",
  dependencies: [.package(name: "PathSum", path: "../..")],
  targets: [
    .executableTarget(
      name: "ExactTiming",
      dependencies: [.product(name: "PathSum", package: "PathSum")]
    )
  ],
  swiftLanguageModes: [.v6]
)
