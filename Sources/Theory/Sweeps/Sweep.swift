import Measures
import Networks

/// A grid of networks, moments and methods, read from an experiment file.
///
/// Cells come in one order: network, weight law, bias, quantity, K, method,
/// sampler, the last changing fastest.
public struct Sweep: Sendable {
  /// What the experiment is called.
  public let title: String
  /// What it is about, at length; may be empty.
  public let statement: String
  /// Where it comes from; may be empty.
  public let source: String
  /// The seed that all cells' seeds come from.
  public let seed: UInt64
  /// The cells, each once.
  public let cells: [SweepCell]

  /// The most cells that a file may name.
  public static let mostCells = 100_000

  /// The cells of the k-th of n slices: every n-th from the k-th on.
  public func slice(_ k: Int, of n: Int) -> [SweepCell] {
    cells.indices.filter { $0 % n == k - 1 }.map { cells[$0] }
  }

  init(
    title: String,
    statement: String,
    source: String,
    seed: UInt64,
    grid: SweepGrid,
    budget: SweepCell.Budget
  ) throws(DocumentError) {
    self.title = title
    self.statement = statement
    self.source = source
    self.seed = seed
    cells = try grid.cells(budget: budget, seed: seed)
  }
}
