import ExactArithmetic
import TestSupport
import Testing

/// ℚ is an ordered field.
@Suite struct RationalFieldTests {
  private static let triples = Gen<(Rational, Rational, Rational)>.triple(
    .any,
    .any,
    .any
  )

  /// Addition and multiplication commute and associate.
  @Test func operationsCommuteAndAssociate() {
    forAll("ℚ: commutative and associative", Self.triples) { x, y, z in
      try expectLaw(x + y, equals: y + x, "y + x")
      try expectLaw(x * y, equals: y * x, "y x")
      try expectLaw((x + y) + z, equals: x + (y + z), "x + y + z")
      try expectLaw((x * y) * z, equals: x * (y * z), "x y z")
    }
  }

  /// Multiplication distributes over addition.
  @Test func multiplicationDistributes() {
    forAll("ℚ: distributive", Self.triples) { x, y, z in
      x * (y + z) == x * y + x * z
    }
  }

  /// 0 and 1 are neutral; −x and 1/x are inverse.
  @Test func inversesAndNeutralElements() {
    forAll("ℚ: inverses", .any) { (x: Rational) in
      try expectLaw(x + 0, equals: x, "x + 0")
      try expectLaw(x * 1, equals: x, "x · 1")
      try expectLaw(x + -x, equals: 0, "x − x")
      try expectLaw(x * 0, equals: 0, "x · 0")
      if !x.isZero { try expectLaw(x * (1 / x), equals: 1, "x · 1/x") }
    }
  }

  /// Subtraction and division undo addition and multiplication.
  @Test func subtractionAndDivisionUndo() {
    forAll("ℚ: undoing", Self.triples) { x, y, _ in
      try expectLaw(x + y - y, equals: x, "x + y − y")
      if !y.isZero { try expectLaw(x * y / y, equals: x, "x y / y") }
    }
  }

  /// x^{m+n} = x^m x^n for all integers m and n, and x^0 = 1.
  @Test func powersAdd() {
    let cases = Gen<(Rational, Int, Int)>.triple(
      .small,
      .int(in: -9...9, origin: 0),
      .int(in: -9...9, origin: 0)
    )
    forAll("ℚ: exponents add", cases) { x, m, n in
      try expectLaw(x.power(0), equals: 1, "x^0")
      try assume(!x.isZero)
      try expectLaw(x.power(m + n), equals: x.power(m) * x.power(n))
    }
  }

  /// A power is a repeated product.
  @Test func powersAreProducts() {
    let cases = Gen<(Rational, Int)>.pair(.small, .int(in: 0...12))
    forAll("ℚ: powers are products", cases) { x, n in
      x.power(n) == Array(repeating: x, count: n).product()
    }
  }

  /// Division by zero is a programmer error and stops the program.
  @Test func divisionByZeroTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = Rational(1) / Rational(0)
    }
  }
}
