import Measures
import Networks
import Theory

/// Rows of sweeps: exact ones by the sum over paths, drawn ones by their seed.
struct SweepRowCheck: RowCheck {
  /// The most weights that a row may take to be drawn again.
  static let mostWeights = 3e8

  func applies(to table: Table) -> Bool { table.columns == SweepTable.columns }

  func isQuick(_ row: [String], of table: Table) -> Bool {
    switch table.cell(row, "method") {
    case "exact": return true
    case "direct", "splitting":
      guard let samples = table.cell(row, "samples").flatMap(Double.init),
        let net = try? table.spec(row)
      else { return false }
      let columns = Double(net.architecture.inputWidth)
      let isSplit = table.cell(row, "method") == "splitting"
      return net.architecture.weightCount * samples * (isSplit ? columns : 1)
        <= Self.mostWeights
    default: return false
    }
  }

  func recomputed(
    _ row: [String],
    of table: Table,
    seed: UInt64?,
    threads: Int
  ) async throws -> [String: String] {
    let name = try table.required(row, "method")
    guard let method = SweepCell.Method(rawValue: name) else {
      throw FileError(.badData, "a row has '\(name)' as method")
    }
    var budget = SweepCell.Budget()
    budget.mostWeights = .infinity
    var own: UInt64 = 0
    if method != .exact {
      budget.size = .samples(
        try table.number(row, "samples", as: Int.self)
      )
      budget.confidence = try table.number(row, "confidence", as: Double.self)
      own = try table.number(row, "seed", as: UInt64.self)
    }
    let cell = SweepCell(
      repeating: try table.required(row, "cell"),
      profile: try table.required(row, "profile"),
      spec: try table.spec(row),
      order: try table.number(row, "moment", as: Int.self),
      method: method,
      sampler: method == .direct
        ? try table.required(row, "sampler") : "auto",
      budget: budget,
      seed: own
    )
    let answer = try await SweepQuestion(cell, threads: threads).answer()
    return Dictionary(
      uniqueKeysWithValues: zip(SweepTable.columns, SweepTable.row(answer))
    )
  }
}

extension Table {
  /// The network that a row's cells describe.
  func spec(_ row: [String]) throws -> NetworkSpec {
    let output = try cell(row, "output_index").map { _ in
      try number(row, "output_index", as: Int.self)
    }
    let input = cell(row, "input_index").flatMap { Int($0) }
    let isEntry = try required(row, "quantity") == "entry"
    let activation = cell(row, "output_activation") ?? "relu"
    return try NetworkSpec(
      architecture: Architecture(parsing: required(row, "widths")),
      weights: required(row, "weights").split(separator: " ").map {
        try MeasureParser.law(String($0))
      },
      biases: required(row, "bias").split(separator: " ").map {
        try MeasureParser.bias(String($0))
      },
      input: Input(parsing: cell(row, "input") ?? "generic"),
      outputActivation: OutputActivation(rawValue: activation) ?? .relu,
      quantity: isEntry
        ? .entry(input: input ?? 0, output: output ?? 0)
        : .row(output: output ?? 0)
    )
  }
}
