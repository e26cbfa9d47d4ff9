import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// The sum over paths, term by term, is what the transfer recursion gives.
///
/// The two share nothing but the moments of the laws.
@Suite struct EnumerationTests {
  private static func expectAgreement(_ net: Net, _ order: Int) throws {
    let spec = try net.spec()
    let sum = try PathEnumeration(spec, order: order).sum()
    try expectLaw(try moment(order, spec), equals: sum, "the recursion")
  }

  /// Whether the sum over paths is short enough for a test.
  private static func isShort(
    _ net: Net,
    _ order: Int,
    below limit: Double = 3e4
  ) -> Bool {
    guard let spec = try? net.spec() else { return true }
    let count = PathEnumeration.tupleCount(
      spec.architecture,
      spec.quantity,
      order: order
    )
    return count <= limit
  }

  /// Theorem (sum over paths): small networks, a law of its own per layer,
  /// rows and entries, linear and ReLU outputs.
  @Test(arguments: [(1, 1...9, 60), (2, 1...5, 50), (3, 1...3, 40)])
  func recursionIsTheSumOverPaths(
    order: Int,
    widths: ClosedRange<Int>,
    count: Int
  ) {
    let nets = Gen<Net>.nets(depth: 1...4, widths: widths)
      .filter { Self.isShort($0, order) }
    forAll("enumeration = recursion, K = \(order)", nets, count: count) { net in
      try Self.expectAgreement(net, order)
    }
  }

  /// The same on a few longer sums, up to 10⁶ tuples.
  @Test(arguments: [
    ([4, 12, 9, 2], 1, false), ([3, 5, 6, 2], 2, true),
    ([2, 5, 4, 1], 2, false),
    ([3, 10, 1], 2, false), ([2, 2, 3, 1], 3, false), ([5, 7, 3], 3, true),
  ])
  func longerSums(widths: [Int], order: Int, isEntry: Bool) throws {
    let laws = ["laplace", "uniform", "sparse(1/10,gaussian)"]
    let net = Net(
      widths: widths,
      laws: Array(laws.prefix(widths.count - 1)),
      isEntry: isEntry,
      isLinear: false
    )
    try #require(Self.isShort(net, order, below: 1e6))
    try Self.expectAgreement(net, order)
  }

  /// K = 4 on the smallest networks.
  @Test(arguments: [[1, 1, 1], [2, 2, 1], [1, 2, 1, 1], [3, 1, 1, 2]])
  func fourthMoments(widths: [Int]) throws {
    let net = Net(
      widths: widths,
      laws: ["laplace"],
      isEntry: false,
      isLinear: false
    )
    try Self.expectAgreement(net, 4)
  }

  /// (∏ hidden widths)^{2K}, times n₀^K for a row, tuples are enumerated.
  @Test func tuplesAreCounted() throws {
    let architecture = try Architecture(widths: [3, 4, 5, 2])
    let row = PathEnumeration.tupleCount(
      architecture,
      .row(output: 0),
      order: 2
    )
    let entry = PathEnumeration.tupleCount(
      architecture,
      .entry(input: 1, output: 0),
      order: 3
    )
    #expect(row == 20 * 20 * 20 * 20 * 9)
    #expect(entry == 64_000_000)
  }
}
