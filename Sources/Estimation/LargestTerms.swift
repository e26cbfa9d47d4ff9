/// The largest of many numbers, kept in bounded memory as a heap whose root is
/// the smallest of those kept.
struct LargestTerms: Sendable {
  /// How many are kept.
  let capacity: Int
  private var heap: [Double] = []

  init(capacity: Int) { self.capacity = max(1, capacity) }

  /// The kept numbers, in no particular order.
  var terms: [Double] { heap }

  /// The kept numbers, largest first.
  var descending: [Double] { heap.sorted(by: >) }

  /// Offers one number.
  mutating func add(_ value: Double) {
    if heap.count < capacity {
      heap.append(value)
      rise()
    } else if value > heap[0] {
      heap[0] = value
      sink()
    }
  }

  private mutating func rise() {
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child] < heap[parent] else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
