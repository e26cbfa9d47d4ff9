import ExactArithmetic
import Foundation
import GSL
import Networks
import TestSupport
import Testing

/// Matrix recurrent networks: backpropagation through time.
@Suite struct RecurrentNetworkTests {
  /// A small network, its inputs and a last derivative.
  struct Case: Sendable {
    let size: Int
    let activation: Activation
    let numbers: [Double]
    let times: Int

    /// The numbers from a place on.
    func block(_ start: Int, _ count: Int) -> [Double] {
      (0..<count).map { numbers[(start + $0) % numbers.count] }
    }
    var w: [Double] { block(0, size * size) }
    var u: [Double] { block(3, size * 2) }
    var b: [Double] { block(5, size) }
    var h: [Double] { block(7, size) }
    func x(_ t: Int) -> [Double] { block(11 + 2 * t, 2) }

    func pass() throws -> RecurrentPass {
      try RecurrentNetwork(
        recurrent: Matrix(rows: size, columns: size, values: w),
        input: Matrix(rows: size, columns: 2, values: u),
        biases: b,
        activation: activation
      )
      .run(from: h, inputs: (0..<times).map(x))
    }

    /// The last state in dual numbers, along entry `index` of h_0, W, U or b, or
    /// of x_1.
    enum Direction: CaseIterable { case state, recurrent, input, bias, first }

    func jets(_ direction: Direction, _ index: Int) throws(Discard) -> [Jet] {
      func moving(_ values: [Double], _ moves: Bool) -> [Jet] {
        values.enumerated().map { Jet($1, slope: moves && $0 == index ? 1 : 0) }
      }
      let w = moving(w, direction == .recurrent)
      let u = moving(u, direction == .input)
      let b = moving(b, direction == .bias)
      var h = moving(h, direction == .state)
      for t in 0..<times {
        let x = moving(x(t), direction == .first && t == 0)
        var next: [Jet] = []
        for i in 0..<size {
          var z = b[i]
          for k in 0..<size { z = z + w[i * size + k] * h[k] }
          for k in 0..<2 { z = z + u[i * 2 + k] * x[k] }
          next.append(
            try z.through(activation.pieces[0].function, step: 0)
          )
        }
        h = next
      }
      return h
    }

    /// Twice the roundings of a term: 16 + 2n a step for values, as many again a
    /// step for slopes.
    var roundings: Double {
      let step = Double(16 + 2 * (size + 3))
      return 2 * step * Double(times * times + times) * 0x1p-53
    }
  }

  static let cases = Gen<Case> { choices throws(Discard) in
    let number = Gen<Int>.int(in: -24...24, origin: 16).map { Double($0) / 16 }
    let activations: [Activation] = [
      .relu, .linear, .leaky(Rational(1, 4)), .sigmoid, .tanh,
    ]
    return Case(
      size: try Gen.int(in: 1...3).draw(from: &choices),
      activation: try Gen.element(of: activations).draw(from: &choices),
      numbers: try Gen.array(of: number, count: 23).draw(from: &choices),
      times: try Gen.int(in: 1...5).draw(from: &choices)
    )
  }

  /// States and all five gradients are those of dual numbers.
  @Test func gradientsAreTheDualNumbers() {
    let cases = Gen<(Case, Int)>.pair(Self.cases, .int(in: 0...8))
    forAll("recurrent: dual numbers", cases, count: 300) { net, choice in
      let pass = try net.pass()
      let q = choice % net.size
      let unit = (0..<net.size).map { $0 == q ? 1.0 : 0 }
      let gradient = try pass.backward(from: unit)
      let parts: [(Case.Direction, ScaledVector)] = [
        (.state, gradient.states[0]), (.recurrent, gradient.recurrent),
        (.input, gradient.input), (.bias, gradient.biases),
        (.first, gradient.inputs[0]),
      ]
      for (direction, vector) in parts {
        let index = choice % vector.values.count
        let jet = try net.jets(direction, index)[q]
        try expectLaw(
          abs(vector.doubles[index] - jet.slope) <= net.roundings
            * jet.slopeSize,
          "\(direction) \(index) is \(vector.doubles[index]), not \(jet.slope)"
        )
        try expectLaw(
          abs(pass.output.doubles[q] - jet.value) <= net.roundings * jet.size,
          "the state is \(pass.output.doubles[q]), not \(jet.value)"
        )
      }
    }
  }

