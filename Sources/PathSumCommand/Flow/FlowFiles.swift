import Foundation
import PathSum

/// The figure of a flow: `flow.csv` and what draws it, in a folder.
struct FlowFiles {
  let folder: String
  let report: FlowReport
  let seed: UInt64
  let threads: Int
  let started: Date

  /// Writes the files and says which on stderr.
  func write() throws {
    let chart = FlowChart.chart(
      "flow",
      probabilities: report.settings.probabilities,
      hasWeightGradients: report.question.source.hasWeightGradients,
      isInTime: report.question.kind == .recurrent
    )
    try OutputFile.makeFolder(folder)
    let base = "\(folder)/flow"
    try OutputFile.write(report.csv.csv, to: base + ".csv")
    try OutputFile.write(
      chart.pgfplots(.screen, caption: caption),
      to: base + ".tex"
    )
    try OutputFile.write(chart.gnuplot(.screen), to: base + ".gp")
    try Sidecar(
      csv: base + ".csv",
      seed: seed,
      threads: threads,
      started: started,
      version: Pathsum.version,
      caption: caption
    ).write(beside: base + ".csv")
    switch try Gnuplot.render("flow", in: folder) {
    case .rendered(let files):
      for file in files { Console.complain(file) }
    case .skipped(let reason): Console.complain(reason)
    }
  }

  private var caption: String {
    "Activation lengths and squared gradients of \(report.sample.count) nets of"
      + " widths \(report.question.architecture), activation"
      + " \(report.settings.options.activation), initialization"
      + " \(report.settings.options.initialization), blocks"
      + " \(report.question.kind.rawValue) (evidence: definition)."
  }
}
