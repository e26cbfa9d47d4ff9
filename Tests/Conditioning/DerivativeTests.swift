import Conditioning
import GSL
import Testing

/// The engine's derivatives against hyper-dual numbers, for every activation,
/// loss and block, and against difference quotients.
struct DerivativeTests {
  private func directions(
    _ setting: EngineCase.Setting,
    seed: UInt64
  ) -> (u: [Double], v: [Double]) {
    let generator = Generator(xoshiro: (seed, 7, 8, 9))
    var u = setting.w
    var v = setting.w
    generator.fill(&u, from: .gaussian)
    generator.fill(&v, from: .gaussian)
    return (u, v)
  }

  @Test func gradientAndHessian() throws {
    for (k, test) in EngineCase.all.enumerated() {
      let setting = try test.setting(seed: UInt64(k + 1))
      let (u, v) = directions(setting, seed: UInt64(k + 1))
      let truth = setting.reference(u, v)
      let point = setting.objective.point(setting.w, setting.batch)
      let gradient = point.gradient
      let product = point.hessianProduct(v)
      #expect(agree(point.loss, truth.value, size: 1), "\(test)")
      #expect(
        agree(
          inner(gradient, u),
          truth.first,
          size: length(gradient) * length(u)
        ),
        "\(test)"
      )
      #expect(
        agree(
          inner(product, u),
          truth.mixed,
          size: (length(product) + length(gradient)) * length(u)
        ),
        "\(test): \(inner(product, u)) and \(truth.mixed)"
      )
    }
  }

  /// With statistics held, every example's own gradient, the tangents when its
  /// input moves and their transposes.
  @Test func inputDerivatives() throws {
    let cases = EngineCase.all.filter { $0.loss == .crossEntropy }
    for (k, test) in cases.enumerated() {
      let setting = try test.setting(seed: UInt64(k + 100))
      let free = setting.objective.point(setting.w, setting.batch)
      let point = setting.objective.point(
        setting.w,
        setting.batch,
        statistics: free.statistics
      )
      let jacobians = heldJacobians(setting)
      let scale = length(jacobians.flatMap { $0.flatMap { $0 } })
      let t = Rows(count: 3, width: 2, values: [1, -2, 0.5, 1, 3, 0.25])
      let tangents = point.inputTangents(t)
      for i in 0..<3 {
        let image = jacobians[i].map { inner($0, Array(t[i])) }
        #expect(
          agree(
            tangents.lengths[i],
            length(image),
            size: scale * length(Array(t[i]))
          ),
          "\(test)"
        )
        for p in 0..<2 {
          let back = inner(jacobians[i].map { $0[p] }, image)
          #expect(
            agree(tangents.transposed[i, p], back, size: scale * scale * 4),
            "\(test)"
          )
        }
      }
    }
  }

  /// ∂²L_i/∂w_k∂x_p of every example, parameter and input.
  private func heldJacobians(_ setting: EngineCase.Setting) -> [[[Double]]] {
    var reference = setting.reference
    let w = setting.w.map { HyperDual($0) }
    let inputs = setting.rows(setting.batch.inputs)
    _ = reference.losses(w, inputs, setting.targets)
    reference.held = reference.used
    var result = Array(
      repeating: Array(repeating: [0.0, 0], count: w.count),
      count: 3
    )
    for p in 0..<2 {
      var moved = inputs
      for i in moved.indices { moved[i][p].second = 1 }
      for k in w.indices {
        var turned = w
        turned[k].first = 1
        let losses = reference.losses(turned, moved, setting.targets)
        for i in 0..<3 { result[i][k][p] = losses[i].mixed }
      }
    }
    return result
  }

  /// Central differences of the loss, which share no idea with dual numbers.
  ///
  /// At h = 2⁻¹⁷ the remainder h²/6 L''' and the rounding 2⁻⁵³ L/h are
  /// both near 2⁻³⁶.
  @Test func differenceQuotients() throws {
    for (k, test) in EngineCase.all.enumerated() {
      let setting = try test.setting(seed: UInt64(k + 200))
      let (u, _) = directions(setting, seed: UInt64(k + 200))
      let h = 0x1p-17 / length(u)
      func loss(_ step: Double) -> Double {
        let w = zip(setting.w, u).map { $0 + step * $1 }
        return setting.objective.point(w, setting.batch).loss
      }
      let gradient = setting.objective.point(setting.w, setting.batch).gradient
      let quotient = (loss(h) - loss(-h)) / (2 * h)
      let size = length(u) * max(1, length(gradient))
      #expect(abs(quotient - inner(gradient, u)) <= 0x1p-24 * size, "\(test)")
    }
  }
}
