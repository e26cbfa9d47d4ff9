import Networks
import PathSums
import Testing

/// Mixed exponents that the network has no inputs for, or that do not add up
/// to K, are refused by every route.
@Suite struct MixedRouteRefusalTests {
  private static let bad: [([Int], Int)] = [
    ([1, 1, 1], 3), ([1, 1], 3), ([2, 1], 2), ([0, 2], 2), ([], 1),
    ([3, -1], 2),
  ]

  @Test(arguments: bad)
  func pathTuples(mixed: [Int], order: Int) throws {
    let spec = try network([2, 2, 1])
    #expect(throws: PathSumError.self) {
      _ = try PathEnumeration(spec, order: order, mixed: mixed)
    }
  }

  @Test(arguments: bad)
  func setPartitions(mixed: [Int], order: Int) throws {
    let spec = try network([2, 2, 1])
    #expect(throws: PathSumError.self) {
      _ = try StrandPartitions(spec, order: order, mixed: mixed)
    }
  }
}
