import ExactArithmetic
import TestSupport
import Testing

/// Numbers are values: no copy feels what happens to another.
@Suite struct RationalAliasingTests {
  /// x += x, x −= x and x *= x read x before they write it.
  @Test func operandsMayBeTheSame() {
    forAll("ℚ: aliased operands", .any) { (x: Rational) in
      var sum = x
      sum += sum
      try expectLaw(sum, equals: 2 * x, "x += x")
      var difference = x
      difference -= difference
      try expectLaw(difference, equals: 0, "x −= x")
      var square = x
      square *= square
      try expectLaw(square, equals: x * x, "x *= x")
    }
  }

  /// In-place operations are the ordinary ones.
  @Test func updatesAreOperations() {
    let pairs = Gen<(Rational, Rational)>.pair(.any, .any)
    forAll("ℚ: in place", pairs) { x, y in
      var (sum, difference, product) = (x, x, x)
      sum += y
      difference -= y
      product *= y
      try expectLaw(sum, equals: x + y, "x += y")
      try expectLaw(difference, equals: x - y, "x −= y")
      try expectLaw(product, equals: x * y, "x *= y")
    }
  }

  /// Writing to a number, its only copy or one of many, changes no other.
  @Test func copiesAreIndependent() {
    let pairs = Gen<(Rational, Rational)>.pair(.any, .any)
    forAll("ℚ: copies", pairs) { x, y in
      let spelling = x.description
      var copies = Array(repeating: x, count: 3)
      copies[0] += y
      copies[1] *= y
      copies[1] -= 1
      copies[1] += copies[1]
      try expectLaw(x.description, equals: spelling, "the original")
      try expectLaw(copies[2], equals: x, "the copy left alone")
      try expectLaw(copies[0], equals: x + y, "the first copy")
      try expectLaw(copies[1], equals: 2 * (x * y - 1), "the second copy")
    }
  }

  /// A sum in place over an array that holds its own summands.
  @Test func runningSums() {
    let lists = Gen<[Rational]>.array(of: Gen<Rational>.small, count: 0...12)
    forAll("ℚ: running sums", lists) { list in
      var total: Rational = 0
      for x in list { total += x }
      try expectLaw(list.sum(), equals: total, "the sum")
      var product: Rational = 1
      for x in list { product = product * x }
      try expectLaw(list.product(), equals: product, "the product")
    }
  }
}
