import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// The theorem's first part, and moments that need no recursion.
@Suite struct FirstMomentTests {
  private static let nets = Gen<Net>.nets(depth: 1...6, widths: 1...200)

  /// E[Z_q] = 1 and E[Z_{p,q}²] = 1/n₀ for every law and all widths.
  @Test func firstMomentsAreOne() {
    forAll("E[Z] = 1", Self.nets) { net in
      let value = try moment(1, net.spec())
      let inputs = net.isEntry ? net.widths[0] : 1
      let outputs = net.isLinear ? 2 : 1
      try expectLaw(value, equals: Rational(outputs, inputs), "E[Z]")
    }
  }

  /// The zeroth moment is 1.
  @Test func zerothMomentsAreOne() {
    forAll("E[Z^0] = 1", Self.nets, count: 20) { net in
      try expectLaw(try moment(0, net.spec()), equals: 1, "E[Z^0]")
    }
  }

  /// d = 1: E[Z²] = 2(1 + (κ−1)/n₀), E[Z_{p,q}⁴] = 2κ/n₀².
  @Test(arguments: rationalLaws)
  func oneLayer(law: String) throws {
    let kappa = try #require(MeasureParser.law(law).kurtosis.rational)
    for n in [1, 2, 3, 10, 1000] {
      let width = Rational(n)
      let row = try moment(2, network([n, 2], [law]))
      let entry = try moment(
        2,
        network([n, 2], [law], .entry(input: 0, output: 1))
      )
      #expect(row == 2 * (1 + (kappa - 1) / width))
      #expect(entry == 2 * kappa / (width * width))
    }
  }

  /// All widths 1: Z is a product, so E[Z^K] = ½^d 2^{dK} ∏ κ_K.
  @Test func narrowestNetworks() {
    let cases = Gen<([String], Int)>.pair(
      .array(of: .element(of: rationalLaws), count: 1...6),
      .int(in: 1...4)
    )
    forAll("widths 1", cases) { laws, order in
      let depth = laws.count
      let spec = try network(Array(repeating: 1, count: depth + 1), laws)
      let kappas = try laws.map { name in
        try MeasureParser.law(name).standardizedMoment(order).rational ?? 0
      }
      let power = Rational(2).power(depth * (order - 1))
      try expectLaw(try moment(order, spec), equals: power * kappas.product())
    }
  }
}
