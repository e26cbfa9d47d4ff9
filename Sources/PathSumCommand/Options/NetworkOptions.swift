import ArgumentParser
import Foundation
import PathSum

/// The options that name a random network, shared by most commands.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Widths, inputs first: 10,64x5,1 has five hidden layers of 64.",
      valueName: "n0,...,nd"
    )
  )
  var widths: String?

  @Option(
    name: .long,
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Weight law, once or once a layer; 'pathsum measures' lists them.",
      valueName: "LAW"
    )
  )
  var weights: [String] = ["gaussian"]

  @Option(
    name: .long,
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Bias law, once or once a layer: none, LAW, LAW(variance), constant(c).",
      valueName: "LAW"
    )
  )
  var bias: [String] = ["none"]

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Input: generic, ones, unit, zeros, v1,v2,... or @file.csv.",
      valueName: "x"
    )
  )
  var input = "generic"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "row (Z_q, the squared gradient of an output) or entry (Z_{p,q}).",
      valueName: "row|entry"
    )
  )
  var quantity: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "The entry's input and output, counted from 0.",
      valueName: "p,q"
    )
  )
  var entry: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("The output, counted from 0.", valueName: "q")
  )
  var output: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "relu (the theorem's convention) or linear (moments double).",
      valueName: "relu|linear"
    )
  )
  var outputActivation = "relu"

  /// The network that the options name.
  func spec() throws -> NetworkSpec {
    guard let widths else {
      throw Failure.Usage("the network is missing: give --widths n0,...,nd")
    }
    guard let activation = OutputActivation(rawValue: outputActivation) else {
      throw Failure.Usage(
        "the output activation '\(outputActivation)' is neither relu nor"
          + " linear"
      )
    }
    return try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: weights.map { try MeasureParser.law($0) },
      biases: bias.map { try MeasureParser.bias($0) },
      input: parsedInput(),
      outputActivation: activation,
      quantity: parsedQuantity()
    )
  }

  func parsedInput() throws -> Input {
    guard input.hasPrefix("@") else { return try Input(parsing: input) }
    return .values(try NumberColumn.read(String(input.dropFirst())))
  }

  func parsedQuantity() throws -> Quantity {
    let name = quantity ?? (entry == nil ? "row" : "entry")
    switch name {
    case "row":
      if let entry {
        throw Failure.Usage(
          "--entry \(entry) names an entry while --quantity says row"
        )
      }
      return .row(output: try index(output ?? "0", "--output"))
    case "entry":
      let q = try output.map { try index($0, "--output") } ?? 0
      guard let entry else { return .entry(input: 0, output: q) }
      let parts = entry.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw Failure.Usage(
          "--entry '\(entry)' is not an input and an output such as 0,0"
        )
      }
      let end = try index(String(parts[1]), "--entry")
      if let output, end != q {
        throw Failure.Usage(
          "--entry \(entry) and --output \(output) name different outputs"
        )
      }
      return .entry(
        input: try index(String(parts[0]), "--entry"),
        output: end
      )
    default:
      throw Failure.Usage("the quantity '\(name)' is neither row nor entry")
    }
  }

  private func index(_ text: String, _ option: String) throws -> Int {
    guard let value = Int(text), value >= 0 else {
      throw Failure.Usage(
        "\(option) '\(text)' is not a number counted from 0"
      )
    }
    return value
  }
}
