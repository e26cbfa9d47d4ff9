/// Means and variances of one layer's pre-activations over a batch.
struct LayerStatistics: Sendable {
  /// The mean of every coordinate.
  let means: [Double]
  /// 1/√(variance + ε) of every coordinate.
  let inverseDeviations: [Double]

  /// The statistics of a batch; the variance has divisor `count`.
  init(of z: Rows) {
    let n = Double(max(z.count, 1))
    let means = z.columnSums.map { $0 / n }
    var centred = z
    centred.mapRows { row, _ in
      for j in means.indices {
        row[j] -= means[j]
        row[j] *= row[j]
      }
    }
    self.means = means
    inverseDeviations = centred.columnSums.map {
      1 / ($0 / n + BatchLayer.varianceFloor).squareRoot()
    }
  }

  /// ẑ = (z − mean)/deviation.
  func normalizing(_ z: Rows) -> Rows {
    var result = z
    result.mapRows { row, _ in
      for j in means.indices {
        row[j] = (row[j] - means[j]) * inverseDeviations[j]
      }
    }
    return result
  }
}

/// The statistics of every normalised layer, the first layer first.
///
/// A network that is given them is a function of single examples, as batch
/// normalisation makes it when training is over.
public struct BatchStatistics: Sendable {
  let layers: [LayerStatistics?]
}

extension Rows {
  /// The derivative of normalisation over the batch, applied to these tangents.
  ///
  ///     (t − mean t − ẑ mean(ẑ t))/deviation, coordinate by coordinate,
  ///
  /// which is its own transpose.
  func projected(
    normalized: Rows,
    _ statistics: LayerStatistics
  ) -> Rows {
    let n = Double(max(count, 1))
    let means = columnSums.map { $0 / n }
    let slopes = times(normalized).columnSums.map { $0 / n }
    var result = self
    result.mapRows { row, i in
      for j in means.indices {
        row[j] -= means[j] + normalized[i, j] * slopes[j]
        row[j] *= statistics.inverseDeviations[j]
      }
    }
    return result
  }
}
