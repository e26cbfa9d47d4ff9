import Foundation

/// What a network's outputs o are held against targets t by.
///
/// | name | L(o, t) | ∂L/∂o |
/// |---|---|---|
/// | `cross-entropy` | ln Σ e^{o_j} − Σ t_j o_j, Σ t_j = 1 | softmax(o) − t |
/// | `logistic` | Σ_j ln(1 + e^{o_j}) − t_j o_j | σ(o) − t |
/// | `squared` | ½ ‖o − t‖² | o − t |
///
/// The logistic loss is the binary cross-entropy of σ(o),
/// −t ln σ(o) − (1 − t) ln(1 − σ(o)), whose derivative is σ(o) − t.
public enum LossFunction: String, Sendable, CaseIterable {
  /// Softmax cross-entropy.
  case crossEntropy = "cross-entropy"
  /// The logistic loss of every output on its own.
  case logistic
  /// Half the squared distance.
  case squared

  /// Whether targets are classes.
  public var isClassification: Bool { self != .squared }

  /// L of every example.
  public func values(_ outputs: Rows, _ targets: Rows) -> [Double] {
    (0..<outputs.count).map { i in
      let (o, t) = (Array(outputs[i]), Array(targets[i]))
      switch self {
      case .crossEntropy:
        let largest = o.max() ?? 0
        let sum = o.reduce(0) { $0 + exp($1 - largest) }
        return zip(o, t).reduce(log(sum)) { $0 - $1.1 * ($1.0 - largest) }
      case .logistic:
        return zip(o, t).reduce(0) {
          $0 + max($1.0, 0) + log1p(exp(-abs($1.0))) - $1.1 * $1.0
        }
      case .squared:
        return zip(o, t).reduce(0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / 2
        }
      }
    }
  }

  /// ∂L/∂o of every example.
  public func gradients(_ outputs: Rows, _ targets: Rows) -> Rows {
    var result = links(outputs)
    result.add(targets, times: -1)
    return result
  }

  /// (∂²L/∂o²) τ of every example, for tangents τ of the outputs.
  public func curvatures(_ outputs: Rows, _ tangents: Rows) -> Rows {
    var links = links(outputs)
    switch self {
    case .squared: return tangents
    case .logistic: return links.zip(tangents) { $0 * (1 - $0) * $1 }
    case .crossEntropy:
      let means = links.rowProducts(tangents)
      links.mapRows { p, i in
        for j in p.indices { p[j] *= tangents[i, j] - means[i] }
      }
      return links
    }
  }

  /// softmax(o), σ(o) or o.
  private func links(_ outputs: Rows) -> Rows {
    var result = outputs
    switch self {
    case .squared: break
    case .logistic:
      for k in result.values.indices {
        let o = result.values[k]
        let e = exp(-abs(o))
        result.values[k] = o < 0 ? e / (1 + e) : 1 / (1 + e)
      }
    case .crossEntropy:
      result.mapRows { row, _ in
        let largest = row.max() ?? 0
        var sum = 0.0
        for j in row.indices {
          row[j] = exp(row[j] - largest)
          sum += row[j]
        }
        for j in row.indices { row[j] /= sum }
      }
    }
    return result
  }
}
