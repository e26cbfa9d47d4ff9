import Foundation
import Measures
import Sampling
import TestSupport
import Testing

@testable import Figures

/// The figures' own networks against the definition, written out.
@Suite struct DrawnNetTests {
  private static func net(
    _ widths: [Int],
    biasScale: Double = 0,
    isLinear: Bool = false
  ) throws -> DrawnNet {
    var net = DrawnNet(
      widths: widths,
      law: Laplace(),
      biasScale: biasScale,
      isLinear: isLinear
    )
    var variates = try Variates(
      BlockStream(Streams(seed: 3, purpose: .design), block: 0)
    )
    net.draw(from: &variates)
    return net
  }

  /// Central differences of the outputs, which are piecewise linear.
  @Test(arguments: [false, true])
  func theJacobianIsThatOfTheOutputs(isLinear: Bool) throws {
    let widths = [3, 9, 11, 10, 4]
    let net = try Self.net(widths, biasScale: 0.3, isLinear: isLinear)
    func outputs(_ x: [Double]) -> [Double] {
      var a = x
      for j in 0..<4 {
        let z = (0..<widths[j + 1]).map {
          net.preactivation($0, layer: j, of: a)
        }
        a = isLinear && j == 3 ? z : z.map { max($0, 0) }
      }
      return a
    }
    let x = [0.7, -1.1, 0.4]
    let pass = net.forward(x)
    let rows = net.jacobian(pass)
    #expect(rows.count == pass.alive[4].count)
    #expect(!rows.isEmpty)
    for p in 0..<3 {
      var (up, down) = (x, x)
      up[p] += 1e-6
      down[p] -= 1e-6
      let (high, low) = (outputs(up), outputs(down))
      for (q, row) in zip(pass.alive[4], rows) {
        let slope = (high[q] - low[q]) / 2e-6
        // No kink is within 10⁻⁶; rounding leaves 10⁻¹⁶/10⁻⁶.
        #expect(abs(row[p] - slope) <= 1e-8 * (1 + abs(slope)))
      }
    }
    let last = outputs(x)
    let square = last.reduce(0) { $0 + $1 * $1 } / 4
    #expect(abs(pass.lengths[4] - square) <= 1e-14 * square)
  }

  @Test func gradientsAreRowsOfTheJacobian() throws {
    let net = try Self.net([5, 9, 8, 6])
    let pass = net.forward([1, 2, 3, 4, 5])
    let rows = net.jacobian(pass)
    #expect(net.jacobians(pass).last == rows)
    for (q, row) in zip(pass.alive[3], rows) {
      let u = (0..<6).map { $0 == q ? 1.0 : 0 }
      let gradients = net.gradients(of: u, pass)
      for (x, y) in zip(gradients.input, row) {
        #expect(abs(x - y) <= 1e-13 * (1 + abs(y)))
      }
      #expect(gradients.deltas.count == 3 && gradients.deltas[2] == 1)
      // δ_2 is the part of row q of W_3 that is alive.
      let delta = pass.alive[2].reduce(0) {
        $0 + pow(net.weights[2][q * 8 + $1], 2)
      }
      #expect(abs(gradients.deltas[1] - delta) <= 1e-13 * delta)
    }
  }

  @Test func longSumsAreSums() {
    let x = (0..<37).map { Double($0) }
    let y = (0..<19).map { Double($0 * $0) }
    let sum = y.indices.reduce(0) { $0 + x[$1 + 11] * y[$1] }
    #expect(dot(x, from: 11, y) == sum)
  }

  @Test func threadsDoNotMatter() async throws {
    func means(_ threads: Int) async throws -> [SampledMean] {
      let settings = GallerySettings(level: .quick, seed: 5, threads: threads)
      return try await settings.study("threads", samples: 150).means {
        try Quenched.statistics([4, 6, 3], $0, $1).map(\.numbers)
      }
    }
    let one = try await means(1)
    let three = try await means(3)
    #expect(one.map(\.value) == three.map(\.value))
    #expect(one.map(\.standardError) == three.map(\.standardError))
    #expect(one.count == 5 && one[0].samples == 150)
  }

  /// P(Z = 0) = 559/1024 for 3,4,5,2.
  @Test func outputsDieAsOftenAsTheyShould() async throws {
    let settings = GallerySettings(level: .quick, seed: 11)
    var dead = 0
    try await settings.study("dead outputs", samples: 2_000).run {
      count,
      stream in
      var variates = try Variates(stream)
      var net = DrawnNet(widths: [3, 4, 5, 2])
      return (0..<count).count { _ in
        net.draw(from: &variates)
        let pass = net.forward([1, 1, 1])
        return net.gradients(of: [1, 0], pass).input.allSatisfy { $0 == 0 }
      }
    } consume: {
      dead += $0
    }
    expectCount(
      dead,
      of: 2_000,
      probability: 559.0 / 1024,
      in: .masks,
      "dead outputs of the figures' networks"
    )
  }
}
