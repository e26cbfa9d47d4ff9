import GSL
import Networks

extension NetworkFamily {
  /// A member drawn at random, each range uniformly.
  ///
  /// Nil if a thousand draws miss the conditions.
  func draw(using generator: Generator) throws -> Member? {
    for _ in 0..<1000 {
      let law = generator.index(below: laws.count)
      let order = orders[generator.index(below: orders.count)]
      let architecture: Architecture
      if named.isEmpty {
        let depth = depths[generator.index(below: depths.count)]
        let one = hidden[generator.index(below: hidden.count)]
        let layers = (1..<max(depth, 1)).map { _ in
          shape == .constant
            ? one : hidden[generator.index(below: hidden.count)]
        }
        let ends = (
          inputs[generator.index(below: inputs.count)],
          outputs[generator.index(below: outputs.count)]
        )
        architecture = try Architecture(widths: [ends.0] + layers + [ends.1])
      } else {
        architecture = named[generator.index(below: named.count)]
      }
      if let member = try member(architecture, law: law, order: order) {
        return member
      }
    }
    return nil
  }

  /// Smaller members next to a member: a layer less, a width lowered (to the
  /// least, to the middle, by one step), a lower K, an earlier law.
  func smaller(than member: Member) throws -> [Member] {
    let shapes = smallerShapes(member.spec.architecture.widths)
    var found: [Member] = []
    for shape in shapes {
      found +=
        try self.member(
          Architecture(widths: shape),
          law: member.law,
          order: member.order
        ).map { [$0] } ?? []
    }
    let same = member.spec.architecture
    for order in orders where order < member.order {
      found +=
        try self.member(same, law: member.law, order: order)
        .map { [$0] } ?? []
    }
    for law in 0..<member.law {
      found +=
        try self.member(same, law: law, order: member.order)
        .map { [$0] } ?? []
    }
    return found.filter { NetworkFamily.isSmaller($0, member) }
      .sorted(by: NetworkFamily.isSmaller)
  }

  private func smallerShapes(_ widths: [Int]) -> [[Int]] {
    if !named.isEmpty { return named.map(\.widths) }
    var shapes: [[Int]] = []
    let last = widths.count - 1
    for j in 1..<max(last, 1) where depths.contains(last - 1) {
      var shorter = widths
      shorter.remove(at: j)
      shapes.append(shorter)
    }
    for j in widths.indices {
      for n in NetworkFamily.steps(below: widths[j], in: range(j, widths)) {
        var narrower = widths
        narrower[j] = n
        if shape == .constant, (1..<last).contains(j) {
          for i in 1..<last { narrower[i] = n }
        }
        shapes.append(narrower)
      }
    }
    return shapes
  }

  /// The order of members by size.
  static func isSmaller(_ x: Member, _ y: Member) -> Bool {
    x.size.lexicographicallyPrecedes(y.size)
  }

  private func range(_ j: Int, _ widths: [Int]) -> [Int] {
    j == 0 ? inputs : (j == widths.count - 1 ? outputs : hidden)
  }

  private static func steps(below n: Int, in range: [Int]) -> [Int] {
    let lower = range.filter { $0 < n }
    guard let first = lower.first, let last = lower.last else { return [] }
    var steps = [first, lower[lower.count / 2], last]
    steps = steps.enumerated().filter { i, x in
      !steps[..<i].contains(x)
    }.map(\.element)
    return steps
  }
}
