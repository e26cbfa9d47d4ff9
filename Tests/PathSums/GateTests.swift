import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// Masks of any density and leak: the recursion against a closed form and
/// against sums over all values of all gates.
@Suite struct GateTests {
  /// Gates with densities k/8 and leaks of either sign.
  private static let gates = Gen<(Int, Int)>.pair(
    .int(in: 1...8, origin: 4),
    .int(in: -6...6, origin: 0)
  ).map { density, leak in
    (Rational(density, 8), Rational(leak, 5))
  }

  private static func moment(
    _ order: Int,
    _ spec: NetworkSpec,
    _ gate: Gate
  ) throws -> Rational {
    let value = try ExactMoments(spec, gate: gate).moment(order)
    guard let rational = value.rational else {
      throw LawViolation("the moment is not rational")
    }
    return rational
  }

  /// D17 for a leaky ReLU: ρ(1 + 2/n₀) ∏(1 + (3ρ − 1)/n_j).
  @Test func leakySecondMoments() {
    let cases = Gen<([Int], Int, Int)>.triple(
      .array(of: .int(in: 1...80), count: 2...9),
      .int(in: -12...12, origin: 0),
      .int(in: 1...9)
    )
    forAll("leaky second moments", cases, count: 200) { widths, a, b in
      let slope = Rational(a, b)
      let spec = try network(widths)
      let found = try Self.moment(2, spec, Gate(leak: slope))
      let form = MaskedSecondMoment.leaky(slope: slope)
      try expectLaw(found, equals: form.value(spec.architecture), "leaky")
      let square = 1 + slope.power(2)
      let ratio = 2 * (1 + slope.power(4)) / square.power(2)
      try expectLaw(found, equals: Self.closed(widths, ratio), "written out")
    }
  }

  /// D17 for masks of density p: ρ = 1/p.
  @Test func maskedSecondMoments() {
    let cases = Gen<([Int], Int, Int)>.triple(
      .array(of: .int(in: 1...80), count: 2...9),
      .int(in: 1...12),
      .int(in: 0...12)
    )
    forAll("masked second moments", cases, count: 200) { widths, a, b in
      let density = Rational(a, a + b)
      let spec = try network(widths)
      let found = try Self.moment(2, spec, Gate(density: density))
      let form = MaskedSecondMoment.masks(density: density)
      try expectLaw(found, equals: form.value(spec.architecture), "masks")
      try expectLaw(found, equals: Self.closed(widths, 1 / density), "written")
    }
  }

  private static func closed(_ widths: [Int], _ ratio: Rational) -> Rational {
    let hidden = widths.dropFirst().dropLast().map {
      1 + (3 * ratio - 1) / Rational($0)
    }
    return ratio * (1 + Rational(2, widths[0])) * hidden.product()
  }

  /// E[Z] = 1 and E[Z_{p,q}²] = 1/n₀ whatever the gate; 1/m₁ times as much
  /// without a gate at the output.
  @Test func firstMoments() {
    let cases = Gen<(Net, (Rational, Rational))>.pair(
      .nets(depth: 1...6, widths: 1...100),
      Self.gates
    )
    forAll("first moments of gates", cases) { net, parameters in
      let (density, leak) = parameters
      let gate = try Gate(density: density, leak: leak)
      let mean = density + (1 - density) * leak * leak
      let linear = net.isLinear ? 1 / mean : 1
      let inputs = Rational(net.isEntry ? net.widths[0] : 1)
      let found = try Self.moment(1, net.spec(), gate)
      try expectLaw(found, equals: linear / inputs, "the first moment")
    }
  }

  /// Sums over all values of all gates, with exact probabilities: any laws,
  /// rows and entries, K ≤ 3.
  @Test(arguments: [(1, 1...3, 25), (2, 1...2, 30), (3, 1...2, 12)])
  func gatesOneByOne(order: Int, widths: ClosedRange<Int>, count: Int) {
    let nets = Gen<Net>.nets(depth: 1...3, widths: widths).filter {
      $0.tupleCount(order) <= 300 && $0.widths.dropFirst().reduce(0, +) <= 5
    }
    let cases = Gen<(Net, (Rational, Rational))>.pair(nets, Self.gates)
    forAll("gates one by one, K = \(order)", cases, count: count) { net, p in
      let spec = try net.spec()
      let gates = GateValues(density: p.0, leak: p.1)
      let expected = gates.moment(order, spec)
      let gate = try Gate(density: p.0, leak: p.1)
      try expectLaw(try Self.moment(order, spec, gate), equals: expected)
    }
  }

  /// m_l = p + (1 − p)a^{2l}; ReLU is density ½ without a leak.
  @Test func momentsOfGates() throws {
    forAll("moments of gates", Self.gates) { p, a in
      let gate = try Gate(density: p, leak: a)
      for l in 0...5 {
        var power: Rational = 1
        for _ in 0..<(2 * l) { power *= a }
        try expectLaw(gate.moment(l), equals: p + (1 - p) * power, "m_\(l)")
      }
    }
    #expect(try Gate() == .relu)
    #expect(Gate.relu.density == Rational(1, 2) && Gate.relu.leak == 0)
    #expect(throws: Never.self) { try Gate(density: 1) }
  }

  /// Densities are in (0, 1].
  @Test(arguments: ["0", "-1/2", "3/2", "1000001/1000000"])
  func refusals(density: String) throws {
    let value = try #require(Rational(density))
    let error = try #require(throws: PathSumError.self) {
      _ = try Gate(density: value)
    }
    #expect(error.description.contains("\(value)"))
    #expect(error.description.contains("(0, 1]"))
    #expect(!error.description.contains("\n"))
  }
}
