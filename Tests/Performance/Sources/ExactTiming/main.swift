import PathSum

// exact-timing WIDTHS LAW K RUNS: the median time of one exact moment in
// seconds, then the moment. exact-timing paths WIDTHS K: tuples, seconds.

let arguments = CommandLine.arguments.dropFirst()
let clock = ContinuousClock()

func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds)
    + Double(duration.components.attoseconds) * 1e-18
}

func network(_ widths: String, _ law: String) throws -> NetworkSpec {
  try NetworkSpec(
    architecture: Architecture(parsing: widths),
    weights: [MeasureParser.law(law)]
  )
}

let words = Array(arguments)
if words.count == 3, words[0] == "paths", let order = Int(words[2]) {
  let tuples = try PathEnumeration(network(words[1], "gaussian"), order: order)
  var sum: Rational = 0
  let time = clock.measure { sum = tuples.sum() }
  print(tuples.tupleCount, seconds(time), sum)
} else if words.count == 4, let order = Int(words[2]), let runs = Int(words[3])
{
  let spec = try network(words[0], words[1])
  var value: ExactValue = .rational(0)
  let times = try (0..<runs).map { _ in
    seconds(
      try clock.measure {
        value = try ExactMoments(spec).moment(order, digits: .max / 16)
      }
    )
  }
  print(times.sorted()[runs / 2])
  print(value.rational.map { "\($0)" } ?? "")
} else {
  print("usage: ExactTiming WIDTHS LAW K RUNS | ExactTiming paths WIDTHS K")
}
