import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// Path tuples, set partitions of the strands and the transfer recursion give
/// one number; they share nothing but the moments of the laws.
@Suite struct ThreeRoutesTests {
  private static func expectAgreement(
    _ net: Net,
    _ order: Int,
    enumerating: Bool = true
  ) throws {
    let spec = try net.spec()
    let recursion = try moment(order, spec)
    let strands = try StrandPartitions(spec, order: order).sum()
    try expectLaw(strands, equals: recursion, "the sum over set partitions")
    guard enumerating else { return }
    let tuples = try PathEnumeration(spec, order: order).sum()
    try expectLaw(tuples, equals: recursion, "the sum over path tuples")
  }

  /// Rows and entries, linear and ReLU outputs, a law of its own per layer.
  @Test(arguments: [(1, 1...9, 50), (2, 1...5, 50), (3, 1...3, 25)])
  func threeRoutes(order: Int, widths: ClosedRange<Int>, count: Int) {
    let nets = Gen<Net>.nets(depth: 1...4, widths: widths)
      .filter { $0.tupleCount(order) <= 2e4 }
    forAll("three routes, K = \(order)", nets, count: count) { net in
      try Self.expectAgreement(net, order)
    }
  }

  /// On larger networks the tuples are too many; two routes remain.
  @Test(arguments: [(1, 40), (2, 60), (3, 30)])
  func twoRoutes(order: Int, count: Int) {
    let nets = Gen<Net>.nets(depth: 1...8, widths: 1...300)
    forAll("two routes, K = \(order)", nets, count: count) { net in
      try Self.expectAgreement(net, order, enumerating: false)
    }
  }

  /// K = 4 on a few.
  @Test(arguments: [
    ([2, 2, 1], ["laplace", "uniform"], true),
    ([7, 3, 2], ["sparse(1/10,gaussian)"], false),
  ])
  func fourthMoments(widths: [Int], laws: [String], isShort: Bool) throws {
    let net = Net(widths: widths, laws: laws, isEntry: false, isLinear: false)
    try Self.expectAgreement(net, 4, enumerating: isShort)
  }

  /// Mixed moments by all three.
  @Test func mixedMoments() {
    let exponents: [[Int]] = [
      [1], [2], [3], [1, 1], [2, 1], [1, 2], [1, 1, 1],
    ]
    let cases = Gen<(Net, [Int])>.pair(
      .nets(depth: 1...3, widths: 1...4),
      .element(of: exponents)
    ).map { net, mixed in
      var net = net
      net.widths[0] = max(net.widths[0], mixed.count)
      net.isEntry = true
      return (net, mixed)
    }
    forAll("mixed moments", cases, count: 120) { net, mixed in
      let spec = try net.spec()
      let order = mixed.reduce(0, +)
      let recursion = try ExactMoments(spec).mixedMoment(mixed).rational
      let strands = try StrandPartitions(spec, order: order, mixed: mixed)
      try expectLaw(strands.sum(), equals: recursion ?? -1, "set partitions")
      // The tuples of a mixed moment are as many as those of an entry.
      guard net.tupleCount(order) <= 2e4 else { return }
      let tuples = try PathEnumeration(spec, order: order, mixed: mixed)
      try expectLaw(tuples.sum(), equals: recursion ?? -1, "path tuples")
    }
  }

  /// Set partitions refuse what they do not cover.
  @Test(arguments: [-1, 0, 5, Int.max])
  func ordersOfSetPartitions(order: Int) throws {
    let spec = try network([2, 2, 1])
    let error = try #require(throws: PathSumError.self) {
      _ = try StrandPartitions(spec, order: order)
    }
    #expect(error.description.contains("\(order)"))
    #expect(error.description.contains("1 to 4"))
  }

  @Test(arguments: ["exponential", "exppower(3)", "student(4)"])
  func lawsOfSetPartitions(law: String) throws {
    let spec = try network([2, 2, 1], [law])
    let error = try #require(throws: PathSumError.self) {
      _ = try StrandPartitions(spec, order: 2)
    }
    #expect(error.description.contains(law))
    #expect(error.description.contains("order 4"))
  }
}
