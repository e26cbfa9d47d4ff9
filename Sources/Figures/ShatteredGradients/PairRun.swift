import Foundation
import GSL
import Networks
import Sampling

/// Numbers drawn for many nets, on any number of threads; net i has stream i.
struct PairRun {
  let streams: Streams
  let nets: Int
  let threads: Int

  /// The numbers of all nets in their order; nets that fail give none.
  func values(
    _ body: @escaping @Sendable (Generator) -> Double?
  ) async -> [Double] {
    let size = max(1, min(16, nets / (4 * threads)))
    let starts = Array(stride(from: 0, to: nets, by: size))
    var parts: [Int: [Double]] = [:]
    await withTaskGroup(of: (Int, [Double]).self) { group in
      var next = 0
      func startOne() {
        guard next < starts.count, !Task.isCancelled else { return }
        let range = starts[next]..<min(starts[next] + size, nets)
        next += 1
        let streams = streams
        group.addTask {
          let values = range.compactMap { net in
            body(BlockStream(streams, block: net).generator())
          }
          return (range.lowerBound, values)
        }
      }
      for _ in 0..<max(threads, 1) { startOne() }
      while let (start, values) = await group.next() {
        parts[start] = values
        startOne()
      }
    }
    return starts.flatMap { parts[$0] ?? [] }
  }
}

/// Two inputs of a bias-free ReLU net at an angle.
enum InputPair {
  /// ⟨∇f(x), ∇f(x')⟩/E‖∇f‖² of one net with `depth` hidden layers of `width`,
  /// whose expectation is the correlation: E‖∇f‖² is 1 with He weights and a
  /// linear output of variance 1/fan-in, but for dead layers (2^{−width}).
  ///
  /// Averaged over eight outputs. With n₀ inputs the correlation has terms of
  /// order 1/n₀ besides the product of co-activations, for ∇f has a component f
  /// along x: n₀ = 400 keeps them near 0.001.
  static func product(
    width: Int,
    depth: Int,
    angle: Double,
    using generator: Generator
  ) -> Double? {
    let (inputs, outputs) = (400, 8)
    let rest = Array(repeating: 0.0, count: inputs - 2)
    let hidden = DeepSpec.Block.plain(.init(.dense(width: width)))
    let output = DeepSpec.Block.plain(
      .init(
        .dense(width: outputs),
        activation: .linear,
        initialization: .independent(.lecun)
      )
    )
    guard
      let spec = try? DeepSpec(
        inputWidth: inputs,
        blocks: Array(repeating: hidden, count: depth) + [output]
      ), let network = try? spec.draw(using: generator),
      let one = try? network.forward([1, 0] + rest),
      let other = try? network.forward([cos(angle), sin(angle)] + rest)
    else { return nil }
    let products = (0..<outputs).map { q in
      let product = one.jacobianRow(output: q).product(
        with: other.jacobianRow(output: q)
      )
      return product.isNegative ? -exp(product.log) : exp(product.log)
    }
    return products.reduce(0, +) / Double(outputs)
  }

  /// ln sin² θ' − ln sin² θ of one layer; nil if fewer than two neurons are on.
  static func drift(
    width: Int,
    angle: Double,
    using generator: Generator
  ) -> Double? {
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for _ in 0..<width {
      let z = generator.draw(.gaussian)
      let w = cos(angle) * z + sin(angle) * generator.draw(.gaussian)
      let (x, y) = (max(z, 0), max(w, 0))
      xx += x * x
      xy += x * y
      yy += y * y
    }
    let sine = (xx * yy - xy * xy) / (xx * yy)
    // One neuron alone leaves rounding: far below any angle of two.
    guard sine > 1e-13 else { return nil }
    return log(sine) - 2 * log(sin(angle))
  }
}
