import ArgumentParser
import Foundation
import PathSum

/// Where results go and in which form.
struct OutputOptions: ParsableArguments {
  /// The forms of a result.
  enum Format: String {
    case table, csv, json
  }

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "table, csv or json (default: table on a terminal, csv otherwise).",
      valueName: "format"
    )
  )
  var format: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write to a file, whole or not at all, instead of stdout.",
      valueName: "file"
    )
  )
  var out: String?

  /// The form asked for, or the fitting one.
  func resolvedFormat() throws -> Format {
    guard let format else {
      return out == nil && Console.isOutputTerminal ? .table : .csv
    }
    guard let known = Format(rawValue: format) else {
      throw Failure.Usage("the format '\(format)' is not table, csv or json")
    }
    return known
  }

  /// Checks, before long work, that the file can be written.
  func prepare() throws {
    guard let out else { return }
    let folder = URL(fileURLWithPath: out).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: out, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw FileError(.cannotWrite, "cannot write '\(out)': it is a folder")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw FileError(
        .cannotWrite,
        "cannot write '\(out)': its folder is missing or read-only"
      )
    }
  }

  /// Writes the result to the file or to stdout.
  func deliver(_ text: String) throws {
    if let out {
      try OutputFile.write(text, to: out)
    } else {
      try Console.write(text)
    }
  }

  /// A document as JSON; numbers that are not finite are an error of ours.
  static func json(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}

/// The network as JSON describes it.
struct NetworkDocument: Encodable {
  let widths: String
  let depth: Int
  let beta: String
  let weights: [String]
  let bias: [String]
  let input: String
  let outputActivation: String
  let quantity: String
  let outputIndex: Int
  let inputIndex: Int?

  init(_ spec: NetworkSpec) {
    widths = spec.architecture.description
    depth = spec.architecture.depth
    beta = spec.architecture.betaText
    weights =
      spec.hasOneLaw
      ? [spec.weights[0].name] : spec.weights.map(\.name)
    let biases = spec.biases.map(\.name)
    bias = Set(biases).count == 1 ? [biases[0]] : biases
    input = spec.input.name
    outputActivation = spec.outputActivation.rawValue
    quantity = spec.quantity.name
    outputIndex = spec.quantity.output
    inputIndex = spec.quantity.input
  }
}

extension Architecture {
  /// β as a fraction, or as a double once the fraction is long.
  var betaText: String {
    let beta = beta
    return beta.digitCount <= 40 ? "\(beta)" : "\(beta.doubleValue)"
  }
}
