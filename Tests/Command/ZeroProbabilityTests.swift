import Testing

/// P(Z = 0) has an interval on both sides, whatever the count.
@Suite struct ZeroProbabilityTests {
  /// Half of the nets of widths 1, 1 are dead, up to a few standard errors.
  @Test(arguments: [(1000, 1), (5000, 1), (20_000, 1), (50_000, 2)])
  func theIntervalHoldsTheShare(samples: Int, seed: Int) throws {
    let outcome = try Tool.run([
      "estimate", "--widths", "1,1", "--moments", "1", "--samples",
      "\(samples)", "--seed", "\(seed)", "--format", "json",
    ])
    #expect([0, 2].contains(outcome.status), "\(outcome.errors)")
    let zeros = try JSON(outcome.output)["zeroProbability"]
    let share = try #require(zeros["share"].number)
    #expect(try #require(zeros["low"].number) < share)
    #expect(try #require(zeros["high"].number) > share)
    #expect(zeros["exact"].string == "1/2")
    #expect(zeros["verdict"].string == "consistent")
  }

  /// Two rare cases: all nets dead, and none of them.
  @Test func theEndsAreClosed() throws {
    let runs = try [
      ("--widths 1,1x60,1", 1.0),
      ("--widths 1,1 --output-activation linear", 0),
    ].map { options, share in
      let line = "estimate --moments 1 --samples 200 --seed 1 --format json "
      let words = (line + options).split(separator: " ").map(String.init)
      return (try JSON(try Tool.run(words).output)["zeroProbability"], share)
    }
    for (zeros, share) in runs {
      #expect(zeros["share"].number == share)
      let end = share == 1 ? zeros["high"] : zeros["low"]
      #expect(end.number == share)
    }
  }
}
