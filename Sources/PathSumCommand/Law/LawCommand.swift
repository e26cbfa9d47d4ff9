import ArgumentParser
import Foundation
import PathSum

/// The command `pathsum law`.
struct LawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law",
    abstract: "The exact law of ln Z given Z > 0, Gaussian weights.",
    discussion: """
      P(Z = 0); mean, variance and third central moment of ln Z; distribution \
      function, density and quantiles by inversion of the Mellin transform, \
      each with a bound on its error; the log-normal limit and the \
      Kolmogorov-Smirnov distance to it. Z is Z_q for a row and Z_{p,q}^2 for \
      an entry. --points writes a grid of ln z, cdf and density instead. \
      --dominating K adds the nets that decide E[Z^K], drawn in proportion to \
      Z^K, and how rare they are: 100000 draws, seed 1, which take the theorem \
      for granted.

        pathsum law --widths 10,20x10,1
        pathsum law --widths 3,4,5,2 --quantile 0.01,0.5 --cdf 0,1
        pathsum law --widths 10,10x50,1 --dominating 2
        pathsum law --widths 3,4,5,2 --entry 0,0 --points 200 --format csv
      """
  )

  @OptionGroup var network: NetworkOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Probabilities of quantiles.", valueName: "p,...")
  )
  var quantile = "0.01,0.1,0.5,0.9,0.99"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Values of ln z at which to give P(ln Z <= ln z | Z > 0).",
      valueName: "ln z,..."
    )
  )
  var cdf: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "A grid of N points between the quantiles at 1e-6 and 1 - 1e-6.",
      valueName: "N"
    )
  )
  var points: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Add the nets that decide E[Z^K].", valueName: "K")
  )
  var dominating: String?

  func run() throws {
    let spec = try network.spec()
    let format = try output.resolvedFormat()
    let probabilities = try numbers(quantile, "--quantile")
    let arguments = try cdf.map { try numbers($0, "--cdf") } ?? []
    if let bad = probabilities.first(where: { $0 <= 0 || $0 >= 1 }) {
      throw Failure.Usage("--quantile \(bad) is not strictly between 0 and 1")
    }
    let count = try points.map { try pointCount($0) }
    let law = try LogLaw(spec)
    if let unmet = Hypotheses(spec).unmet {
      throw Failure.Refusal("the law does not apply because \(unmet.reason)")
    }
    if let count {
      let grid = try LawGrid(spec, law, count: count)
      switch format {
      case .json: try output.deliver(OutputOptions.json(grid.document))
      case .csv: try output.deliver(grid.table.csv)
      case .table: try output.deliver("\(spec.summary)\n\n\(grid.table.text)")
      }
      return
    }
    let report = try LawReport(
      spec,
      law,
      probabilities,
      arguments,
      dominating: dominating.flatMap { try dominatingNetworks($0, of: spec) }
    )
    switch format {
    case .json: try output.deliver(OutputOptions.json(report.document))
    case .csv: try output.deliver(report.csv.csv)
    case .table: try output.deliver(report.text)
    }
  }

  private func numbers(_ text: String, _ option: String) throws -> [Double] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map {
      guard let value = Rational(String($0))?.doubleValue, value.isFinite else {
        throw Failure.Usage("'\($0)' in \(option) '\(text)' is not a number")
      }
      return value
    }
  }

  private func dominatingNetworks(
    _ text: String,
    of spec: NetworkSpec
  ) throws -> DominatingNetworks? {
    guard let order = Int(text), (1...ExactMoments.largestOrder).contains(order)
    else {
      throw Failure.Usage(
        "--dominating '\(text)' is not an order from 1 to"
          + " \(ExactMoments.largestOrder)"
      )
    }
    return DominatingNetworks(
      spec,
      order: order,
      samples: 100_000,
      streams: try Streams(seed: 1)
    )
  }

  private func pointCount(_ text: String) throws -> Int {
    let count = try Parsing.count(text, "--points")
    guard (2...1_000_000).contains(count) else {
      throw Failure.Usage("--points \(text) is not from 2 to 1000000")
    }
    return count
  }
}
