import Measures
import Networks
import PathSums
import Testing

/// Moments that the sum over paths does not give are refused with the fix.
@Suite struct PathSumRefusalTests {
  private static func refusal(
    _ compute: () throws -> Any
  ) throws -> String {
    let error = try #require(throws: PathSumError.self) { _ = try compute() }
    #expect(!error.description.contains("\n"))
    return error.description
  }

  /// Student(5) has no sixth moment: E[Z³] is infinite, K may be 2.
  @Test func infiniteMoments() throws {
    let spec = try network([3, 4, 2], ["gaussian", "student(5)"])
    let moments = ExactMoments(spec)
    #expect(try moments.moment(2).rational != nil)
    for compute in [
      { _ = try moments.moment(3) }, { _ = try moments.logMoment(3) },
    ] {
      let sentence = try Self.refusal(compute)
      for part in ["E[Z^3]", "student(5)", "layer 2", "order 6", "most 2"] {
        #expect(sentence.contains(part), "\(sentence)")
      }
    }
    let entry = try network(
      [2, 1],
      ["student(5)"],
      .entry(input: 0, output: 0)
    )
    let sentence = try Self.refusal { try ExactMoments(entry).moment(3) }
    #expect(sentence.contains("E[Zpq^6]"))
    #expect(moments.relativeVariance(2) == nil)
    #expect(moments.relativeVariance(1) != nil)
  }

  /// Asymmetric weights and biases are refused, by layer.
  @Test func asymmetricLaws() throws {
    let weights = try network([2, 3, 1], ["gaussian", "exponential"])
    let sentence = try Self.refusal { try ExactMoments(weights).moment(2) }
    #expect(sentence.contains("exponential") && sentence.contains("layer 2"))
    #expect(sentence.contains("not symmetric"))
  }

  private static func biased(_ biases: [String]) throws -> ExactMoments {
    try ExactMoments(
      NetworkSpec(
        architecture: Architecture(widths: [2, 3, 1]),
        biases: biases.map { try MeasureParser.bias($0) }
      )
    )
  }

  /// Asymmetric biases are refused, in the first layer.
  @Test(arguments: ["constant(1/2)", "exponential", "exponential(2)"])
  func asymmetricBiases(bias: String) throws {
    let moments = try Self.biased([bias, "none"])
    let sentence = try Self.refusal { try moments.moment(1) }
    #expect(sentence.contains(bias) && sentence.contains("layer 1"))
  }

  /// And in the others, also when all layers share one law of weights.
  @Test(arguments: ["constant(1/2)", "exponential"])
  func asymmetricBiasesOfLaterLayers(bias: String) throws {
    let moments = try Self.biased(["none", bias])
    let sentence = try Self.refusal { try moments.moment(1) }
    #expect(sentence.contains(bias) && sentence.contains("layer 2"))
  }

  /// Symmetric biases change no moment.
  @Test(arguments: ["gaussian", "rademacher(4)", "sparse(1/2,laplace)"])
  func symmetricBiasesDoNotMatter(bias: String) throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [3, 4, 5, 2]),
      biases: [MeasureParser.bias(bias)]
    )
    #expect(try moment(3, spec) == 672)
  }

  /// Orders are 0 to 16.
  @Test(arguments: [-1, 17, Int.max, Int.min])
  func orders(order: Int) throws {
    let moments = ExactMoments(try network([2, 2, 1]))
    let sentence = try Self.refusal { try moments.moment(order) }
    #expect(sentence.contains("\(order)") && sentence.contains("16"))
  }

  /// More than 10⁹ tuples are not enumerated, and their number is stated.
  @Test func longEnumerations() throws {
    let spec = try network([3, 64, 64, 1])
    let sentence = try Self.refusal { try PathEnumeration(spec, order: 2) }
    let count = 64.0 * 64 * 64 * 64 * 64 * 64 * 64 * 64 * 9
    #expect(sentence.contains("\(Int(count))") && sentence.contains("1e9"))
    #expect(sentence.contains("E[Z^2]") && sentence.contains("3,64,64,1"))
    let limit = try network([1, 1000, 1], ["gaussian"], .row(output: 0))
    #expect(throws: Never.self) { try PathEnumeration(limit, order: 1) }
    #expect(throws: PathSumError.self) { try PathEnumeration(limit, order: 2) }
  }

  /// Enumeration refuses asymmetric laws and irrational or infinite moments.
  @Test(arguments: ["exponential", "exppower(3)", "student(4)"])
  func enumerationNeedsRationalMoments(law: String) throws {
    let spec = try network([2, 2, 1], [law])
    let sentence = try Self.refusal { try PathEnumeration(spec, order: 2) }
    #expect(sentence.contains(law) && sentence.contains("order 4"))
  }
}
