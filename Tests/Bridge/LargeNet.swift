import ExactArithmetic
import Measures
import TestSupport

/// A large net of finite laws: widths, and a law for each layer.
struct LargeNet: Sendable, CustomStringConvertible {
  let widths: [Int]
  let laws: [String]

  var description: String { "\(widths) \(laws)" }

  /// The kurtosis of every layer, from the atoms.
  func kurtoses() throws -> [Rational] {
    try laws.map { name in
      let atoms = try MeasureParser.law(name).atoms.points
      let moment = { (k: Int) in
        atoms.map { $0.value.power(k) * $0.probability }.sum()
      }
      return moment(4) / moment(2).power(2)
    }
  }

  /// Up to seven layers of finite laws of kurtosis from 1 to 50.
  static func nets(depth: ClosedRange<Int> = 1...7) -> Gen<LargeNet> {
    let laws = [
      "rademacher", Instance.threePoint, Instance.fourPoint, "threepoint(1/50)",
      "threepoint(1/10)", "threepoint(9/10)",
      "discrete(-3:1/20,-1:1/5,0:1/2,1:1/5,3:1/20)",
    ]
    let layers = Gen<[(Int, String)]>.array(
      of: Gen<(Int, String)>.pair(.int(in: 1...60), .element(of: laws)),
      count: depth
    )
    return Gen<(Int, [(Int, String)])>.pair(.int(in: 1...60), layers)
      .map { inputs, layers in
        LargeNet(
          widths: [inputs] + layers.map(\.0),
          laws: layers.map(\.1)
        )
      }
  }
}
