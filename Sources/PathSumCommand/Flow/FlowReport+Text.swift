import Foundation
import PathSum

extension FlowReport {
  /// The report for people.
  var text: String {
    let blocks = [summary] + tables + [clippingText, footer]
    return blocks.compactMap { $0 }.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let options = settings.options
    var parts = ["widths \(question.architecture)"]
    parts.append("activation \(options.activation)")
    if let weight = options.recurrentWeight {
      parts.append("weight \(weight)")
    } else {
      parts.append("initialization \(options.initialization)")
    }
    parts.append(
      question.kind == .recurrent
        ? "\(question.source.depth) steps" : "blocks \(question.kind.rawValue)"
    )
    let percent = Number.short(100 * settings.confidence, digits: 4)
    return """
      \(parts.joined(separator: "  "))
      \(sample.count) nets  seed \(settings.seed)  intervals \(percent) %: means \
      by their standard error, quantiles by order statistics, shares by \
      Clopper-Pearson
      zeros count in means, not in quantiles

      """
  }

  private var tables: [String] {
    FlowSample.Quantity.allCases.compactMap { quantity in
      let rows = rows.filter { $0.quantity == quantity }
      guard !rows.isEmpty else { return nil }
      return "\(quantity.title)\n\(table(rows).text)"
    }
  }

  private func table(_ rows: [Row]) -> Table {
    let names = settings.probabilities.map {
      "\(Number.short(100 * $0, digits: 4))%"
    }
    let unit = question.kind == .recurrent ? "time" : "layer"
    var table = Table(
      columns: [unit, "width", "mean", "interval", "s.e.", "theory", "curve"]
        + names + ["zero"]
    )
    for row in rows {
      let bounds = row.mean.bounds
      let high = bounds.high.map { short($0) } ?? "inf"
      var cells = ["\(row.layer)", "\(row.width)", short(row.mean.mean)]
      cells.append(
        row.mean.standardError == nil ? "" : "[\(short(bounds.low)), \(high)]"
      )
      cells.append(row.mean.method == .exactVariance ? "exact" : "sample")
      cells.append(row.curve.map { short($0.mean) } ?? "")
      cells.append(row.curve?.kind.rawValue ?? "")
      for quantile in row.quantiles {
        cells.append(quantile.bounds.map { short($0.value) } ?? "")
      }
      cells.append(Number.short(row.zeros.value, digits: 3))
      table.append(cells)
    }
    return table
  }

  private func short(_ x: LogNumber) -> String { Number.short(x, digits: 4) }

  private var clippingText: String? {
    guard let clipping = clippingSummary else { return nil }
    let share = clipping.share
    return """
      clipping by \(settings.options.clip ?? ""): \
      \(Number.short(100 * share.value, digits: 3)) % of the nets \
      [\(Number.short(100 * share.low, digits: 3)), \
      \(Number.short(100 * share.high, digits: 3))]; median norm \
      \(clipping.before.map { short($0) } ?? "0") before, \
      \(clipping.after.map { short($0) } ?? "0") after; median cosine to the \
      unclipped gradient \(Number.short(clipping.cosine, digits: 4))

      """
  }

  private var footer: String {
    let k = Number.short(settings.decades, digits: 3)
    func percent(_ share: FlowColumn.Share) -> String {
      "\(Number.short(100 * share.value, digits: 3)) %"
        + " [\(Number.short(100 * share.low, digits: 3)),"
        + " \(Number.short(100 * share.high, digits: 3))]"
    }
    let lines =
      [
        "input gradient norm outside [1e-\(k), 1e\(k)]:"
          + " \(percent(shares.outside)) of the nets: 0 \(percent(shares.zero)),"
          + " smaller \(percent(shares.below)), larger \(percent(shares.above))",
        "diagnosis: \(verdict)",
      ] + warnings.map { "warning: \($0)" } + curves.notes.map { "note: \($0)" }
    return lines.joined(separator: "\n")
  }

  /// Clipping over all networks.
  var clippingSummary:
    (
      share: FlowColumn.Share, before: LogNumber?, after: LogNumber?,
      cosine: Double
    )?
  {
    guard !sample.clipping.isEmpty else { return nil }
    let cosines = sample.clipping.map(\.cosine).sorted()
    func median(_ logs: [Double]) -> LogNumber? {
      FlowColumn(logs: logs).quantile(0.5, confidence: settings.confidence)?
        .value.power(0.5)
    }
    let marks = sample.clipping.map { $0.isClipped ? 0 : -Double.infinity }
    return (
      FlowColumn(logs: marks).shareAbove(-1, confidence: settings.confidence),
      median(sample.clipping.map(\.before)),
      median(sample.clipping.map(\.after)), cosines[cosines.count / 2]
    )
  }
}

extension FlowSample.Quantity {
  /// The quantity as a heading.
  var title: String {
    switch self {
    case .length: "activation length |a|^2/n"
    case .gradient: "squared gradient |df/da|^2"
    case .weightGradient: "squared weight gradient |df/dW|^2"
    }
  }
}
