import ExactArithmetic

/// One run of an enumeration, layer by layer.
///
/// A layer's state is the multiset of its neurons that are not silent; states
/// are kept as sorted lists of indices into the layer's neurons.
struct OutcomeWalk {
  typealias State = [Int32]

  private let problem: Enumeration
  private let statistics: [GradientStatistic]
  /// The inputs p whose derivatives are followed.
  private let columns: [Int]
  private var ties: [Rational] = []
  private var visited = 0
  /// The neurons of the layer reached, and the probabilities of its states.
  private var neurons: [Neuron]
  private var states: [State: Rational]

  init(_ problem: Enumeration, _ statistics: [GradientStatistic]) {
    self.problem = problem
    self.statistics = statistics
    let width = problem.coordinates.count
    let isWhole = statistics.contains { $0.inputs == nil }
    let wanted = statistics.compactMap(\.inputs)
      .reduce(into: Set()) { $0.formUnion($1) }
    let columns = isWhole ? Array(0..<width) : wanted.sorted()
    self.columns = columns
    neurons = (0..<width).map { p in
      Neuron(
        activation: problem.coordinates[p],
        gradient: columns.map { $0 == p ? 1 : 0 }
      )
    }
    states = [State(neurons.indices.map { Int32($0) }): 1]
  }

  mutating func run() throws(NetworkError) -> Enumeration.Result {
    let depth = problem.layers.count
    // A last hidden layer below one output need not be known jointly.
    let isFolded = depth > 1 && !statistics.contains { $0.outputs.count > 1 }
    for j in 0..<(isFolded ? depth - 2 : depth - 1) { try advance(layer: j) }
    if isFolded { ties.append(0) }
    ties.append(0)
    var sums = statistics.map { _ in Rational(0) }
    for (state, mass) in states {
      var law = try preactivation(
        above: state,
        layer: isFolded ? depth - 2 : depth - 1
      )
      if isFolded {
        let hidden = law.activated(kink: problem.kink)
        ties[depth - 2] += mass * hidden.tie
        law = try sum(of: hidden.law, layer: depth - 1)
      }
      if problem.spec.outputActivation == .relu {
        let output = law.activated(kink: problem.kink)
        ties[depth - 1] += mass * output.tie
        law = output.law
      }
      for (i, statistic) in statistics.enumerated() {
        sums[i] += mass * expectation(of: statistic, under: law)
      }
    }
    var expectations: [RootSum] = []
    for (statistic, sum) in zip(statistics, sums) {
      expectations.append(
        try problem.rescaled(sum, degree: statistic.degree)
      )
    }
    return Enumeration.Result(
      expectations: expectations,
      ties: ties,
      visited: visited
    )
  }

  /// The law of one pre-activation given a state of the layer below.
  private mutating func preactivation(
    above state: State,
    layer j: Int
  ) throws(NetworkError) -> NeuronLaw {
    var law = bias(layer: j)
    for index in state {
      let parent: NeuronLaw = [neurons[Int(index)]: 1]
      law = try convolution(
        law,
        parent.weighted(by: problem.layers[j].weights),
        layer: j
      )
    }
    return law
  }

  /// The law of a pre-activation over independent neurons of one law.
  private mutating func sum(
    of neuron: NeuronLaw,
    layer j: Int
  ) throws(NetworkError) -> NeuronLaw {
    let term = neuron.weighted(by: problem.layers[j].weights)
    var law = bias(layer: j)
    for _ in 0..<problem.layers[j - 1].width {
      law = try convolution(law, term, layer: j)
    }
    return law
  }

  private func bias(layer j: Int) -> NeuronLaw {
    var law: NeuronLaw = [:]
    for (value, probability) in problem.layers[j].biases.points {
      let gradient = columns.map { _ in Rational(0) }
      law[Neuron(activation: value, gradient: gradient)] = probability
    }
    return law
  }

  private mutating func convolution(
    _ x: NeuronLaw,
    _ y: NeuronLaw,
    layer j: Int
  ) throws(NetworkError) -> NeuronLaw {
    try visit(Double(x.count) * Double(y.count), layer: j)
    var result: NeuronLaw = [:]
    for (a, p) in x {
      for (b, q) in y { result[a + b, default: 0] += p * q }
    }
    return result
  }

  /// The law of the next layer's state.
  private mutating func advance(layer j: Int) throws(NetworkError) {
    var table: [Neuron: Int32] = [:]
    var next = Multisets(count: problem.layers[j].width)
    var tie: Rational = 0
    for (state, mass) in states {
      let hidden = try preactivation(above: state, layer: j)
        .activated(kink: problem.kink)
      tie += mass * hidden.tie
      var silent: Rational = 0
      var alive: [(index: Int32, mass: Rational)] = []
      for (neuron, share) in hidden.law {
        if neuron.isDead {
          silent = share
        } else {
          let new = Int32(table.count)
          let index = table[neuron, default: new]
          if index == new { table[neuron] = new }
          alive.append((index, share))
        }
      }
      try visit(next.size(of: alive.count), layer: j)
      next.add(alive.sorted { $0.index < $1.index }, silent: silent, mass)
      try checkStates(next.states.count, layer: j)
    }
    ties.append(tie)
    states = next.states
    var list = Array(table)
    list.sort { $0.value < $1.value }
    neurons = list.map(\.key)
  }

  private func expectation(
    of statistic: GradientStatistic,
    under law: NeuronLaw
  ) -> Rational {
    // Outputs are independent and alike, given the layer below.
    statistic.outputs.map { q in
      var sum: Rational = 0
      for (neuron, mass) in law {
        let value = statistic.value(
          { neuron.gradient[columns.firstIndex(of: $0) ?? 0] },
          output: q,
          inputs: columns.count,
          isZero: \.isZero
        )
        sum += mass * value
      }
      return sum
    }.product()
  }

  private mutating func visit(
    _ count: Double,
    layer j: Int
  ) throws(NetworkError) {
    let total = Double(visited) + count
    guard total <= Double(problem.limit) else {
      throw NetworkError(
        .refused,
        "layer \(j + 1) takes more than \(problem.limit) outcomes, the most"
          + " that are visited, even after merging: it would be at least"
          + " \(OutcomeWalk.spelled(total))"
      )
    }
    visited = Int(total)
  }

  private func checkStates(_ count: Int, layer j: Int) throws(NetworkError) {
    guard count <= Enumeration.stateLimit else {
      throw NetworkError(
        .refused,
        "layer \(j + 1) has more than \(Enumeration.stateLimit) different"
          + " states, the most that are kept: take narrower hidden layers or"
          + " laws of fewer points"
      )
    }
  }

  private static func spelled(_ count: Double) -> String {
    count < 1e15 ? "\(Int(count))" : "\(count)"
  }
}
