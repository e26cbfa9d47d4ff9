import ExactArithmetic
import Networks
import PathSums

/// Tuples of paths written down one by one, with no cleverness.
///
/// A tuple has one row a layer and one column a path: the neurons it visits.
struct PlainPaths {
  let spec: NetworkSpec
  let order: Int
  var mixed: [Int]?
  /// The variance of a weight, times the fan-in.
  var gain: Rational = 2

  /// What tuples of one class share.
  struct Kind: Hashable {
    let visited: [Int]
    let multiplicities: [[Int]]
  }

  /// The inputs of all paths; nil if they start in pairs anywhere.
  var starts: [Int]? {
    if let mixed {
      return mixed.indices.flatMap {
        Array(repeating: $0, count: 2 * mixed[$0])
      }
    }
    return spec.quantity.input.map { Array(repeating: $0, count: 2 * order) }
  }

  /// How often each edge into layer j is used.
  static func edges(_ tuple: [[Int]], into j: Int) -> [Int] {
    var counts: [[Int]: Int] = [:]
    for s in tuple[j].indices {
      counts[[tuple[j - 1][s], tuple[j][s]], default: 0] += 1
    }
    return counts.values.sorted(by: >)
  }

  static func kind(_ tuple: [[Int]]) -> Kind {
    Kind(
      visited: tuple.dropFirst().map { Set($0).count },
      multiplicities: tuple.indices.dropFirst().map { edges(tuple, into: $0) }
    )
  }

  /// The product of the moments of the edges; 0 if a count is odd.
  func edgeFactor(_ tuple: [[Int]]) -> Rational {
    var factor: Rational = 1
    for (j, law) in spec.weights.enumerated() {
      let variance = gain / Rational(spec.architecture.widths[j])
      for count in PlainPaths.edges(tuple, into: j + 1) {
        guard count.isMultiple(of: 2) else { return 0 }
        let moment = law.standardizedMoment(count / 2).rational ?? -1
        factor *= moment * variance.power(count / 2)
      }
    }
    return factor
  }

  /// The weight of a tuple where every neuron is on with probability ½.
  func weight(_ tuple: [[Int]]) -> Rational {
    var weight = edgeFactor(tuple)
    let depth = spec.architecture.depth
    for j in 1...depth where j < depth || spec.outputActivation == .relu {
      weight *= Rational(1, 2).power(Set(tuple[j]).count)
    }
    return weight
  }

  /// Calls `body` with every tuple.
  func forEach(_ body: ([[Int]]) -> Void) {
    let widths = spec.architecture.widths
    let last = Array(repeating: spec.quantity.output, count: 2 * order)
    func extend(_ rows: [[Int]]) {
      if rows.count == widths.count - 1 { return body(rows + [last]) }
      PlainPaths.words(length: 2 * order, letters: widths[rows.count]) {
        extend(rows + [$0])
      }
    }
    if let starts { return extend([starts]) }
    PlainPaths.words(length: order, letters: widths[0]) { inputs in
      extend([inputs.flatMap { [$0, $0] }])
    }
  }

  /// All words of a length over the letters 0, 1, ….
  static func words(length: Int, letters: Int, _ body: ([Int]) -> Void) {
    func extend(_ word: [Int]) {
      if word.count == length { return body(word) }
      for letter in 0..<letters { extend(word + [letter]) }
    }
    extend([])
  }
}

extension Net {
  /// The number of path tuples of a moment; 0 if there is no such network.
  func tupleCount(_ order: Order) -> Double {
    guard let spec = try? spec() else { return 0 }
    return PathEnumeration.tupleCount(
      spec.architecture,
      spec.quantity,
      order: order
    )
  }
}
