import CPathSum
import ExactArithmetic
import GSL
import Measures

/// A weight law as the kernels draw it.
///
/// | law | how |
/// |---|---|
/// | gaussian | Box–Muller on 52-bit uniforms, errors below 4 ulp |
/// | uniform, triangular | a grid of 2⁻⁵¹, or differences on 2⁻⁵² |
/// | laplace, logistic | inverse distribution function of 52 bits |
/// | arcsine, semicircle | abscissa of a point of the circle, of the disc |
/// | rademacher | single bits |
/// | rational points | cumulative steps up to 16, then Walker's alias table; every
///   probability is kept to 2⁻⁵⁰ |
/// | sparse | the inner law, kept where a uniform number allows |
/// | everything else | the law's own `fill`, on a generator the stream seeds |
///
/// Lattice draws stay unscaled but for a power of two.
final class KernelLaw: @unchecked Sendable {
  /// What the kernels read; its pointers live as long as this object.
  private(set) var raw: ps_law
  /// The variance of the draws, rational laws' to the last bit.
  let variance: Double

  private let values: UnsafeMutableBufferPointer<Double>
  private let cuts: UnsafeMutableBufferPointer<Double>
  private let alias: UnsafeMutableBufferPointer<Int32>
  private let inner: UnsafeMutablePointer<ps_law>?
  private let innerLaw: KernelLaw?
  private let measure: MeasureBox

  /// Lists of points up to this length are searched, longer ones tabulated.
  private static let longestSearch = 16

  init(_ law: any WeightMeasure) {
    let table = PointTable(law, searched: KernelLaw.longestSearch)
    values = KernelLaw.copy(table?.values ?? [])
    cuts = KernelLaw.copy(table?.cuts ?? [])
    alias = KernelLaw.copy(table?.alias ?? [])
    measure = MeasureBox(law)
    raw = ps_law()
    raw.kind = Int32(KernelLaw.kind(of: law, table))
    raw.count = Int32(values.count)
    raw.values = UnsafePointer(values.baseAddress)
    raw.cuts = UnsafePointer(cuts.baseAddress)
    raw.alias = UnsafePointer(alias.baseAddress)
    let sd = law.standardDeviation
    variance = table?.variance ?? (sd * sd)
    if let sparse = law as? Sparse, raw.kind == Int32(PS_SPARSE) {
      let law = KernelLaw(sparse.inner)
      innerLaw = law
      inner = .allocate(capacity: 1)
      inner?.initialize(to: law.raw)
      raw.inner = UnsafePointer(inner)
      raw.value = sparse.p.doubleValue
    } else {
      innerLaw = nil
      inner = nil
    }
    raw.context = Unmanaged.passUnretained(measure).toOpaque()
    raw.fill = fillFromMeasure
  }

  deinit {
    values.deallocate()
    cuts.deallocate()
    alias.deallocate()
    inner?.deallocate()
  }

  private static func copy<T>(_ list: [T]) -> UnsafeMutableBufferPointer<T> {
    let buffer = UnsafeMutableBufferPointer<T>.allocate(capacity: list.count)
    _ = buffer.initialize(from: list)
    return buffer
  }

  private static func kind(
    of law: any WeightMeasure,
    _ table: PointTable?
  ) -> Int {
    switch law {
    case is Gaussian: PS_NORMAL
    case is Uniform: PS_UNIFORM
    case is Laplace: PS_LAPLACE
    case is Rademacher: PS_SIGN
    case is Triangular: PS_TRIANGULAR
    case is Logistic: PS_LOGISTIC
    case is Arcsine: PS_ARCSINE
    case is Semicircle: PS_SEMICIRCLE
    default:
      if let table {
        table.alias.isEmpty ? PS_STEPS : PS_ALIAS
      } else {
        law is Sparse ? PS_SPARSE : PS_EXTERNAL
      }
    }
  }
}

/// A law behind a C pointer.
private final class MeasureBox: Sendable {
  let law: any WeightMeasure
  init(_ law: any WeightMeasure) { self.law = law }
}

/// Draws from the law's own sampler, on a generator in the given state.
private func fillFromMeasure(
  _ context: UnsafeMutableRawPointer?,
  _ state: UnsafePointer<UInt64>?,
  _ out: UnsafeMutablePointer<Double>?,
  _ count: Int32
) {
  guard let context, let state, let out else { return }
  let box = Unmanaged<MeasureBox>.fromOpaque(context).takeUnretainedValue()
  let generator = Generator(xoshiro: (state[0], state[1], state[2], state[3]))
  var draws = Array(repeating: 0.0, count: Int(count))
  box.law.fill(&draws, using: generator)
  for (i, draw) in draws.enumerated() { out[i] = draw }
}
