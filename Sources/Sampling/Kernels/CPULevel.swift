import CPathSum
import Foundation

/// The instructions that the vector kernels are compiled for.
///
/// One level gives the same bits on every machine and in every build. Levels
/// may differ from each other in the last bits, where one rounds a product and a
/// sum together and another rounds each.
public enum CPULevel: String, CaseIterable, Sendable {
  /// What every processor of the architecture has.
  case baseline
  /// AVX2 and FMA.
  case avx2
  /// AVX-512 F, DQ, VL and BW.
  case avx512

  /// The environment variable that forces a level.
  public static let variable = "PATHSUM_CPU"

  /// The levels of this processor, slowest first.
  public static let available = allCases.filter { $0.kernels != nil }

  /// The fastest level of this processor, or the one that `PATHSUM_CPU` forces.
  ///
  /// Throws if that names no level, or one that this processor lacks.
  public static func current() throws(SamplingError) -> CPULevel {
    try chosen.get()
  }

  private static let chosen = Result { () throws(SamplingError) in
    try CPULevel(
      forcedBy: ProcessInfo.processInfo.environment[variable]
    )
  }

  /// The level that the value of `PATHSUM_CPU` forces; nil or empty forces none.
  public init(forcedBy value: String?) throws(SamplingError) {
    let names = CPULevel.available.map(\.rawValue).joined(separator: ", ")
    guard let value, !value.isEmpty else {
      self = CPULevel.available.last ?? .baseline
      return
    }
    guard let level = CPULevel(rawValue: value) else {
      throw SamplingError(
        "\(CPULevel.variable)='\(value.prefix(40))' is not a level of this"
          + " program: use one of \(names)"
      )
    }
    guard level.kernels != nil else {
      throw SamplingError(
        "\(CPULevel.variable)=\(level.rawValue) needs a processor that has it:"
          + " use one of \(names)"
      )
    }
    self = level
  }

  /// The level's kernels, or nil if this processor lacks them.
  var kernels: ps_kernels? {
    let index =
      switch self {
      case .baseline: PS_BASELINE
      case .avx2: PS_AVX2
      case .avx512: PS_AVX512
      }
    return ps_kernels_at(Int32(index))?.pointee
  }
}
