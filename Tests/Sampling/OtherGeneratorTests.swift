import ExactArithmetic
import Networks
import Sampling
import TestSupport
import Testing

/// Other bit generators give other numbers and the same law.
@Suite struct OtherGeneratorTests {
  static let generators: [String?] = [
    nil, "mt19937", "ranlxd2", "taus2", "gfsr4",
  ]

  /// ln Z of 16 blocks of the Gaussian (3,4,5,2) net.
  private func logs(_ name: String?) throws -> [Double] {
    let simulation = Simulation(
      ReferenceSampler(
        try NetworkSpec(architecture: Architecture(widths: [3, 4, 5, 2]))
      ),
      streams: try Streams(seed: 2, generatorName: name),
      samples: 16 * Simulation.blockSize,
      threads: 1
    )
    return (0..<simulation.blockCount).flatMap { simulation.block($0) }
  }

  /// P(Z = 0) = 1 − ½ ∏(1 − 2^{−n_j}) = 559/1024, an exact binomial test for
  /// every generator.
  @Test(arguments: generators)
  func theShareOfDeadNetsIsTheSame(name: String?) throws {
    let logs = try logs(name)
    expectCount(
      logs.count { $0 == -.infinity },
      of: logs.count,
      probability: 559.0 / 1024,
      in: .streams,
      "dead nets by \(name ?? "xoshiro256++")"
    )
  }

  /// No two generators give the same numbers.
  @Test func theNumbersDiffer() throws {
    let runs = try Self.generators.map { try logs($0) }
    #expect(Set(runs).count == runs.count)
  }

  /// Blocks of a named generator differ from each other.
  @Test(arguments: generators)
  func theirBlocksDiffer(name: String?) throws {
    let logs = try logs(name)
    let blocks = stride(from: 0, to: logs.count, by: Simulation.blockSize)
      .map { Array(logs[$0..<($0 + Simulation.blockSize)]) }
    #expect(Set(blocks).count == blocks.count)
  }
}
