import Foundation
import PathSum

/// A sweep for the eye.
enum SweepText {
  /// The table, with the columns that differ between cells.
  static func text(_ sweep: Sweep, _ table: Table) -> String {
    var short = Table(columns: [
      "widths", "weights", "bias", "moment", "method", "samples", "ln value",
      "interval", "ln exact", "verdict",
    ])
    for (row, cell) in zip(table.rows, sweep.cells) {
      func text(_ column: String) -> String { table.cell(row, column) ?? "" }
      func number(_ column: String) -> String {
        Double(text(column)).map { Number.short($0) } ?? ""
      }
      let interval = "[\(number("ci_low")), \(number("ci_high"))]"
      short.append([
        text("widths"), text("weights"), text("bias"),
        cell.spec.quantity.momentName(cell.order), text("method"),
        text("samples"), number("log_value"),
        text("samples").isEmpty || text("ci_low").isEmpty ? "" : interval,
        number("log_exact"), text("verdict"),
      ])
    }
    return "\(sweep.title)\nseed \(sweep.seed)\n\n\(short.text)"
  }
}
