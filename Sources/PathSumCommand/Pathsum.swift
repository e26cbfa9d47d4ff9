import ArgumentParser
import Foundation
import PathSum

/// The `pathsum` command.
struct Pathsum: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pathsum",
    abstract:
      "Verify the theory of gradients of random ReLU nets at initialization.",
    discussion: """
      Name an architecture and a weight law; get the exact moments of the \
      squared gradient, estimates from real sampled nets with honest error \
      bars, the theorem's bounds, and a verdict.

        pathsum exact --widths 3,4,5,2 --moments 1-5
        pathsum estimate --widths 10,64x2,1 --weights uniform --moments 1,2
        pathsum bounds --widths 50x4,1 --weights laplace --moments 2
        pathsum measures 'student(5)'
        pathsum verify H6
        pathsum reproduce second-moment

      Exit status: 0 done and consistent, 1 a claim violated, 2 inconclusive, \
      3 refused, 64 usage, 65 bad data, 66 missing input, 73 cannot write, \
      75 interrupted.
      """,
    version: Pathsum.version,
    subcommands: [
      ExactCommand.self, PathsCommand.self, EstimateCommand.self,
      PlanCommand.self, MergeCommand.self, BoundsCommand.self,
      SweepCommand.self, EnumerateCommand.self, VerifyCommand.self,
      LawCommand.self, FlowCommand.self, ConditionCommand.self,
      AdviseCommand.self, MeasuresCommand.self, ReproduceCommand.self,
      CalibrateCommand.self, DataCommand.self,
      DoctorCommand.self, ManualCommand.self,
    ]
  )

  static let version = "0.1.0"
}

@main
enum Main {
  static func main() async {
    do {
      var command = try Pathsum.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await Interrupt.cancelling { try await command.run() }
      } else {
        try command.run()
      }
    } catch {
      exit(Failure.report(error))
    }
  }
}
