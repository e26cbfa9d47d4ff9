import ExactArithmetic

/// B. Hanin and D. Rolnick, "How to start training: the effect of initialization
/// and architecture", NeurIPS 2018, arXiv:1803.01719, on ResNets.
extension LiteratureClaims {
  static let residualLengths = [scaledModules]

  /// L22: the lengths of a ResNet with scaled modules.
  static let scaledModules = Claim(
    "L22",
    .literature,
    "ResNets: modules scaled by b^l, b < 1, keep the mean activation length bounded",
    statement:
      "Hanin and Rolnick, NeurIPS 2018: a ResNet whose residual modules"
      + " are scaled by eta_l keeps the mean of its activation length bounded at"
      + " every depth if eta_l = b^l with b < 1, and it grows exponentially if"
      + " eta_l = 1.",
    reading:
      "True: each module of unit gain multiplies the mean of |z|^2 by 1 +"
      + " eta_l^2, and prod_l (1 + b^(2l)) <= exp(b^2/(1 - b^2)).",
    expected: .true,
    control: Claim.Control("the same for b = 1", .partly)
  ) { variant, _ in
    let b: Rational = variant == .printed ? Rational(9, 10) : 1
    func mean(_ scales: [Rational]) -> Rational {
      let block = [FiniteLaw.gaussianMoments, FiniteLaw.signs]
      return FiniteLaw.mean(scales.flatMap { _ in block }) { draws in
        scales.indices.reduce(Rational(1)) { z, l in
          let inner = max(draws[2 * l] * z, 0)
          return z + scales[l] * draws[2 * l + 1] * inner
        }.power(2)
      }
    }
    func growth(_ scales: [Rational]) -> Rational {
      scales.map { 1 + $0 * $0 }.product()
    }
    let two = [b, b * b]
    // With b = 9/10, exp(b²/(1 − b²)) = exp(81/19).
    let bound = Exponential(1, exp: Rational(81, 19))
    let deep = [20, 80].map { depth in
      growth((1...depth).map { b.power($0) })
    }
    return Finding([
      HypothesesClaims.exact(
        "E|z|^2 after two modules",
        mean(two),
        is: growth(two)
      ),
      Finding.Part(
        "below exp(81/19) = 71 after 20 and after 80 modules, b = 9/10",
        deep.allSatisfy { bound.isAtLeast($0) == true },
        deep.map { Digits.short($0.doubleValue) }.joined(separator: ", "),
        by: .enclosure
      ),
      HypothesesClaims.exact(
        "E|z|^2 after two modules of scale 1",
        mean([1, 1]),
        is: 4
      ),
    ])
  }
}
