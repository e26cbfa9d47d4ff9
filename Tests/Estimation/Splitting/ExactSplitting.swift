import Foundation
import TestSupport

@testable import Estimation
@testable import Sampling

/// Mean and variance of a splitting estimate, in closed form, where there is one.
///
/// For one column of the Jacobian and Gaussian weights a layer's growth is
/// (2/n_{j−1}) χ²_B, B ~ Bin(n_j, ½), whatever came before. Resampled after every
/// layer by the norm, the estimate X is then a product of independent means, of N
/// powers each, and of NR in the output layer:
///
///     E X = ∏ m_j(K),   E X² = ∏ (m_j(2K) + (N−1) m_j(K)²)/N.
struct ExactSplitting {
  let widths: [Int]
  let order: Int
  let particles: Int
  let copies: Int

  /// E[((2/n) χ²_B)^k] for B ~ Bin(m, ½).
  func moment(_ k: Int, from n: Int, to m: Int) -> Double {
    let law = BinomialLaw(trials: m, probability: 0.5)
    let mean = (0...m).reduce(0.0) { sum, b in
      let rising = (0..<k).reduce(1.0) { $0 * Double(b + 2 * $1) }
      return sum + law.mass(at: b) * rising
    }
    return mean * pow(2 / Double(n), Double(k))
  }

  /// E X and Var X/(E X)².
  var known: KnownMoment {
    var mean = 0.0
    var square = 0.0
    let last = widths.count - 1
    for j in 1...last {
      let rows = j == last ? 1 : widths[j]
      let one = moment(order, from: widths[j - 1], to: rows)
      let two = moment(2 * order, from: widths[j - 1], to: rows)
      let count = Double(j == last ? particles * copies : particles)
      mean += log(one)
      square += log((two / (one * one) + count - 1) / count)
    }
    return KnownMoment(logMean: mean, relativeVariance: expm1(square))
  }
}

extension ExactSplitting {
  /// The variance of the estimate with its control, over (E X)².
  ///
  /// It is that of D = X/E X − Σ_j (∏_{i<j} u_i) c_j (Ḡ_j − 1), where u_j is a
  /// layer's mean weight over its expectation and
  ///
  ///     D_j = u_j D_{j+1} − c_j (Ḡ_j − 1),   E D_j = 1.
  func controlledVariance(_ control: LayerControl) -> Double {
    let last = widths.count - 1
    let n = Double(particles)
    func scaled(_ k: Int, _ j: Int) -> Double {
      moment(k, from: widths[j - 1], to: j == last ? 1 : widths[j])
    }
    let output = scaled(2 * order, last) / pow(scaled(order, last), 2)
    var square = 1 + (output - 1) / (n * Double(copies))
    for j in (1..<last).reversed() {
      let (power, growth) = (scaled(order, j), scaled(1, j))
      let u = 1 + (scaled(2 * order, j) / (power * power) - 1) / n
      let g = (scaled(2, j) / (growth * growth) - 1) / n
      let both = (scaled(order + 1, j) / (power * growth) - 1) / n
      let c = control.coefficients[j - 1]
      square = u * square - 2 * c * both + c * c * g
    }
    return square - 1
  }
}

/// The same by enumeration, for weights ±√(2/n) and one input.
///
/// Multinomial resampling after every layer in proportion to the growth of
/// ‖J‖^{2K}; activations are the gradient too, for x = 1.
struct EnumeratedSplitting {
  let widths: [Int]
  let order: Int
  let particles: Int

  /// E X and Var X/(E X)².
  var known: KnownMoment {
    let population = Array(repeating: [1.0], count: particles)
    let (mean, square) = moments(population, 1)
    return KnownMoment(
      logMean: log(mean),
      relativeVariance: square / (mean * mean) - 1
    )
  }

  private func moments(
    _ population: [[Double]],
    _ j: Int
  ) -> (mean: Double, square: Double) {
    if j == widths.count { return (1, 1) }
    var result = (mean: 0.0, square: 0.0)
    var outcomes = 0.0
    for moved in choices(population.map { moves($0, j) }) {
      outcomes += 1
      let weights = zip(moved, population).map { new, old in
        pow(norm(new) / norm(old) * 2 / Double(widths[j - 1]), Double(order))
      }
      let total = weights.reduce(0, +)
      if total == 0 { continue }
      let average = total / Double(particles)
      let rest = ancestries(moved, weights.map { $0 / total }, j)
      result.mean += average * rest.mean
      result.square += average * average * rest.square
    }
    return (result.mean / outcomes, result.square / outcomes)
  }

  private func ancestries(
    _ moved: [[Double]],
    _ shares: [Double],
    _ j: Int
  ) -> (mean: Double, square: Double) {
    if j == widths.count - 1 { return (1, 1) }
    let alive = moved.indices.filter { shares[$0] > 0 }
    var result = (mean: 0.0, square: 0.0)
    for ancestors in choices(moved.map { _ in alive }) {
      let probability = ancestors.reduce(1) { $0 * shares[$1] }
      let rest = moments(ancestors.map { moved[$0] }, j + 1)
      result.mean += probability * rest.mean
      result.square += probability * rest.square
    }
    return result
  }

  /// All equally likely activations after layer j.
  private func moves(_ activation: [Double], _ j: Int) -> [[Double]] {
    let rows = j == widths.count - 1 ? 1 : widths[j]
    return (0..<(1 << (rows * activation.count))).map { signs in
      (0..<rows).map { b in
        let z = activation.indices.reduce(0.0) { sum, a in
          let bit = signs >> (b * activation.count + a) & 1
          return sum + (bit == 1 ? activation[a] : -activation[a])
        }
        return max(0, z)
      }
    }
  }

  private func norm(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 } }

  private func choices<T>(_ lists: [[T]]) -> [[T]] {
    lists.reduce([[]]) { heads, list in
      heads.flatMap { head in list.map { head + [$0] } }
    }
  }
}
