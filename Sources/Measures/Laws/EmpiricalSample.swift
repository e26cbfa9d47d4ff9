import ExactArithmetic
import GSL
import Synchronization

/// The symmetrised empirical law of a column of numbers, `samples(file.csv)`.
///
/// A draw is a uniformly chosen number with a fair sign; its moments are the
/// exact averages of the even powers of the numbers as they are spelled.
public struct EmpiricalSample: WeightMeasure {
  /// Where the numbers came from.
  public let source: String
  private let numbers: [Rational]
  private let values: [Double]
  private let rawMoments = MomentCache()

  private final class MomentCache: Sendable {
    let known = Mutex<[Int: Rational]>([:])
  }

  /// The law of the given numbers, which must not all be 0.
  public init(
    _ numbers: [Rational],
    source: String
  ) throws(MeasureError) {
    guard numbers.contains(where: { !$0.isZero }) else {
      throw MeasureError(
        .badData,
        "\(source) holds no number other than 0"
      )
    }
    self.source = source
    self.numbers = numbers
    values = numbers.map(\.doubleValue)
  }

  /// How many numbers the law is made of.
  public var count: Int { numbers.count }
  public var name: String { "samples(\(source))" }
  public var formula: String {
    "\(numbers.count) numbers, each with a fair sign"
  }
  public var standardDeviation: Double {
    rawMoment(1).doubleValue.squareRoot()
  }

  public var atoms: Atoms {
    var mass: [Rational: Int] = [:]
    for x in numbers {
      mass[x, default: 0] += 1
      mass[-x, default: 0] += 1
    }
    return Atoms(
      points: mass.map { .init($0, Rational($1, 2 * numbers.count)) }
    )
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(rawMoment(r) / rawMoment(1).power(r))
  }

  /// The mean of x^{2r}.
  private func rawMoment(_ r: Int) -> Rational {
    rawMoments.known.withLock { known in
      if let moment = known[r] { return moment }
      let moment =
        numbers.map { $0.power(2 * r) }.sum() / Rational(numbers.count)
      known[r] = moment
      return moment
    }
  }

  public func density(at x: Double) -> Double? { 0 }

  public func draw(using generator: Generator) -> Double {
    let value = values[generator.index(below: values.count)]
    return generator.coin() ? value : -value
  }
}
