import Networks
import TestSupport

/// Widths that are small enough for tuples to be enumerated.
func tinyWidths(
  depth: ClosedRange<Int> = 1...3,
  width: ClosedRange<Int> = 1...2
) -> Gen<[Int]> {
  Gen<Int>.int(in: depth).flatMap { depth in
    Gen<[Int]>.array(of: .int(in: width), count: depth + 1)
  }
}

func architecture(_ widths: [Int]) throws -> Architecture {
  try Architecture(widths: widths)
}
