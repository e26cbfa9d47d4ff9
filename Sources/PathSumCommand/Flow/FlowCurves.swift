import Foundation
import PathSum

/// What the theory knows of a flow before anything is drawn.
struct FlowCurves {
  /// Where a curve comes from.
  enum Kind: String {
    case exact
    case infiniteWidth = "infinite width"
    case infiniteBatch = "infinite width and batch"
  }

  /// One point of a curve.
  struct Point {
    let kind: Kind
    let mean: LogNumber
    /// E of the square; nil if it is not known.
    let square: LogNumber?
    /// The exact mean, if there is one.
    let value: ExactValue?
  }

  private let points: [FlowSample.Quantity: [Point]]
  /// Why a curve is missing or is no more than a limit.
  let notes: [String]

  /// The point of a quantity at a layer.
  func point(_ quantity: FlowSample.Quantity, layer: Int) -> Point? {
    let index = quantity == .weightGradient ? layer - 1 : layer
    guard let curve = points[quantity], curve.indices.contains(index) else {
      return nil
    }
    return curve[index]
  }

  init(_ question: FlowQuestion) {
    var points: [FlowSample.Quantity: [Point]] = [:]
    var notes: [String] = []
    switch (question.kind, question.spec) {
    case (.recurrent, let spec?):
      notes.append(
        "the limit is that of a wide state and, under a drive, of many inputs;"
          + " it does not notice that all steps share one matrix"
      )
      FlowCurves.wide(spec, question.input, &points, &notes)
    case (.batchNorm, let spec?):
      FlowCurves.batch(spec, question.input, &points, &notes)
    case (_, let spec?): FlowCurves.exact(spec, question, &points, &notes)
    case (_, nil): break
    }
    self.points = points
    self.notes = notes
  }

  private static func exact(
    _ spec: DeepSpec,
    _ question: FlowQuestion,
    _ points: inout [FlowSample.Quantity: [Point]],
    _ notes: inout [String]
  ) {
    do {
      let moments = try FlowMoments(spec, input: question.input)
      points[.length] = moments.lengths.map(point)
      if let obstacle = moments.gradientObstacle {
        notes.append("the gradients' curve is missing because \(obstacle)")
      } else {
        points[.gradient] = moments.gradients.map(point)
        points[.weightGradient] = moments.weightGradients.map(point)
      }
    } catch {
      notes.append(error.description)
      wide(spec, question.input, &points, &notes)
    }
  }

  private static func wide(
    _ spec: DeepSpec,
    _ input: Input,
    _ points: inout [FlowSample.Quantity: [Point]],
    _ notes: inout [String]
  ) {
    do {
      let limit = try WideFlow(spec, input: input)
      points[.length] = limit.lengths.map { point($0, .infiniteWidth) }
      points[.gradient] = limit.gradients.map { point($0, .infiniteWidth) }
    } catch {
      notes.append(error.description)
    }
  }

  private static func batch(
    _ spec: DeepSpec,
    _ input: Input,
    _ points: inout [FlowSample.Quantity: [Point]],
    _ notes: inout [String]
  ) {
    let squares = input.coordinates(width: spec.inputWidth)
      .reduce(0) { $0 + $1 * $1 }
    do {
      let limit = try WideBatchFlow(
        spec,
        inputLength: squares / Double(spec.inputWidth)
      )
      points[.length] = limit.lengths.map { point($0, .infiniteBatch) }
      points[.gradient] = limit.gradients.map { point($0, .infiniteBatch) }
    } catch {
      notes.append(error.description)
    }
  }

  private static func point(_ moments: FlowMoments.Moments) -> Point {
    Point(
      kind: .exact,
      mean: moments.mean.logNumber,
      square: moments.square?.logNumber,
      value: moments.mean
    )
  }

  private static func point(_ mean: LogNumber, _ kind: Kind) -> Point {
    Point(kind: kind, mean: mean, square: nil, value: nil)
  }
}
