import CGSL

/// A law that GSL draws from, in GSL's own parametrisation.
public enum Variate: Sendable, Hashable {
  /// Standard Gaussian, by the polar method (exact in 53-bit uniforms).
  case gaussian
  /// Uniform on [−1, 1).
  case uniform
  /// Density e^{−|x|}/2.
  case laplace
  /// ±1, each with probability ½.
  case rademacher
  /// Density e^{−x}/(1 + e^{−x})².
  case logistic
  /// Student's t with `nu` degrees of freedom.
  case student(nu: Double)
  /// Density proportional to e^{−|x|^b}.
  case exponentialPower(b: Double)
  /// 2B − 1 with B ~ Beta(a, a).
  case symmetricBeta(a: Double)
  /// Exp(1) − 1, which is not symmetric.
  case centredExponential
}

extension Generator {
  /// One draw from the law.
  public func draw(_ law: Variate) -> Double {
    switch law {
    case .gaussian: gsl_ran_gaussian(raw, 1)
    case .uniform: gsl_ran_flat(raw, -1, 1)
    case .laplace: gsl_ran_laplace(raw, 1)
    case .rademacher: gsl_rng_uniform(raw) < 0.5 ? 1 : -1
    case .logistic: gsl_ran_logistic(raw, 1)
    case .student(let nu): gsl_ran_tdist(raw, nu)
    case .exponentialPower(let b): gsl_ran_exppow(raw, 1, b)
    case .symmetricBeta(let a): 2 * gsl_ran_beta(raw, a, a) - 1
    case .centredExponential: gsl_ran_exponential(raw, 1) - 1
    }
  }

  /// Fills the array with independent draws from the law.
  public func fill(_ values: inout [Double], from law: Variate) {
    let raw = raw
    values.withUnsafeMutableBufferPointer { buffer in
      switch law {
      case .gaussian:
        for i in buffer.indices { buffer[i] = gsl_ran_gaussian(raw, 1) }
      case .uniform:
        for i in buffer.indices { buffer[i] = gsl_ran_flat(raw, -1, 1) }
      default:
        for i in buffer.indices { buffer[i] = draw(law) }
      }
    }
  }
}
