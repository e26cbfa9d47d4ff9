import Testing

@testable import TestSupport

@Suite struct PropertyOptionsTests {
  @Test func anEmptyEnvironmentGivesTheDefaults() throws {
    let options = try PropertyOptions(environment: [:])
    #expect(options == PropertyOptions())
    #expect(options.cases(100) == 100)
  }

  @Test func seedsAreDecimalOrHexadecimal() throws {
    let decimal = try PropertyOptions(environment: ["PROPERTY_SEED": "255"])
    let hexadecimal = try PropertyOptions(
      environment: ["PROPERTY_SEED": "0xfF"])
    #expect(decimal.seed == 255)
    #expect(hexadecimal == decimal)
  }

  @Test func countsReplaceOrMultiply() throws {
    let fixed = try PropertyOptions(environment: ["PROPERTY_COUNT": "7"])
    let scaled = try PropertyOptions(environment: ["PROPERTY_COUNT": "x7"])
    #expect(fixed.cases(100) == 7)
    #expect(scaled.cases(100) == 700)
    #expect(scaled.cases(.max) == .max)
  }

  @Test(arguments: ["", "x", "0", "-3", "x0", "xx2", "many"])
  func unreadableCountsAreRefused(text: String) {
    let error = InvalidSetting(name: "PROPERTY_COUNT", value: text)
    #expect(throws: error) {
      try PropertyOptions(environment: ["PROPERTY_COUNT": text])
    }
  }

  @Test(arguments: ["", "0x", "-1", "18446744073709551616", "seed"])
  func unreadableSeedsAreRefused(text: String) {
    let error = InvalidSetting(name: "PROPERTY_SEED", value: text)
    #expect(throws: error) {
      try PropertyOptions(environment: ["PROPERTY_SEED": text])
    }
  }
}
