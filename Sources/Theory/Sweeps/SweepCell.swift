import Networks
import Sampling

/// One cell of a sweep: a network, a moment, and a way to get at it.
public struct SweepCell: Sendable {
  /// How the moment is computed or estimated.
  public enum Method: String, CaseIterable, Sendable {
    /// By the sum over paths, exactly.
    case exact
    /// By drawn nets.
    case direct
    /// By splitting.
    case splitting
    /// By drawn nets where they can resolve the moment, otherwise by splitting.
    case auto
  }

  /// How much is drawn.
  public struct Budget: Sendable {
    /// Nets, or particles over all islands.
    public enum Size: Sendable {
      /// So many.
      case samples(Int)
      /// As many as a relative standard error takes.
      case precision(Double)
    }

    /// How many.
    public var size = Size.samples(100_000)
    /// The confidence level of the intervals.
    public var confidence = 0.95
    /// The most weights that one cell draws.
    public var mostWeights = Experiment.unaskedWeights

    /// The budget of a file that says nothing of it.
    public init() {}

    /// What a different result could come from.
    var text: String {
      let size =
        switch size {
        case .samples(let n): "samples=\(n)"
        case .precision(let error): "precision=\(error)"
        }
      return "\(size);confidence=\(confidence);most_weights=\(mostWeights)"
    }
  }

  /// The shape of the widths, or `listed`.
  public let profile: String
  /// The network and its quantity.
  public let spec: NetworkSpec
  /// K.
  public let order: Int
  /// The method that is asked for.
  public let method: Method
  /// The sampler of drawn nets, or `auto`.
  public let sampler: String
  /// How much is drawn.
  public let budget: Budget
  /// The cell's own seed.
  public let seed: UInt64
  /// Sixteen hexadecimal digits that tell the cell, its budget and its seed from
  /// all others.
  public let id: String

  /// The cell of a study with the given seed.
  ///
  /// The cell's own seed depends on what the cell is, not on where it stands in
  /// the grid nor on how much is drawn: other cells do not change it.
  init(
    profile: String,
    spec: NetworkSpec,
    order: Int,
    method: Method,
    sampler: String,
    budget: Budget,
    seed: UInt64
  ) {
    self.profile = profile
    self.spec = spec
    self.order = order
    self.method = method
    self.sampler = sampler
    self.budget = budget
    let key = SweepCell.key(spec, order, method, sampler)
    self.seed = Streams.subseed(of: seed, label: key)
    let digits = String(
      Streams.subseed(
        of: self.seed,
        label: "\(key);\(budget.text);protocol=\(Streams.protocolVersion)"
      ),
      radix: 16
    )
    id = String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A cell whose seed and digits are known, to be answered once more.
  public init(
    repeating id: String,
    profile: String,
    spec: NetworkSpec,
    order: Int,
    method: Method,
    sampler: String,
    budget: Budget,
    seed: UInt64
  ) {
    self.id = id
    self.profile = profile
    self.spec = spec
    self.order = order
    self.method = method
    self.sampler = sampler
    self.budget = budget
    self.seed = seed
  }

  /// What the cell is, in one line.
  private static func key(
    _ spec: NetworkSpec,
    _ order: Int,
    _ method: Method,
    _ sampler: String
  ) -> String {
    let quantity = spec.quantity
    let input = quantity.input.map { " \($0)" } ?? ""
    return [
      "widths=\(spec.architecture)", "weights=\(spec.weightsName)",
      "bias=\(spec.biasesName)", "input=\(spec.input.name)",
      "activation=\(spec.outputActivation.rawValue)",
      "quantity=\(quantity.name)\(input) \(quantity.output)",
      "moment=\(order)", "method=\(method.rawValue)", "sampler=\(sampler)",
    ].joined(separator: ";")
  }

  /// The cell in a few words.
  public var summary: String {
    "\(spec.architecture) \(spec.weightsName)"
      + (spec.hasNoBias ? "" : " bias \(spec.biasesName)")
      + " \(spec.quantity.momentName(order)) \(method.rawValue)"
  }
}
