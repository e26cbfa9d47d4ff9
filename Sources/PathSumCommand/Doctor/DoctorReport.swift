import Foundation
import PathSum

/// What the doctor found.
struct DoctorReport: Encodable {
  let schema = "pathsum/1"
  let command = "doctor"
  /// Programs and libraries by name.
  let versions: [String: String]
  /// The stream protocol.
  let streamProtocol = Streams.protocolVersion
  /// The level of instructions in use.
  let cpu: String
  /// All levels of this processor.
  let cpuAvailable: [String]
  /// Every check, in order.
  let results: [SelfCheck]
  /// Whether all passed.
  let healthy: Bool

  init(level: CPULevel, checks: [SelfCheck]) {
    versions = [
      "pathsum": Pathsum.version, "gsl": Library.version,
      "blas": BLAS.name, "mpfr": ArithmeticLibraries.mpfr,
      "gmp": ArithmeticLibraries.gmp,
      "swift": DoctorReport.swift,
      "gnuplot": Gnuplot.isInstalled ? "found" : "not found",
    ]
    cpu = level.rawValue
    cpuAvailable = CPULevel.available.map(\.rawValue)
    results = checks
    healthy = checks.allSatisfy(\.passed)
  }

  /// The compiler that built this program, as far as it can be told apart.
  private static var swift: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #else
      "6.1"
    #endif
  }

  /// One row a check.
  var table: Table {
    var table = Table(columns: ["check", "passed", "detail"])
    for check in results {
      table.append([
        "check": check.name, "passed": check.passed ? "yes" : "no",
        "detail": check.detail,
      ])
    }
    return table
  }

  /// The report for readers.
  var text: String {
    let versions = versions.sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value)" }.joined(separator: "  ")
    return """
      \(versions)
      stream protocol \(streamProtocol)
      processor \(cpu) (available: \(cpuAvailable.joined(separator: ", ")))

      \(table.text)
      \(healthy ? "healthy" : "NOT healthy")

      """
  }
}
