import Foundation
import PathSum

/// What must agree for two parts to belong to one run, and the words that start
/// it again.
enum RunSettings {
  /// The key of the words that started the run; they need not agree.
  static let arguments = "arguments"

  /// The settings of an experiment.
  static func of(
    _ experiment: Experiment,
    _ budget: EstimateBudget,
    seed: UInt64,
    generator: String?
  ) -> [String: String] {
    let spec = experiment.spec
    let x = spec.input.coordinates(width: spec.architecture.inputWidth)
    return [
      "widths": "\(spec.architecture)",
      "weights": spec.weightsName,
      "bias": spec.biasesName,
      "input": spec.input.name,
      "input checksum": checksum(x),
      "output activation": spec.outputActivation.rawValue,
      "quantity":
        "\(spec.quantity.name) \(spec.quantity.output)"
        + (spec.quantity.input.map { " \($0)" } ?? ""),
      "moments": experiment.expectations.map { "\($0.order)" }
        .joined(separator: ","),
      "samples": "\(experiment.simulation.samples)",
      "nets": budget.nets.map { "\($0)" } ?? "none",
      "particles": budget.particles.sorted { $0.key < $1.key }
        .map { "\($0.key):\($0.value)" }.joined(separator: ","),
      "sampler": experiment.simulation.sampler.name,
      "rng": generator ?? "xoshiro256++",
      "seed": "\(seed)",
      "stream protocol": "\(Streams.protocolVersion)",
      "version": Pathsum.version,
      arguments: startingWords(seed: seed).joined(separator: "\u{1F}"),
    ]
  }

  /// The words that start the run, without those that only say where, how fast
  /// or how much of it.
  private static func startingWords(seed: UInt64) -> [String] {
    let dropped: Set<String> = [
      "--threads", "--out", "--format", "--checkpoint", "--slice", "--seed",
    ]
    var words: [String] = []
    var rest = CommandLine.arguments.dropFirst(2)
    while let word = rest.popFirst() {
      let name = String(word.prefix { $0 != "=" })
      if word == "--resume" { continue }
      if dropped.contains(name) {
        if !word.contains("=") { rest = rest.dropFirst() }
        continue
      }
      words.append(word)
    }
    return words + ["--seed", "\(seed)"]
  }

  /// FNV-1a over the bits of the numbers.
  private static func checksum(_ numbers: [Double]) -> String {
    let hash = numbers.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ $1.bitPattern) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }
}
