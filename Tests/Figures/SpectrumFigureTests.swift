import ExactArithmetic
import Foundation
import Networks
import PathSums
import Sampling
import Testing

@testable import Figures

/// The figure of singular values, recomputed by other routes.
@Suite struct SpectrumFigureTests {
  /// A matrix product of one layer more: S ← (2/n)(T + 2S) + (1 − 1/n) S, and T
  /// likewise, from n and n².
  @Test(arguments: [(16, 1), (16, 6), (64, 32), (256, 8)])
  func theGaussianCurvesAreTheLayerRecursion(width: Int, depth: Int) throws {
    let n = Double(width)
    var (s, t) = (n, n * n)
    for _ in 0..<depth {
      let diagonal = 2 / n * (t + 2 * s)
      (s, t) = (diagonal + (1 - 1 / n) * s, diagonal + (1 - 1 / n) * t)
    }
    let found = try SpectrumFigure.secondMoment(
      width: width,
      depth: depth,
      isOrthogonal: false
    ).doubleValue
    #expect(abs(found - s / n) <= 1e-12 * found)
  }

  /// n = 2, L = 2: an average over masks and one angle.
  ///
  /// The trapezoidal rule is
  /// exact for trigonometric polynomials of degree below its number of nodes.
  @Test func theOrthogonalCurveIsAnAverageOverAngles() throws {
    let nodes = 32
    var sum = 0.0
    for node in 0..<nodes {
      let angle = 2 * Double.pi * Double(node) / Double(nodes)
      let q = [[cos(angle), -sin(angle)], [sin(angle), cos(angle)]]
      for first in 0..<4 {
        for second in 0..<4 {
          let columns = (0..<2).filter { first >> $0 & 1 == 1 }
          let rows = (0..<2).filter { second >> $0 & 1 == 1 }
          // J Jᵀ = 4 D_2 Q D_1 Qᵀ D_2.
          for a in rows {
            for b in rows {
              let g = columns.reduce(0) { $0 + 4 * q[a][$1] * q[b][$1] }
              sum += g * g / 16
            }
          }
        }
      }
    }
    let mean = sum / Double(nodes) / 2
    let found = try SpectrumFigure.secondMoment(
      width: 2,
      depth: 2,
      isOrthogonal: true
    ).doubleValue
    #expect(abs(found - mean) <= 1e-14 * mean)
  }

  /// One neuron: J² is 2^L with probability 2^{−L}, whatever the signs.
  @Test func orthogonalWeightsOfOneNeuron() {
    for depth in 0...5 {
      let spectrum = OrthogonalSpectrum(width: 1, depth: depth)
      #expect(spectrum.squareTrace == Rational(2).power(depth))
      #expect(spectrum.traceSquared == spectrum.squareTrace)
    }
  }

  /// The first exponent is half the log-length of a layer: λ_1 and its variance
  /// follow from the cumulants of ln X̄_n.
  @Test(arguments: [10, 40])
  func theFirstExponentIsThatOfALength(width: Int) throws {
    let layer = try LogCumulants.layer(width: width)
    let mean = try LyapunovExponents.exponent(1, width: width)
    let variance = try LyapunovExponents.variance(1, width: width)
    #expect(abs(mean - layer.mean / 2) < 1e-13)
    #expect(abs(variance - layer.variance / 4) < 1e-13)
  }

  /// The first lengths of a walk multiply to the volume that J makes of the
  /// frame.
  @Test func aWalkMeasuresVolumes() throws {
    var net = DrawnNet(widths: Array(repeating: 12, count: 4))
    var variates = try Variates(
      BlockStream(Streams(seed: 8, purpose: .design), block: 0)
    )
    net.draw(from: &variates)
    let x = (0..<12).map { $0 == 0 ? 1.0 : 0 }
    let rows = net.jacobian(net.forward(x))
    func column(_ p: Int) -> [Double] { rows.map { $0[p] } }
    func product(_ p: Int, _ r: Int) -> Double {
      dot(column(p), from: 0, column(r))
    }
    let area =
      product(0, 0) * product(1, 1) - product(0, 1) * product(0, 1)
    let walk = LyapunovWalk(net, exponents: 2)
    #expect(walk.logs.map(\.count) == [3, 3])
    let logs = walk.logs.map { $0.reduce(0, +) }
    #expect(abs(logs[0] - log(product(0, 0)) / 2) < 1e-12)
    #expect(abs(logs[0] + logs[1] - log(area) / 2) < 1e-10)
  }

  /// n = 3, L = 2: all 64 pairs of masks.
  @Test func theRankIsTheSmallestLayer() {
    var (first, second) = (0.0, 0.0)
    for a in 0..<8 {
      for b in 0..<8 {
        let rank = Double(min(a.nonzeroBitCount, b.nonzeroBitCount))
        first += rank / 64
        second += rank * rank / 64
      }
    }
    let law = RankLaw(width: 3, depth: 2)
    #expect(abs(law.mean - first) < 1e-14)
    #expect(abs(law.variance - (second - first * first)) < 1e-14)
  }

  /// Σ s⁴ is tr (J Jᵀ)², and bins hold all that lies inside them.
  @Test func singularValuesAndTraces() throws {
    let values = try SpectrumFigure.values(
      2,
      1,
      BlockStream(Streams(seed: 4, purpose: .design), block: 0)
    )[0]
    #expect(values.values.count == values.rank)
    let shares = LogBins.densities(values.values, all: SpectrumFigure.width)
    let share = Double(values.rank) / Double(SpectrumFigure.width)
    #expect(abs(shares.reduce(0, +) / 8 - share) < 1e-12)
    let rows = [[1.0, 2], [3, -1]]
    let gram = [[5.0, 1], [1, 10]]
    let trace = gram.joined().reduce(0) { $0 + $1 * $1 }
    #expect(SingularValues.fourthPowers(rows) == trace)
  }
}
