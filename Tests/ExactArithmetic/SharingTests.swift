import ExactArithmetic
import TestSupport
import Testing

/// Numbers are shared between tasks without harm.
@Suite struct SharingTests {
  /// Many tasks read one rational and update copies of it at the same time.
  @Test func rationalsAreShared() async {
    let shared = Rational(355, 113).power(7)
    let spelling = shared.description
    let results = await withTaskGroup(of: Rational.self) { group in
      for i in 0..<64 {
        group.addTask {
          var copy = shared
          for _ in 0..<200 {
            copy += shared
            copy -= shared
            copy *= 1
          }
          return copy * Rational(i) + shared - copy
        }
      }
      var sum: Rational = 0
      for await result in group { sum += result }
      return sum
    }
    #expect(results == shared * Rational(64 * 63 / 2))
    #expect(shared.description == spelling)
  }

  /// Many tasks compute with one enclosure and agree to the last bit.
  @Test func enclosuresAreShared() async {
    let shared = Enclosure(rational: Rational(22, 7))
    let values = await withTaskGroup(of: String.self) { group in
      for _ in 0..<32 {
        group.addTask {
          let product = shared.power(20) + shared.exponential
          return product.decimals(digits: 55).lower
        }
      }
      var values: Set<String> = []
      for await value in group { values.insert(value) }
      return values
    }
    #expect(values.count == 1)
  }
}
