import Foundation
import GSL
import Networks
import TestSupport
import Testing

/// Recurrent networks of one number.
@Suite struct ScalarRecurrenceTests {
  /// h_t by hand, and the product of slopes.
  @Test func aLinearRunByHand() throws {
    let recurrence = try ScalarRecurrence(
      weight: -2,
      inputWeight: 3,
      bias: 1,
      function: .linear
    )
    let run = try recurrence.run(from: 1, inputs: [0, 1, -1])
    #expect(run.states == [1, -1, 6, -14])
    #expect(run.slopes == [-2, -2, -2])
    #expect(run.gradient() == -8 || abs(run.gradient() + 8) <= 8 * 8.0.ulp)
    #expect(run.gradient(from: 3) == 1)
    #expect(run.logGradient(from: 3) == 0)
  }

  /// The gradient is that of dual numbers, for every function.
  @Test func gradientsAreTheDualNumbers() {
    let functions: [Nonlinearity] = [
      .relu, .linear, .leaky(-1), .sigmoid, .tanh,
    ]
    let number = Gen<Int>.int(in: -48...48, origin: 16).map { Double($0) / 16 }
    let cases = Gen<(Nonlinearity, [Double])>.pair(
      .element(of: functions),
      .array(of: number, count: 5...12)
    )
    forAll("scalar recurrence", cases, count: 300) { g, numbers in
      let recurrence = try ScalarRecurrence(
        weight: numbers[0],
        inputWeight: numbers[1],
        bias: numbers[2],
        function: g
      )
      let inputs = Array(numbers.dropFirst(4))
      var h = Jet(numbers[3], slope: 1)
      for x in inputs {
        let z = Jet(numbers[0]) * h + Jet(numbers[1]) * Jet(x) + Jet(numbers[2])
        h = try z.through(g, step: 0)
      }
      let run = try recurrence.run(from: numbers[3], inputs: inputs)
      // Every step adds 16 roundings to values, and those once more to slopes;
      // logarithms and the exponential cost as many ulps as their size.
      let steps = Double(inputs.count)
      let logs = abs(run.logGradient().isFinite ? run.logGradient() : 0)
      let roundings =
        2 * (16 * steps * steps + 8 * (1 + logs) * steps) * 0x1p-53
      let state = run.states[inputs.count]
      try expectLaw(
        abs(state - h.value) <= roundings * h.size,
        "the state is \(state), not \(h.value)"
      )
      try expectLaw(
        abs(run.gradient() - h.slope) <= roundings * h.slopeSize,
        "the gradient is \(run.gradient()), not \(h.slope)"
      )
    }
  }

  /// An autonomous sigmoid recurrence runs into a fixed point h = σ(wh), where
  /// its slope is w h(1 − h): at w = 4 the thousandth gradient is 10⁻¹¹¹⁸.
  ///
  /// h* = 0.98059… solves h = σ(4h) and its slope 4h(1 − h) = 0.0761…; from there
  /// on each step adds ln of the slope.
  @Test func autonomousSigmoidsVanish() throws {
    let recurrence = try ScalarRecurrence(weight: 4, function: .sigmoid)
    let zeros = Array(repeating: 0.0, count: 1000)
    let run = try recurrence.run(from: 0.5, inputs: zeros)
    let h = run.states[1000]
    // The map contracts by 0.0761 there: its fixed point is known to 2 ulps of
    // values near 1.
    #expect(abs(h - 1 / (1 + exp(-4 * h))) <= 4 * 0x1p-53)
    let slope = 4 * h * (1 - h)
    let rest = run.logGradient(from: 500)
    // 1 − h has lost 6 bits beside h.
    #expect(abs(rest - 500 * log(slope)) <= 500 * 64 * 0x1p-53 * 8)
    #expect(run.logGradient() / log(10) < -1117)
    #expect(run.gradient() == 0)
    // Held at z = 0, the slope is w/4 for ever.
    let centred = try ScalarRecurrence(weight: 4, function: .sigmoid)
      .run(from: 0.5, inputs: zeros.map { _ in -2 })
    #expect(centred.gradient() == 1)
  }

  /// Without an activation the gradient is w^T, such as 1.1¹⁰⁰ = 13780.6123398.
  @Test func linearRunsArePowers() throws {
    let zeros = Array(repeating: 0.0, count: 100)
    for (w, power) in [(1.1, 13780.6123398), (0.9, 2.65613988876e-5)] {
      let run = try ScalarRecurrence(weight: w, function: .linear)
        .run(from: 1, inputs: zeros)
      #expect(abs(run.gradient() / power - 1) <= 1e-11)
    }
  }

  /// Nothing is infinite or a NaN, however large the numbers.
  @Test func extremesAreFinite() throws {
    let largest = Double.greatestFiniteMagnitude
    for g in [Nonlinearity.relu, .linear, .sigmoid, .tanh] {
      for w in [largest, -largest] {
        let run = try ScalarRecurrence(
          weight: w,
          inputWeight: -w,
          bias: w,
          function: g
        )
        .run(from: largest, inputs: [largest, -largest, 0])
        #expect(run.states.allSatisfy { $0.isFinite })
        #expect(run.slopes.allSatisfy { $0.isFinite })
        #expect(run.gradient().isFinite)
        #expect(!run.logGradient().isNaN)
      }
    }
    #expect(throws: NetworkError.self) {
      try ScalarRecurrence(weight: .nan, function: .tanh)
    }
    #expect(throws: NetworkError.self) {
      try ScalarRecurrence(weight: 1, function: .tanh)
        .run(from: 0, inputs: [.infinity])
    }
  }
}
