import ExactArithmetic
import Foundation

/// The Jacobian of an activation function.
extension TutorialClaims {
  /// G14: an elementwise function has a diagonal Jacobian.
  static let activationJacobian = Claim(
    "G14",
    .tutorial,
    "The Jacobian of the activation at layer l has eigenvalues f'(z_i)",
    statement: "The Jacobian of an elementwise activation f at z has the"
      + " eigenvalues f'(z_i).",
    reading: "True wherever f is differentiable: the Jacobian is diag(f'(z)).",
    expected: .true,
    control: Claim.Control("It has the eigenvalues f'(z_i)^2", .false)
  ) { variant, _ in
    let power = variant == .printed ? 1 : 2
    let z = [Rational(-3, 4), Rational(1, 2), 2]
    let net = LeakyNet(widths: [1])
    let step = Rational(1, 1000)
    let jacobian = RationalMatrix(
      z.indices.map { row in
        z.indices.map { column in
          var moved = z
          moved[column] += step
          let change = net.activation(moved)[row] - net.activation(z)[row]
          return change / step
        }
      }
    )
    let diagonal = z.indices.map { jacobian.rows[$0][$0].description }
    let slopes = z.map { ($0.signum < 0 ? net.slope : 1).power(power) }
    // Central differences err by h² max|tanh'''|/6 ≤ h²/3 and by rounding.
    let h = 0x1p-10
    let errors = z.map(\.doubleValue).map { z in
      let difference = (tanh(z + h) - tanh(z - h)) / (2 * h)
      return abs(difference - pow(ActivationSlope.tanh(z), Double(power)))
    }
    return Finding([
      Finding.Part(
        "leaky ReLU, exact differences",
        jacobian == .diagonal(slopes),
        "leaky ReLU: slopes \(diagonal.joined(separator: ", "))",
        by: .rational
      ),
      Finding.Part(
        "tanh, central differences",
        errors.allSatisfy { $0 <= h * h / 3 + 0x1p-51 / h },
        "tanh: off by at most \(Digits.short(errors.max() ?? 0, digits: 2))",
        by: .floatingPoint
      ),
    ])
  }
}
