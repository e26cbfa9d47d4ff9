import Conditioning
import GSL
import Testing

/// Gradients in factors against the gradients themselves.
struct FactorTests {
  private let cases = EngineCase.all.filter { $0.loss == .crossEntropy }

  @Test func innerProductsAreThoseOfGradients() throws {
    for (k, test) in cases.enumerated() {
      let setting = try test.setting(seed: UInt64(k + 300), count: 4)
      let factors = setting.objective.point(setting.w, setting.batch).factors
      let gradients = (0..<4).map { factors.gradient(of: $0) }
      let products = factors.innerProducts
      let size = gradients.map(length).max() ?? 0
      for i in 0..<4 {
        for j in 0..<4 {
          let truth = inner(gradients[i], gradients[j])
          #expect(
            agree(products[i * 4 + j], truth, size: size * size),
            "\(test)"
          )
        }
      }
      let sum = factors.sum
      for p in sum.indices {
        let one = gradients.reduce(0) { $0 + $1[p] }
        #expect(agree(sum[p], one, size: size), "\(test)")
      }
    }
  }

  /// ‖h(w, x + δ) − h(w, x)‖², also where the difference is tiny.
  @Test func distancesDoNotCancel() throws {
    for (k, test) in cases.enumerated() {
      let setting = try test.setting(seed: UInt64(k + 400))
      let base = setting.objective.point(setting.w, setting.batch)
      for step in [0.5, 0x1p-20] {
        var inputs = setting.batch.inputs
        inputs.values = inputs.values.map { $0 + step }
        let moved = setting.objective.point(
          setting.w,
          Batch(inputs: inputs, targets: setting.batch.targets),
          statistics: base.statistics
        ).factors
        let squares = base.factors.squaredDistances(to: moved)
        for i in 0..<3 {
          let a = base.factors.gradient(of: i)
          let b = moved.gradient(of: i)
          let gap = zip(a, b).map { $1 - $0 }
          let truth = inner(gap, gap)
          // The naive difference carries the rounding of h itself.
          let error = 0x1p-48 * length(a) * (length(gap) + 0x1p-48 * length(a))
          #expect(abs(squares[i] - truth) <= 4 * error, "\(test)")
        }
      }
    }
  }

  /// Norm of H from all of its columns, against power iteration.
  @Test func operatorNormOfTheHessian() throws {
    let test = EngineCase(
      activation: .tanh,
      shape: .plain,
      isNormalized: false,
      loss: .crossEntropy
    )
    let setting = try test.setting(seed: 5)
    let point = setting.objective.point(setting.w, setting.batch)
    let m = setting.w.count
    var columns: [[Double]] = (0..<m).map { k in
      var unit = Array(repeating: 0.0, count: m)
      unit[k] = 1
      return point.hessianProduct(unit)
    }
    for i in 0..<m {
      for j in 0..<i {
        #expect(agree(columns[i][j], columns[j][i], size: length(columns[i])))
        columns[i][j] = columns[j][i]
      }
    }
    let values = try Matrix(columns).symmetricEigenvalues()
    let norm = values.map { abs($0) }.max() ?? 0
    var start = setting.w
    Generator(xoshiro: (1, 2, 3, 4)).fill(&start, from: .gaussian)
    let found = PowerIteration(limit: 60, tolerance: 0)
      .symmetric(start: start) { point.hessianProduct($0) }
    // Never above; and by sixty steps beyond a half of it.
    #expect(found.norm <= norm * (1 + 0x1p-40))
    #expect(found.norm >= norm / 2)
  }

  /// diag(3, −3, 1): eigenvalues of both signs, and the third dies as 9^{−k}.
  @Test func powerIterationOfOppositeEigenvalues() {
    let found = PowerIteration(limit: 50, tolerance: 1e-12)
      .symmetric(start: [1, 2, 3]) { [3 * $0[0], -3 * $0[1], $0[2]] }
    #expect(found.isConverged)
    #expect(abs(found.norm - 3) <= 1e-11)
    let zero = PowerIteration().symmetric(start: [1, 2]) { _ in [0, 0] }
    #expect(zero.norm == 0 && zero.isConverged)
  }

  /// The whole mask changes nothing; a layer is never left out.
  @Test func masks() throws {
    let test = EngineCase(
      activation: .crelu,
      shape: .looksLinear,
      isNormalized: true,
      loss: .crossEntropy
    )
    let setting = try test.setting(seed: 6)
    let generator = Generator(xoshiro: (4, 3, 2, 1))
    let network = setting.objective.network
    let whole = CoordinateMask(network, density: 1, using: generator)
    #expect(whole.selecting(setting.w) == setting.w)
    let thin = CoordinateMask(network, density: 0.01, using: generator)
    #expect(thin.count == network.layers.count)
    let reading = Probe(directions: Directions(count: 3)).measure(
      setting.objective,
      setting.w,
      setting.batch,
      masks: [whole],
      using: generator
    )
    for (metric, value) in reading.masked[0] {
      let masked = value.number ?? .nan
      let exact = reading.values[metric]?.number ?? .nan
      #expect(agree(masked, exact, size: abs(exact), roundings: 0x1p30))
    }
    #expect(reading.masked[0].count == 18)
  }

  /// One coordinate of many at 5 %: a relative variance of 19.
  @Test func maskOfOneCoordinate() {
    let v = [3.0] + Array(repeating: 0, count: 99)
    let variance = CoordinateMask.relativeVariance(of: v, density: 0.05) ?? 0
    #expect(abs(variance - 19) <= 1e-13)
    let flat = Array(repeating: 2.0, count: 100)
    let small = CoordinateMask.relativeVariance(of: flat, density: 0.05) ?? 0
    #expect(abs(small - 0.19) <= 1e-15)
  }
}
