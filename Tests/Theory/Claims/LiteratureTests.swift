import ExactArithmetic
import Foundation
import Networks
import PathSums
import TestSupport
import Testing

@testable import Theory

/// The helpers of the literature claims, against other forms of the same.
@Suite struct LiteratureTests {
  /// The angle map that keeps its digits, against the plain arc cosine, whose
  /// rounding costs 4 ulps of 1 divided by sin θ.
  @Test(arguments: [0.05, 0.3, 1, 2, 3.1])
  func angleMap(_ theta: Double) {
    let plain = acos((sin(theta) + (.pi - theta) * cos(theta)) / .pi)
    let error = 4 * 0x1p-52 / sin(plain)
    #expect(abs(LiteratureClaims.nextAngle(theta) - plain) <= error)
  }

  /// The series for small angles meets the formula where it takes over:
  /// its first neglected term is θ⁵/840 · θ²/3, relatively far below 10⁻¹².
  @Test func angleMapIsSmooth() {
    let below = LiteratureClaims.nextAngle(1e-3.nextDown)
    let above = LiteratureClaims.nextAngle(1e-3)
    #expect(abs(below - above) <= 1e-12 * above)
    // θ′ = θ − θ²/(3π) + O(θ³).
    let theta = 1e-4
    let fall = theta - LiteratureClaims.nextAngle(theta)
    #expect(abs(fall / (theta * theta) - 1 / (3 * .pi)) <= theta)
  }

  /// The kernel's moments of chains, by enumeration and in closed form.
  @Test(arguments: 1...4)
  func kernelOfChains(_ depth: Int) throws {
    let widths = Array(repeating: 1, count: depth + 1)
    let kernel = TangentKernel(try Architecture(widths: widths))
    let moments = WeightGradients.moments(depth: depth, input: 1)
    #expect(moments.mean == kernel.weightMean)
    #expect(moments.square == kernel.weightSquare)
  }

  /// The distance to the log-normal law of ten layers of width ten by
  /// another Gil-Pelaez inversion: 0.1029.
  @Test func logNormalDistance() throws {
    let net = try ClaimNet.spec("100000000,10x10,1")
    let limit = try LogNormal(net.architecture, net.quantity)
    let distance = try LogLaw(net).distance(to: limit, tolerance: 1e-5)
    #expect(abs(distance.low - 0.1029) <= 5e-5)
    #expect(abs(distance.high - 0.1029) <= 1e-4)
  }
}
