import Foundation
import PathSum

/// How often each check raises its alarm.
enum AlarmTable {
  static func make(_ runs: Replications) async throws -> Table {
    var table = Table(columns: [
      "check", "widths", "weights", "bias", "moment", "beta", "method",
      "samples", "drift", "mean_is_normal", "replications", "alarms", "rate",
      "ci_low", "ci_high",
    ])
    for setting in AlarmStudy.settings {
      let outcome = try await AlarmStudy.run(setting, runs)
      let checks =
        setting.isSplit ? SplittingEstimate.Alarm.checks : TailAlarm.checks
      let rows =
        checks.map { check in
          (check, outcome.alarms.count { $0.contains(check) })
        } + [("any", outcome.alarms.count { !$0.isEmpty })]
      for (check, count) in rows {
        let interval = Tail.binomialInterval(
          count,
          n: outcome.alarms.count,
          confidence: 0.95
        )
        table.append(
          [
            "check": check,
            "method": setting.isSplit ? "splitting" : "direct",
            "samples": "\(setting.samples)", "drift": "\(setting.drift)",
            "mean_is_normal": outcome.isNormal.map { $0 ? "yes" : "no" },
            "replications": "\(outcome.alarms.count)", "alarms": "\(count)",
            "rate": Number.full(Double(count) / Double(outcome.alarms.count)),
            "ci_low": Number.full(interval.low),
            "ci_high": Number.full(interval.high),
          ],
          under: setting.net.cells
        )
      }
    }
    return table
  }
}
