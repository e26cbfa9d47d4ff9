import Measures
import Networks

/// The lists whose product is a sweep.
struct SweepGrid {
  /// A network's widths and the shape they are of.
  struct Shape {
    let profile: String
    let architecture: Architecture
  }

  var shapes: [Shape] = []
  /// For each a list that is repeated over the layers, W^{(1)} first.
  var laws: [[any WeightMeasure]] = [[Gaussian()]]
  var biases: [[BiasMeasure]] = [[.none]]
  var quantities: [Quantity] = [.row(output: 0)]
  var orders: [Int] = [2]
  var methods: [SweepCell.Method] = [.auto]
  var samplers = ["auto"]
  var input = Input.generic
  var outputActivation = OutputActivation.relu
  /// Where the lists stand in the file.
  var line: Int?

  /// How many cells the lists have, equal ones counted twice.
  var count: Double {
    [
      shapes.count, laws.count, biases.count, quantities.count, orders.count,
      methods.count, samplers.count,
    ].reduce(1.0) { $0 * Double($1) }
  }

  /// The cells in their order, each once.
  func cells(
    budget: SweepCell.Budget,
    seed: UInt64
  ) throws(DocumentError) -> [SweepCell] {
    var seen: Set<String> = []
    var cells: [SweepCell] = []
    for shape in shapes {
      for spec in try specs(shape.architecture) {
        for order in orders {
          for (method, sampler) in ways {
            let cell = SweepCell(
              profile: shape.profile,
              spec: spec,
              order: order,
              method: method,
              sampler: sampler,
              budget: budget,
              seed: seed
            )
            if seen.insert(cell.id).inserted { cells.append(cell) }
          }
        }
      }
    }
    return cells
  }

  /// Methods and samplers; only drawn nets have a sampler.
  private var ways: [(SweepCell.Method, String)] {
    methods.flatMap { method in
      method == .exact || method == .splitting
        ? [(method, "auto")] : samplers.map { (method, $0) }
    }
  }

  private func specs(
    _ architecture: Architecture
  ) throws(DocumentError) -> [NetworkSpec] {
    var specs: [NetworkSpec] = []
    for law in laws {
      for bias in biases {
        for quantity in quantities {
          specs.append(try spec(architecture, law, bias, quantity))
        }
      }
    }
    return specs
  }

  private func spec(
    _ architecture: Architecture,
    _ law: [any WeightMeasure],
    _ bias: [BiasMeasure],
    _ quantity: Quantity
  ) throws(DocumentError) -> NetworkSpec {
    let layers = 0..<architecture.depth
    do {
      return try NetworkSpec(
        architecture: architecture,
        weights: layers.map { law[$0 % law.count] },
        biases: layers.map { bias[$0 % bias.count] },
        input: input,
        outputActivation: outputActivation,
        quantity: quantity
      )
    } catch {
      throw DocumentError(
        "in the network \(architecture): \(error)",
        line: line
      )
    }
  }
}
