import ArgumentParser
import PathSum

/// `pathsum doctor`: what this installation is made of, and whether it works.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Versions, the processor's level, and a self-check.",
    discussion: """
      Checks the vector stream against scalar generators on every level that \
      the processor has, the laws' signs and second moments, and E[Z] = 1 of \
      every sampler on a small net. A healthy installation fails with a \
      probability below 1e-6. PATHSUM_CPU=baseline, avx2 or avx512 forces a \
      level. Exit status: 0 healthy, 1 not.

        pathsum doctor
        pathsum doctor --format json
      """
  )

  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try output.resolvedFormat()
    let report = DoctorReport(
      level: try CPULevel.current(),
      checks: SelfCheck.all()
    )
    switch format {
    case .json: try output.deliver(OutputOptions.json(report))
    case .csv: try output.deliver(report.table.csv)
    case .table: try output.deliver(report.text)
    }
    if !report.healthy { throw ExitCode(Failure.Status.violated.rawValue) }
  }
}
