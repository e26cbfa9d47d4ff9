import ExactArithmetic
import Measures
import Networks
import PathSums

/// J. Pennington, S. Schoenholz and S. Ganguli, "Resurrecting the sigmoid in
/// deep learning through dynamical isometry", NeurIPS 2017, arXiv:1711.04735,
/// and "The emergence of spectral universality in deep networks", AISTATS 2018,
/// arXiv:1802.09979.
extension LiteratureClaims {
  static let spectra = [secondSpectralMoment, noIsometry]

  /// L20: the second moment of the squared singular values.
  static let secondSpectralMoment = Claim(
    "L20",
    .literature,
    "wide Gaussian ReLU networks: the squared singular values have second moment 2L + 1",
    statement: "Pennington, Schoenholz and Ganguli: as n grows at fixed depth L"
      + " the squared singular values of the Jacobian of a Gaussian ReLU network"
      + " have the moments m_1 = 1 and m_2 = (L + p)/p, p = 1/2, that is 2L + 1.",
    reading: "True as n grows at fixed L; at finite n the second moment is"
      + " larger, and grows exponentially once L is of the order of n.",
    expected: .true,
    control: Claim.Control("m_2 = L + 1, as for orthogonal weights", .false)
  ) { variant, _ in
    func moments(_ n: Int, _ depth: Int) throws -> (Rational, Rational) {
      let spectrum = SpectralMoments(
        try Architecture(widths: Array(repeating: n, count: depth + 1))
      )
      return (
        spectrum.trace / Rational(n), spectrum.squareTrace / Rational(n)
      )
    }
    let slope = variant == .printed ? 2 : 1
    let parts = try [1, 6, 21].map { depth in
      let (mean, square) = try moments(1_000_000, depth)
      let limit = Rational(slope * depth + 1)
      let gap = (square - limit).magnitude
      return Finding.Part(
        "L = \(depth): m_1 = 1 and m_2 to 1e-3 at n = 1000000",
        mean == 1 && gap <= Rational(1, 1000) * limit,
        "L = \(depth): \(Digits.short(square.doubleValue))",
        by: .rational
      )
    }
    let finite = try moments(200, 6).1
    return Finding(
      parts,
      working: [
        "n = 200, L = 6: \(Digits.short(finite.doubleValue)), not 13."
      ]
    )
  }

  /// The eight signed permutations of the plane, all orthogonal.
  private static let signedPermutations: [[[Rational]]] = [1, -1].flatMap {
    a in
    [1, -1].flatMap { b -> [[[Rational]]] in
      [[[a, 0], [0, b]], [[0, a], [b, 0]]]
    }
  }

  /// L21: no dynamical isometry behind ReLUs.
  static let noIsometry = Claim(
    "L21",
    .literature,
    "ReLU networks cannot have dynamical isometry, whatever their weights",
    statement: "Pennington, Schoenholz and Ganguli: ReLU networks cannot have"
      + " all singular values of the Jacobian near 1, orthogonal weights or not.",
    reading: "True: each output is off with probability 1/2, and its row of the"
      + " Jacobian 0. Shown here for random signed permutations of gain sqrt2.",
    expected: .true,
    control: Claim.Control("the same for linear networks", .false)
  ) { variant, _ in
    let isLinear = variant == .printed ? false : true
    let x: [Rational] = [3, -2]
    let parts = [1, 2, 3].map { depth in
      let index = Array(
        repeating: (0..<8).map {
          Atoms.Atom(Rational($0), Rational(1, 8))
        },
        count: depth
      )
      let share = FiniteLaw.mean(index) { draws in
        var layer = Dual.variables(x)
        for draw in draws {
          let matrix = signedPermutations[draw.integerValue ?? 0]
          layer = matrix.map { row in
            let z = row[0] * layer[0] + row[1] * layer[1]
            return isLinear ? z : z.relu
          }
        }
        return Rational(layer.count { $0.squaredGradient.isZero }, 2)
      }
      return Finding.Part(
        "at least half of the rows are 0 on average, \(depth) layer(s)",
        share >= Rational(1, 2),
        "\(depth) layer(s): \(share)",
        by: .enumeration
      )
    }
    return Finding(parts)
  }
}
