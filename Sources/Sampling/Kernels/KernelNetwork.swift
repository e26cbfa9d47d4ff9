import CPathSum
import Measures
import Networks

/// A network specification as the kernels read it.
final class KernelNetwork: @unchecked Sendable {
  /// What the kernels read; its pointers live as long as this object.
  private(set) var raw: ps_net

  private let laws: [KernelLaw]
  private let biasLaws: [KernelLaw?]
  private let widths: UnsafeMutableBufferPointer<Int64>
  private let weights: UnsafeMutableBufferPointer<ps_law>
  private let biases: UnsafeMutableBufferPointer<ps_law>
  private let numbers: UnsafeMutableBufferPointer<Double>

  init(_ spec: NetworkSpec) {
    let widths = spec.architecture.widths
    let depth = widths.count - 1
    let laws = KernelNetwork.laws(spec.weights)
    let biasLaws = spec.biases.map(KernelNetwork.law(of:))
    let input = spec.input.coordinates(width: widths[0])
    let largest = input.map(abs).max() ?? 0
    let exponent =
      largest > 0x1p100 || largest < 0x1p-100 && largest > 0
      ? Int(largest.exponent) : 0
    let scales = (0..<depth).map {
      2 / (Double(widths[$0]) * laws[$0].variance)
    }
    let biasScales = zip(spec.biases, biasLaws).map {
      KernelNetwork.scale(of: $0.0, $0.1)
    }
    self.laws = laws
    self.biasLaws = biasLaws
    self.widths = .allocate(capacity: widths.count)
    _ = self.widths.initialize(from: widths.map(Int64.init))
    weights = .allocate(capacity: depth)
    _ = weights.initialize(from: laws.map(\.raw))
    biases = .allocate(capacity: depth)
    _ = biases.initialize(
      from: zip(spec.biases, biasLaws).map { KernelNetwork.law(of: $0, $1) }
    )
    numbers = .allocate(capacity: 2 * depth + input.count)
    _ = numbers.initialize(
      from: scales + biasScales
        + input.map {
          Double(sign: .plus, exponent: -exponent, significand: $0)
        }
    )
    raw = ps_net()
    raw.depth = Int64(depth)
    raw.widths = UnsafePointer(self.widths.baseAddress)
    raw.weights = UnsafePointer(weights.baseAddress)
    raw.biases = UnsafePointer(biases.baseAddress)
    raw.squared_scales = UnsafePointer(numbers.baseAddress)
    raw.bias_scales = UnsafePointer(numbers.baseAddress?.advanced(by: depth))
    raw.input = UnsafePointer(numbers.baseAddress?.advanced(by: 2 * depth))
    raw.input_exponent = Int64(exponent)
    raw.entry = Int64(spec.quantity.input ?? -1)
    raw.kept_bytes = KernelNetwork.keptBytes(widths)
    raw.linear = spec.outputActivation == .linear ? 1 : 0
  }

  deinit {
    widths.deallocate()
    weights.deallocate()
    biases.deallocate()
    numbers.deallocate()
  }

  /// What a network keeps of its weights at most: enough for a quarter of four
  /// layers of 1024.
  private static let mostKeptBytes = 7.0 * 1024 * 1024

  /// Bytes that all weights would take, up to the limit.
  private static func keptBytes(_ widths: [Int]) -> Int64 {
    let depth = widths.count - 1
    let isNarrow = widths.dropLast().allSatisfy { $0 <= 16 }
    var numbers = 0.0
    for j in 0..<depth {
      let rows = j == depth - 1 ? 1 : Double(widths[j + 1])
      numbers += rows * Double((widths[j] + 7) / 8 * 8)
    }
    let bytes = 8 * numbers * (isNarrow ? 16 : 1)
    return Int64(min(bytes, mostKeptBytes))
  }

  /// One kernel law for each layer; equal laws share one.
  static func laws(_ measures: [any WeightMeasure]) -> [KernelLaw] {
    var known: [String: KernelLaw] = [:]
    return measures.map { measure in
      let law = known[measure.name] ?? KernelLaw(measure)
      known[measure.name] = law
      return law
    }
  }

  private static func law(of bias: BiasMeasure) -> KernelLaw? {
    guard case .random(let law, _) = bias else { return nil }
    return KernelLaw(law)
  }

  private static func law(of bias: BiasMeasure, _ law: KernelLaw?) -> ps_law {
    if let law { return law.raw }
    var raw = ps_law()
    raw.kind = Int32(PS_CONSTANT)
    if case .constant(let value) = bias { raw.value = value.doubleValue }
    return raw
  }

  private static func scale(of bias: BiasMeasure, _ law: KernelLaw?) -> Double {
    guard case .random(_, let variance) = bias, let law else { return 1 }
    return (variance.doubleValue / law.variance).squareRoot()
  }
}
