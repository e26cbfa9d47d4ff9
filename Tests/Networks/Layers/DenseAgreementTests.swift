import ExactArithmetic
import Measures
import Networks
import TestSupport
import Testing

/// A fully connected ReLU net is the same net in both descriptions.
@Suite struct DenseAgreementTests {
  /// The two nets of one seed.
  private static func pair(
    _ architecture: Architecture,
    law: any WeightMeasure,
    seed: UInt64
  ) throws -> (Network, DeepNetwork) {
    var network = Network(
      try NetworkSpec(architecture: architecture, weights: [law])
    )
    network.draw(using: generator(seed: seed))
    let spec = try DeepSpec(
      architecture,
      initialization: .independent(.he, law)
    )
    return (network, try spec.draw(using: generator(seed: seed)))
  }

  /// With widths 2, 8 and 32 the scale √(2/n) is a power of two, so that not a
  /// bit may differ.
  @Test func powersOfTwoAgreeBitForBit() throws {
    let architecture = try Architecture(widths: [2, 8, 32, 8, 2, 3])
    let x = Input.generic.coordinates(width: 2)
    for seed in 1...40 {
      let (network, deep) = try Self.pair(
        architecture,
        law: Gaussian(),
        seed: UInt64(seed)
      )
      let old = network.forward(x)
      let new = try deep.forward(x)
      #expect(new.preactivations.map { $0.values.map { $0 > 0 } } == old.masks)
      let scale = network.logScales.reduce(0, +)
      let power = (scale / 0.6931471805599453).rounded()
      let factor = Double(
        sign: .plus,
        exponent: Int(power),
        significand: 1
      )
      #expect(new.output.doubles == old.output.values.map { $0 * factor })
      for q in 0..<3 {
        let row = network.jacobianRow(output: q, masks: old.masks)
        let values = row.values.map { $0 * factor }
        #expect(new.jacobianRow(output: q).doubles == values)
      }
    }
  }

  /// At other widths every weight carries one more rounding, and the row one a
  /// layer: ln Z agrees to that many of the row's terms.
  @Test func otherWidthsAgreeToRounding() {
    let widths = Gen<[Int]>.array(of: .int(in: 1...6), count: 2...5)
    let cases = Gen<([Int], Int)>.pair(widths, .int(in: 1...9999))
    forAll("deep = dense", cases, count: 200) { widths, seed in
      let (network, deep) = try Self.pair(
        Architecture(widths: widths),
        law: Uniform(),
        seed: UInt64(seed)
      )
      let x = Input.generic.coordinates(width: widths[0])
      let old = network.forward(x)
      let new = try deep.forward(x)
      let masks = new.preactivations.map { $0.values.map { $0 > 0 } }
      try assume(masks == old.masks)
      let row = network.jacobianRow(output: 0, masks: old.masks).plain
      let other = new.jacobianRow(output: 0).doubles
      let sizes = Self.sizes(of: deep)
      let roundings =
        4 * Double(widths.reduce(widths.count, +) + 8) * 0x1p-52
      for p in row.indices {
        try expectLaw(
          abs(row[p] - other[p]) <= roundings * sizes[p],
          "entry \(p) is \(other[p]), not \(row[p])"
        )
      }
    }
  }

  /// e_0ᵀ |W^{(d)}| ⋯ |W^{(1)}|, which bounds every partial sum.
  private static func sizes(of network: DeepNetwork) -> [Double] {
    var row = (0..<network.outputWidth).map { $0 == 0 ? 1.0 : 0 }
    for block in network.blocks.reversed() {
      guard case .dense(let matrix) = block.layers[0].weights else { return [] }
      row = (0..<matrix.columns).map { i in
        row.indices.reduce(0) { $0 + row[$1] * abs(matrix[$1, i]) }
      }
    }
    return row
  }
}
