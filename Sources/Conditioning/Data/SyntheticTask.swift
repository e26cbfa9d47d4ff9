import Foundation
import GSL

/// A task that is made up.
///
/// | name | inputs | classes |
/// |---|---|---|
/// | `clusters` | Gaussian around a centre a class; the centres are Gaussian of variance 1, the spread is 1 | any number |
/// | `teacher` | standard Gaussian | the largest output of a random ReLU net with two hidden layers of 32 |
/// | `spirals` | two spirals of one and a half turns in the plane, with noise 0.05 | 2 |
public enum SyntheticTask: String, Sendable, CaseIterable {
  /// Gaussian clusters.
  case clusters
  /// The classes of a random net.
  case teacher
  /// Two spirals.
  case spirals

  /// Draws `count` examples of so many inputs and classes.
  ///
  /// Throws if spirals are asked for in other dimensions than 2 with other than
  /// 2 classes, or there are fewer than two classes.
  public func draw(
    _ count: Int,
    inputWidth: Int,
    classes: Int,
    using generator: Generator
  ) throws(ConditioningError) -> DataSet {
    guard classes > 1 else {
      throw ConditioningError(
        .malformed,
        "the task \(rawValue) has \(classes) class: end --widths with 2 or more"
      )
    }
    guard self != .spirals || (inputWidth == 2 && classes == 2) else {
      throw ConditioningError(
        .malformed,
        "the task spirals has 2 inputs and 2 classes where the net has"
          + " \(inputWidth) and \(classes): begin and end --widths with 2"
      )
    }
    var inputs = Rows(zeros: count, width: inputWidth)
    var labels = (0..<count).map { $0 % classes }
    switch self {
    case .clusters:
      fillClusters(&inputs, labels, classes, generator)
    case .teacher:
      generator.fill(&inputs.values, from: .gaussian)
      labels = teacherLabels(inputs, classes, generator)
    case .spirals: fillSpirals(&inputs, labels, generator)
    }
    return DataSet(
      name: rawValue,
      inputs: inputs,
      answers: .classes(labels, names: (0..<classes).map(String.init))
    )
  }

  private func fillClusters(
    _ inputs: inout Rows,
    _ labels: [Int],
    _ classes: Int,
    _ generator: Generator
  ) {
    var centres = Rows(zeros: classes, width: inputs.width)
    generator.fill(&centres.values, from: .gaussian)
    generator.fill(&inputs.values, from: .gaussian)
    inputs.mapRows { row, i in
      for j in row.indices { row[j] += centres[labels[i], j] }
    }
  }

  private func teacherLabels(
    _ inputs: Rows,
    _ classes: Int,
    _ generator: Generator
  ) -> [Int] {
    var current = inputs
    for (rows, isLast) in [(32, false), (32, false), (classes, true)] {
      var w = Array(repeating: 0.0, count: rows * current.width)
      generator.fill(&w, from: .gaussian)
      let scale = (2 / Double(current.width)).squareRoot()
      current = current.applying(w.map { scale * $0 }, at: 0, rows: rows)
      if !isLast { current.values = current.values.map { max($0, 0) } }
    }
    return (0..<current.count).map { i in
      (0..<classes).max { current[i, $0] < current[i, $1] } ?? 0
    }
  }

  private func fillSpirals(
    _ inputs: inout Rows,
    _ labels: [Int],
    _ generator: Generator
  ) {
    inputs.mapRows { row, i in
      let r = generator.uniform().squareRoot()
      let angle = 3 * Double.pi * r + Double.pi * Double(labels[i])
      row[0] = 2 * r * cos(angle) + 0.05 * generator.draw(.gaussian)
      row[1] = 2 * r * sin(angle) + 0.05 * generator.draw(.gaussian)
    }
  }
}
