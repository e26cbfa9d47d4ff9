import ExactArithmetic
import Foundation
import Networks
import PathSums
import TestSupport
import Testing

/// P(Z = 0): the output is off, or a hidden layer is dead.
@Suite struct ZeroProbabilityTests {
  /// The golden values.
  @Test(arguments: [
    ([3, 4, 5, 2], "559/1024"), ([3, 8, 6, 2], "16703/32768"),
    ([2, 6, 6, 6, 6, 1], "17801471/33554432"), ([5, 1], "1/2"),
  ])
  func goldens(widths: [Int], value: String) throws {
    let expected = try #require(Rational(value))
    let spec = try network(widths)
    #expect(ZeroProbability.exact(spec) == expected)
    let double = try #require(ZeroProbability.value(spec))
    #expect(abs(double - expected.doubleValue) <= 4 * double.ulp)
  }

  /// 1 − ½ ∏(1 − 2^{−n_j}) for ReLU outputs, without the ½ for linear ones.
  @Test func formula() {
    let cases = Gen<([Int], Bool)>.pair(
      .array(of: .int(in: 1...80), count: 2...8),
      .bool
    )
    forAll("P(Z = 0)", cases) { widths, isLinear in
      let spec = try network(
        widths,
        ["laplace"],
        .row(output: 0),
        isLinear ? .linear : .relu
      )
      let alive = widths.dropFirst().dropLast()
        .map { 1 - Rational(1, 2).power($0) }.product()
      let expected = 1 - alive / (isLinear ? 1 : 2)
      try expectLaw(ZeroProbability.exact(spec), equals: expected)
      let value = ZeroProbability.value(spec) ?? .nan
      let gap = abs(value - expected.doubleValue)
      try expectLaw(gap <= 16 * value.ulp, "\(value) is off by \(gap)")
    }
  }

  /// Laws with atoms have no such formula: products of weights may cancel.
  @Test(arguments: ["rademacher", "sparse(1/2,gaussian)"])
  func atomsAreRefused(law: String) throws {
    let spec = try network([3, 4, 2], ["gaussian", law])
    #expect(ZeroProbability.exact(spec) == nil)
    #expect(ZeroProbability.value(spec) == nil)
  }

  /// Beyond 4096 hidden neurons there is a double, accurate for tiny values.
  @Test func wideNetworks() throws {
    let wide = try network(
      [3, 4097, 1],
      ["gaussian"],
      .row(output: 0),
      .linear
    )
    #expect(ZeroProbability.exact(wide) == nil)
    #expect(ZeroProbability.value(wide) == 0)
    let tiny = try network([3, 900, 1], ["gaussian"], .row(output: 0), .linear)
    #expect(ZeroProbability.value(tiny) == exp2(-900))
  }
}
