import ExactArithmetic
import Foundation
import GSL
import Measures
import Networks

/// The nets of one number whose derivative is drawn over [−2, 2].
///
/// x enters as (x, 1), so that the first layer has biases; the derivative is that
/// with respect to x. Hidden layers have 200 neurons, the output is linear.
enum ScalarNet: String, CaseIterable, Sendable {
  case one = "1 layer"
  case eight = "8 layers"
  case twentyFour = "24 layers"
  case fifty = "50 layers"
  case residual = "ResNet 50"
  case looksLinear = "looks-linear 50"

  /// Hidden neurons of a layer.
  static let width = 200

  private var depth: Int {
    switch self {
    case .one: 1
    case .eight: 8
    case .twentyFour: 24
    case .fifty, .residual, .looksLinear: 50
    }
  }

  /// The random network.
  var spec: DeepSpec {
    get throws(NetworkError) {
      let width = ScalarNet.width
      func plain(
        _ activation: Activation,
        _ initialization: Initialization,
        width: Int
      ) -> DeepSpec.Block {
        .plain(
          .init(
            .dense(width: width),
            activation: activation,
            initialization: initialization
          )
        )
      }
      let output = plain(.linear, .independent(.lecun), width: 1)
      switch self {
      case .one, .eight, .twentyFour, .fifty:
        let hidden = plain(.relu, .he, width: width)
        return try DeepSpec(
          inputWidth: 2,
          blocks: Array(repeating: hidden, count: depth) + [output]
        )
      case .residual:
        let entrance = plain(.linear, .independent(.lecun), width: width)
        // Var V = 1/(l h): the stream's variance grows linearly with depth, as
        // under normalised branches.
        let blocks = (1...depth).map { l in
          DeepSpec.Block.clean(
            inner: .init(.dense(width: width)),
            stream: width,
            outer: .independent(.perFanIn(Rational(1, l)))
          )
        }
        return try DeepSpec(
          inputWidth: 2,
          blocks: [entrance] + blocks + [output]
        )
      case .looksLinear:
        let hidden = plain(.crelu, .looksLinear(), width: width)
        let last = plain(
          .linear,
          .looksLinear(.independent(Gaussian(), .lecun)),
          width: 1
        )
        return try DeepSpec(
          inputWidth: 2,
          blocks: Array(repeating: hidden, count: depth) + [last]
        )
      }
    }
  }

  /// df/dx at `count` points of [−2, 2], divided by its root mean square.
  func derivative(
    at count: Int,
    using generator: Generator
  ) throws(NetworkError) -> [(x: Double, slope: Double)] {
    let network = try spec.draw(using: generator)
    var slopes: [(x: Double, slope: Double)] = []
    var rows: [ScaledVector] = []
    for i in 0..<count {
      let x = -2 + 4 * Double(i) / Double(count - 1)
      rows.append(try network.forward([x, 1]).jacobianRow(output: 0))
      slopes.append((x, 0))
    }
    let scale = rows.map(\.logScale).max() ?? 0
    for i in slopes.indices {
      slopes[i].slope = rows[i].values[0] * exp(rows[i].logScale - scale)
    }
    let square = slopes.reduce(0) { $0 + $1.slope * $1.slope }
    let size = (square / Double(count)).squareRoot()
    return slopes.map { ($0.x, size > 0 ? $0.slope / size : 0) }
  }

  /// Σ y_i y_{i+k} / Σ y_i² of the centred slopes for lags k = 0, …, `lags`.
  ///
  /// 1 at every lag of a constant, which has nothing to centre.
  static func autocorrelation(_ slopes: [Double], lags: Int) -> [Double] {
    let mean = slopes.reduce(0, +) / Double(max(slopes.count, 1))
    let centred = slopes.map { $0 - mean }
    let total = centred.reduce(0) { $0 + $1 * $1 }
    guard total > 1e-18 * Double(slopes.count) else {
      return Array(repeating: 1, count: lags + 1)
    }
    return (0...lags).map { k in
      zip(centred, centred.dropFirst(k)).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
  }
}
