/// The tangent kernel on the diagonal of one drawn network, output 0.
///
///     K_w = 2 Σ_j M_{j−1} ‖δ_j‖²,   K_b = Σ_j ‖δ_j‖²
struct KernelDraw {
  /// K_w, the part of the weights.
  let weights: Double
  /// K_b, the part of the biases.
  let biases: Double

  /// The kernel of the network at `x`.
  init(_ net: DrawnNet, at x: [Double]) {
    let pass = net.forward(x)
    var u = Array(repeating: 0.0, count: net.widths[net.depth])
    u[0] = 1
    let deltas = net.gradients(of: u, pass).deltas
    weights = 2 * zip(pass.lengths, deltas).reduce(0) { $0 + $1.0 * $1.1 }
    biases = deltas.reduce(0, +)
  }
}
