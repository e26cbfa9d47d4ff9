import CGSL
import Foundation
import Sampling
import TestSupport
import Testing

/// The kernels' other numbers: uniforms, coins, Bin(n, ½) and chi-squares.
@Suite struct CountingKernelTests {
  private func variates(_ purpose: String) throws -> Variates {
    try Variates(try blockStream(for: purpose))
  }

  /// (k + ½)/2⁵², k below 2⁵²: in the open interval, on that lattice, and each
  /// of 256 cells, the lowest bits too, as often as it should be.
  @Test func uniforms() throws {
    var variates = try variates("uniforms")
    let draws = variates.uniforms(1 << 18)
    let steps = draws.map { $0 * 0x1p52 - 0.5 }
    #expect(steps.allSatisfy { $0 == $0.rounded() && 0 <= $0 && $0 < 0x1p52 })
    let even = Array(repeating: 1.0 / 256, count: 256)
    for (name, shift) in [("highest", 44), ("middle", 22), ("lowest", 0)] {
      var counts = Array(repeating: 0, count: 256)
      for step in steps { counts[Int(step) >> shift & 255] += 1 }
      expectLikely(
        Finding(
          "the \(name) bits of uniforms",
          cellTail(counts, probabilities: even)
        ),
        in: .kernels
      )
    }
  }

  /// Coins are fair, to 0.005 with power 0.99 and more, and independent of
  /// those that were tossed with the same word.
  @Test func coins() throws {
    var variates = try variates("coins")
    let coins = variates.coins(LawSizes.signs)
    expectLikely(
      Finding(
        "coins",
        binomialTail(
          coins.count { $0 },
          trials: coins.count,
          probability: 0.5
        )
      ),
      in: .kernels
    )
    for lag in [1, 8, 16, 1024] {
      let pairs = (0..<(1 << 16)).map { 2 * lag * ($0 / lag) + $0 % lag }
      expectLikely(
        Finding(
          "coins \(lag) apart",
          binomialTail(
            pairs.count { coins[$0] == coins[$0 + lag] },
            trials: pairs.count,
            probability: 0.5
          )
        ),
        in: .kernels
      )
    }
  }

  /// Bin(n, ½) has the binomial masses, rare ends in one cell each.
  @Test(arguments: [1, 2, 3, 8, 63, 64, 65, 250, 1984, 2000, 5000])
  func binomials(n: Int) throws {
    var variates = try variates("Bin(\(n), 1/2)")
    let draws = variates.binomials(n: n, 1 << 17)
    #expect(draws.allSatisfy { (0...n).contains($0) })
    let law = BinomialLaw(trials: n, probability: 0.5)
    let reach = 4 * Double(n).squareRoot() / 2
    let low = max(0, Int(Double(n) / 2 - reach))
    let high = min(n, Int((Double(n) / 2 + reach).rounded(.up)))
    var counts = Array(repeating: 0, count: high - low + 1)
    for draw in draws { counts[min(max(draw, low), high) - low] += 1 }
    var masses = (low...high).map { law.mass(at: $0) }
    masses[0] = law.tail(atMost: low)
    masses[high - low] = law.tail(atLeast: high)
    expectLikely(
      Finding("Bin(\(n), 1/2)", cellTail(counts, probabilities: masses)),
      in: .kernels
    )
  }

  /// χ²_k in 64 cells of equal probability, and 0 for k = 0.
  @Test(arguments: [1, 2, 3, 4, 7, 10, 64, 1000, 100_000])
  func chiSquares(k: Int) throws {
    var variates = try variates("chi-square \(k)")
    let draws = variates.chiSquares(Array(repeating: k, count: 1 << 17))
    let nu = Double(k)
    gsl_set_error_handler_off()
    // GSL's own quantiles fail for large k; its distribution function does not.
    func quantile(above level: Double) -> Double {
      crossing({ gsl_cdf_chisq_Q($0, nu) }, level: level)
    }
    let cuts = (1..<64).map { quantile(above: 1 - Double($0) / 64) }
    var counts = Array(repeating: 0, count: 64)
    for draw in draws { counts[cuts.count { $0 < draw }] += 1 }
    expectLikely(
      Finding(
        "chi-square \(k)",
        cellTail(counts, probabilities: Array(repeating: 1.0 / 64, count: 64))
      ),
      in: .kernels
    )
    for (level, side) in [(1e-3, "above"), (1e-5, "far above")] {
      let start = quantile(above: level)
      expectLikely(
        Finding(
          "chi-square \(k), \(side)",
          binomialTail(
            draws.count { $0 > start },
            trials: draws.count,
            probability: level
          )
        ),
        in: .kernels
      )
    }
  }

  /// Lanes of different degrees of freedom do not disturb each other, and none
  /// is 0 but that of 0.
  @Test func chiSquaresOfMixedDegrees() throws {
    var variates = try variates("mixed chi-squares")
    let degrees = (0..<(1 << 17)).map { [0, 1, 2, 5, 30, 0, 300, 1][$0 % 8] }
    let draws = variates.chiSquares(degrees)
    for k in Set(degrees) {
      let own = draws.indices.filter { degrees[$0] == k }.map { draws[$0] }
      guard k > 0 else {
        #expect(own.allSatisfy { $0 == 0 })
        continue
      }
      #expect(own.allSatisfy { $0 > 0 })
      let ranks = own.map { gsl_cdf_chisq_P($0, Double(k)) }
      expectLikely(
        Finding(
          "chi-square \(k) among others",
          uniformDistribution.tail(of: ranks)
        ),
        in: .kernels
      )
    }
  }
}
