import Foundation
import GSL
import TestSupport
import Testing

/// A way in which draws of the normal law have been wrong in published
/// libraries, or could be: a transformation of correct draws.
enum LawDefect: String, CaseIterable, Sendable, CustomTestStringConvertible {
  /// Never negative.
  case lostSign
  /// Positive with probability 0.505.
  case leaningSign
  /// A variance of 1.01.
  case largeVariance
  /// Ten per cent more beyond 4σ.
  case heavyTail
  /// 24 random bits: a lattice with repeated values.
  case shortLattice
  /// A ziggurat that rejects 29 of 30 points of its wedges.
  case lostWedge

  var testDescription: String { rawValue }

  /// The draws of a mutant, on a stream of its own.
  func draws(_ purpose: String) throws -> LawDraws {
    let sound = try LawDraws(gaussian, "\(rawValue), \(purpose)")
    let stream = try blockStream(for: "\(rawValue), coins of \(purpose)")
    let generator = stream.generator()
    switch self {
    case .lostSign: return LawDraws { sound.next($0).map(abs) }
    case .leaningSign:
      return LawDraws {
        sound.next($0).map { generator.uniform() < 0.505 ? abs($0) : -abs($0) }
      }
    case .largeVariance:
      let factor = 1.01.squareRoot()
      return LawDraws { sound.next($0).map { $0 * factor } }
    case .heavyTail: return heavyTail(sound, generator)
    case .shortLattice: return shortLattice(generator)
    case .lostWedge: return lostWedge(sound, generator)
    }
  }

  /// One draw within 4σ in so many is moved beyond; the gaps between them are
  /// geometric.
  private func heavyTail(
    _ sound: LawDraws,
    _ generator: Generator
  ) -> LawDraws {
    let mass = gaussian.outside(4)
    let rate = 0.1 * mass / (1 - mass)
    func gap() -> Int {
      Int(log(1 - generator.uniform()) / log1p(-rate))
    }
    var wait = gap()
    return LawDraws { count in
      var draws = sound.next(count)
      while wait < count {
        if abs(draws[wait]) <= 4 {
          let level = mass * (1 - generator.uniform())
          let size = crossing(gaussian.outside, level: level)
          draws[wait] = generator.coin() ? size : -size
        }
        wait += 1 + gap()
      }
      wait -= count
      return draws
    }
  }

  /// The quantile of (k + ½)/2²⁴.
  private func shortLattice(_ generator: Generator) -> LawDraws {
    LawDraws { count in
      (0..<count).map { _ in
        let k = Double(generator.nextInteger() >> 40)
        return Tail.gaussianQuantile((k + 0.5) * 0x1p-24)
      }
    }
  }

  /// Draws in a wedge are replaced, until one is not or the coin is kind.
  private func lostWedge(
    _ sound: LawDraws,
    _ generator: Generator
  ) -> LawDraws {
    let steps = Ziggurat()
    return LawDraws { count in
      var draws = sound.next(count)
      for i in draws.indices {
        while generator.uniform() < steps.loss(at: draws[i]) {
          draws[i] = sound.next(1)[0]
        }
      }
      return draws
    }
  }
}
