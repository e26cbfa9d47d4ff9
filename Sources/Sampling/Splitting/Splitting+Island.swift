import Foundation
import GSL

extension Splitting {
  /// Runs the island of the given number, which its stream alone decides.
  ///
  /// Throws `CancellationError` if the task is cancelled meanwhile.
  public func island(_ index: Int) throws(CancellationError) -> Island {
    // Moments of different order have islands of their own.
    let stream = BlockStream(streams, block: order << 24 | index)
    var run = IslandRun(self, from: DrawSource(stream, level: level))
    let last = spec.architecture.depth - 1
    for layer in 0..<last {
      guard !Task.isCancelled else { throw CancellationError() }
      run.move(through: layer)
      run.resample()
    }
    guard !Task.isCancelled else { throw CancellationError() }
    run.finish()
    return Island(
      index: index,
      logEstimate: run.logEstimate,
      controlled: run.controlled,
      layers: run.layers
    )
  }
}

/// An island at work.
struct IslandRun {
  private let splitting: Splitting
  private let source: DrawSource
  private var parents: Population
  private var spare: Population
  /// How many children each parent has.
  private var offspring: [Int]
  /// The most active neurons and columns of a parent.
  private var inputs: Int
  private var columns: Int
  /// ln of the product of mean weights so far.
  private(set) var logEstimate: Double
  private(set) var layers: [Island.Layer] = []
  /// Σ of what the control variate says, over its reference value.
  private var surplus = 0.0

  init(_ splitting: Splitting, from source: DrawSource) {
    self.splitting = splitting
    self.source = source
    let root = Population.atInput(
      splitting.input,
      entry: splitting.spec.quantity.input
    )
    let start = splitting.potential.logValue(root.view(0, layer: 0))
    root[0].logPotential = start
    parents = root
    spare = root
    offspring = [splitting.particles]
    inputs = root[0].rows
    columns = root[0].columns
    logEstimate = start
  }

  /// Room for the children: two populations take turns.
  private mutating func room(layer: Int) -> Population {
    if layer >= 2 { return spare }
    let widths = splitting.spec.architecture.widths.dropLast()
    var reach = columns
    var stride = (width: 0, columns: 0)
    for width in widths.dropFirst(layer + 1) {
      reach = min(reach, width)
      stride = (max(stride.width, width), max(stride.columns, reach))
    }
    return Population(
      capacity: splitting.particles,
      width: stride.width,
      columns: stride.columns
    )
  }

  /// Moves every parent's children through a layer and weights them.
  mutating func move(through layer: Int) {
    let width = splitting.spec.architecture.widths[layer + 1]
    let children = room(layer: layer)
    children.count = 0
    let mover = mover(layer, rows: width)
    var growth = 0.0
    for i in 0..<parents.count where offspring[i] > 0 {
      let parent = parents[i]
      mover.prepare(parents, i)
      for copy in 0..<offspring[i] {
        let isAlive = mover.appendChild(of: parent, to: children)
        if splitting.control != nil {
          let child = isAlive ? children[children.count - 1] : nil
          growth += excess(of: child, over: parent, layer)
        }
        guard isAlive else { continue }
        let index = children.count - 1
        weigh(index, of: children, over: parent, layer)
        if layer == 0 { children[index].root = copy }
        if !(children[index].logWeight > -.infinity) { children.count -= 1 }
      }
    }
    if let control = splitting.control {
      let future = logEstimate + control.logFuture[layer] - control.logReference
      let mean = growth / Double(splitting.particles)
      surplus += exp(future) * control.coefficients[layer] * mean
    }
    spare = parents
    parents = children
    inputs = width
    columns = min(columns, width)
  }

  /// Gives child `index` its potential and its weight.
  private func weigh(
    _ index: Int,
    of children: Population,
    over parent: Particle,
    _ layer: Int
  ) {
    let view = children.view(index, layer: layer + 1)
    let value = splitting.potential.logValue(view)
    let gain = splitting.increment(parent.logPotential, value)
    children[index].logPotential = value
    children[index].logWeight = parent.logWeight + gain
  }

  /// The normalised growth of ‖J‖² minus its mean 1, times the parent's weight.
  private func excess(
    of child: Particle?,
    over parent: Particle,
    _ layer: Int
  ) -> Double {
    let widths = splitting.spec.architecture.widths
    var growth = 0.0
    if let child {
      let scale = 2 * (child.jacobianScale - parent.jacobianScale)
      growth =
        child.squaredNorm / parent.squaredNorm * exp(scale)
        * Double(widths[layer]) / Double(widths[layer + 1])
    }
    return exp(parent.logWeight) * (growth - 1)
  }

  private func mover(_ layer: Int, rows: Int) -> LayerMover {
    LayerMover(
      splitting,
      layer: layer,
      rows: rows,
      inputs: inputs,
      columns: columns,
      children: splitting.particles,
      from: source
    )
  }

  /// Equalises the weights, if they differ enough, by choosing who has children.
  mutating func resample() {
    let size = splitting.particles
    var weights = LogSum()
    for i in 0..<parents.count { weights.add(parents[i].logWeight) }
    let share = weights.effectiveSize / Double(size)
    let isResampled = share < splitting.threshold && !weights.isZero
    if isResampled {
      let total = weights.logSum
      let shares = (0..<parents.count).map {
        exp(parents[$0].logWeight - total)
      }
      offspring = splitting.resampling.offspring(
        of: shares,
        total: size,
        using: source.generator
      )
      logEstimate += weights.logMean(over: size)
      for i in 0..<parents.count { parents[i].logWeight = 0 }
    } else {
      offspring = Array(repeating: 1, count: parents.count)
    }
    record(share, isResampled)
  }

  private mutating func record(_ share: Double, _ isResampled: Bool) {
    var alive = 0
    var roots = 0
    var last = -1
    for i in 0..<parents.count where offspring[i] > 0 {
      alive += 1
      // Children follow their parents in order, so roots never decrease.
      if parents[i].root != last { roots += 1 }
      last = parents[i].root
    }
    layers.append(
      Island.Layer(
        effectiveShare: share,
        isResampled: isResampled,
        parents: alive,
        roots: roots
      )
    )
  }

  /// The estimate minus what the control variate says, over its reference.
  var controlled: Double? {
    splitting.control.map { exp(logEstimate - $0.logReference) - surplus }
  }

  /// Draws the output's row for every particle and takes the last mean weight.
  mutating func finish() {
    let mover = mover(splitting.spec.architecture.depth - 1, rows: 1)
    var weights = LogSum()
    for i in 0..<parents.count where offspring[i] > 0 {
      let parent = parents[i]
      mover.prepare(parents, i)
      for _ in 0..<offspring[i] {
        let value = mover.logMeanOutput(
          parent,
          order: Double(splitting.order),
          copies: splitting.outputCopies
        )
        let gain = splitting.increment(parent.logPotential, value)
        weights.add(parent.logWeight + gain)
      }
    }
    let size = splitting.particles
    let mean = weights.logMean(over: size)
    logEstimate = mean == -.infinity ? mean : logEstimate + mean
    record(weights.effectiveSize / Double(size), false)
  }
}
