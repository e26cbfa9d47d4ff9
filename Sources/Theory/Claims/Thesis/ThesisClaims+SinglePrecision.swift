import ExactArithmetic
import Foundation

/// The exponential in single precision.
extension ThesisClaims {
  /// T2: half a unit in the last place of 50 moves e^50 by 9.9e15.
  static let singlePrecision = Claim(
    "T2",
    .thesis,
    "float32: half an ulp moves e^1 by 1.6e-7 and e^50 by 1.9e16",
    statement:
      "In 32-bit floating point a change of half an epsilon moves e^x by"
      + " 1.6e-7 at x = 1; at x = 50 half an epsilon is 1.9e-6 and moves the"
      + " output by 1.9e16, where the absolute condition number is 5.2e21.",
    reading: "All right but for one factor of two: 1.9e16 is what a whole ulp"
      + " does. The text's own 17.5 epsilons of e^50 go with the half. The"
      + " condition number 5.2e21 is printed with argument 1 where 50 is meant.",
    correction:
      "half an ulp at 50 moves e^50 by 9.9e15, 17.6 ulps of the result",
    expected: .partly,
    control: Claim.Control("... and moves the output by 9.9e15", .true)
  ) { variant, _ in
    let stated =
      variant == .printed
      ? PrintedNumber(19, tenTo: 15) : PrintedNumber(99, tenTo: 14)
    let one = Double(Float(1).ulp) / 2
    let fifty = Double(Float(50).ulp) / 2
    let nearOne = exp(1.0) * expm1(one)
    let nearFifty = exp(50.0) * expm1(fifty)
    let ulps = nearFifty / Double(Float(exp(50.0)).ulp)
    // Two roundings of exp and expm1, and one of the product.
    let relative = 0x1p-50
    return Finding(
      [
        Finding.Part(
          "at 1 the output moves by 1.6e-7",
          PrintedNumber(16, tenTo: -8)
            .agrees(with: nearOne, error: relative * nearOne),
          "e^1 moves by \(Digits.short(nearOne, digits: 4))",
          by: .floatingPoint
        ),
        Finding.Part(
          "half an ulp at 50 is 1.9e-6",
          PrintedNumber(19, tenTo: -7).agrees(with: fifty, error: 0),
          "half an ulp of 50 is \(Digits.short(fifty, digits: 4))",
          by: .floatingPoint
        ),
        Finding.Part(
          "the output moves by \(Digits.short(stated.value.doubleValue))",
          stated.agrees(with: nearFifty, error: relative * nearFifty),
          "e^50 moves by \(Digits.short(nearFifty, digits: 4))",
          by: .floatingPoint
        ),
        Finding.Part(
          "the absolute condition number at 50 is 5.2e21",
          PrintedNumber(52, tenTo: 20)
            .agrees(with: exp(50.0), error: relative * exp(50.0)),
          "",
          by: .floatingPoint
        ),
      ],
      working: [
        "In ulps of the result: \(Digits.short(ulps)) at 50,"
          + " \(Digits.short(nearOne / Double(Float(exp(1.0)).ulp), digits: 3))"
          + " at 1."
      ]
    )
  }
}
