import ExactArithmetic
import Measures
import Networks

/// One layer's random matrix and biases, as far as second and fourth moments
/// go.
struct FlowMap: Sendable {
  /// The law of the matrix.
  enum Law: Sendable {
    /// Independent entries of a variance and a kurtosis.
    case independent(variance: Rational, kurtosis: EvenMoment)
    /// √g² times a Haar orthogonal matrix or a uniform frame.
    case haar(gainSquared: Rational)
  }

  /// The law of the matrix.
  let law: Law
  /// Pre-activations.
  let rows: Int
  /// Numbers taken; half the activations below if they are mirrored.
  let columns: Int
  /// Whether the matrix is [W −W] above CReLU.
  let isMirrored: Bool
  /// E b².
  let biasSquare: Rational
  /// E b⁴/(E b²)²; 0 without biases.
  let biasKurtosis: EvenMoment
  /// Whether the biases have no atoms.
  let hasAtomlessBias: Bool
  /// Whether the weights have no atoms.
  let isAtomless: Bool
  /// φ.
  let gate: FlowGate

  /// E z_i² / ‖a‖², which is also E (Wᵀδ)_p² / ‖δ‖².
  var entryVariance: Rational {
    switch law {
    case .independent(let variance, _): variance
    case .haar(let gainSquared): gainSquared / Rational(max(rows, columns))
    }
  }
}

extension FlowMap {
  /// The layer of a specification that takes `inputs` numbers, which are a
  /// CReLU's if `isConcatenated`; throws what the moments cannot be had for.
  init(
    _ layer: DeepSpec.Layer,
    inputs: Int,
    isConcatenated: Bool
  ) throws(PathSumError) {
    guard case .dense(let rows) = layer.shape else {
      throw PathSumError(
        "a convolution shares its weights, so that its moments follow no"
          + " closed form here"
      )
    }
    guard let gate = FlowGate(layer.activation) else {
      throw PathSumError(
        "\(layer.activation.name) is not piecewise linear, so that its moments"
          + " have no closed form at finite width"
      )
    }
    let initialization = layer.initialization
    let isMirrored = initialization.looksLinear && isConcatenated
    let columns = isMirrored ? inputs / 2 : inputs
    self.rows = rows
    self.columns = columns
    self.isMirrored = isMirrored
    self.gate = gate
    switch initialization.weights {
    case .haar(let gainSquared):
      law = .haar(gainSquared: gainSquared)
      isAtomless = true
    case .independent(let measure, let rule):
      guard measure.isSymmetric else {
        throw PathSumError(
          "the law \(measure.name) is not symmetric: symmetry (S) is what the"
            + " exact curve rests on"
        )
      }
      law = .independent(
        variance: rule.variance(fanIn: columns, fanOut: rows),
        kurtosis: measure.kurtosis
      )
      isAtomless = measure.atoms.isEmpty
    }
    (biasSquare, biasKurtosis, hasAtomlessBias) = try FlowMap.biases(
      initialization.biases,
      fanIn: inputs,
      fanOut: rows
    )
  }

  private static func biases(
    _ biases: Initialization.Biases,
    fanIn: Int,
    fanOut: Int
  ) throws(PathSumError) -> (Rational, EvenMoment, Bool) {
    let law: any WeightMeasure
    let variance: Rational
    switch biases {
    case .measure(.none): return (0, .rational(0), false)
    case .measure(.constant(let value)):
      throw PathSumError(
        "the bias constant(\(value)) is not symmetric: symmetry (S) is what the"
          + " exact curve rests on"
      )
    case .measure(.random(let measure, let square)):
      (law, variance) = (measure, square)
    case .independent(let measure, let rule):
      law = measure
      variance = rule.variance(fanIn: fanIn, fanOut: fanOut)
    }
    guard law.isSymmetric else {
      throw PathSumError(
        "the bias \(law.name) is not symmetric: symmetry (S) is what the exact"
          + " curve rests on"
      )
    }
    return (variance, law.kurtosis, law.atoms.isEmpty)
  }
}