  /// Forward mode is reverse mode, and ∂h_T/∂h_0 is the product of
  /// diag φ'(z_t) W.
  @Test func jacobiansAreProducts() {
    forAll("recurrent: products", Self.cases, count: 200) { net in
      let pass = try net.pass()
      let w = try Matrix(rows: net.size, columns: net.size, values: net.w)
      var product = Matrix.identity(net.size)
      var sizes = product
      for z in pass.preactivations {
        let function = net.activation.pieces[0].function
        let d = Matrix.diagonal(function.derivatives(z.doubles))
        product = try d.multiplied(by: w).multiplied(by: product)
        sizes = try d.map(abs).multiplied(by: w.map(abs)).multiplied(by: sizes)
      }
      for p in 0..<net.size {
        let unit = (0..<net.size).map { $0 == p ? 1.0 : 0 }
        let column = try pass.pushforward(unit).doubles
        for q in 0..<net.size {
          let bound = net.roundings * sizes[q, p]
          let row = pass.jacobianRow(output: q).doubles
          try expectLaw(abs(row[p] - product[q, p]) <= bound, "reverse mode")
          try expectLaw(abs(column[q] - product[q, p]) <= bound, "forward mode")
        }
      }
    }
  }

  /// One number of state is the scalar recurrence.
  @Test func oneNumberIsTheScalarRecurrence() throws {
    for function in [Nonlinearity.sigmoid, .tanh, .relu, .linear] {
      let scalar = try ScalarRecurrence(
        weight: 1.5,
        inputWeight: -0.5,
        bias: 0.25,
        function: function
      )
      let matrix = try RecurrentNetwork(
        recurrent: Matrix([[1.5]]),
        input: Matrix([[-0.5]]),
        biases: [0.25],
        activation: Activation(function)
      )
      let inputs = (0..<40).map { sin(Double($0)) }
      let run = try scalar.run(from: 0.5, inputs: inputs)
      let pass = try matrix.run(from: [0.5], inputs: inputs.map { [$0] })
      #expect(pass.states.flatMap(\.doubles) == run.states)
      let log = pass.jacobianRow(output: 0).logSquaredNorm
      if run.logGradient().isFinite {
        let tolerance = 2 * 40 * 8 * 0x1p-53 * (1 + abs(log))
        #expect(abs(log - 2 * run.logGradient()) <= tolerance)
      } else {
        #expect(log == -.infinity)
      }
    }
  }

  /// A thousand steps neither overflow nor underflow: W = 8 has the gradient
  /// 8¹⁰⁰⁰, and W = 1/8 its inverse.
  @Test(arguments: [8, 0.125])
  func longRunsStayFinite(weight: Double) throws {
    let network = try RecurrentNetwork(
      recurrent: .diagonal([weight, -weight]),
      input: .zeros(rows: 2, columns: 1),
      activation: .linear
    )
    let inputs = Array(repeating: [0.0], count: 1000)
    let pass = try network.run(from: [1, 1], inputs: inputs)
    let gradient = try pass.backward(from: [1, 0])
    let expected = 2000 * log(weight)
    let log = gradient.states[0].logSquaredNorm
    #expect(abs(log - expected) <= 64 * expected.magnitude.ulp)
    // ∂L/∂W_11 = 1000 w^{999}.
    let matrix = gradient.recurrent.logSquaredNorm
    let exact = 1998 * Foundation.log(weight) + 2 * Foundation.log(1000.0)
    #expect(abs(matrix - exact) <= 2000 * exact.magnitude.ulp)
  }

  @Test func misfitsAreRefused() throws {
    let calls: [() throws -> Void] = [
      {
        _ = try RecurrentNetwork(
          recurrent: .zeros(rows: 2, columns: 3),
          input: .identity(2),
          activation: .tanh
        )
      },
      {
        _ = try RecurrentNetwork(
          recurrent: .identity(2),
          input: .identity(3),
          activation: .tanh
        )
      },
      {
        _ = try RecurrentNetwork(
          recurrent: .identity(2),
          input: .identity(2),
          activation: .crelu
        )
      },
    ]
    for call in calls { #expect(throws: NetworkError.self) { try call() } }
    let network = try RecurrentNetwork(
      recurrent: .identity(2),
      input: .identity(2),
      activation: .tanh
    )
    #expect(throws: NetworkError.self) {
      try network.run(from: [1], inputs: [])
    }
    #expect(throws: NetworkError.self) {
      try network.run(from: [1, 2], inputs: [[1]])
    }
    #expect(try network.run(from: [1, 2], inputs: []).output.values == [1, 2])
  }
}
