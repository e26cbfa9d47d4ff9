/// The odometer behind `PathTuples`: one tuple at a time, with its class.
///
/// It runs in reflected Gray order, so that each step moves exactly one path
/// (or one pair of paths at the inputs) to a neighbouring neuron. A move takes
/// the path off one edge below and one above and puts it on their neighbours;
/// tables turn the number of paths on an edge into the change of the layer's
/// class. The memory is the walk's own and never leaves it.
final class PathWalk {
  /// A path in a layer whose neuron varies.
  private struct Digit {
    let layer: Int
    let path: Int
    let width: Int
    var neuron = 0
    var direction = 1
  }

  private let tuples: PathTuples
  private let depth: Int
  private let paths: Int
  private let isPaired: Bool
  private let digits: UnsafeMutableBufferPointer<Digit>
  /// The edge of path s in edge layer j, at index j · paths + s.
  private let edge: UnsafeMutableBufferPointer<Int>
  /// How many paths run over each edge and stand on each neuron.
  private let uses: UnsafeMutableBufferPointer<Int>
  private let visits: UnsafeMutableBufferPointer<Int>
  private let neuronOffset: [Int]
  /// The class of each edge layer, from index 1 on.
  private let layers: UnsafeMutableBufferPointer<UInt64>
  /// The change of a class as a path joins an edge that had c paths.
  private let joining: UnsafeMutableBufferPointer<UInt64>
  /// How many edges are used an odd number of times.
  private(set) var oddEdges = 0

  private static let oneNeuron: UInt64 = 1 << 48

  init(_ tuples: PathTuples) {
    self.tuples = tuples
    let widths = tuples.widths
    let paths = tuples.paths
    depth = widths.count - 1
    self.paths = paths
    isPaired = if case .pairs = tuples.start { true } else { false }
    var varying: [Digit] = []
    for j in 0..<depth where widths[j] > 1 && (j > 0 || isPaired) {
      for s in stride(from: 0, to: paths, by: j == 0 ? 2 : 1) {
        varying.append(Digit(layer: j, path: s, width: widths[j]))
      }
    }
    digits = .allocate(capacity: varying.count)
    _ = digits.initialize(from: varying)
    var neurons = 0
    neuronOffset = widths.map { width in
      defer { neurons += width }
      return neurons
    }
    var edges = 0
    let edgeOffset = widths.indices.map { j in
      defer { edges += j == 0 ? 0 : widths[j - 1] * widths[j] }
      return edges
    }
    edge = PathWalk.zeros((depth + 1) * paths)
    uses = PathWalk.zeros(edges)
    visits = PathWalk.zeros(neurons)
    layers = .allocate(capacity: depth + 1)
    layers.initialize(repeating: 0)
    joining = .allocate(capacity: paths + 1)
    joining.initialize(repeating: 0)
    for count in 1...paths {
      joining[count] =
        count.isMultiple(of: 2)
        ? 0 &- (1 << UInt64(2 * count - 4)) : 1 << UInt64(2 * count - 2)
    }
    for s in 0..<paths {
      visit(0, start(of: s))
      for j in 1...depth {
        let neuron = j == depth ? tuples.output : 0
        let below = j == 1 ? start(of: s) : 0
        visit(j, neuron)
        let index = edgeOffset[j] + below * widths[j] + neuron
        edge[j * paths + s] = index
        join(j, index)
      }
    }
  }

  deinit {
    digits.deallocate()
    edge.deallocate()
    uses.deallocate()
    visits.deallocate()
    layers.deallocate()
    joining.deallocate()
  }

  private static func zeros(_ count: Int) -> UnsafeMutableBufferPointer<Int> {
    let buffer = UnsafeMutableBufferPointer<Int>.allocate(capacity: count)
    buffer.initialize(repeating: 0)
    return buffer
  }

  private func start(of path: Int) -> Int {
    if case .fixed(let inputs) = tuples.start { inputs[path] } else { 0 }
  }

  /// The class of the present tuple.
  var signature: PathTuples.Signature {
    PathTuples.Signature(layers: Array(layers.dropFirst()))
  }

  /// The present tuple, one row a layer, one column a path.
  var neurons: [[Int]] {
    var rows = tuples.widths.indices.map { j in
      (0..<paths).map { s in
        j == 0 ? start(of: s) : j == depth ? tuples.output : 0
      }
    }
    for digit in digits {
      rows[digit.layer][digit.path] = digit.neuron
      if digit.layer == 0 { rows[0][digit.path + 1] = digit.neuron }
    }
    return rows
  }

  /// Moves to the next tuple; false once all were visited.
  func advance() -> Bool {
    for i in digits.indices {
      let direction = digits[i].direction
      let next = digits[i].neuron + direction
      if next >= 0 && next < digits[i].width {
        digits[i].neuron = next
        let layer = digits[i].layer
        move(layer, digits[i].path, next, direction)
        if layer == 0 { move(0, digits[i].path + 1, next, direction) }
        return true
      }
      digits[i].direction = -direction
    }
    return false
  }

  @inline(__always)
  private func move(_ j: Int, _ s: Int, _ neuron: Int, _ direction: Int) {
    if j > 0 {
      let index = edge[j * paths + s]
      leave(j, index)
      join(j, index + direction)
      edge[j * paths + s] = index + direction
    }
    let above = (j + 1) * paths + s
    let index = edge[above]
    let next = index + direction * tuples.widths[j + 1]
    leave(j + 1, index)
    join(j + 1, next)
    edge[above] = next
    let old = neuronOffset[j] + neuron - direction
    visits[old] -= 1
    if visits[old] == 0 { layers[j] &-= PathWalk.oneNeuron }
    visit(j, neuron)
  }

  @inline(__always)
  private func visit(_ j: Int, _ neuron: Int) {
    let index = neuronOffset[j] + neuron
    if visits[index] == 0 { layers[j] &+= PathWalk.oneNeuron }
    visits[index] += 1
  }

  @inline(__always)
  private func join(_ j: Int, _ index: Int) {
    let count = uses[index]
    uses[index] = count + 1
    oddEdges += 1 - 2 * (count & 1)
    layers[j] &+= joining[count]
  }

  @inline(__always)
  private func leave(_ j: Int, _ index: Int) {
    let count = uses[index]
    uses[index] = count - 1
    oddEdges += 1 - 2 * (count & 1)
    layers[j] &-= joining[count - 1]
  }
}
