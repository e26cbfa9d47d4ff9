import ExactArithmetic
import Measures
import Networks
import PathSums

extension Conjecture {
  /// Reads a conjecture's file.
  ///
  /// Throws with the line of what is unknown, of the wrong type or impossible.
  public init(toml text: String) throws(DocumentError) {
    let top = try DocumentTable(
      parsing: text,
      as: "conjecture",
      keys: ["title", "statement", "source", "family", "claim"]
    )
    guard let title = try top.text("title") else {
      throw DocumentError("the key 'title' is missing")
    }
    self.init(title: title)
    statement = try top.text("statement") ?? ""
    source = try top.text("source") ?? ""
    try readClaim(top)
    try readFamily(top)
  }

  private mutating func readClaim(
    _ top: DocumentTable
  ) throws(DocumentError) {
    let claim = try top.table(
      "claim",
      keys: [
        "quantity", "moments", "lower", "upper", "value", "of", "method",
        "samples",
      ]
    )
    try readRelations(claim)
    target = try claim.choice("of", of: Target.self) ?? .moment
    method = try claim.choice("method", of: Method.self) ?? .exact
    if claim.has("samples"), method != .simulation {
      throw claim.error("samples", "belongs to method = \"simulation\"")
    }
    samples =
      try claim.integer("samples", in: 1...1_000_000_000) ?? samples
    family.orders =
      try claim.integers("moments", in: 1...ExactMoments.largestOrder) ?? [2]
    switch try claim.text("quantity") ?? "row" {
    case "row": family.isEntry = false
    case "entry": family.isEntry = true
    case let other:
      throw claim.error("quantity", "is '\(other)', neither row nor entry")
    }
  }

  private mutating func readRelations(
    _ claim: DocumentTable
  ) throws(DocumentError) {
    for kind in Relation.Kind.allCases {
      guard let text = try claim.text(kind.rawValue) else { continue }
      let formula: Formula
      do {
        formula = try Formula(parsing: text)
      } catch {
        throw claim.error(
          kind.rawValue,
          "at column \(error.column): \(error.description)"
        )
      }
      relations.append(Relation(kind: kind, text: text, formula: formula))
    }
    guard !relations.isEmpty else {
      throw DocumentError(
        "nothing is claimed: give lower, upper or value",
        line: claim.line("")
      )
    }
  }

  private mutating func readFamily(
    _ top: DocumentTable
  ) throws(DocumentError) {
    let table = try top.table(
      "family",
      keys: [
        "networks", "depth", "inputs", "hidden", "outputs", "shape", "laws",
        "bias", "input", "where", "draw", "seed",
      ]
    )
    try readWidths(table)
    try readLaws(table)
    for condition in try table.texts("where")?.flatMap(\.self) ?? [] {
      do {
        family.conditions.append(try FormulaConstraint(parsing: condition))
      } catch {
        throw table.error(
          "where",
          "'\(condition)' at column \(error.column): \(error.description)"
        )
      }
    }
    drawn = try table.integer("draw", in: 1...1_000_000)
    seed = UInt64(try table.integer("seed", in: 0...Int.max) ?? 1)
  }

  private mutating func readWidths(
    _ table: DocumentTable
  ) throws(DocumentError) {
    let widths = 1...Architecture.limits.width
    family.depths = try table.integers("depth", in: 1...1000) ?? [1]
    family.inputs = try table.integers("inputs", in: widths) ?? [1]
    family.hidden = try table.integers("hidden", in: widths) ?? [1]
    family.outputs = try table.integers("outputs", in: widths) ?? [1]
    switch try table.text("shape") ?? "any" {
    case "any": family.shape = .any
    case "constant": family.shape = .constant
    case let other:
      throw table.error("shape", "is '\(other)', neither any nor constant")
    }
    guard let names = try table.texts("networks") else { return }
    for key in ["depth", "inputs", "hidden", "outputs", "shape"]
    where table.has(key) {
      throw table.error(key, "and 'networks' exclude one another")
    }
    for name in names.flatMap(\.self) {
      do {
        family.named.append(try Architecture(parsing: name))
      } catch {
        throw table.error("networks", "cannot be read: \(error)")
      }
    }
  }

  private mutating func readLaws(
    _ table: DocumentTable
  ) throws(DocumentError) {
    do {
      if let names = try table.texts("laws") {
        family.laws = try names.map { cycle throws(MeasureError) in
          try cycle.map { name throws(MeasureError) in
            try MeasureParser.law(name)
          }
        }
      }
    } catch let error as DocumentError {
      throw error
    } catch {
      throw table.error("laws", "cannot be read: \(error)")
    }
    do {
      if let bias = try table.text("bias") {
        family.bias = try MeasureParser.bias(bias)
      }
    } catch let error as DocumentError {
      throw error
    } catch {
      throw table.error("bias", "cannot be read: \(error)")
    }
    do {
      if let input = try table.text("input") {
        family.input = try Input(parsing: input)
      }
    } catch let error as DocumentError {
      throw error
    } catch {
      throw table.error("input", "cannot be read: \(error)")
    }
  }
}
