// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "PathSum",
  products: [
    .library(name: "PathSum", targets: ["PathSum"]),
    .executable(name: "pathsum", targets: ["PathSumCommand"]),
  ],
  dependencies: [
    .package(
      url: "https://github.com/apple/swift-argument-parser",
      from: "1.8.2"
    ),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // MARK: - C libraries and the only C we write
    .systemLibrary(
      name: "CGSL",
      pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"])]
    ),
    .systemLibrary(
      name: "CMPFR",
      pkgConfig: "mpfr",
      providers: [.apt(["libmpfr-dev"])]
    ),
    .target(name: "CPathSum", dependencies: ["CGSL"]),

    // MARK: - The rooms, imports pointing up this list
    .target(name: "GSL", dependencies: ["CGSL", "CPathSum"]),
    .target(name: "ExactArithmetic", dependencies: ["CMPFR"]),
    .target(name: "Measures", dependencies: ["GSL", "ExactArithmetic"]),
    .target(
      name: "Networks",
      dependencies: ["GSL", "ExactArithmetic", "Measures"]
    ),
    .target(
      name: "PathSums",
      dependencies: ["GSL", "ExactArithmetic", "Measures", "Networks"]
    ),
    .target(
      name: "Sampling",
      dependencies: [
        "CPathSum", "GSL", "ExactArithmetic", "Measures", "Networks",
      ]
    ),
    .target(
      name: "Estimation",
      dependencies: ["GSL", "ExactArithmetic", "Sampling"]
    ),
    .target(
      name: "Conditioning",
      dependencies: [
        "CPathSum", "GSL", "ExactArithmetic", "Measures", "Networks",
        "Sampling", "Estimation",
      ]
    ),
    .target(
      name: "Theory",
      dependencies: [
        "GSL", "ExactArithmetic", "Measures", "Networks", "PathSums",
        "Sampling", "Estimation",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ]
    ),
    .target(
      name: "Figures",
      dependencies: [
        "GSL", "ExactArithmetic", "Measures", "Networks", "PathSums",
        "Sampling", "Estimation", "Conditioning", "Theory",
      ]
    ),
    .target(
      name: "PathSum",
      dependencies: [
        "GSL", "ExactArithmetic", "Measures", "Networks", "PathSums",
        "Sampling", "Estimation", "Conditioning", "Theory", "Figures",
      ]
    ),

    // MARK: - The command
    .executableTarget(
      name: "PathSumCommand",
      // The umbrella re-exports its rooms; naming them rebuilds what they change.
      dependencies: [
        "PathSum", "Networks", "PathSums", "Sampling", "Estimation",
        "Conditioning", "Theory", "Figures",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // MARK: - Tests, one folder a room
    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(
      name: "SupportTests",
      dependencies: ["TestSupport"],
      path: "Tests/SupportTests"
    ),
    .testTarget(
      name: "GSLTests",
      dependencies: ["GSL", "TestSupport"],
      path: "Tests/GSL"
    ),
    .testTarget(
      name: "ExactArithmeticTests",
      dependencies: ["ExactArithmetic", "TestSupport"],
      path: "Tests/ExactArithmetic"
    ),
    .testTarget(
      name: "MeasuresTests",
      dependencies: ["GSL", "ExactArithmetic", "Measures", "TestSupport"],
      path: "Tests/Measures"
    ),
    .testTarget(
      name: "PathSumsTests",
      dependencies: [
        "GSL", "ExactArithmetic", "Measures", "Networks", "PathSums",
        "TestSupport",
      ],
      path: "Tests/PathSums"
    ),
    .testTarget(
      name: "NetworksTests",
      dependencies: [
        "GSL", "ExactArithmetic", "Measures", "Networks", "TestSupport",
      ],
      path: "Tests/Networks"
    ),
    .testTarget(
      name: "SamplingTests",
      dependencies: [
        "CGSL", "GSL", "ExactArithmetic", "Measures", "Networks", "PathSums",
        "Sampling", "TestSupport",
      ],
      path: "Tests/Sampling"
    ),
    .testTarget(
      name: "EstimationTests",
      dependencies: [
        "GSL", "ExactArithmetic", "Measures", "Networks", "Sampling",
        "Estimation", "TestSupport",
      ],
      path: "Tests/Estimation"
    ),
    .testTarget(
      name: "ConditioningTests",
      dependencies: [
        "GSL", "ExactArithmetic", "Measures", "Networks", "PathSums",
        "Sampling", "Estimation", "Conditioning", "TestSupport",
      ],
      path: "Tests/Conditioning"
    ),
    .testTarget(
      name: "FiguresTests",
      dependencies: [
        "GSL", "ExactArithmetic", "Measures", "Networks", "PathSums",
        "Sampling", "Figures", "TestSupport",
      ],
      path: "Tests/Figures",
      exclude: ["Snapshots"]
    ),
    .testTarget(
      name: "TheoryTests",
      dependencies: [
        "ExactArithmetic", "Measures", "Networks", "PathSums", "Sampling",
        "Estimation", "Theory", "TestSupport",
      ],
      path: "Tests/Theory"
    ),
    .testTarget(
      name: "DocumentationTests",
      // The umbrella re-exports its rooms; naming them rebuilds what they change.
      dependencies: [
        "PathSum", "GSL", "ExactArithmetic", "Measures", "Networks", "PathSums",
        "Sampling", "Estimation", "Conditioning", "Theory", "Figures",
      ],
      path: "Tests/Documentation"
    ),
    .testTarget(
      name: "CommandTests",
      dependencies: ["PathSumCommand", "TestSupport"],
      path: "Tests/Command",
      exclude: ["Snapshots"]
    ),
    .testTarget(
      name: "BridgeTests",
      dependencies: [
        "ExactArithmetic", "Measures", "Networks", "PathSums", "Theory",
        "TestSupport",
      ],
      path: "Tests/Bridge"
    ),
  ],
  swiftLanguageModes: [.v6]
)
