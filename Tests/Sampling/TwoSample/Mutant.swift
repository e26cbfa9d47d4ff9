import Foundation
import Networks
import Sampling
import Testing

/// A sampler with a defect.
struct Mutant: Sendable, CustomTestStringConvertible, CustomStringConvertible {
  let kind: SamplerKind
  let defect: NetDefect

  /// All samplers with all the defects that they can have: only coins lean, and
  /// a sum of squares has no sign to lose, and only real
  /// masks know the weights.
  static let all = SamplerKind.allCases.filter { $0 != .reference }
    .flatMap { kind in
      NetDefect.allCases.map { Mutant(kind: kind, defect: $0) }
    }
    .filter(\.isPossible)

  private var isPossible: Bool {
    let hasCoins = ![.dense, .conditioned].contains(kind)
    return switch defect {
    case .leaningCoin: hasCoins
    case .lostSign: kind != .chiSquare
    case .freshWeights: !hasCoins
    case .largeVariance, .lostFactor, .reusedMasks: true
    }
  }

  var description: String { "\(kind.rawValue) with \(defect.rawValue)" }
  var testDescription: String { description }

  /// The check that must reject it.
  var check: PlannedCheck {
    switch defect {
    case .lostSign:
      [.conditioned, .conditionedFolded].contains(kind)
        ? .lostSignOfOneLayer : .lostSign
    case .largeVariance: .largeVariance(width: 1024)
    case .leaningCoin: .leaningCoin
    case .lostFactor: .lostFactor
    case .reusedMasks: .reusedMasks
    case .freshWeights: kind == .dense ? .freshWeights : .freshConditioned
    }
  }

  /// How often it is run.
  ///
  /// The two that need very many nets are run less often; their power is
  /// computed.
  var runs: Int {
    switch defect {
    case .leaningCoin: 1
    case .largeVariance: 4
    case .lostSign, .lostFactor, .reusedMasks, .freshWeights: PlannedCheck.runs
    }
  }

  /// The mutant on the net of its check.
  ///
  /// A variance that is off in all layers multiplies Z: there the sampler under
  /// test itself is what is transformed.
  func sampler() throws -> any Sampler {
    let spec = try check.net.spec()
    guard defect == .largeVariance else {
      return PlainSampler(kind: kind, spec: spec, defect: defect)
    }
    return ShiftedSampler(
      sampler: try kind.sampler(for: spec),
      shift: Double(spec.architecture.depth) * log(1.01)
    )
  }
}

/// A sampler whose every ln Z is off by the same number.
private struct ShiftedSampler: Sampler {
  let sampler: any Sampler
  let shift: Double

  var name: String { sampler.name }
  var evidence: EvidenceLevel { sampler.evidence }
  var ties: TieExactness { sampler.ties }

  func logSquaredGradients(
    _ count: Int,
    from stream: BlockStream
  ) -> [Double] {
    sampler.logSquaredGradients(count, from: stream).map { $0 + shift }
  }
}
