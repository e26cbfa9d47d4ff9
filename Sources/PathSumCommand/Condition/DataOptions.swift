import ArgumentParser
import Foundation
import PathSum

/// On which examples, and against which loss.
struct DataOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "clusters, teacher or spirals, or a CSV file with a header.",
      valueName: "task|file"
    )
  )
  var data = "clusters"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of the answers; all others are inputs.",
      valueName: "column"
    )
  )
  var target: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Examples of a task that is made up.", valueName: "n")
  )
  var examples = "1024"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Share of answers that are replaced by random ones.",
      valueName: "share"
    )
  )
  var randomLabels = "0"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "standard (mean 0, variance 1 a column) or none.",
      valueName: "name"
    )
  )
  var scaling = "standard"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "cross-entropy, logistic or squared.",
      valueName: "name"
    )
  )
  var loss = "cross-entropy"

  /// The loss.
  func lossFunction() throws -> LossFunction {
    guard let loss = LossFunction(rawValue: loss) else {
      throw Failure.Usage(
        "the loss '\(loss)' is not cross-entropy, logistic or squared"
      )
    }
    return loss
  }

  /// The examples, as a net of these widths takes them.
  func load(_ architecture: Architecture, seed: UInt64) throws -> DataSet {
    let share = try Parsing.share(randomLabels, "--random-labels")
    let data = try read(architecture, Draws.generator(seed, [0]))
    guard share > 0 else { return data }
    return data.randomizingAnswers(
      share,
      using: Draws.generator(seed, [1])
    )
  }

  private func read(
    _ architecture: Architecture,
    _ generator: Generator
  ) throws -> DataSet {
    let outputs = architecture.widths[architecture.widths.count - 1]
    let loss = try lossFunction()
    if let task = SyntheticTask(rawValue: data) {
      guard target == nil else {
        throw Failure.Usage(
          "--target names a column of a file, and --data \(data) is made up"
        )
      }
      return try task.draw(
        Parsing.count(examples, "--examples"),
        inputWidth: architecture.inputWidth,
        classes: outputs == 1 && loss != .crossEntropy ? 2 : outputs,
        using: generator
      )
    }
    guard let target else {
      throw Failure.Usage(
        "--data \(data) needs --target with the name of the answers' column"
      )
    }
    guard let scaling = DataSet.Scaling(rawValue: scaling) else {
      throw Failure.Usage("the scaling '\(scaling)' is not standard or none")
    }
    let table = try Table(reading: data)
    return try DataSet(
      name: data,
      columns: table.columns,
      records: table.rows,
      target: target,
      isClassification: loss.isClassification || outputs > 1,
      scaling: scaling
    )
  }
}

extension Parsing {
  /// A number from 0 to 1.
  static func share(_ text: String, _ option: String) throws -> Double {
    guard let value = Rational(text)?.doubleValue, (0...1).contains(value)
    else {
      throw Failure.Usage("\(option) '\(text)' is not a number from 0 to 1")
    }
    return value
  }

  /// A positive number of moderate size.
  static func positive(_ text: String, _ option: String) throws -> Double {
    guard let value = Rational(text)?.doubleValue, value > 0, value <= 1e100
    else {
      throw Failure.Usage("\(option) '\(text)' is not a positive number")
    }
    return value
  }
}
