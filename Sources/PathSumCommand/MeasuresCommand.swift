import ArgumentParser
import PathSum

/// `pathsum measures`: weight laws and what they admit.
struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: "Weight laws: density, exact moments, atoms, hypotheses.",
    discussion: """
      Without arguments, every law by an example. Moments are those of the \
      standardised law, E x^{2r}/(E x^2)^r; kappa is the kurtosis, r = 2.

        pathsum measures
        pathsum measures 'student(5)' 'mixture(9/10*gaussian(1)+1/10*laplace(9))'
        pathsum measures 'samples(weights.csv)' --format json
      """
  )

  @Argument(help: ArgumentHelp("Laws to describe.", valueName: "LAW"))
  var laws: [String] = []

  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try output.resolvedFormat()
    let described = try (laws.isEmpty ? MeasureParser.examples : laws)
      .map { Description(try MeasureParser.law($0)) }
    switch format {
    case .json:
      try output.deliver(OutputOptions.json(Document(results: described)))
    case .csv: try output.deliver(table(described).csv)
    case .table:
      try output.deliver(
        laws.isEmpty
          ? table(described).text
          : described.map(\.text).joined(separator: "\n")
      )
    }
  }

  private func table(_ described: [Description]) -> Table {
    var table = Table(columns: [
      "law", "kappa", "moment_6", "moment_8", "symmetric", "atoms", "admits",
      "density",
    ])
    for law in described {
      table.append([
        "law": law.law, "kappa": law.moments[1], "moment_6": law.moments[2],
        "moment_8": law.moments[3], "symmetric": law.symmetric ? "yes" : "no",
        "atoms": law.atoms, "admits": law.admits, "density": law.density,
      ])
    }
    return table
  }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "measures"
    let results: [Description]
  }

  /// One law in words and exact numbers.
  private struct Description: Encodable {
    let law: String
    let density: String
    let symmetric: Bool
    let atoms: String
    /// κ_1, κ_2, …, κ_6 as fractions, enclosures or `infinite`.
    let moments: [String]
    let kurtosis: Double?
    let highestMoment: Int?
    let admits: String

    init(_ measure: any WeightMeasure) {
      law = measure.name
      density = measure.formula
      symmetric = measure.isSymmetric
      atoms = Description.text(measure.atoms)
      moments = (1...6).map { Description.text(measure.standardizedMoment($0)) }
      let kappa = measure.kurtosis.doubleValue
      kurtosis = kappa.isFinite ? kappa : nil
      let limit = ExactMoments.largestOrder
      let highest = measure.highestFiniteMoment(upTo: limit)
      highestMoment = highest < limit ? highest : nil
      admits = Description.admits(measure, highest, limit)
    }

    private static func text(_ moment: EvenMoment) -> String {
      switch moment {
      case .rational(let value):
        value.digitCount <= 40 ? "\(value)" : "\(value.doubleValue)"
      case .enclosed(let value):
        "\(Number.short(value.doubleValue, digits: 12))..."
      case .infinite: "infinite"
      }
    }

    private static func text(_ atoms: Atoms) -> String {
      if atoms.isEmpty { return "none" }
      if atoms.hasIrrationalPoints { return "at irrational points" }
      if atoms.points.count > 6 { return "\(atoms.points.count) points" }
      return atoms.points.map { "\($0.value): \($0.probability)" }
        .joined(separator: ", ")
    }

    private static func admits(
      _ measure: any WeightMeasure,
      _ highest: Int,
      _ limit: Int
    ) -> String {
      guard measure.isSymmetric else {
        return "no theorem: not symmetric"
      }
      let orders =
        highest < limit
        ? "K <= \(highest) (moment \(2 * highest + 2) is infinite)" : "every K"
      if measure.atoms.isEmpty { return "\(orders), any input but 0" }
      if measure.atoms.onlyAtZero {
        return "\(orders), inputs without a 0, or an atomless bias in layer 1"
      }
      return measure.atoms.isWholeLaw
        ? "\(orders), generic input, or an atomless bias in layer 1"
        : "\(orders), with an atomless bias in layer 1"
    }

    var text: String {
      """
      \(law)
        density    \(density)
        symmetric  \(symmetric ? "yes" : "no")
        atoms      \(atoms)
        kappa      \(moments[1])
        moments    \(moments.enumerated().map { "r=\($0 + 1): \($1)" }
        .joined(separator: "  "))
        admits     \(admits)

      """
    }
  }
}
