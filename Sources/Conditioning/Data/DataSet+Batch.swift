/// Data as a network with a loss takes it.
extension DataSet {
  /// The examples as a batch.
  ///
  /// Classes become unit vectors, or one number 0 or 1 for the logistic loss of
  /// two classes on one output. Throws if the widths do not fit, there is one
  /// class only, or the answers are not what the loss needs.
  public func batch(
    for loss: LossFunction,
    inputWidth: Int,
    outputWidth: Int
  ) throws(ConditioningError) -> Batch {
    guard inputs.width == inputWidth else {
      throw ConditioningError(
        .badData,
        "'\(name)' has \(inputs.width) input columns where the net takes"
          + " \(inputWidth): begin --widths with \(inputs.width)"
      )
    }
    return Batch(
      inputs: inputs,
      targets: try targets(for: loss, width: outputWidth)
    )
  }

  private func targets(
    for loss: LossFunction,
    width: Int
  ) throws(ConditioningError) -> Rows {
    switch answers {
    case .numbers(let numbers):
      guard loss == .squared else {
        throw ConditioningError(
          .malformed,
          "the loss \(loss.rawValue) needs classes and the target of '\(name)'"
            + " is a number: use --loss squared"
        )
      }
      guard width == 1 else { throw mismatch(width, 1) }
      return Rows(count: count, width: 1, values: numbers)
    case .classes(let labels, let names):
      guard names.count > 1 else {
        throw ConditioningError(
          .badData,
          "every example of '\(name)' is of the one class '\(names.first ?? "")'"
            + ": two classes are needed"
        )
      }
      if width == 1, names.count == 2, loss != .crossEntropy {
        return Rows(count: count, width: 1, values: labels.map(Double.init))
      }
      guard width == names.count else { throw mismatch(width, names.count) }
      var rows = Rows(zeros: count, width: width)
      for (i, label) in labels.enumerated() { rows[i, label] = 1 }
      return rows
    }
  }

  private func mismatch(_ width: Int, _ wanted: Int) -> ConditioningError {
    ConditioningError(
      .badData,
      "the net has \(width) outputs where '\(name)' has \(wanted)"
        + (wanted == 1 ? " number to predict" : " classes")
        + ": end --widths with \(wanted)"
    )
  }
}
