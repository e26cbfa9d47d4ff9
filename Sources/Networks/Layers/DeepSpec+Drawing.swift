import GSL

extension DeepSpec {
  /// Where a layer stands: what it takes, and whether that is two
  /// pieces side by side, as CReLU's output is.
  private struct Place {
    var width: Int
    var isConcatenated = false
  }

  /// Draws a network.
  ///
  /// Throws if a weight or a bias is beyond the size that a layer accepts.
  public func draw(
    using generator: Generator
  ) throws(NetworkError) -> DeepNetwork {
    var place = Place(width: inputWidth)
    var drawn: [Networks.Block] = []
    for block in blocks {
      var layers: [Networks.Layer] = []
      for layer in block.layers {
        layers.append(try draw(layer, at: place, using: generator))
        place = try self.place(above: layer, at: place)
      }
      drawn.append(try Networks.Block(layers, isResidual: block.isResidual))
      if block.isResidual { place.isConcatenated = false }
    }
    return try DeepNetwork(drawn)
  }

  private func draw(
    _ layer: Layer,
    at place: Place,
    using generator: Generator
  ) throws(NetworkError) -> Networks.Layer {
    let (rows, columns) = size(of: layer, at: place)
    let fanOut = fanOut(of: layer)
    let weights = try layer.initialization.drawWeights(
      rows: rows,
      columns: columns,
      fanOut: fanOut,
      isMirrored: place.isConcatenated,
      using: generator
    )
    let biases = layer.initialization.drawBiases(
      count: rows,
      fanIn: columns,
      fanOut: fanOut,
      using: generator
    )
    return try Networks.Layer(
      map(layer.shape, of: weights, rows: rows, at: place),
      biases: biases,
      activation: layer.activation
    )
  }

  private func map(
    _ shape: Shape,
    of weights: [Double],
    rows: Int,
    at place: Place
  ) throws(NetworkError) -> LinearMap {
    switch shape {
    case .dense:
      do {
        return .dense(
          try Matrix(rows: rows, columns: place.width, values: weights)
        )
      } catch {
        throw NetworkError(.malformed, error.description)
      }
    case .convolution(let shape):
      return .convolution(
        try Convolution(shape, inputWidth: place.width, filters: weights)
      )
    }
  }

  /// Rows and columns of the layer's weights.
  private func size(
    of layer: Layer,
    at place: Place
  ) -> (rows: Int, columns: Int) {
    switch layer.shape {
    case .dense(let width): (width, place.width)
    case .convolution(let shape): (shape.channels, shape.filterSize)
    }
  }

  private func fanOut(of layer: Layer) -> Int {
    switch layer.shape {
    case .dense(let width): width
    case .convolution(let shape): shape.channels * shape.kernel
    }
  }

  /// Where the layer's output leads; throws if the layer does not fit.
  private func place(
    above layer: Layer,
    at place: Place
  ) throws(NetworkError) -> Place {
    let width: Int
    switch layer.shape {
    case .dense(let rows): width = rows
    case .convolution(let shape):
      width = try Convolution.outputWidth(shape, inputWidth: place.width)
    }
    return Place(
      width: layer.activation.width(of: width),
      isConcatenated: layer.activation.pieces.count == 2
    )
  }

  /// Walks through all layers without drawing them.
  func check() throws(NetworkError) {
    // An architecture of its own rules over sizes and their number.
    _ = try Architecture(widths: [inputWidth, 1])
    guard !blocks.isEmpty else {
      throw NetworkError(.malformed, "a network has no block: give it one")
    }
    var place = Place(width: inputWidth)
    var count = 0.0
    for (l, block) in blocks.enumerated() {
      let entrance = place.width
      for layer in block.layers {
        (place, count) = try step(layer, from: place, count: count)
      }
      guard !block.layers.isEmpty else {
        throw NetworkError(.malformed, "block \(l + 1) has no layer")
      }
      guard !block.isResidual || place.width == entrance else {
        throw NetworkError(
          .malformed,
          "the residual block \(l + 1) takes \(entrance) numbers and its branch"
            + " gives \(place.width): they cannot be added"
        )
      }
      if block.isResidual { place.isConcatenated = false }
    }
    guard count <= Double(DeepSpec.limit) else {
      throw NetworkError(
        .refused,
        "\(count) weights are beyond the \(DeepSpec.limit) that are accepted"
      )
    }
  }

  /// Where a layer leads, and how many weights there are by then.
  private func step(
    _ layer: Layer,
    from place: Place,
    count: Double
  ) throws(NetworkError) -> (Place, Double) {
    if case .dense(let width) = layer.shape {
      _ = try Architecture(widths: [place.width, width])
    }
    // A convolution's sizes are checked here, before they are multiplied.
    let next = try self.place(above: layer, at: place)
    let (rows, columns) = size(of: layer, at: place)
    return (next, count + Double(rows) * Double(columns))
  }
}
