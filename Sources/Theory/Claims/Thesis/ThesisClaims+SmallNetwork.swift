import ExactArithmetic
import Foundation

/// The small example network.
extension ThesisClaims {
  /// T4: the factor y before log ŷ is missing, and the gradient is that of the
  /// loss with it.
  static let crossEntropy = Claim(
    "T4",
    .thesis,
    "Binary cross-entropy -log(yhat) - (1-y) log(1-yhat) has gradient yhat - y",
    statement: "The binary cross-entropy is -(1/N) sum log(yhat) + (1-y)"
      + " log(1-yhat); behind a logistic output its gradient is yhat - y.",
    reading: "A factor y before log(yhat) is missing in print, and 1/N in the"
      + " gradient; with y it is the cross-entropy, and its gradient is"
      + " yhat - y.",
    correction: "-(1/N) sum [y log(yhat) + (1-y) log(1-yhat)], gradient"
      + " (yhat - y)/N",
    expected: .false,
    control: Claim.Control("With y log(yhat) in place of log(yhat)", .true)
  ) { variant, _ in
    let weight: (Double) -> Double = { variant == .printed ? 1 : $0 }
    let loss: (Double, Double) -> Double = { a, y in
      // log ŷ and log(1 − ŷ) for ŷ = 1/(1 + e^{−a}).
      weight(y) * log1p(exp(-a)) + (1 - y) * log1p(exp(a))
    }
    let entropy: (Double, Double) -> Double = { a, y in
      log(1 + exp(a)) - y * a
    }
    let points: [(Double, Double)] = [-1.5, 0, 0.7].flatMap { a in
      [0, 0.25, 1].map { (a, $0) }
    }
    let wrongLoss = points.count { abs(loss($0, $1) - entropy($0, $1)) > 1e-12 }
    let h = 0x1p-16
    let wrongSlope = points.count { a, y in
      let slope = (loss(a + h, y) - loss(a - h, y)) / (2 * h)
      // The error is h²/6 times a third derivative below 1/4, and rounding.
      return abs(slope - (1 / (1 + exp(-a)) - y)) > h * h + 0x1p-48 / h
    }
    return Finding([
      Finding.Part(
        "the loss is the cross-entropy",
        wrongLoss == 0,
        "wrong at \(wrongLoss) of \(points.count) points; at y = 0, yhat = 1/2:"
          + " \(Digits.short(loss(0, 0), digits: 4)) against"
          + " \(Digits.short(entropy(0, 0), digits: 4))",
        by: .floatingPoint
      ),
      Finding.Part(
        "its gradient is yhat - y",
        wrongSlope == 0,
        "gradient wrong at \(wrongSlope)",
        by: .floatingPoint
      ),
    ])
  }

  /// T5: composing a tent with itself doubles its kinks with two more neurons.
  static let jumps = Claim(
    "T5",
    .thesis,
    "A ReLU net's gradient has as many jumps as the net has neurons",
    statement: "In a network with ReLU after every layer there are as many jump"
      + " discontinuities in the gradient function as there are neurons.",
    reading:
      "Right for one hidden layer on a line, and for random nets in order"
      + " of magnitude on average (Hanin and Rolnick, Complexity of linear"
      + " regions in deep networks, arXiv:1901.09021). With depth the number can"
      + " grow exponentially.",
    correction: "each neuron contributes a surface, which a line may cross many"
      + " times: k tents of two neurons each have 2^k + 1 kinks, k >= 2",
    expected: .false,
    control: Claim.Control("... with one hidden layer", .true)
  ) { variant, _ in
    let depth = variant == .printed ? 5 : 1
    let neurons = 2 * depth
    let kinks = tentKinks(depth: depth)
    return Finding(
      [
        Finding.Part(
          "\(depth) tents of two neurons",
          kinks == neurons,
          "\(neurons) neurons, \(kinks) kinks",
          by: .rational
        )
      ],
      repairs: [
        Finding.Part(
          "k tents have 2^k + 1 kinks, k = 2 to 6",
          (2...6).allSatisfy { tentKinks(depth: $0) == (1 << $0) + 1 },
          "",
          by: .rational
        )
      ]
    )
  }

  /// The kinks of the tent 2 relu(t) − 4 relu(t − 1/2), composed with itself,
  /// on the line; they lie on a dyadic grid.
  private static func tentKinks(depth: Int) -> Int {
    let cells = 1 << (depth + 1)
    let value: (Int) -> Rational = { index in
      var t = Rational(index, cells)
      for _ in 0..<depth {
        t = 2 * max(0, t) - 4 * max(0, t - Rational(1, 2))
      }
      return t
    }
    return ((-cells)...(2 * cells)).count { index in
      value(index + 1) - value(index) != value(index) - value(index - 1)
    }
  }
}
