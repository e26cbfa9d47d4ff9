import ExactArithmetic
import PathSums
import Testing

@testable import Theory

/// Nets whose weights are orthogonal matrices, enumerated and drawn.
@Suite struct OrthogonalNetTests {
  /// A signed permutation routes the gradient along one path, which is active
  /// with probability 2^−d.
  @Test(arguments: [(1, 1), (1, 4), (2, 3), (3, 2)])
  func enumerationHalvesALayer(width: Int, depth: Int) {
    let nets = SignedPermutationNets(width: width, depth: depth)
    #expect(nets.meanSquaredGradient() == Rational(1, 2).power(depth))
  }

  /// In width 1 a Haar weight is ±1: Z is 0 or 1.
  @Test func widthOneIsACoin() throws {
    let generator = try Laboratory().generator("one coin")
    let draws = HaarNetwork(width: 1, depth: 1)
      .logSquaredGradients(100, using: generator)
    #expect(Set(draws) == [0, -.infinity])
  }

  /// No orthogonal net lengthens a gradient.
  @Test func gradientsNeverGrow() throws {
    let generator = try Laboratory().generator("contraction")
    let draws = HaarNetwork(width: 5, depth: 3)
      .logSquaredGradients(200, using: generator)
    #expect(draws.allSatisfy { $0 < 1e-12 })
  }
}

/// Rounded numbers as a text prints them.
@Suite struct PrintedNumberTests {
  /// Half a unit of the last digit decides, exactly.
  @Test func halfAUnitDecides() {
    let printed = PrintedNumber(66, tenTo: -1)
    #expect(printed.agrees(with: Rational(665, 100)))
    #expect(printed.agrees(with: Rational(655, 100)))
    #expect(!printed.agrees(with: Rational(6651, 1000)))
    #expect(printed.agrees(with: 6.62, error: 0.01) == true)
    #expect(printed.agrees(with: 6.7, error: 0.01) == false)
    #expect(printed.agrees(with: 6.65, error: 0.01) == nil)
  }
}
