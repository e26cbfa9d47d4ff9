import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

@testable import Theory

/// Every bound that applies admits the exact moment, rigorously.
@Suite struct BoundTests {
  /// Decided in rationals or by enclosures; undecided only where the bound is
  /// attained, so that enclosures of one number meet.
  @Test func applicableBoundsHold() {
    forAll("bounds admit the moment", BoundCase.any, count: 150) { item in
      let moment = try item.moment()
      for bound in item.bounds where bound.applies {
        let subject = "\(bound.side.rawValue) bound \(bound.name)"
        switch bound.admits(moment) {
        case .some(let holds):
          try expectLaw(holds, "\(subject) fails for \(item.spec.architecture)")
        case .none:
          let value = bound.value ?? .rational(0)
          try expectLaw(isSame(value, moment), "\(subject) is undecided")
        }
      }
    }
  }

  /// The best bounds are proved, apply, and enclose the moment.
  @Test func theBestBoundsEnclose() {
    forAll("the best bounds enclose", BoundCase.any, count: 60) { item in
      let logarithm = try item.moment().logarithm
      let slack = 0x1p-46 * (1 + abs(logarithm))
      guard let lower = item.bounds.bestLower?.value?.logarithm else {
        throw LawViolation("no lower bound")
      }
      try expectLaw(lower <= logarithm + slack, "lower")
      if let upper = item.bounds.bestUpper?.value?.logarithm {
        try expectLaw(logarithm <= upper + slack, "upper")
      } else {
        try expectLaw(item.order > 2, "K = 2 always has an upper bound")
      }
    }
  }

  /// For Gaussian weights the kurtosis product is the moment itself.
  @Test func theKurtosisProductIsSharpForGaussians() {
    let nets = Gen.array(of: Gen.int(in: 1...500), count: 2...8)
    forAll("kurtosis product = moment", nets) { widths in
      for quantity in [Quantity.row(output: 0), .entry(input: 0, output: 0)] {
        let spec = try NetworkSpec(
          architecture: Architecture(widths: widths),
          quantity: quantity
        )
        let moment = try ExactMoments(spec).moment(2).rational
        let products = Bounds(spec, order: 2).all()
          .filter { $0.name == "kurtosis product" }
        try expectLaw(products.map(\.side), equals: [.lower, .upper])
        for bound in products {
          try expectLaw(bound.value?.rational, equals: moment, bound.formula)
        }
      }
    }
  }

  /// E[Z] = 1 and E[Z_{p,q}²] = 1/n₀ for every law: bounds that meet.
  @Test func theMeanIsAnIdentity() throws {
    for law in ["gaussian", "rademacher", "laplace"] {
      let row = try Bounds(net("3,4,5,2", law), order: 1).all()
      #expect(row.map { $0.value?.rational } == [1, 1])
      let entry = try Bounds(
        net("3,4,5,2", law, output: .linear, .entry(input: 0, output: 0)),
        order: 1
      ).all()
      let third = Rational(2, 3)
      #expect(entry.map { $0.value?.rational } == [third, third])
    }
  }

  /// Gaussian bounds are claimed for Gaussian weights alone.
  @Test func conditionsAreKept() {
    forAll("Gaussian bounds need Gaussians", BoundCase.any) { item in
      let isGaussian = item.spec.weights.allSatisfy { $0.name == "gaussian" }
      for bound in item.bounds where bound.name.hasPrefix("Gaussian") {
        try expectLaw(bound.applies, equals: isGaussian, bound.name)
      }
    }
  }

  /// The printed upper bound without its prefactor never applies.
  @Test func theRefutedBoundNeverApplies() {
    forAll("refuted bounds never apply", BoundCase.any) { item in
      let refuted = item.bounds.filter { $0.standing == .refuted }
      try expectLaw(refuted.count, equals: item.order == 1 ? 0 : 1)
      for bound in refuted {
        try expectLaw(!bound.applies && bound.value == nil, "applies")
        try expectLaw(bound.admits(try item.moment()) == nil, "decides")
        try expectLaw(bound.remark.contains("prefactor"), bound.remark)
      }
    }
  }
}
