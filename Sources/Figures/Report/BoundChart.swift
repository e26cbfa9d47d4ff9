import ExactArithmetic
import Foundation
import Networks
import PathSums

/// ln E[Z²] against β with the sharp bounds and the printed one, in SVG.
///
/// Gaussian nets with input width 10 and equal hidden widths; exact values.
struct BoundChart {
  private static let largestBeta = 0.8
  private static let inputWidth = 10
  private let points: [(beta: Double, value: Double)]

  init() throws {
    points = try [4, 8, 16, 64].flatMap { width in
      try (1...24).compactMap { depth -> (Double, Double)? in
        let beta = Double(depth) / Double(width)
        guard beta <= BoundChart.largestBeta else { return nil }
        let widths =
          [BoundChart.inputWidth] + Array(repeating: width, count: depth) + [1]
        let net = try NetworkSpec(architecture: Architecture(widths: widths))
        return (beta, try ExactMoments(net).moment(2).logarithm)
      }
    }
  }

  private func x(_ beta: Double) -> Double {
    60 + 620 * beta / BoundChart.largestBeta
  }
  private func y(_ log: Double) -> Double { 300 - 55 * log }

  private func line(_ intercept: Double, _ slope: Double, _ style: String)
    -> String
  {
    let end = BoundChart.largestBeta
    return """
      <line x1="\(rounded(x(0)))" y1="\(rounded(y(intercept)))" \
      x2="\(rounded(x(end)))" y2="\(rounded(y(intercept + slope * end)))" \
      \(style)/>
      """
  }

  private func label(_ text: String, _ beta: Double, _ log: Double) -> String {
    "<text x=\"\(rounded(x(beta)))\" y=\"\(rounded(y(log)))\">\(text)</text>"
  }

  var svg: String {
    let start = log(2 * (1 + 2 / Double(BoundChart.inputWidth)))
    let dots = points.map {
      "<circle cx=\"\(rounded(x($0.beta)))\" cy=\"\(rounded(y($0.value)))\""
        + " r=\"3\" fill=\"var(--ink)\"/>"
    }.joined()
    let solid = "stroke=\"var(--true)\" stroke-width=\"2\""
    let dashed = "stroke=\"var(--false)\" stroke-width=\"2\""
    let ticks = stride(from: 0.0, through: 0.8, by: 0.2).map {
      "<text x=\"\(rounded(x($0)))\" y=\"322\" text-anchor=\"middle\">"
        + "\(rounded($0))</text>"
    }.joined()
    let heights = (0...5).map {
      "<text x=\"50\" y=\"\(rounded(y(Double($0)) + 4))\" text-anchor=\"end\">"
        + "\($0)</text>"
    }.joined()
    return """
      <svg viewBox="0 0 720 350" role="img" aria-label="ln E[Z²] against β">
      <path class="axis" d="M60 10V300H690"/>\(ticks)\(heights)
      \(line(start, 5, solid))\(line(start, log(6), solid))
      \(line(0, 5, dashed + " stroke-dasharray=\"7 5\""))\(dots)
      \(label("2(1+2/n₀) exp(5β)", 0.38, 3.7))
      \(label("2(1+2/n₀) exp(β ln 6)", 0.55, 1.35))
      \(label("printed: exp(5β)", 0.13, 0.35))
      <text x="375" y="343" text-anchor="middle">β = Σ 1/n_j</text>
      <text x="70" y="22">ln E[Z²]</text>
      </svg>
      """
  }
}
