import Foundation

/// The growth of volumes along one drawn network of constant width.
///
/// A frame of k orthonormal vectors, the input first, is carried forward by
/// D_j W_j and made orthonormal again by Gram and Schmidt; the logarithm of the
/// k-th length is layer j's part of the k-th exponent. A layer with fewer than
/// k live neurons ends the k-th exponent for good.
struct LyapunovWalk {
  /// ln of the k-th length of every layer in which it is not 0, k from 0.
  private(set) var logs: [[Double]]

  /// The walk through all layers but the output; all widths are n.
  init(_ net: DrawnNet, exponents: Int) {
    let n = net.widths[0]
    logs = Array(repeating: [], count: exponents)
    var frame = (0..<exponents).map { k in
      (0..<n).map { $0 == k ? 1.0 : 0 }
    }
    let pass = net.forward(frame[0])
    for j in net.weights.indices {
      let alive = pass.alive[j + 1]
      let images = frame.prefix(alive.count).map { vector in
        alive.map { dot(net.weights[j], from: $0 * n, vector) }
      }
      let (basis, lengths) = LyapunovWalk.orthonormalized(images)
      for (k, length) in lengths.enumerated() { logs[k].append(log(length)) }
      frame = basis.map { short in
        var vector = Array(repeating: 0.0, count: n)
        for (i, value) in zip(alive, short) { vector[i] = value }
        return vector
      }
    }
  }

  /// Gram–Schmidt, each projection taken twice, and the lengths before scaling.
  private static func orthonormalized(
    _ vectors: [[Double]]
  ) -> (basis: [[Double]], lengths: [Double]) {
    var basis: [[Double]] = []
    var lengths: [Double] = []
    for vector in vectors {
      var rest = vector
      for done in basis + basis {
        addRow(done, 0, times: -dot(done, from: 0, rest), to: &rest)
      }
      let length = dot(rest, from: 0, rest).squareRoot()
      guard length > 0 else { break }
      lengths.append(length)
      basis.append(rest.map { $0 / length })
    }
    return (basis, lengths)
  }
}
