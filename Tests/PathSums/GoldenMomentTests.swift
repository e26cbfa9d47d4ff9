import ExactArithmetic
import Networks
import PathSums
import Testing

/// The golden vectors: exact moments derived and checked by other means.
@Suite struct GoldenMomentTests {
  /// The law whose normalised moments all equal 1 is Rademacher's.
  private static func expect(
    _ text: String,
    _ order: Int,
    _ widths: [Int],
    _ law: String,
    _ quantity: Quantity = .row(output: 0)
  ) throws {
    let expected = try #require(Rational(text))
    let found = try moment(order, network(widths, [law], quantity))
    #expect(found == expected, "\(quantity.momentName(order)), \(law)")
  }

  private static let entry = Quantity.entry(input: 0, output: 0)

  /// E[Z²], E[Z³], E[Zpq⁴] of three networks under four sets of moments.
  @Test(arguments: [
    ([2, 2, 1], "gaussian", "14", "468", "21/4"),
    ([2, 2, 1], "rademacher", "4", "22", "5/4"),
    ([2, 2, 1], "uniform", "176/25", "99306/1225", "237/100"),
    ([2, 2, 1], "laplace", "44", "10098", "75/4"),
    ([3, 4, 5, 2], "gaussian", "15", "672", "3"),
    ([3, 4, 5, 2], "rademacher", "29/5", "4636/75", "41/45"),
    (
      [3, 4, 5, 2], "uniform", "5301/625", "167936596/1071875", "937/625"
    ),
    ([3, 4, 5, 2], "laplace", "264/5", "605426/25", "64/5"),
    (
      [2, 6, 6, 6, 6, 1], "gaussian", "14641/324", "52200625/4374",
      "14641/864"
    ),
    (
      [2, 6, 6, 6, 6, 1], "rademacher", "41/3", "15403081/26244",
      "11971/2592"
    ),
    (
      [2, 6, 6, 6, 6, 1], "uniform", "11027083/506250",
      "1355418820243/735138180", "20784053/2700000"
    ),
    (
      [2, 6, 6, 6, 6, 1], "laplace", "175241/648", "10097918125/4374",
      "97357/864"
    ),
  ])
  func tables(
    widths: [Int],
    law: String,
    second: String,
    third: String,
    fourth: String
  ) throws {
    try Self.expect("1", 1, widths, law)
    try Self.expect(second, 2, widths, law)
    try Self.expect(third, 3, widths, law)
    try Self.expect(fourth, 2, widths, law, Self.entry)
  }

  /// Gaussian (3,4,5,2): E[Z^K] for K = 1, …, 5.
  @Test(arguments: [
    (1, "1"), (2, "15"), (3, "672"), (4, "1651104/25"), (5, "300528228/25"),
  ])
  func gaussianMoments(order: Int, value: String) throws {
    try Self.expect(value, order, [3, 4, 5, 2], "gaussian")
    let architecture = try Architecture(widths: [3, 4, 5, 2])
    let closed = GaussianMoments.moment(order, architecture, .row(output: 1))
    #expect(closed.rational == Rational(value))
  }

  /// E[Z⁴] of (3,4,5,2) under the three other sets of moments.
  @Test(arguments: [
    ("rademacher", "130808/125"), ("uniform", "3435978338376/669921875"),
    ("laplace", "7925579802/125"),
  ])
  func fourthMoments(law: String, value: String) throws {
    try Self.expect(value, 4, [3, 4, 5, 2], law)
  }

  /// E[Z²] and E[Zpq⁴] of (2,3,1).
  @Test(arguments: [
    ("gaussian", "32/3", "4"), ("rademacher", "4", "4/3"),
    ("uniform", "452/75", "52/25"), ("laplace", "92/3", "13"),
  ])
  func oneHiddenLayer(law: String, row: String, entry: String) throws {
    try Self.expect(row, 2, [2, 3, 1], law)
    try Self.expect(entry, 2, [2, 3, 1], law, Self.entry)
  }

  /// E[Z²] of (1,2,2,1) and of (3,2,2,1).
  @Test(arguments: [
    ("gaussian", "147/2", "245/6"), ("rademacher", "19/2", "15/2"),
    ("uniform", "5991/250", "11881/750"), ("laplace", "939/2", "1265/6"),
  ])
  func narrowNetworks(law: String, one: String, three: String) throws {
    try Self.expect(one, 2, [1, 2, 2, 1], law)
    try Self.expect(three, 2, [3, 2, 2, 1], law)
  }

  /// E[Zpq⁴] of (3,8,6,2), and the linear output of (3,4,5,2).
  @Test func otherGoldens() throws {
    try Self.expect("143/72", 2, [3, 8, 6, 2], "gaussian", Self.entry)
    let linear = try network(
      [3, 4, 5, 2],
      ["gaussian"],
      .row(output: 0),
      .linear
    )
    #expect(try moment(1, linear) == 2)
    #expect(try moment(2, linear) == 30)
  }
}
