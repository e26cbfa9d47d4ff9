import ExactArithmetic
import Measures
import Networks

/// Whether a pre-activation can be exactly 0 while its gradient is not.
///
/// Write z_v = Σ_u c_u (W_u·a + b_u) + β over the neurons u of a layer whose
/// weights or biases have no atoms; given everything else and a pattern of
/// masks, c and β are fixed. If c = 0 the gradient of z_v is 0 too; if c ≠ 0 the
/// sum has no atoms (for weights: as long as a ≠ 0). So one atomless layer
/// protects itself and every later layer, whatever their laws. An atom at 0
/// alone is harmless too: z_v = 0 then means that every weight on an active
/// path is 0. Before the first such layer, lattice weights without biases make
/// z_v = ⟨g_v, x⟩ with g_v a multiple of a rational vector, which an input with
/// rationally independent coordinates never annihilates.
enum Ties {
  static func judge(
    _ spec: NetworkSpec
  ) -> (Hypothesis.Status, reason: String) {
    let x = spec.input
    let width = spec.architecture.inputWidth
    if x.isZero && spec.biases[0].isNone {
      return (
        .fails, "the input is 0 and layer 1 has no bias, so Z = 0 for certain"
      )
    }
    let isIndependent = x == .generic || (width == 1 && !x.isZero)
    for j in spec.weights.indices {
      let law = spec.weights[j]
      if spec.biases[j].isAtomless {
        return (.holds, "the biases of layer \(j + 1) have no atoms")
      }
      if law.atoms.isEmpty && (j > 0 || !x.isZero) {
        return (.holds, "the weights of layer \(j + 1) have no atoms")
      }
      if law.atoms.onlyAtZero, j > 0 || x.hasNoZeroCoordinate(width: width) {
        return (
          .holds, "the weights of layer \(j + 1) have no atom other than 0"
        )
      }
      if j == 0, x.isZero, spec.biases[0].isNeverZero { continue }
      let isLattice = law.atoms.isWholeLaw && spec.biases[j].isNone
      guard isLattice && isIndependent else {
        if j == 0, spec.biases[0].isNone, let tie = tie(law, x, width) {
          return (.fails, tie)
        }
        return (.unknown, doubt(spec, layer: j))
      }
    }
    return (
      .holds,
      "the input's coordinates are rationally independent and all weights are"
        + " rational up to scale"
    )
  }

  private static func doubt(_ spec: NetworkSpec, layer j: Int) -> String {
    let law = spec.weights[j].name
    if j == 0, spec.input.isZero {
      return "the input is 0 and the bias \(spec.biases[0].name) of layer 1 can"
        + " be 0: use another --input or a --bias without atoms"
    }
    if spec.input == .generic, spec.biases[j].isNone {
      return "\(law) in layer \(j + 1) has atoms that a generic input does not"
        + " make harmless, and there is no bias: use a --bias without atoms"
    }
    return spec.biases[j].isNone
      ? "\(law) in layer \(j + 1) has atoms, there is no bias, and the input"
        + " is not generic: use --input generic or a --bias without atoms"
      : "\(law) and the bias \(spec.biases[j].name) in layer \(j + 1) both"
        + " have atoms: use a --bias without atoms"
  }

  /// A first-layer row of weights ≠ 0 that the input annihilates, in words.
  private static func tie(
    _ law: any WeightMeasure,
    _ input: Input,
    _ width: Int
  ) -> String? {
    guard let x = input.rationalCoordinates(width: width) else { return nil }
    let values = law.atoms.points.map(\.value)
    // Sums reachable with a nonzero row, and whether the row is still 0.
    var reachable: Set<Sum> = [Sum(value: 0, isZeroRow: true)]
    for coordinate in x {
      var next: Set<Sum> = []
      for sum in reachable {
        for value in values {
          next.insert(
            Sum(
              value: sum.value + value * coordinate,
              isZeroRow: sum.isZeroRow && value.isZero
            )
          )
        }
      }
      guard next.count <= 20_000 else { return nil }
      reachable = next
    }
    guard reachable.contains(Sum(value: 0, isZeroRow: false)) else {
      return nil
    }
    return "\(law.name) weights of layer 1 have atoms and sum to exactly 0 over"
      + " this input with positive probability: use --input generic or a"
      + " --bias without atoms"
  }

  private struct Sum: Hashable {
    let value: Rational
    let isZeroRow: Bool
  }
}
