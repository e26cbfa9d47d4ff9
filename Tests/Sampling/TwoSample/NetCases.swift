/// The nets that every sampler is compared with the reference on.
extension NetCase {
  static let a = "4,8,8,8,1"
  static let b = "10,64x5,1"
  static let e = "10,32x50,1"
  static let c = "3,5,2,4,3"

  /// Net A with every kind of law in all layers.
  static let laws = [
    "gaussian", "uniform", "laplace", "rademacher", "triangular", "arcsine",
    "semicircle", "logistic", "student(10)", "exppower(3)", "beta(2)",
    "threepoint(1/3)", "sparse(1/10,gaussian)",
    "mixture(9/10*gaussian(1)+1/10*gaussian(9))",
    "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)",
    "exponential", "discrete(-2:1/5,1/2:4/5)",
  ].map { NetCase(widths: a, weights: [$0]) }

  /// Laws that differ from layer to layer.
  static let mixedLaws = [
    NetCase(
      widths: a,
      weights: ["gaussian", "uniform", "laplace", "rademacher"]
    ),
    NetCase(
      widths: a,
      weights: ["rademacher", "student(10)", "gaussian", "threepoint(1/3)"]
    ),
    NetCase(
      widths: c,
      weights: ["uniform", "exponential", "gaussian", "beta(2)"],
      biases: ["none", "gaussian(1/4)", "uniform(1/10)", "rademacher(1/9)"]
    ),
  ]

  /// Laws that a kernel keeps in stock, one after the other.
  static let stocked = [
    NetCase(widths: "1,1,1", weights: ["triangular", "arcsine"], linear: true),
    NetCase(
      widths: "5,7,3,1",
      weights: ["student(10)", "exppower(3)", "semicircle"]
    ),
    NetCase(
      widths: "5,20,3,1",
      weights: ["beta(2)", "triangular", "logistic"],
      biases: ["arcsine(1/4)"]
    ),
    NetCase(
      widths: "12,8,4",
      weights: ["exppower(3)", "mixture(9/10*gaussian(1)+1/10*gaussian(9))"],
      linear: true,
      quantity: .entry(input: 11, output: 3)
    ),
  ]

  /// Biases of every kind.
  static let biased = [
    NetCase(widths: a, biases: ["gaussian(1/4)"]),
    NetCase(widths: a, weights: ["laplace"], biases: ["gaussian(1/4)"]),
    NetCase(widths: a, weights: ["rademacher"], biases: ["gaussian(1/4)"]),
    NetCase(widths: a, weights: ["uniform"], biases: ["rademacher(1/9)"]),
    NetCase(widths: a, biases: ["constant(1/2)"]),
    NetCase(widths: a, weights: ["uniform"], biases: ["exponential"]),
    NetCase(widths: c, weights: ["uniform"], biases: ["uniform(4)"]),
    NetCase(widths: c, biases: ["gaussian(1)"], input: "zeros"),
  ]

  /// Single entries, other outputs, other inputs, linear outputs.
  static let quantities = [
    NetCase(widths: a, quantity: .entry(input: 2, output: 0)),
    NetCase(
      widths: a,
      weights: ["uniform"],
      quantity: .entry(input: 3, output: 0)
    ),
    NetCase(
      widths: a,
      weights: ["rademacher"],
      quantity: .entry(input: 0, output: 0)
    ),
    NetCase(widths: c, quantity: .row(output: 2)),
    NetCase(widths: c, weights: ["uniform"], quantity: .row(output: 1)),
    NetCase(
      widths: c,
      weights: ["laplace"],
      biases: ["gaussian(1/4)"],
      quantity: .entry(input: 1, output: 2)
    ),
    NetCase(widths: a, linear: true),
    NetCase(widths: a, weights: ["uniform"], linear: true),
    NetCase(widths: a, input: "1,-2,1/2,3"),
    NetCase(widths: a, weights: ["uniform"], input: "unit"),
  ]

  /// Lattice weights whose pre-activations tie at 0.
  static let tied = [
    NetCase(widths: a, weights: ["rademacher"], input: "ones"),
    NetCase(widths: a, weights: ["threepoint(1/3)"], input: "ones"),
    NetCase(
      widths: a,
      weights: ["rademacher"],
      biases: ["rademacher"],
      input: "ones"
    ),
    NetCase(widths: c, weights: ["rademacher"], input: "1,2,-1"),
    NetCase(widths: c, weights: ["sparse(1/2,rademacher)"], input: "unit"),
  ]

  /// The smallest nets, and nets wider than a vector, symmetric or not.
  static let extremes = [
    NetCase(widths: "1,1"), NetCase(widths: "1,1,1,1", weights: ["uniform"]),
    NetCase(widths: "17,1,17,2", weights: ["laplace"]),
    NetCase(widths: "2,40,3"), NetCase(widths: "40,2,1", weights: ["uniform"]),
    NetCase(widths: "3,16,16,1", weights: ["uniform"]),
    NetCase(widths: "3,17,15,1", biases: ["gaussian(1/4)"]),
    NetCase(widths: "20,30,20,1", weights: ["exponential"]),
    NetCase(
      widths: "3,4,5,1",
      biases: ["constant(1)"],
      input: "1e-200,2e-200,-1e-200"
    ),
    NetCase(
      widths: "3,4,5,1",
      biases: ["none", "constant(1)", "none"],
      input: "1e200,2e200,-1e200"
    ),
    NetCase(
      widths: "3,20,5,1",
      biases: ["exponential(1/4)"],
      input: "1e-160,2e-160,-1e-160"
    ),
    NetCase(widths: "20,30,20,1", biases: ["constant(1)"]),
  ]

  /// The wide one and the deep one.
  static let large = [
    NetCase(widths: b), NetCase(widths: b, weights: ["uniform"]),
    NetCase(widths: b, weights: ["rademacher"]),
    NetCase(widths: e), NetCase(widths: e, weights: ["laplace"]),
  ]

  static let all =
    laws + mixedLaws + stocked + biased + quantities + tied + extremes + large

  /// As many nets as the reference draws in a fraction of a second.
  func samples() throws -> Int {
    let weights = try spec().architecture.weightCount
    return Int(min(4_000, max(250, 1e6 / weights)))
  }
}
