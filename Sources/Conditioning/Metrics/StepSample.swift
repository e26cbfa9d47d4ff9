/// Gradients h_k = h̄(w + ω_k) near h̄ = h̄(w), and what they say.
///
///     quotients   ‖h_k − h̄‖ ‖w‖/(‖ω_k‖ ‖h̄‖), below the condition number to O(η)
///     cosine      min_k cos(h_k, h̄)
///     diversity   Σ ‖h_k‖²/‖Σ h_k‖²
///     coherence   Σ ⟨h̄, h_k⟩/Σ ‖h_k‖², which nothing holds below 1
public struct StepSample: Sendable {
  private let base: [Double]
  private let weightLength: Double
  private let baseLength: Double
  private var sum: [Double]
  private var squares = 0.0
  private var products = 0.0
  private var leastCosine = Double.infinity
  /// The quotients, in order.
  public private(set) var quotients: [Double] = []

  /// No gradients yet, near a gradient at weights of the given length.
  public init(near gradient: [Double], weightLength: Double) {
    base = gradient
    self.weightLength = weightLength
    baseLength = BLAS.norm(gradient)
    sum = Array(repeating: 0, count: gradient.count)
  }

  /// Takes in the gradient after a step of the given length.
  public mutating func add(_ gradient: [Double], stepLength: Double) {
    var gap = gradient
    BLAS.add(-1, base, to: &gap)
    let square = BLAS.dot(gradient, gradient)
    let length = square.squareRoot()
    let product = BLAS.dot(gradient, base)
    BLAS.add(1, gradient, to: &sum)
    squares += square
    products += product
    if length > 0, baseLength > 0 {
      leastCosine = min(leastCosine, product / (length * baseLength))
    }
    if baseLength > 0, stepLength > 0 {
      let relative = BLAS.norm(gap) / baseLength
      quotients.append(relative * weightLength / stepLength)
    }
  }

  private static let zero = "the gradient is 0"

  /// The largest quotient: the approximate best lower bound.
  public var bestLowerBound: MetricValue {
    guard let largest = quotients.max() else {
      return .undefined(StepSample.zero)
    }
    return MetricValue(largest)
  }

  /// The expected largest of `n` quotients.
  public func expectedMaximum(of n: Int) -> MetricValue {
    guard let mean = ExpectedMaximum.of(n, drawsFrom: quotients) else {
      return .undefined(StepSample.zero)
    }
    return MetricValue(mean)
  }

  /// min_k cos(h_k, h̄).
  public var cosine: MetricValue {
    MetricValue(leastCosine, or: StepSample.zero)
  }

  /// Σ ‖h_k‖²/‖Σ h_k‖².
  public var diversity: MetricValue {
    MetricValue(
      squares,
      over: BLAS.dot(sum, sum),
      zero: squares == 0 ? StepSample.zero : "the gradients sum to 0"
    )
  }

  /// Σ ⟨h̄, h_k⟩/Σ ‖h_k‖².
  public var coherence: MetricValue {
    MetricValue(products, over: squares, zero: StepSample.zero)
  }
}
