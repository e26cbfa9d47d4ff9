import ExactArithmetic
import Networks
import PathSums

/// Depth by itself.
extension TutorialClaims {
  /// G20: an empirical statement about depth alone.
  static let twentyLayers = Claim(
    "G20",
    .tutorial,
    "Plain networks fail beyond about 20 layers, ResNets reach 1000",
    statement: "Residual connections are why nets can be over 1000 layers deep"
      + " while plain nets fail beyond about 20.",
    reading: "An experience from training, not a statement of theory. At"
      + " initialisation no depth decides by itself: the widths do too.",
    correction:
      "at initialisation the spread of gradients is governed by beta ="
      + " sum 1/n_j: the variance of ln Z is about 5 beta",
    expected: .notCheckable,
    control: nil
  ) { _, _ in
    let narrow = try Architecture(parsing: "5x20,1")
    let wide = try Architecture(parsing: "1000x1000,1")
    let moments = [narrow, wide].map { net in
      GaussianMoments.moment(2, net, .row(output: 0))
    }
    return Finding(
      [],
      repairs: [
        Finding.Part(
          "20 layers of width 5 have a larger E[Z^2] than 1000 of width 1000",
          Enclosure.isCertainlyAtMost(
            moments[1].enclosure,
            moments[0].enclosure
          ),
          moments.map { "ln E[Z^2] = \(Digits.short($0.logarithm))" }
            .joined(separator: " against "),
          by: .enclosure
        )
      ],
      working: [
        "beta is \(Digits.short(narrow.beta)) and \(Digits.short(wide.beta))."
      ]
    )
  }
}
