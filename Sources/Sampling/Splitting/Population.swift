/// Networks cut after one layer, side by side in one piece of memory.
///
/// A particle keeps the activations of its active neurons, and the rows of
/// those neurons of its Jacobian, each up to a scale of its own. Inactive
/// neurons have activation 0 and Jacobian row 0; nothing behind the cut can
/// tell what weights leave them, so these are never drawn.
final class Population {
  /// The most numbers of one particle: activations, then Jacobian rows.
  private let stride: Int
  private let offset: Int
  private let numbers: UnsafeMutablePointer<Double>
  /// How many particles there are.
  var count = 0
  /// Everything but the numbers.
  private(set) var particles: [Particle]

  /// Room for `capacity` particles with `width` neurons and Jacobians of at most
  /// `columns` columns.
  init(capacity: Int, width: Int, columns: Int) {
    offset = width
    stride = width * (1 + columns)
    numbers = .allocate(capacity: capacity * stride)
    numbers.initialize(repeating: 0, count: capacity * stride)
    particles = Array(repeating: Particle(), count: capacity)
  }

  deinit { numbers.deallocate() }

  /// The activations of particle `i`, up to e^`activationScale`.
  func activations(_ i: Int) -> UnsafeMutablePointer<Double> {
    numbers + i * stride
  }

  /// The Jacobian of particle `i`, row by row, up to e^`jacobianScale`.
  func jacobian(_ i: Int) -> UnsafeMutablePointer<Double> {
    numbers + i * stride + offset
  }

  /// Particle `i`.
  subscript(i: Int) -> Particle {
    get { particles[i] }
    set { particles[i] = newValue }
  }
}

/// One particle, but for its numbers.
struct Particle {
  /// The number of active neurons.
  var rows = 0
  /// The number of columns of the Jacobian.
  var columns = 0
  /// Whether the Jacobian is the identity, and not stored.
  var isIdentity = false
  /// ln of the activations' scale.
  var activationScale = 0.0
  /// ln of the Jacobian's scale.
  var jacobianScale = 0.0
  /// Σ of the squared numbers of the Jacobian.
  var squaredNorm = 0.0
  /// ln V.
  var logPotential = 0.0
  /// ln of the weight.
  var logWeight = 0.0
  /// Which particle of the first layer it descends from.
  var root = 0
}

extension Population {
  /// The population of one particle at the input.
  ///
  /// For an entry ∂f/∂x_p only coordinates that are not 0, and p, are kept.
  static func atInput(_ input: [Double], entry: Int?) -> Population {
    let kept = input.indices.filter {
      entry == nil || $0 == entry || input[$0] != 0
    }
    let population = Population(
      capacity: 1,
      width: kept.count,
      columns: entry == nil ? 0 : 1
    )
    population.count = 1
    for (i, index) in kept.enumerated() {
      population.activations(0)[i] = input[index]
      if entry != nil { population.jacobian(0)[i] = index == entry ? 1 : 0 }
    }
    var particle = Particle()
    particle.rows = kept.count
    particle.columns = entry == nil ? kept.count : 1
    particle.isIdentity = entry == nil
    particle.squaredNorm = entry == nil ? Double(kept.count) : 1
    particle.activationScale = normalize(population.activations(0), kept.count)
    population[0] = particle
    return population
  }

  /// What particle `i` shows of itself.
  func view(_ i: Int, layer: Int) -> JacobianView {
    let particle = particles[i]
    return JacobianView(
      layer: layer,
      rows: particle.rows,
      columns: particle.columns,
      logScale: particle.jacobianScale,
      squaredNorm: particle.squaredNorm,
      values: particle.isIdentity ? nil : UnsafePointer(jacobian(i))
    )
  }
}

/// Brings the largest of `count` numbers near 1 by a power of two if it has left
/// 2^±200, and returns ln of what was divided out.
func normalize(_ values: UnsafeMutablePointer<Double>, _ count: Int) -> Double {
  var largest = 0.0
  for i in 0..<count { largest = max(largest, abs(values[i])) }
  guard largest > 0, largest > 0x1p200 || largest < 0x1p-200 else { return 0 }
  let exponent = Int(largest.exponent)
  for i in 0..<count {
    values[i] = Double(
      sign: .plus,
      exponent: -exponent,
      significand: values[i]
    )
  }
  return Double(exponent) * ln2
}

/// ln 2.
private let ln2 = 0.693147180559945309417232121458
