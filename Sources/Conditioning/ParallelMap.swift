/// Independent jobs on several threads, their results in order.
enum ParallelMap {
  /// The results of `body` for 0, …, count − 1, at most `threads` at a time.
  ///
  /// Which thread does what leaves no trace in the results.
  static func run<Value: Sendable>(
    _ count: Int,
    threads: Int,
    _ body: @escaping @Sendable (Int) -> Value
  ) async -> [Value] {
    var results: [Int: Value] = [:]
    await withTaskGroup(of: (Int, Value).self) { group in
      var next = 0
      func startOne() {
        guard next < count else { return }
        let index = next
        next += 1
        group.addTask { (index, body(index)) }
      }
      for _ in 0..<max(1, threads) { startOne() }
      while let (index, value) = await group.next() {
        results[index] = value
        startOne()
      }
    }
    return (0..<count).compactMap { results[$0] }
  }
}
