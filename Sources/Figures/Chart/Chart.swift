/// A figure described, not drawn: panels, axes and series over a CSV.
///
/// One description makes a gnuplot script, a PGFPlots source and a drawing for
/// the terminal; none of them holds data, all read `NAME.csv`.
public struct Chart: Sendable {
  /// The name of the figure's files.
  let name: String
  /// The panels, in reading order.
  let panels: [Panel]
  /// Panels side by side; one-column figures have them one below the other.
  let columns: Int
  /// Height over width of a panel.
  let aspect: Double

  /// A chart of the named figure.
  public init(
    _ name: String,
    columns: Int = 1,
    aspect: Double = 0.62,
    panels: [Panel]
  ) {
    self.name = name
    self.columns = columns
    self.aspect = aspect
    self.panels = panels
  }

  /// One plot with its axes and key.
  public struct Panel: Sendable {
    let title: ChartText?
    let x: Axis
    let y: Axis
    let key: Key
    let keyTitle: ChartText?
    let series: [Series]

    /// A panel.
    public init(
      _ title: ChartText? = nil,
      x: Axis,
      y: Axis,
      key: Key = .below,
      keyTitle: ChartText? = nil,
      series: [Series]
    ) {
      self.title = title
      self.x = x
      self.y = y
      self.key = key
      self.keyTitle = keyTitle
      self.series = series
    }
  }

  /// Where the key stands.
  public enum Key: Sendable {
    /// Beside the plot; below it where the page is one column wide.
    case right
    /// Below the plot.
    case below
    /// Inside, in a corner.
    case topLeft, topRight, bottomLeft, bottomRight
    /// Nowhere.
    case none
  }

  /// One axis.
  public struct Axis: Sendable {
    let label: ChartText
    let isLogarithmic: Bool
    let low: Double?
    let high: Double?
    let ticks: Ticks

    /// A linear or logarithmic axis; ends that are nil follow the data.
    public init(
      _ label: ChartText,
      isLogarithmic: Bool = false,
      low: Double? = nil,
      high: Double? = nil,
      ticks: Ticks = .automatic
    ) {
      self.label = label
      self.isLogarithmic = isLogarithmic
      self.low = low
      self.high = high
      self.ticks = ticks
    }
  }

  /// The marks of an axis.
  public enum Ticks: Sendable {
    /// As the back end likes; whole powers of ten on a logarithmic axis.
    case automatic
    /// Every multiple of a step.
    case every(Double)
    /// At the given places, with labels of their own.
    case at([(Double, String)])
  }
}
