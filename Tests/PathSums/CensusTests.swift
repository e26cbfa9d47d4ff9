import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// The classes of the sum over paths against tuples written down one by one.
@Suite struct CensusTests {
  private static func nets(
    _ order: Int,
    widths: ClosedRange<Int>,
    below limit: Double
  ) -> Gen<Net> {
    Gen<Net>.nets(depth: 1...4, widths: widths)
      .filter { $0.tupleCount(order) <= limit }
  }

  /// Classes, counts and factors are those of a plain enumeration.
  @Test(arguments: [(1, 1...6, 30), (2, 1...3, 40), (3, 1...2, 25)])
  func classesAreThoseOfAPlainEnumeration(
    order: Int,
    widths: ClosedRange<Int>,
    count: Int
  ) {
    let nets = Self.nets(order, widths: widths, below: 1500)
    forAll("plain classes, K = \(order)", nets, count: count) { net in
      try Self.expectPlain(PlainPaths(spec: net.spec(), order: order))
    }
  }

  /// So are those of mixed moments.
  @Test func mixedClasses() {
    let cases = Gen<(Net, [Int])>.pair(
      .nets(depth: 1...3, widths: 1...3),
      .element(of: [[1], [1, 1], [2], [1, 1, 1], [2, 1], [1, 2]])
    ).map { net, mixed in
      var net = net
      net.widths[0] = max(net.widths[0], mixed.count)
      net.isEntry = true
      return (net, mixed)
    }.filter { $0.0.tupleCount($0.1.reduce(0, +)) <= 1500 }
    forAll("plain mixed classes", cases, count: 40) { net, mixed in
      let order = mixed.reduce(0, +)
      let plain = try PlainPaths(spec: net.spec(), order: order, mixed: mixed)
      try Self.expectPlain(plain)
    }
  }

  private static func expectPlain(_ plain: PlainPaths) throws {
    var counts: [PlainPaths.Kind: Int] = [:]
    var (vanishing, sum) = (0, Rational(0))
    plain.forEach { tuple in
      let weight = plain.weight(tuple)
      sum += weight
      if weight.isZero {
        vanishing += 1
      } else {
        counts[PlainPaths.kind(tuple), default: 0] += 1
      }
    }
    let census = try PathEnumeration(
      plain.spec,
      order: plain.order,
      mixed: plain.mixed
    ).census()
    try expectLaw(census.vanishing, equals: vanishing, "the number of zeros")
    try expectLaw(census.sum, equals: sum, "the sum")
    try expectLaw(census.classes.count, equals: counts.count, "the classes")
    for found in census.classes {
      let kind = PlainPaths.kind(found.example)
      try expectLaw(found.count, equals: counts[kind] ?? 0, "\(kind)")
    }
    try expectConsistent(census, plain)
  }

  /// What a census says of itself holds on longer sums too.
  @Test(arguments: [(1, 1...40, 25), (2, 1...6, 25), (3, 1...3, 15)])
  func censusesAreConsistent(
    order: Int,
    widths: ClosedRange<Int>,
    count: Int
  ) {
    let nets = Self.nets(order, widths: widths, below: 2e4)
    forAll("censuses, K = \(order)", nets, count: count) { net in
      let enumeration = try PathEnumeration(net.spec(), order: order)
      let census = enumeration.census()
      let plain = PlainPaths(spec: try net.spec(), order: order)
      try Self.expectConsistent(census, plain)
      let tuples = Double(census.tuples)
      try expectLaw(tuples, equals: enumeration.tupleCount, "all tuples")
      try expectLaw(tuples, equals: net.tupleCount(order), "their number")
    }
  }

  /// Every example is a tuple of its class; contributions add up, in order.
  private static func expectConsistent(
    _ census: PathEnumeration.Census,
    _ plain: PlainPaths
  ) throws {
    let widths = plain.spec.architecture.widths
    var seen: Set<PlainPaths.Kind> = []
    var previous: Rational?
    for found in census.classes {
      let tuple = found.example
      try expectLaw(tuple.count == widths.count, "a row a layer: \(tuple)")
      for (row, width) in zip(tuple, widths) {
        try expectLaw(row.count == 2 * plain.order, "a column a path: \(row)")
        try expectLaw(row.allSatisfy { (0..<width).contains($0) }, "\(row)")
      }
      try expectStart(tuple[0], plain)
      let ends = Set(tuple[widths.count - 1])
      try expectLaw(ends == [plain.spec.quantity.output], "ends \(ends)")
      let kind = PlainPaths.kind(tuple)
      try expectLaw(found.visited, equals: kind.visited, "visited")
      try expectLaw(found.multiplicities, equals: kind.multiplicities, "edges")
      try expectLaw(found.factor, equals: plain.weight(tuple), "the factor")
      let contribution = Rational(found.count) * found.factor
      try expectLaw(found.contribution, equals: contribution, "contribution")
      try expectLaw(seen.insert(kind).inserted, "\(kind) occurs twice")
      if let previous {
        try expectLaw(contribution <= previous, "classes are not in order")
      }
      previous = contribution
    }
    let sum = census.classes.map(\.contribution).sum()
    try expectLaw(census.sum, equals: sum, "the sum of contributions")
    let counted = census.classes.map(\.count).reduce(census.vanishing, +)
    try expectLaw(census.tuples, equals: counted, "the tuples of all classes")
  }

  private static func expectStart(_ row: [Int], _ plain: PlainPaths) throws {
    if let starts = plain.starts {
      return try expectLaw(row, equals: starts, "the starts")
    }
    for i in stride(from: 0, to: row.count, by: 2) {
      try expectLaw(row[i] == row[i + 1], "paths \(i), \(i + 1) start apart")
    }
  }

  /// E[Z²] of 2,2,1: 64 tuples, 40 of them with an odd edge, and 9 + 3 + 2.
  @Test func goldenClasses() throws {
    let census = try PathEnumeration(network([2, 2, 1]), order: 2).census()
    #expect(census.vanishing == 40 && census.tuples == 64)
    #expect(census.classes.map(\.count) == [4, 4, 16])
    #expect(census.classes.map(\.contribution) == [9, 3, 2])
    #expect(census.classes.map(\.visited) == [[1, 1], [1, 1], [2, 1]])
    let edges = [[[4], [4]], [[2, 2], [4]], [[2, 2], [2, 2]]]
    #expect(census.classes.map(\.multiplicities) == edges)
  }
}
