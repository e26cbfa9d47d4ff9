import Foundation
import GSL
import Testing

/// Singular values by bidiagonalisation.
@Suite struct SingularValueTests {
  /// U diag(s) Vᵀ with s from 1 down to 10⁻¹²: by Weyl's inequality rounding the
  /// two products and the method move each value by multiples of 2⁻⁵³ only,
  /// n² = 1600 of them at most.
  @Test(arguments: [(40, 40), (40, 55), (55, 40)])
  func smallOnesAreFound(rows: Int, columns: Int) throws {
    let generator = Generator(xoshiro: (1, 2, 3, 4))
    let u = try Matrix.haar(rows: rows, columns: 40, using: generator)
    let v = try Matrix.haar(rows: 40, columns: columns, using: generator)
    let values = (0..<40).map { pow(10, -12 * Double($0) / 39) }
    let a = try u.multiplied(by: .diagonal(values)).multiplied(by: v)
    let found = try a.singularValues()
    #expect(found.count == 40)
    for (x, y) in zip(found, values) {
      #expect(abs(x - y) <= 1600 * 0x1p-53)
    }
  }

  @Test func scalesOutOfRangeAreNoMatter() throws {
    let a = try Matrix([[3e300, 0], [0, -4e300]])
    #expect(try a.singularValues() == [4e300, 3e300])
    let b = try Matrix([[3e-300, 0], [0, -4e-300]])
    #expect(try b.singularValues() == [4e-300, 3e-300])
    let zero = Matrix.zeros(rows: 2, columns: 3)
    #expect(try zero.singularValues() == [0, 0])
  }

  @Test func whatIsNotFiniteIsRefused() throws {
    let a = try Matrix([[1, .nan], [0, 1]])
    #expect(throws: GSLError.self) { try a.singularValues() }
  }
}
