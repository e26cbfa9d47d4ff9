import Networks
import TestSupport
import Testing

@testable import Theory

/// Grids: a cell is what it is, wherever it stands.
@Suite struct SweepGridTests {
  private static func sweep(
    laws: [String],
    moments: String,
    samples: Int = 100,
    seed: Int = 1
  ) throws -> Sweep {
    try Sweep(
      toml: """
        title = "T"
        seed = \(seed)
        [grid]
        networks = ["3,4,1", "2,5,5,1"]
        laws = \(laws)
        moments = "\(moments)"
        methods = ["exact", "direct"]
        [run]
        samples = \(samples)
        """
    )
  }

  /// Seeds and digits stay when cells come before, between and after.
  @Test func neighboursChangeNothing() throws {
    let few = try Self.sweep(laws: ["uniform"], moments: "2...2").cells
    let many = try Self.sweep(
      laws: ["gaussian", "uniform", "laplace"],
      moments: "1...3"
    ).cells
    for cell in few {
      let same = many.filter { $0.id == cell.id }
      #expect(same.count == 1 && same.first?.seed == cell.seed)
    }
    #expect(Set(many.map(\.seed)).count == many.count)
    #expect(Set(many.map(\.id)).count == many.count)
  }

  /// More samples go on with the same draws, under other digits.
  @Test func samplesAndSeedTellCellsApart() throws {
    let base = try Self.sweep(laws: ["uniform"], moments: "2...2").cells[1]
    let longer = try Self.sweep(
      laws: ["uniform"],
      moments: "2...2",
      samples: 200
    ).cells[1]
    #expect(longer.seed == base.seed && longer.id != base.id)
    let other = try Self.sweep(laws: ["uniform"], moments: "2...2", seed: 2)
      .cells[1]
    #expect(other.seed != base.seed && other.id != base.id)
  }

  /// Slices have every cell once, in the order of the grid.
  @Test func slicesAreAPartition() throws {
    let sweep = try Self.sweep(laws: ["uniform", "laplace"], moments: "1...3")
    forAll("slices partition", .int(in: 1...40)) { n in
      let slices = (1...n).map { sweep.slice($0, of: n).map(\.id) }
      let dealt = sweep.cells.indices.map { i in
        slices[i % n][i / n]
      }
      return dealt == sweep.cells.map(\.id)
        && slices.joined().count == dealt.count
    }
  }

  @Test func equalCellsCountOnce() throws {
    let once = try Self.sweep(laws: ["uniform"], moments: "1...2").cells
    let twice = try Self.sweep(laws: ["uniform", "uniform"], moments: "1...2")
    #expect(twice.cells.map(\.id) == once.map(\.id))
  }

  /// Shapes that do not fit are left out; those that do have their widths.
  @Test func profilesHaveTheirShapes() throws {
    let sweep = try Sweep(
      toml: """
        title = "T"
        [grid]
        profiles = ["constant", "alternating", "pyramid", "bottleneck"]
        hidden_layers = [1, 3]
        hidden = 8
        widest = 32
        inputs = 5
        methods = "exact"
        """
    )
    let widths = sweep.cells.map { $0.spec.architecture.description }
    #expect(
      widths == [
        "5,8,1", "5,8x3,1", "5,4,16,4,1", "5,32,16,8,1", "5,8,2,8,1",
      ]
    )
    #expect(
      sweep.cells.map(\.profile) == [
        "constant", "constant", "alternating", "pyramid", "bottleneck",
      ]
    )
  }
}
