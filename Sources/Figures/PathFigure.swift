/// A drawing of one tuple Γ of paths: layers as columns, the paths through
/// them, multiplicities on the edges.
public struct PathFigure: Sendable {
  /// The figure's name, and that of its files.
  public static let name = "paths"

  /// The neurons of the tuple: one row a layer, one column a path.
  let neurons: [[Int]]
  let widths: [Int]

  /// The drawing of a tuple in a network of the given widths.
  public init(neurons: [[Int]], widths: [Int]) {
    self.neurons = neurons
    self.widths = widths
  }

  /// One row an edge that is used: from where, to where, and how often.
  public var table: Table {
    var table = Table(columns: [
      "layer", "from_neuron", "to_neuron", "multiplicity",
    ])
    for edge in edges {
      table.append([
        "layer": "\(edge.layer)", "from_neuron": "\(edge.from)",
        "to_neuron": "\(edge.to)", "multiplicity": "\(edge.count)",
      ])
    }
    return table
  }

  private struct Edge {
    let layer: Int
    let from: Int
    let to: Int
    let count: Int
  }

  private var edges: [Edge] {
    neurons.indices.dropFirst().flatMap { j -> [Edge] in
      var counts: [[Int]: Int] = [:]
      for (a, b) in zip(neurons[j - 1], neurons[j]) {
        counts[[a, b], default: 0] += 1
      }
      return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .map { Edge(layer: j, from: $0[0], to: $0[1], count: $1) }
    }
  }

  /// The vertical place of a neuron: columns are centred.
  private func height(_ layer: Int, _ neuron: Int) -> Double {
    Double(widths[layer] - 1) / 2 - Double(neuron)
  }

  /// The gnuplot script that draws the tuple three times.
  public var script: String {
    let depth = widths.count - 1
    let tallest = Double((widths.max() ?? 1) - 1) / 2
    // Columns are a little farther apart than rows, so that slopes stay low.
    let spacing = 1.7
    var lines = [
      "# Draws one tuple of paths as paths.svg, .png and .pdf.",
      "unset key", "unset border", "unset xtics", "unset ytics",
      "set margins 0,0,0,0",
      "set style textbox opaque noborder margins 0.6,0.6",
      "set xrange [-0.7:\(spacing * Double(depth) + 0.7)]",
      "set yrange [\(-tallest - 1):\(tallest + 0.4)]",
    ]
    for edge in edges {
      let x = spacing * Double(edge.layer)
      let a = height(edge.layer - 1, edge.from)
      let b = height(edge.layer, edge.to)
      lines.append(
        "set arrow from \(x - spacing),\(a) to \(x),\(b) nohead"
          + " lw \(1.5 * Double(edge.count)) lc rgb '#0072b2' back"
      )
      // Labels sit at different shares of the edge, so that crossings differ.
      let share = edge.from.isMultiple(of: 2) ? 0.38 : 0.62
      lines.append(
        "set label '{/:Bold \(edge.count)}' at"
          + " \(x - spacing + spacing * share),\(a + (b - a) * share)"
          + " center front boxed"
      )
    }
    for (layer, width) in widths.enumerated() {
      let visited = Set(neurons[layer])
      let x = spacing * Double(layer)
      for neuron in 0..<width {
        let fill = visited.contains(neuron) ? "#f0e442" : "#ffffff"
        lines.append(
          "set object circle at \(x),\(height(layer, neuron)) size 0.09"
            + " fc rgb '\(fill)' fs solid border lc rgb '#000000' front"
        )
      }
      lines.append(
        "set label '|Γ(\(layer))| = \(visited.count)' at"
          + " \(x),\(-tallest - 0.7) center"
      )
    }
    lines.append("set size ratio -1")
    for (type, terminal) in PathFigure.terminals {
      lines += [
        "set terminal \(terminal)", "set output 'paths.\(type)'",
        "plot NaN notitle", "unset output",
      ]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let terminals = [
    ("svg", "svg size 760,420 dynamic enhanced font 'Helvetica,13'"),
    (
      "png",
      "pngcairo size 1520,840 enhanced font 'Helvetica,24' linewidth 2"
    ),
    ("pdf", "pdfcairo size 16cm,9cm enhanced font 'Helvetica,11'"),
  ]
}
