@testable import TestSupport

/// Values a generator makes from consecutive seeds, discards left out.
func samples<Value>(_ generator: Gen<Value>, count: Int = 2_000) -> [Value] {
  (0..<count).compactMap { index in
    var choices = Choices(seed: SplitMix64.mix(UInt64(index)))
    return try? generator.draw(from: &choices)
  }
}

/// The value a generator makes from given choices.
func replay<Value>(
  _ generator: Gen<Value>,
  _ choices: [UInt64]
) throws(Discard) -> Value {
  var choices = Choices(replaying: choices)
  return try generator.draw(from: &choices)
}

/// The smallest case found for a law that must fail, as it is described.
func smallest<Value>(
  _ generator: Gen<Value>,
  seed: UInt64 = PropertyOptions.defaultSeed,
  _ law: (Value) throws -> Bool
) -> String? {
  propertyVerdict(
    "a law that fails",
    generator,
    count: 2_000,
    options: PropertyOptions(seed: seed),
    law
  ).failure?.smallest
}
