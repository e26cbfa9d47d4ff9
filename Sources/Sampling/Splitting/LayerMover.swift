import Foundation
import GSL
import Networks

/// Moves particles through one layer: draws it, applies its masks, and keeps the
/// rows of active neurons in as few columns as they need.
struct LayerMover {
  let move: LayerMove
  private let kernel: any Kernel
  private let scratch: Scratch

  /// Room for one child before its Jacobian is made small.
  private final class Scratch {
    let activations: UnsafeMutablePointer<Double>
    let jacobian: UnsafeMutablePointer<Double>

    init(rows: Int, columns: Int) {
      activations = .allocate(capacity: rows)
      jacobian = .allocate(capacity: rows * columns)
    }

    deinit {
      activations.deallocate()
      jacobian.deallocate()
    }
  }

  /// The mover through `layer`, counted from 0, of parents with at most `inputs`
  /// active neurons and `columns` columns; `children` are expected in all.
  init(
    _ splitting: Splitting,
    layer: Int,
    rows: Int,
    inputs: Int,
    columns: Int,
    children: Int,
    from source: DrawSource
  ) {
    let spec = splitting.spec
    scratch = Scratch(rows: rows, columns: columns)
    let isIdentity = layer == 0 && spec.quantity.input == nil
    let (tape, variance) = source.weights(
      splitting,
      layer: layer,
      longest: max(inputs, columns + 1),
      expected: children * rows * min(inputs, 1024)
    )
    move = LayerMove(
      spec,
      layer: layer,
      rows: rows,
      particles: children,
      variance: variance,
      from: source
    )
    switch splitting.drawing {
    case .dense:
      kernel = DenseKernel(tape)
    case .conditioned:
      kernel = ConditionedKernel(
        inputs: inputs,
        columns: isIdentity ? 0 : columns,
        tape
      )
    }
  }

  /// Gets ready to move particle `i`.
  func prepare(_ parents: Population, _ i: Int) { kernel.prepare(parents, i) }

  /// Draws the layer for one child of `parent` and appends it to `children`;
  /// false if no neuron is active, when nothing is appended.
  func appendChild(of parent: Particle, to children: Population) -> Bool {
    let placement = move.placement(of: parent.activationScale)
    var draft = Draft(
      activations: scratch.activations,
      jacobian: scratch.jacobian
    )
    kernel.draw(move, placement, into: &draft)
    guard draft.rows > 0 else { return false }
    let index = children.count
    var child = Particle()
    child.rows = draft.rows
    child.root = parent.root
    child.activationScale = placement.logScale
    child.jacobianScale = parent.jacobianScale + move.logScale
    let activations = children.activations(index)
    for b in 0..<draft.rows { activations[b] = draft.activations[b] }
    child.activationScale += normalize(activations, draft.rows)
    store(draft, columns: parent.columns, in: &child, children.jacobian(index))
    guard child.squaredNorm > 0 else { return false }
    children[index] = child
    children.count += 1
    return true
  }

  /// Writes the rows to `target`, in a triangle if there are fewer rows than
  /// columns: an orthogonal change of columns leaves J Jᵀ as it is.
  private func store(
    _ draft: Draft,
    columns: Int,
    in child: inout Particle,
    _ target: UnsafeMutablePointer<Double>
  ) {
    child.columns = min(columns, draft.rows)
    if draft.rows < columns {
      _ = GramSchmidt.coordinates(
        of: draft.jacobian,
        count: draft.rows,
        length: columns,
        into: target,
        stride: draft.rows
      )
    } else {
      for t in 0..<(draft.rows * columns) { target[t] = draft.jacobian[t] }
    }
    let size = child.rows * child.columns
    var norm = squaredNorm(target, size)
    if !(norm > 0x1p-400 && norm < 0x1p400) {
      child.jacobianScale += normalize(target, size)
      norm = squaredNorm(target, size)
    }
    child.squaredNorm = norm
  }

  /// The mean of Z^K over `copies` draws of the output's row for `parent`, as ln.
  func logMeanOutput(_ parent: Particle, order: Double, copies: Int) -> Double {
    let placement = move.placement(of: parent.activationScale)
    let logScale = 2 * (parent.jacobianScale + move.logScale)
    var sum = LogSum()
    for _ in 0..<copies {
      var draft = Draft(
        activations: scratch.activations,
        jacobian: scratch.jacobian
      )
      kernel.draw(move, placement, into: &draft)
      guard draft.rows > 0 else { continue }
      let norm = squaredNorm(draft.jacobian, parent.columns)
      if norm > 0 { sum.add(order * (log(norm) + logScale)) }
    }
    return sum.logMean(over: copies)
  }

  private func squaredNorm(
    _ values: UnsafePointer<Double>,
    _ count: Int
  ) -> Double {
    var sum = 0.0
    for t in 0..<count { sum += values[t] * values[t] }
    return sum
  }
}
