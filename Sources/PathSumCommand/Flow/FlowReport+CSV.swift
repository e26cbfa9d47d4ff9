import Foundation
import PathSum

extension FlowReport {
  /// The report for machines: one row a layer, quantity and statistic.
  ///
  /// `log_value`, `ci_low`, `ci_high`, `err_minus` and `err_plus` are natural
  /// logarithms; a statistic of 0 has none.
  var csv: Table {
    var table = Table(columns: [
      "widths", "depth", "activation", "initialization", "blocks", "nets",
      "quantity", "layer", "width", "statistic", "argument", "method", "value",
      "log_value", "ci_low", "ci_high", "err_minus", "err_plus",
      "theory_log_value", "theory_kind", "theory_exact",
    ])
    for row in rows { append(row, to: &table) }
    for (name, share) in [
      ("share_zero", shares.zero), ("share_below", shares.below),
      ("share_above", shares.above), ("share_outside", shares.outside),
    ] {
      let argument = name == "share_zero" ? nil : settings.decades
      append(share, name, .gradient, 0, argument, to: &table)
    }
    return table
  }

  private func append(_ row: Row, to table: inout Table) {
    let curve = row.curve
    let text = curve?.value?.rational.map { "\($0)" }
    cells(
      row.mean.bounds,
      hasInterval: row.mean.standardError != nil,
      "mean",
      row,
      [
        "method": row.mean.method.rawValue,
        "theory_log_value": Number.full(curve?.mean.log),
        "theory_kind": curve?.kind.rawValue,
        "theory_exact": (text?.count ?? 0) <= 400 ? text : nil,
      ],
      to: &table
    )
    for (p, bounds) in row.quantiles {
      guard let bounds else { continue }
      cells(
        bounds,
        hasInterval: true,
        "quantile_of_nonzero",
        row,
        ["argument": "\(p)", "method": "order statistics"],
        to: &table
      )
    }
    append(
      row.zeros,
      "share_zero",
      row.quantity,
      row.layer,
      nil,
      to: &table
    )
  }

  private func cells(
    _ bounds: FlowColumn.Bounded,
    hasInterval: Bool,
    _ statistic: String,
    _ row: Row,
    _ more: KeyValuePairs<String, String?>,
    to table: inout Table
  ) {
    let value = bounds.value.log
    let low = hasInterval ? bounds.low.log : .nan
    let high = hasInterval ? bounds.high?.log ?? .nan : .nan
    table.append(
      more,
      under: common(row.quantity, row.layer, statistic) + [
        ("value", Number.full(bounds.value.value)),
        ("log_value", Number.full(value)), ("ci_low", Number.full(low)),
        ("ci_high", Number.full(high)),
        ("err_minus", Number.full(value - low)),
        ("err_plus", Number.full(high - value)),
      ]
    )
  }

  private func append(
    _ share: FlowColumn.Share,
    _ name: String,
    _ quantity: FlowSample.Quantity,
    _ layer: Int,
    _ argument: Double?,
    to table: inout Table
  ) {
    let logs = (log(share.value), log(share.low), log(share.high))
    table.append(
      [
        "argument": argument.map { "\($0)" }, "method": "Clopper-Pearson",
        "value": "\(share.value)", "log_value": Number.full(logs.0),
        "ci_low": Number.full(logs.1), "ci_high": Number.full(logs.2),
        "err_minus": Number.full(logs.0 - logs.1),
        "err_plus": Number.full(logs.2 - logs.0),
      ],
      under: common(quantity, layer, name)
    )
  }

  private func common(
    _ quantity: FlowSample.Quantity,
    _ layer: Int,
    _ statistic: String
  ) -> [(String, String?)] {
    [
      ("widths", "\(question.architecture)"),
      ("depth", "\(question.source.depth)"),
      ("activation", settings.options.activation),
      (
        "initialization",
        settings.options.recurrentWeight ?? settings.options.initialization
      ),
      ("blocks", question.kind.rawValue), ("nets", "\(sample.count)"),
      ("quantity", quantity.rawValue), ("layer", "\(layer)"),
      ("width", "\(question.widths[layer])"), ("statistic", statistic),
    ]
  }
}

extension Table {
  /// Appends a row of named cells after some that it shares with others.
  fileprivate mutating func append(
    _ cells: KeyValuePairs<String, String?>,
    under common: [(String, String?)]
  ) {
    var row = Array(repeating: "", count: columns.count)
    for (name, cell) in common + cells.map({ ($0.key, $0.value) }) {
      guard let index = columns.firstIndex(of: name) else { continue }
      row[index] = cell ?? ""
    }
    append(row)
  }
}
