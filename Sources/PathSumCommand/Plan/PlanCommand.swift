import ArgumentParser
import Foundation
import PathSum

/// `pathsum plan`: samples needed, or "hopeless".
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "How many nets a moment takes, by each method, or 'hopeless'.",
    discussion: """
      Direct sampling is planned from the exact variance (the recursion at \
      order 2K), splitting from a short pilot run, and times from a short \
      self-timing on this machine.

        pathsum plan --widths 10,10x50,1 --moments 1-3
        pathsum plan --widths 50x9,1 --weights uniform --precision 0.02
      """
  )

  @OptionGroup var network: NetworkOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Orders K: 1-4 or 1,2,6.", valueName: "K")
  )
  var moments = "1-2"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Wanted relative standard error.", valueName: "error")
  )
  var precision = "0.01"

  func run() async throws {
    let question = try question()
    let plans = try await question.plans()
    try deliver(plans, question)
  }

  /// What is asked, once the options are read.
  private struct Question {
    let spec: NetworkSpec
    let expectations: [Expectation]
    let precision: Double
    let threads: Int
    let streams: Streams
    let timings: [SamplerTiming]

    func plans() async throws -> [SamplePlan] {
      let progress = Progress("planning")
      var plans: [SamplePlan] = []
      for expectation in expectations {
        progress.update(Double(plans.count) / Double(expectations.count))
        plans.append(try await plan(expectation))
      }
      progress.finish()
      return plans
    }

    private func plan(_ expectation: Expectation) async throws -> SamplePlan {
      try await SamplePlan(
        spec,
        expectation,
        precision: precision,
        timings: timings,
        streams: streams,
        threads: threads
      )
    }
  }

  private func question() throws -> Question {
    let spec = try network.spec()
    let orders = try Parsing.moments(moments, atMost: Experiment.largestOrder)
    let precision = try Parsing.precision(precision)
    let threads = try Parsing.threads(options.threads)
    let streams = try Streams(seed: try Parsing.seed(options.seed ?? "1"))
    _ = try output.resolvedFormat()
    try output.prepare()
    try MemoryCheck.refuse(spec, threads: threads)
    let hypotheses = Hypotheses(spec)
    return Question(
      spec: spec,
      expectations: orders.map {
        Expectation(spec, order: $0, hypotheses: hypotheses)
      },
      precision: precision,
      threads: threads,
      streams: streams,
      timings: try SamplerTiming.all(
        spec,
        hypotheses: hypotheses,
        streams: streams
      )
    )
  }

  private func deliver(_ plans: [SamplePlan], _ question: Question) throws {
    let report = PlanReport(
      spec: question.spec,
      plans: plans,
      precision: question.precision,
      threads: question.threads
    )
    switch try output.resolvedFormat() {
    case .json: try output.deliver(OutputOptions.json(report.document))
    case .csv: try output.deliver(report.csv.csv)
    case .table: try output.deliver(report.text)
    }
    if plans.allSatisfy({ $0.expectation.refusal != nil }) {
      throw ExitCode(Failure.Status.refused.rawValue)
    }
  }
}
