import ExactArithmetic
import Networks

/// Every tuple Γ = (γ_1, …, γ_{2K}) of paths, visited one by one and counted by
/// class.
///
/// The class of a tuple is, for every layer, how many neurons it visits and how
/// many of its edges are used twice, four times, …; tuples of one class have
/// the same weight. A tuple with an edge used an odd number of times weighs
/// nothing. No tuple is stored and none is skipped: the visit is an odometer
/// over all choices of neurons, and moving one path updates the class.
///
/// - Complexity: O(1) a tuple.
struct PathTuples {
  /// What is the same for all tuples of a class, one entry a layer of edges.
  struct Signature: Hashable, Sendable {
    /// One word a layer.
    ///
    /// Bits 0–47: how many edges are used 2, 4, …, 24 times, four bits each.
    /// Bits 48–52: how many neurons are visited at the layer's upper end.
    let layers: [UInt64]
  }

  /// A class: how many tuples it has, and its first one.
  struct Class: Sendable {
    var count: Int
    /// The neurons of the first tuple, one row a layer, one column a path.
    let example: [[Int]]
  }

  /// Where the paths start.
  enum Start: Sendable {
    /// Paths 2i and 2i+1 start together, anywhere: the row.
    case pairs
    /// Path s starts at the s-th of these inputs: an entry, or mixed entries.
    case fixed([Int])
  }

  let widths: [Int]
  let paths: Int
  let start: Start
  let output: Int

  /// The number of tuples, as a double because it may be huge.
  var count: Double {
    var count = 1.0
    for width in widths.dropFirst().dropLast() {
      for _ in 0..<paths { count *= Double(width) }
    }
    if case .pairs = start {
      for _ in 0..<(paths / 2) { count *= Double(widths[0]) }
    }
    return count
  }

  /// The number of tuples as text, an integer as long as it is exact.
  var countText: String {
    count < 0x1p53 ? "\(Int(count))" : "\(count)"
  }

  /// All classes of nonzero weight, and the number of tuples of weight zero.
  func classes() -> (classes: [Signature: Class], vanishing: Int) {
    let walk = PathWalk(self)
    var classes: [Signature: Class] = [:]
    var vanishing = 0
    repeat {
      if walk.oddEdges == 0 {
        let signature = walk.signature
        if let index = classes.index(forKey: signature) {
          classes.values[index].count += 1
        } else {
          classes[signature] = Class(count: 1, example: walk.neurons)
        }
      } else {
        vanishing += 1
      }
    } while walk.advance()
    return (classes, vanishing)
  }
}
