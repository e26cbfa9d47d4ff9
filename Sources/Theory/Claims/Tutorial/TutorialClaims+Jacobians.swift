import ExactArithmetic

/// The error signal as a product of Jacobians.
extension TutorialClaims {
  /// G1: each transposed matrix must be preceded by the slopes of the layer it
  /// leads to, not of the one it comes from.
  static let unrolledError = Claim(
    "G1",
    .tutorial,
    "Backpropagation unrolled: delta^(l) = prod_k diag(f'_k) W^(k)T delta^(L)",
    statement: "The recursion delta^(l) = (W^(l+1)T delta^(l+1)) o f'_l(z^(l))"
      + " unrolls to delta^(l) = (prod_{k=l+1..L} diag(f'_k(z^(k))) W^(k)T)"
      + " delta^(L).",
    reading: "The recursion is right, and so is the product once the slopes"
      + " carry the index of the layer that the error is passed to.",
    correction: "delta^(l) = (prod_{k=l+1..L} diag(f'_{k-1}(z^(k-1))) W^(k)T)"
      + " delta^(L), k increasing from left to right",
    expected: .false,
    control: Claim.Control("With f'_{k-1}(z^(k-1)) in place of f'_k", .true)
  ) { variant, _ in
    let shift = variant == .printed ? 0 : 1
    let uneven = LeakyNet(widths: [3, 4, 2])
    let even = LeakyNet(widths: [3, 3, 3, 3])
    let shape = (try? unrolled(uneven, to: 1, shift: shift)) != nil
    let wrong = try (1...2).count { l in
      try unrolled(even, to: l, shift: shift) != even.differences(layer: l)
    }
    let recursion = try (1...2).allSatisfy { l in
      try byRecursion(even, to: l) == even.differences(layer: l)
    }
    return Finding(
      [
        Finding.Part(
          "the shapes fit in a 3-4-2 net",
          shape,
          "3-4-2 net: shapes \(shape ? "fit" : "do not fit")",
          by: .rational
        ),
        Finding.Part(
          "the value is right in a 3-3-3-3 net",
          wrong == 0,
          "3-3-3-3 net: wrong in \(wrong) of 2 layers",
          by: .rational
        ),
      ],
      repairs: [
        Finding.Part(
          "the recursion equals exact difference quotients",
          recursion,
          "",
          by: .rational
        )
      ],
      working: [
        "diag(f'_k) is n_k x n_k and W^(k)T is n_{k-1} x n_k: they multiply"
          + " only at equal widths, and then f'_L enters that should not and"
          + " f'_l is missing."
      ]
    )
  }

  private static func delta(_ net: LeakyNet) throws -> RationalMatrix {
    try net.differences(layer: net.widths.count - 1)
  }

  /// ∏_{k>l} diag(f'_{k−shift}) W^(k)ᵀ δ^(L).
  private static func unrolled(
    _ net: LeakyNet,
    to l: Int,
    shift: Int
  ) throws -> RationalMatrix {
    let z = try net.preactivations()
    let factors = ((l + 1)..<net.widths.count).flatMap { k in
      [net.derivative(z[k - shift - 1]), net.weights(k).transposed]
    }
    return try .product(factors + [delta(net)])
  }

  /// δ^(l) by the recursion from the output back.
  private static func byRecursion(
    _ net: LeakyNet,
    to l: Int
  ) throws -> RationalMatrix {
    let z = try net.preactivations()
    var error = try delta(net)
    for k in stride(from: net.widths.count - 2, through: l, by: -1) {
      error = try net.weights(k + 1).transposed * error
      error = try net.derivative(z[k - 1]) * error
    }
    return error
  }
}
