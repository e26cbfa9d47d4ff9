import ExactArithmetic
import Foundation
import GSL

/// The effective rank of a matrix of gradients.
extension ThesisClaims {
  /// T26: each of r squared singular values is at most the largest.
  static let stableRank = Claim(
    "T26",
    .thesis,
    "The stable rank |A|_F^2/|A|_2^2 is at most the rank",
    statement: "R(A) = |A|_F^2/|A|_2^2 is bounded above by the rank of A.",
    reading: "True as printed.",
    expected: .true,
    control: Claim.Control("It is at least the rank", .false)
  ) { variant, _ in
    let sign = variant == .printed ? 1.0 : -1
    let range = (-3...3).map(Double.init)
    var broken = 0
    var count = 0
    for a in range {
      for b in range {
        for c in range {
          for d in range where a != 0 || b != 0 || c != 0 || d != 0 {
            let square = a * a + b * b + c * c + d * d
            let determinant = a * d - b * c
            // The larger eigenvalue of AᵀA, from its trace and determinant.
            let gap = square * square - 4 * determinant * determinant
            let largest = (square + max(0, gap).squareRoot()) / 2
            let rank = determinant == 0 ? 1.0 : 2
            count += 1
            if sign * (square / largest - rank) > 1e-12 { broken += 1 }
          }
        }
      }
    }
    return Finding([
      Finding.Part(
        "all 2 x 2 matrices with entries from -3 to 3",
        broken == 0,
        "\(broken) of \(count) matrices fail",
        by: .floatingPoint
      )
    ])
  }

  /// T27: orthonormal gradients exceed a Gaussian matrix.
  static let worstRank = Claim(
    "T27",
    .thesis,
    "A Gaussian matrix Y has the worst effective rank: R(A)/R(Y) is at most 1",
    statement: "Because Y is randomly sampled its effective rank is the worst"
      + " case: R(A)/R(Y) close to 1 means unstructured gradients, close to 0"
      + " correlated ones.",
    reading: "Right as a reference for unstructured gradients; they need not be"
      + " the worst case. R(Y) is near mb/(sqrt m + sqrt b)^2, a quarter of the"
      + " largest rank for square Y.",
    correction: "R(A) is at most min(m, b), attained by orthogonal gradients of"
      + " equal length",
    expected: .false,
    control: Claim.Control("R(A) is at most min(m, b)", .true)
  ) { variant, laboratory in
    let generator = try laboratory.generator("thesis T27")
    let parts = [(48, 48), (48, 24)].map { m, b in
      let draws = (0..<4).map { _ in gaussianRank(m, b, generator) }
      let most = draws.max() ?? 0
      // b orthonormal columns: |A|_F² = b and |A|_2 = 1.
      let orthonormal = Double(min(m, b))
      let limit = variant == .printed ? most : orthonormal
      return Finding.Part(
        "\(b) orthonormal gradients of \(m) weights",
        orthonormal <= limit,
        "\(m) x \(b): R(Y) at most \(Digits.short(most, digits: 3)), R(A) ="
          + " \(Digits.short(orthonormal))",
        by: .floatingPoint
      )
    }
    return Finding(parts)
  }

  /// An upper bound on the stable rank of a Gaussian m × b matrix: by the power
  /// method |Yv|² is at most |Y|_2² for every unit vector v.
  private static func gaussianRank(
    _ m: Int,
    _ b: Int,
    _ generator: Generator
  ) -> Double {
    var entries = Array(repeating: 0.0, count: m * b)
    generator.fill(&entries, from: .gaussian)
    let frobenius = entries.reduce(0) { $0 + $1 * $1 }
    var v = Array(repeating: 1 / Double(b).squareRoot(), count: b)
    var stretch = 0.0
    for _ in 0..<12 {
      let image = (0..<m).map { i in
        var sum = 0.0
        for j in 0..<b { sum += entries[i * b + j] * v[j] }
        return sum
      }
      stretch = image.reduce(0) { $0 + $1 * $1 }
      var back = Array(repeating: 0.0, count: b)
      for i in 0..<m {
        for j in 0..<b { back[j] += entries[i * b + j] * image[i] }
      }
      let length = back.reduce(0) { $0 + $1 * $1 }.squareRoot()
      v = back.map { $0 / length }
    }
    return frobenius / stretch
  }
}
