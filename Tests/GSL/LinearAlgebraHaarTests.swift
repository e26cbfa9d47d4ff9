import GSL
import TestSupport
import Testing

/// Uniform orthogonal matrices.
@Suite struct LinearAlgebraHaarTests {
  private static func generator(_ seed: UInt64) -> Generator {
    Generator(xoshiro: (seed, 2, 3, 4))
  }

  /// Qᵀ Q = 1 up to Householder's backward error, γ_{cmn} with c = 8.
  @Test(arguments: [(1, 1), (2, 2), (7, 7), (3, 8), (8, 3), (40, 40)])
  func framesAreOrthonormal(rows: Int, columns: Int) throws {
    let generator = Self.generator(1)
    for _ in 0..<8 {
      let q = try Matrix.haar(rows: rows, columns: columns, using: generator)
      #expect(q.rows == rows)
      #expect(q.columns == columns)
      let gram =
        rows < columns
        ? try q.multiplied(by: q.transposed)
        : try q.transposed.multiplied(by: q)
      let gap = try gram.adding(.identity(gram.rows), times: -1)
      let size = gap.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(size <= 8 * Double(rows * columns + 1) * 0x1p-53)
    }
  }

  /// Moments of Haar measure on O(n), and of the first entry of a frame.
  ///
  ///     E Q_11^{2k} = (2k−1)!! / (n(n+2)⋯(n+2k−2))
  ///     E Q_11² Q_22² = (n+1)/((n−1)n(n+2)),  E tr Q = 0,  E (tr Q)² = 1
  ///
  /// (n > 1; the trace's fourth moment is 3 for n ≥ 4.) Q_11 is a coordinate of a
  /// uniform point of the sphere; B. Collins, P. Śniady, *Integration with respect
  /// to the Haar measure on unitary, orthogonal and symplectic group*,
  /// arXiv:math-ph/0402073.
  @Test(arguments: [4, 7])
  func momentsAreThoseOfHaarMeasure(n: Int) throws {
    let draws = 40_000
    let generator = Self.generator(UInt64(n))
    // A unit vector that is no axis, for the law must not depend on them.
    let flat = Array(repeating: 1 / Double(n).squareRoot(), count: n)
    var sums = (square: 0.0, fourth: 0.0, joint: 0.0, trace: 0.0, turned: 0.0)
    var positive = 0
    for _ in 0..<draws {
      let q = try Matrix.haar(rows: n, columns: n, using: generator)
      let square = q[0, 0] * q[0, 0]
      sums.square += square
      sums.fourth += square * square
      sums.joint += square * q[1, 1] * q[1, 1]
      for i in 0..<n { sums.trace += q[i, i] }
      let image = try q.multiplied(by: flat)
      let inner = zip(image, flat).reduce(0) { $0 + $1.0 * $1.1 }
      sums.turned += inner * inner
      positive += q[0, 0] > 0 ? 1 : 0
    }
    let size = Double(n)
    func moment(_ k: Int) -> Double {
      var product = 1.0
      for i in 0..<k { product *= Double(2 * i + 1) / (size + Double(2 * i)) }
      return product
    }
    func expect(
      _ sum: Double,
      _ mean: Double,
      variance: Double,
      _ name: String
    ) {
      expectNormal(
        sum / Double(draws),
        around: mean,
        standardError: (variance / Double(draws)).squareRoot(),
        in: .samplers,
        "Haar n = \(n): \(name)"
      )
    }
    let spread = moment(2) - moment(1) * moment(1)
    expect(sums.square, moment(1), variance: spread, "E Q11^2")
    expect(sums.turned, moment(1), variance: spread, "E (u'Qu)^2")
    expect(
      sums.fourth,
      moment(2),
      variance: moment(4) - moment(2) * moment(2),
      "E Q11^4"
    )
    expect(sums.trace, 0, variance: 1, "E tr Q")
    let joint = (size + 1) / ((size - 1) * size * (size + 2))
    // The product is at most 1 with mean `joint`, and E Q11^4 Q22^4 is at most
    // E Q11^8 by Cauchy and Schwarz: a bound on the variance is enough.
    expect(
      sums.joint,
      joint,
      variance: moment(4) - joint * joint,
      "E Q11^2 Q22^2"
    )
    expectCount(
      positive,
      of: draws,
      probability: 0.5,
      in: .samplers,
      "Haar n = \(n): sign of Q11"
    )
  }

  /// Without the sign correction Householder's Q_11 would never be positive: the
  /// check of its sign can fail.
  @Test func uncorrectedFactorsAreNotHaar() throws {
    let generator = Self.generator(5)
    var signs: Set<Bool> = []
    for _ in 0..<64 {
      var draws = Array(repeating: 0.0, count: 9)
      generator.fill(&draws, from: .gaussian)
      let q = try Matrix(rows: 3, columns: 3, values: draws).qr().q
      let r = try Matrix(rows: 3, columns: 3, values: draws).qr().r
      signs.insert(q[0, 0] > 0)
      #expect((r[0, 0] > 0) == (draws[0] * q[0, 0] > 0))
    }
    #expect(signs.count == 1)
  }
}
