import Foundation

/// A lower bound on Σ ln(1 + c_j/n_j) under a budget, by Lagrangian duality.
///
///     min_n Σ_j ln(1 + c_j/n_j) + λ(cost(n) − budget)
///
/// is at most the constrained minimum for every λ ≥ 0. The cost couples
/// neighbours only, so the minimum is a shortest path over the layers; for
/// λ n m it is a lower envelope of lines, found in linear time. Small widths are
/// exact; above, an interval of widths within 1/1000 (1/200 in deep networks)
/// counts with the logarithm of its upper end and the cost of its lower end,
/// which can only lower the bound.
struct LagrangianBound {
  let problem: AllocationProblem
  /// λ.
  let multiplier: Double
  /// The intervals of widths.
  let grid: [(low: Double, high: Double)]
  /// The bound on Σ ln(1 + c_j/n_j).
  let value: Double
  /// `rest[j][i]`: the least Lagrangian of the layers after hidden layer j, whose
  /// width lies in interval i.
  let rest: [[Double]]
  /// A minimiser (the lower ends of its intervals).
  let widths: [Int]

  init(_ problem: AllocationProblem, multiplier: Double) {
    self.problem = problem
    self.multiplier = multiplier
    let excess = problem.excess
    let layers = problem.layers
    // Beyond √(c/λs), s the least cost of a neuron, wider only costs.
    let isCoupled = if case .parameters = problem.budget { true } else { false }
    let most =
      ((excess.max() ?? 1) / (multiplier * (isCoupled ? 2 : 1))).squareRoot()
    let grid = LagrangianBound.grid(
      upTo: min(
        max(3 * most + 8, min(1000, Double(problem.budget.amount))),
        1e9
      ),
      layers: layers
    )
    var rest = [
      grid.map { isCoupled ? multiplier * $0.low * Double(problem.outputs) : 0 }
    ]
    var choices: [[Int]] = []
    for j in stride(from: layers - 1, to: 0, by: -1) {
      let last = rest[rest.count - 1]
      let intercepts = grid.indices.map {
        log1p(excess[j] / grid[$0].high) + last[$0]
      }
      let slopes = grid.map { multiplier * $0.low }
      let queries = grid.map { isCoupled ? $0.low : 1 }
      let best = lowerEnvelope(slopes, intercepts, at: queries)
      rest.append(
        best.enumerated().map { i, m in intercepts[m] + slopes[m] * queries[i] }
      )
      choices.append(best)
    }
    rest.reverse()
    choices.reverse()
    let first = isCoupled ? Double(problem.inputs) : 1
    let totals = grid.indices.map {
      log1p(excess[0] / grid[$0].high) + multiplier * first * grid[$0].low
        + rest[0][$0]
    }
    let start = totals.indices.min { totals[$0] < totals[$1] } ?? 0
    let amount = multiplier * Double(problem.budget.amount)
    let rounding = 1e-14 * (totals[start] + amount) * Double(layers + 2)
    value = totals[start] - amount - rounding
    var path = [start]
    for choice in choices { path.append(choice[path[path.count - 1]]) }
    widths = path.map { Int(grid[$0].low) }
    self.rest = rest
    self.grid = grid
  }

  /// Whether every interval is a single width.
  var isExact: Bool { grid.last.map { $0.low == $0.high } ?? true }

  /// The best bound over λ: the dual function is concave.
  static func best(
    _ problem: AllocationProblem
  ) -> (bound: LagrangianBound, candidates: [[Int]]) {
    // At constant widths n the marginal gain is c(d−1)/(n · budget), halved for
    // parameters; the bracket is wide around it. Any λ gives a valid bound.
    let ratio = (5.0.squareRoot() - 1) / 2
    let amount = Double(problem.budget.amount)
    let constant = Double(problem.widestConstant[0])
    let excess = problem.excess.reduce(0, +)
    let centre = log(excess / (constant * amount))
    var (low, high) = (centre - 6, centre + 3)
    func at(_ x: Double) -> LagrangianBound {
      LagrangianBound(problem, multiplier: exp(x))
    }
    var (x, y) = (high - ratio * (high - low), low + ratio * (high - low))
    var (f, g) = (at(x), at(y))
    var candidates: [[Int]] = []
    for _ in 0..<36 {
      candidates += [f.widths, g.widths]
      if f.value < g.value {
        (low, x, f) = (x, y, g)
        y = low + ratio * (high - low)
        g = at(y)
      } else {
        (high, y, g) = (y, x, f)
        x = high - ratio * (high - low)
        f = at(x)
      }
    }
    return (f.value < g.value ? g : f, Array(Set(candidates)))
  }

  private static func grid(
    upTo most: Double,
    layers: Int
  ) -> [(low: Double, high: Double)] {
    let exactWidths = layers <= 16 ? 20_000.0 : layers <= 64 ? 4096 : 256
    let ratio = layers <= 64 ? 1.001 : 1.005
    var grid: [(low: Double, high: Double)] = []
    var low = 1.0
    while low <= most {
      let high =
        low <= exactWidths ? low : (low * ratio).rounded(.down)
      grid.append((low, high))
      low = high + 1
    }
    return grid
  }
}

/// For increasing slopes and increasing queries x, the index of the least of the
/// lines a_m + s_m x at every query.
private func lowerEnvelope(
  _ slopes: [Double],
  _ intercepts: [Double],
  at queries: [Double]
) -> [Int] {
  // Steep lines are least on the left: keep them in decreasing slope.
  var hull: [Int] = []
  func meeting(_ a: Int, _ b: Int) -> Double {
    (intercepts[b] - intercepts[a]) / (slopes[a] - slopes[b])
  }
  for m in slopes.indices.reversed() {
    while let last = hull.last {
      if hull.count >= 2 {
        let before = hull[hull.count - 2]
        if meeting(before, last) >= meeting(last, m) {
          hull.removeLast()
          continue
        }
      }
      break
    }
    hull.append(m)
  }
  var position = 0
  return queries.map { x in
    func value(_ p: Int) -> Double {
      intercepts[hull[p]] + slopes[hull[p]] * x
    }
    while position + 1 < hull.count, value(position + 1) <= value(position) {
      position += 1
    }
    return hull[position]
  }
}
