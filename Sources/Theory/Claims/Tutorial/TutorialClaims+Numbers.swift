import ExactArithmetic

/// Numbers that the text prints.
extension TutorialClaims {
  /// G16: two powers.
  static let scalarRecurrence = Claim(
    "G16",
    .tutorial,
    "1.1^100 is about 13,780; 0.9^100 is about 2.66e-5",
    statement: "A scalar recurrence over 100 steps has the gradient w^100:"
      + " 1.1^100 is about 13,780, nearly 14,000, and 0.9^100 is about"
      + " 2.66e-5.",
    reading: "True to the four and three digits given. The exponent -5 has lost"
      + " its digit in print.",
    expected: .true,
    control: Claim.Control("The same of 99 steps", .false)
  ) { variant, _ in
    let steps = variant == .printed ? 100 : 99
    let growth = Rational(11, 10).power(steps)
    let decay = Rational(9, 10).power(steps)
    return Finding([
      Finding.Part(
        "1.1^T rounds to 13,780",
        PrintedNumber(1378, tenTo: 1).agrees(with: growth),
        "1.1^\(steps) = \(Digits.short(growth.doubleValue, digits: 8))",
        by: .rational
      ),
      Finding.Part(
        "0.9^T rounds to 2.66e-5",
        PrintedNumber(266, tenTo: -7).agrees(with: decay),
        "0.9^\(steps) = \(Digits.short(decay.doubleValue))",
        by: .rational
      ),
    ])
  }

  /// G24: the share of active paths is a product, however the layers' masks
  /// depend on one another.
  static let survivingPaths = Claim(
    "G24",
    .tutorial,
    "Problem 1: 40% active in each of 20 layers: 0.4^20 = 1.1e-8 of paths survive",
    statement:
      "If exactly 40% of the neurons are active in each of 20 layers, a"
      + " share 0.4^20, about 1.1e-8, of the gradient's paths survives.",
    reading: "True exactly for fully connected layers, whatever the dependence"
      + " between the layers' masks.",
    expected: .true,
    control: Claim.Control("The share is 0.4^19", .false)
  ) { variant, _ in
    let lost = variant == .printed ? 0 : 1
    let share = Rational(2, 5)
    let counts = activePathCounts(layers: 3)
    let stated = share.power(3 - lost) * 125
    let power = share.power(20 - lost)
    return Finding([
      Finding.Part(
        "three layers of 5, any 2 active: counted path by path",
        counts == [stated],
        "of 125 paths \(counts.map(\.description).joined(separator: ", ")),"
          + " claimed \(stated)",
        by: .enumeration
      ),
      Finding.Part(
        "0.4^20 rounds to 1.1e-8",
        PrintedNumber(11, tenTo: -9).agrees(with: power),
        Digits.short(power.doubleValue),
        by: .rational
      ),
    ])
  }

  /// The numbers of active paths through layers of five neurons that occur,
  /// over all choices of two active neurons a layer.
  private static func activePathCounts(layers: Int) -> Set<Rational> {
    let masks = (0..<32).filter { $0.nonzeroBitCount == 2 }
    var counts: Set<Rational> = []
    for first in masks {
      for second in masks {
        for third in masks.prefix(4) {
          let layers = [first, second, third].prefix(layers)
          let paths = (0..<125).count { path in
            var rest = path
            return layers.allSatisfy { mask in
              defer { rest /= 5 }
              return mask >> (rest % 5) & 1 == 1
            }
          }
          counts.insert(Rational(paths))
        }
      }
    }
    return counts
  }
}
