import Networks

extension SweepGrid {
  private static let profileKeys = [
    "profiles", "hidden_layers", "hidden", "inputs", "outputs", "widest",
  ]

  /// The networks that are named one by one, or those of the profiles.
  static func shapes(_ grid: DocumentTable) throws(DocumentError) -> [Shape] {
    guard grid.has("networks") else { return try profiles(grid) }
    for key in profileKeys where grid.has(key) {
      throw grid.error(key, "and 'networks' exclude one another")
    }
    let architectures =
      try grid.parsed("networks") { try Architecture(parsing: $0) } ?? []
    return architectures.flatMap(\.self).map {
      Shape(profile: "listed", architecture: $0)
    }
  }

  private static func profiles(
    _ grid: DocumentTable
  ) throws(DocumentError) -> [Shape] {
    let names = try grid.parsed("profiles") { text in
      guard let profile = WidthProfile(rawValue: text) else {
        let known = WidthProfile.allCases.map(\.rawValue)
        throw DocumentError(
          "'\(text)' is none of \(known.joined(separator: ", "))"
        )
      }
      return profile
    }
    guard let names else {
      throw DocumentError(
        "no network is named: give 'networks' or 'profiles' in [grid]",
        line: grid.line("")
      )
    }
    let widths = 1...1_000_000
    let widest = try grid.integer("widest", in: widths) ?? 1_000_000
    let layers = try grid.integers("hidden_layers", in: 1...10_000) ?? [1]
    let hidden = try grid.integers("hidden", in: widths) ?? [1]
    let inputs = try grid.integers("inputs", in: widths) ?? [1]
    let outputs = try grid.integers("outputs", in: widths) ?? [1]
    if names.joined().contains(.pyramid), !grid.has("widest") {
      throw grid.error("profiles", "has 'pyramid', which needs 'widest'")
    }
    let size =
      Double(names.joined().count) * Double(layers.count)
      * Double(hidden.count) * Double(inputs.count) * Double(outputs.count)
    guard size <= Double(Sweep.mostCells) else {
      throw grid.error("profiles", "make more than \(Sweep.mostCells) networks")
    }
    var shapes: [Shape] = []
    for profile in names.joined() {
      for count in layers {
        for n in hidden {
          let middle = profile.hidden(count, width: n, within: 1...widest)
          guard let middle else { continue }
          for first in inputs {
            for last in outputs {
              shapes.append(
                try shape(profile, [first] + middle + [last], grid)
              )
            }
          }
        }
      }
    }
    guard !shapes.isEmpty else {
      throw grid.error("profiles", "fit none of the widths and depths")
    }
    return shapes
  }

  private static func shape(
    _ profile: WidthProfile,
    _ widths: [Int],
    _ grid: DocumentTable
  ) throws(DocumentError) -> Shape {
    do {
      return Shape(
        profile: profile.rawValue,
        architecture: try Architecture(widths: widths)
      )
    } catch {
      throw grid.error("profiles", "make widths that cannot be: \(error)")
    }
  }
}
