import PathSum

// Examples of the theorems, one each.
extension Examples {
  static func meanIdentity() throws {
    for law in ["gaussian", "rademacher", "sparse(1/10,laplace)"] {
      let net = try NetworkSpec(
        architecture: .init(parsing: "10,1,7,3"),
        weights: [try MeasureParser.law(law)]
      )
      print(try ExactMoments(net).moment(1))
    }
    // 1
    // 1
    // 1
  }

  static func transferRecursion() throws {
    let net = try NetworkSpec(
      architecture: .init(parsing: "2,2,1"),
      weights: [Uniform()]
    )
    print(try ExactMoments(net).moment(3))  // 99306/1225, exactly
    print(try StrandPartitions(net, order: 3).sum())  // 99306/1225, exactly
  }

  static func gaussianProduct() throws {
    print(GaussianMoments.layerFactor(2, width: 5))  // 2
    print(GaussianMoments.layerFactor(3, width: 1))  // 60
    let widths = try Architecture(parsing: "3,4,5,2")
    let moment = GaussianMoments.moment(3, widths, .row(output: 0))
    print(moment)  // 672
  }

  static func kurtosisProduct() throws {
    let net = try NetworkSpec(
      architecture: .init(parsing: "3,4,5,2"),
      weights: [Laplace()]
    )
    for bound in Bounds(net, order: 2).all().prefix(2) {
      if let value = bound.value { print(bound.side, value) }
    }
    // lower 15
    // upper 64
    print(try ExactMoments(net).moment(2))  // 264/5
  }

  static func logNormalLimit() throws {
    for text in ["10,10x10,1", "20,20x20,1"] {
      let widths = try Architecture(parsing: text)
      let law = try LogLaw(NetworkSpec(architecture: widths))
      let limit = try LogNormal(widths, .row(output: 0))
      let distance = law.distance(to: limit)
      print(Number.short(distance.high, digits: 3))
    }
    // 0.101
    // 0.0495
  }

  static func quenchedVariance() throws {
    let widths = try Architecture(parsing: "3,4,5,2")
    print(QuenchedVariance.expected(widths))  // 1087/540
  }

  static func tangentKernel() throws {
    let kernel = TangentKernel(try Architecture(parsing: "3,4,5,2"))
    print(kernel.weightMean, kernel.weightSquare)  // 3 277/5
    print(kernel.biasMean, kernel.atomlessBiasMean)  // 1457/1024 3/2
  }

  static func jacobianSpectrum() throws {
    let spectrum = SpectralMoments(try Architecture(parsing: "3,4,5,2"))
    print(spectrum.trace)  // 2
    print(spectrum.traceSquared, spectrum.squareTrace)  // 533/15 521/15
  }

  static func widthAllocation() throws {
    let best = try WidthAllocation(
      inputs: 1,
      outputs: 1,
      depth: 5,
      budget: .neurons(14)
    )
    print(best.architecture)  // 1,4,4,3,3,1
    print(best.secondMoment)  // 216
  }

  static func tiesByEnumeration() throws {
    let net = try NetworkSpec(
      architecture: .init(parsing: "2,2,1"),
      weights: [Rademacher()],
      input: .ones
    )
    let found = try Enumeration(net).expectations(
      of: [
        .moment(.row(output: 0), order: 1),
        .moment(.row(output: 0), order: 2),
      ]
    )
    print(found.expectations[0], found.expectations[1])  // 1/2 7/4
    print(try ExactMoments(net).moment(2))  // 4
  }
}
