/// Which squared gradient is meant.
public enum Quantity: Sendable, Hashable {
  /// Z_q = Σ_p (∂f_q/∂x_p)², the squared gradient of output q.
  case row(output: Int)
  /// Z_{p,q} = ∂f_q/∂x_p; its K-th moment is E[Z_{p,q}^{2K}].
  case entry(input: Int, output: Int)

  /// `row` or `entry`.
  public var name: String {
    switch self {
    case .row: "row"
    case .entry: "entry"
    }
  }

  /// The output q.
  public var output: Int {
    switch self {
    case .row(let q): q
    case .entry(_, let q): q
    }
  }

  /// The input p, for an entry.
  public var input: Int? {
    if case .entry(let p, _) = self { p } else { nil }
  }

  /// The moment's name: `E[Z^2]` for a row, `E[Zpq^4]` for an entry, K = 2.
  public func momentName(_ order: Int) -> String {
    switch self {
    case .row: "E[Z^\(order)]"
    case .entry: "E[Zpq^\(2 * order)]"
    }
  }
}
