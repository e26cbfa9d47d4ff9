import ExactArithmetic
import PathSums
import Testing

/// An exact value prints as the fraction it is, an enclosure as its interval.
@Suite struct ExactValueTextTests {
  @Test func fractionsAndIntervals() {
    #expect("\(ExactValue.rational(Rational(176, 25)))" == "176/25")
    let third = Enclosure(rational: Rational(1, 3))
    #expect(
      "\(ExactValue.enclosure(third))"
        == "[3.3333333333333333333e-1, 3.3333333333333333334e-1]"
    )
  }
}
