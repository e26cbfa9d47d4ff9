import Conditioning
import ExactArithmetic
import Foundation
import GSL
import Networks
import TestSupport
import Testing

/// Metrics of gradients against hand-computed sets and their identities.
struct MetricTests {
  private func gram(_ gradients: [[Double]]) -> GradientGram {
    GradientGram(
      Rows(
        count: gradients.count,
        width: gradients[0].count,
        values: gradients.flatMap { $0 }
      )
    )
  }

  /// h = (3,4), (4,3), (−3,−4): squares 75, sum (4, 3) with square 25; cosines
  /// 24/25, −1, −24/25.
  @Test func threeGradientsOfThePlane() {
    let gram = gram([[3, 4], [4, 3], [-3, -4]])
    #expect(gram.squares == 75)
    #expect(gram.squareOfSum == 25)
    #expect(gram.diversity == .value(3))
    let coherence: Double = gram.coherence.number ?? 0
    #expect(abs(coherence * 9 - 1) < 1e-15)
    #expect(gram.confusion == .value(1))
    #expect(gram.confusionBound == .value(25))
    // G Gᵀ = [[34, 36], [36, 41]]: λ² − 75 λ + 98 = 0.
    let discriminant: Double = 75 * 75 - 4 * 98
    let largest: Double = (75 + discriminant.squareRoot()) / 2
    let rank = gram.stableRank.number ?? 0
    #expect(abs(rank - 75 / largest) <= 1e-13)
  }

  @Test func orthonormalGradientsHaveFullRank() {
    let gram = gram([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    #expect(gram.stableRank == .value(3))
    #expect(gram.confusion == .value(0))
    // More than a Gaussian matrix of that shape has.
    #expect(3 > GaussianRank(rows: 3, columns: 3).asymptote)
  }

  /// Two unit gradients with cosine ½ have coherence ¾.
  @Test func coherenceIsNoFractionOfExamples() {
    let gram = gram([[1, 0], [0.5, 0.75.squareRoot()]])
    let coherence = gram.coherence.number ?? 0
    #expect(abs(coherence - 0.75) <= 0x1p-52)
  }

  @Test func zeroGradientsAreSaidToBe() {
    let gram = gram([[0, 0], [0, 0]])
    for value in [
      gram.coherence, gram.diversity, gram.confusion, gram.stableRank,
    ] {
      #expect(value.number == nil)
      #expect(value.reason?.isEmpty == false)
    }
    let opposed = self.gram([[1, 2], [-1, -2]])
    #expect(opposed.diversity.reason == "the gradients sum to 0")
    #expect(opposed.coherence == .value(0))
  }

  /// Coherence × diversity × n = 1, diversity ≥ 1/n, coherence and confusion in
  /// [0, 1], rank between 1 and n.
  @Test func identities() {
    let sets = Gen<Int>.int(in: 2...6).flatMap { n in
      Gen<[Int]>.array(of: .int(in: -5...5), count: 3 * n...3 * n)
    }
    forAll("metrics of gradients keep their identities", sets) { flat in
      let n = flat.count / 3
      let gram = GradientGram(
        Rows(count: n, width: 3, values: flat.map(Double.init))
      )
      guard let coherence = gram.coherence.number,
        let diversity = gram.diversity.number,
        let confusion = gram.confusion.number
      else { return gram.squareOfSum == 0 || gram.squares == 0 }
      let rank = gram.stableRank.number ?? 0
      let slack = 0x1p-48
      return abs(coherence * diversity * Double(n) - 1) <= slack
        && diversity >= 1 / Double(n) - slack
        && (0...1 + slack).contains(coherence) && (0...1).contains(confusion)
        && rank >= 1 - slack && rank <= Double(min(n, 3)) + slack
    }
  }

  /// Means of groups: the products of means of pairs.
  @Test func groupsAreMeans() {
    let whole = gram([[1, 2], [3, 4], [5, -6], [7, 0], [9, 9]])
    let means = gram([[2, 3], [6, -3]])
    #expect(whole.grouped(2).products == means.products)
    #expect(whole.grouped(1).products == whole.products)
  }

  /// {1, 3} with probability ½ against {1, 0.001} with 0.99 and 0.01: batches of
  /// two reverse the order of E|h − h'|/|h|.
  @Test func averagingReversesTheOrder() {
    func dissonance(_ law: [(Double, Double)], _ size: Int) -> Double {
      var batches: [(Double, Double)] = [(0, 1)]
      for _ in 0..<size {
        batches = batches.flatMap { sum, p in
          law.map { (sum + $0.0 / Double(size), p * $0.1) }
        }
      }
      return batches.reduce(0) { total, a in
        batches.reduce(total) { $0 + a.1 * $1.1 * abs(a.0 - $1.0) / a.0 }
      }
    }
    let a = [(1.0, 0.5), (3.0, 0.5)]
    let b = [(1.0, 0.99), (0.001, 0.01)]
    #expect(abs(dissonance(a, 1) - 2 / 3.0) <= 1e-15)
    #expect(abs(dissonance(b, 1) - 9.89999) <= 1e-5)
    #expect(abs(dissonance(a, 2) - 11 / 24.0) <= 1e-15)
    #expect(abs(dissonance(b, 2) - 0.1281) <= 5e-5)
  }

  /// The k-th of n draws with replacement, by listing all of them.
  @Test func bootstrapMaximum() {
    let values = [3.0, 1, 4, 1.5]
    var sum = 0.0
    for a in values {
      for b in values { for c in values { sum += max(a, b, c) } }
    }
    let mean = ExpectedMaximum.of(3, drawsFrom: values) ?? 0
    #expect(abs(mean - sum / 64) <= 1e-15)
    #expect(ExpectedMaximum.of(3, drawsFrom: []) == nil)
  }

  /// R(Y) of one row is 1, and of a large square matrix near a quarter of its
  /// side.
  @Test func gaussianRank() {
    let generator = Generator(xoshiro: (1, 2, 3, 4))
    let row = GaussianRank(rows: 1, columns: 9)
    #expect(abs(row.sampled(3, using: generator).mean - 1) <= 1e-12)
    #expect(GaussianRank(rows: 64, columns: 64).asymptote == 16)
    #expect(row.sampled(1, using: generator).standardError == 0)
  }
}
