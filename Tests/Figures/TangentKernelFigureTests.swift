import ExactArithmetic
import Foundation
import Networks
import PathSums
import Testing

@testable import Figures

/// The tangent kernel's figure, recomputed by other routes.
@Suite struct TangentKernelFigureTests {
  /// Widths 3,4,5,2: E K_w² = 277/5, E K_b² = 7761/1024, E K_w K_b = 171/10,
  /// worked out by hand.
  @Test func theRatiosOfASmallNetwork() throws {
    let net = try Architecture(widths: [3, 4, 5, 2])
    let ratios = TangentKernelFigure.Ratios(TangentKernel(net))
    let (w, b) = (3.0, 1457.0 / 1024)
    let squares = [277.0 / 5, 7761.0 / 1024]
    let whole = squares[0] + squares[1] + 2 * 17.1
    #expect(abs(ratios.weights / (squares[0] / w / w) - 1) < 1e-14)
    #expect(abs(ratios.biases / (squares[1] / b / b) - 1) < 1e-14)
    #expect(abs(ratios.whole / (whole / (w + b) / (w + b)) - 1) < 1e-14)
  }

  /// The double sums over layers, term by term.
  private static func ratios(_ n: Double, _ d: Int) -> [Double] {
    let (up, down) = (1 + 5 / n, 1 - 1 / n)
    func head(_ j: Int) -> Double { pow(up, Double(j - 1)) }
    func tail(_ j: Int) -> Double { pow(up, Double(d - j)) / 2 }
    func cross(_ i: Int, _ j: Int) -> Double {
      (pow(up, Double(j - i)) + 2 * pow(down, Double(j - i))) / 3
    }
    func survival(_ j: Int) -> Double { pow(1 - pow(2, -n), Double(j - 1)) }
    var (ww, bb, wb) = (0.0, 0.0, 0.0)
    for i in 1...d {
      for j in 1...d {
        let (low, high) = (min(i, j), max(i, j))
        ww += 4 * head(low) * cross(low, high) * tail(high)
        bb += survival(low) * tail(high)
        // i is the layer of the weights, j that of the biases.
        wb += 2 * (j <= i ? cross(j, i) : 1) * tail(high)
      }
    }
    let w = Double(d)
    let b = (1...d).reduce(0) { $0 + survival($1) / 2 }
    let whole = (ww + bb + 2 * wb) / ((w + b) * (w + b))
    return [ww / (w * w), bb / (b * b), whole]
  }

  @Test(arguments: [(8, 5), (8, 16), (32, 9), (128, 20)])
  func theCurvesAreTheDoubleSums(width: Int, depth: Int) throws {
    let net = try TangentKernelFigure.architecture(width: width, depth: depth)
    let found = TangentKernelFigure.Ratios(TangentKernel(net)).named
      .map(\.value)
    for (x, y) in zip(found, Self.ratios(Double(width), depth)) {
      #expect(abs(x - y) <= 1e-12 * y)
    }
  }

  /// One neuron a layer: E K_b = ½ Σ 2^{1−j} without biases.
  @Test func deadLayersOfSingleNeurons() throws {
    let net = try TangentKernelFigure.architecture(width: 1, depth: 5)
    let cases = TangentKernelFigure.BiasCase.all(TangentKernel(net))
    #expect(abs(cases[0].mean - (31.0 / 16) / 5) < 1e-15)
    #expect(cases[1].mean == 1)
    #expect(cases.allSatisfy { $0.variance > 0 })
  }
}
