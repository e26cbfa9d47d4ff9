// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "PathSum",
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
    .target(name: "Networks", dependencies: ["Measures"]),
    .target(name: "PathSums", dependencies: ["Networks"]),
    .target(name: "Sampling", dependencies: ["Networks", "CPathSum"]),
    .target(name: "Estimation", dependencies: ["Sampling"]),
  ],
  swiftLanguageModes: [.v6]
)
