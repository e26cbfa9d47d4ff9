/// A one-dimensional convolution of stride 1, its weights shared by all
/// positions.
///
///     z_{o,i} = Σ_{c,t} F_{o,c,t} a_{c, i + t − p},   a = 0 outside 0 ..< length
///
/// for output channel o, position i, input channel c and tap t of the kernel; p
/// is 0 without padding. Vectors are laid out channel by channel: (c, i) stands at
/// c · length + i.
public struct Convolution: Sendable, Hashable {
  /// What stands beyond the ends.
  public enum Padding: String, Sendable, CaseIterable {
    /// Nothing: the output is shorter by the kernel's size less 1.
    case none
    /// Zeros, so many that the output is as long as the input; one more on the
    /// right than on the left if the kernel's size is even.
    case zero
  }

  /// Sizes and padding.
  public struct Shape: Sendable, Hashable {
    /// The number of input channels.
    public let inputChannels: Int
    /// The number of output channels.
    public let channels: Int
    /// The number of taps.
    public let kernel: Int
    /// What stands beyond the ends.
    public let padding: Padding

    /// The shape of these sizes.
    public init(
      inputChannels: Int = 1,
      channels: Int,
      kernel: Int,
      padding: Padding = .none
    ) {
      self.inputChannels = inputChannels
      self.channels = channels
      self.kernel = kernel
      self.padding = padding
    }

    /// How many numbers a filter has: the fan-in of a unit inside.
    public var filterSize: Int { inputChannels * kernel }
  }

  /// The most channels, taps or inputs that are accepted.
  public static let largestSize = 1 << 20

  /// Sizes and padding.
  public let shape: Shape
  /// Positions of an input channel.
  public let length: Int
  /// F, row-major: `channels` rows of `filterSize` numbers.
  public let filters: [Double]

  /// Positions of an output channel.
  public var outputLength: Int {
    shape.padding == .zero ? length : length - shape.kernel + 1
  }
  /// Numbers taken.
  public var inputWidth: Int { shape.inputChannels * length }
  /// Numbers given.
  public var outputWidth: Int { shape.channels * outputLength }

  /// The convolution of `inputWidth` numbers; throws unless the sizes fit.
  public init(
    _ shape: Shape,
    inputWidth: Int,
    filters: [Double]
  ) throws(NetworkError) {
    _ = try Convolution.outputWidth(shape, inputWidth: inputWidth)
    let count = shape.channels * shape.filterSize
    guard filters.count == count else {
      throw NetworkError(
        .malformed,
        "\(filters.count) numbers do not fill \(shape.channels) filters of"
          + " \(shape.filterSize)"
      )
    }
    self.shape = shape
    length = inputWidth / shape.inputChannels
    self.filters = filters
  }

  /// Numbers given for `inputWidth` numbers; throws unless the sizes fit.
  static func outputWidth(
    _ shape: Shape,
    inputWidth: Int
  ) throws(NetworkError) -> Int {
    let sizes = [shape.inputChannels, shape.channels, shape.kernel, inputWidth]
    if let bad = sizes.first(where: { $0 < 1 || $0 > Convolution.largestSize })
    {
      throw NetworkError(
        .malformed,
        "\(bad) is not a size of a convolution: channels, kernel and inputs are"
          + " from 1 to \(Convolution.largestSize)"
      )
    }
    let (length, rest) = inputWidth.quotientAndRemainder(
      dividingBy: shape.inputChannels
    )
    guard rest == 0 else {
      throw NetworkError(
        .malformed,
        "\(inputWidth) inputs cannot be split into \(shape.inputChannels)"
          + " channels of equal length"
      )
    }
    guard shape.padding == .zero || shape.kernel <= length else {
      throw NetworkError(
        .malformed,
        "a kernel of \(shape.kernel) does not fit into \(length) positions: pad"
          + " with zeros or shorten it"
      )
    }
    let positions =
      shape.padding == .zero ? length : length - shape.kernel + 1
    return shape.channels * positions
  }

  /// Calls `body` with the indices of every product in the definition: of the
  /// output, of the filter's number and of the input.
  func forEachTerm(_ body: (_ z: Int, _ f: Int, _ a: Int) -> Void) {
    let shift = shape.padding == .zero ? (shape.kernel - 1) / 2 : 0
    for o in 0..<shape.channels {
      for i in 0..<outputLength {
        for c in 0..<shape.inputChannels {
          for t in 0..<shape.kernel {
            let position = i + t - shift
            guard position >= 0, position < length else { continue }
            body(
              o * outputLength + i,
              (o * shape.inputChannels + c) * shape.kernel + t,
              c * length + position
            )
          }
        }
      }
    }
  }
}
