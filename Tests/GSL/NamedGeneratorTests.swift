import GSL
import TestSupport
import Testing

/// The generators of GSL, by name.
@Suite struct NamedGeneratorTests {
  /// Published ten-thousandth outputs.
  ///
  /// MT19937 from its default seed 5489 (ISO C++, `rand.predef`); Park and
  /// Miller's minimal standard from 1 (CACM 31, 1988, doi:10.1145/63039.63042).
  @Test(arguments: [
    ("mt19937", UInt(5489), UInt(4_123_659_995)),
    ("minstd", 1, 1_043_618_065),
  ])
  func knownAnswers(name: String, seed: UInt, output: UInt) throws {
    let generator = try Generator(named: name, seed: seed)
    for _ in 1..<10_000 { _ = generator.nextInteger() }
    #expect(generator.nextInteger() == output)
  }

  /// Every listed generator exists, says its own name and repeats itself.
  @Test(arguments: Generator.names)
  func listedGeneratorsExist(name: String) throws {
    let generator = try Generator(named: name, seed: 42)
    let again = try Generator(named: name, seed: 42)
    #expect(generator.name == name)
    for _ in 0..<200 {
      let u = generator.uniform()
      #expect(u >= 0 && u < 1)
      #expect(u == again.uniform())
    }
  }

  /// The list holds the ones that the documentation names, each once.
  @Test func namesAreListed() {
    let names = Generator.names
    #expect(Set(names).count == names.count)
    #expect(Set(["mt19937", "ranlxd2", "taus2"]).isSubset(of: names))
  }

  /// An unknown name is refused in a sentence that repeats it.
  @Test(arguments: ["", "mt", "MT19937", "mt19937 ", "gaussian", "🎲"])
  func unknownNamesAreRefused(name: String) throws {
    let error = try #require(throws: GSLError.self) {
      try Generator(named: name, seed: 1)
    }
    #expect(error.description.contains("'\(name)'"))
    #expect(!error.description.contains("\n"))
  }

  /// Different seeds give different numbers.
  @Test func seedsMatter() throws {
    let firsts = try Set(
      (1...100).map { (seed: UInt) in
        try Generator(named: "mt19937", seed: seed).nextInteger()
      }
    )
    #expect(firsts.count == 100)
  }
}
