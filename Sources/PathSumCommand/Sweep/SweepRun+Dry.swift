import Foundation
import PathSum

extension SweepRun {
  /// Says what every cell takes; nothing is drawn but for timings and pilots.
  func dry() async throws { try deliver(try await forecasts()) }

  private func forecasts() async throws -> [SweepForecast] {
    let forecaster = SweepForecaster(threads: threads)
    var forecasts: [SweepForecast] = []
    let cells = cells
    let progress = Progress("forecasting \(cells.count) cells")
    for cell in cells {
      progress.update(Double(forecasts.count) / Double(cells.count))
      forecasts.append(try await forecaster.forecast(cell))
    }
    progress.finish()
    return forecasts
  }

  private func deliver(_ forecasts: [SweepForecast]) throws {
    let table = SweepRun.table(forecasts)
    switch try output.resolvedFormat() {
    case .csv: try output.deliver(table.csv)
    case .json:
      try output.deliver(OutputOptions.json(SweepDocument(sweep, table)))
    case .table: try output.deliver(SweepRun.text(forecasts))
    }
    Console.complain(sentence(forecasts))
  }

  private func sentence(_ forecasts: [SweepForecast]) -> String {
    let seconds = forecasts.compactMap(\.seconds).reduce(0, +)
    let refused = forecasts.count {
      if case .refused = $0.course { true } else { false }
    }
    return "\(forecasts.count) cells, \(refused) refused, about"
      + " \(PlanReport.duration(seconds)) on \(threads)"
      + " thread\(threads == 1 ? "" : "s")"
  }

  private static func table(_ forecasts: [SweepForecast]) -> Table {
    var table = Table(columns: [
      "profile", "widths", "weights", "bias", "quantity", "moment", "method",
      "sampler", "samples", "samples_needed", "seconds", "outlook", "cell",
    ])
    for forecast in forecasts {
      let cell = forecast.cell
      table.append([
        "profile": cell.profile, "widths": "\(cell.spec.architecture)",
        "weights": cell.spec.weightsName, "bias": cell.spec.biasesName,
        "quantity": cell.spec.quantity.name, "moment": "\(cell.order)",
        "method": forecast.course.name(cell.method),
        "sampler": forecast.drawing,
        "samples": forecast.course.samples.map(String.init),
        "samples_needed": Number.full(forecast.samplesNeeded),
        "seconds": Number.full(forecast.seconds), "outlook": forecast.outlook,
        "cell": cell.id,
      ])
    }
    return table
  }

  private static func text(_ forecasts: [SweepForecast]) -> String {
    var table = Table(columns: [
      "widths", "weights", "moment", "method", "sampler", "samples", "needed",
      "time", "outlook",
    ])
    for forecast in forecasts {
      let cell = forecast.cell
      table.append([
        "\(cell.spec.architecture)", cell.spec.weightsName,
        cell.spec.quantity.momentName(cell.order),
        forecast.course.name(cell.method), forecast.drawing ?? "",
        forecast.course.samples.map(String.init) ?? "",
        forecast.samplesNeeded.map { Number.count($0) } ?? "",
        forecast.seconds.map { PlanReport.duration($0) } ?? "",
        forecast.outlook,
      ])
    }
    return table.text
  }
}
