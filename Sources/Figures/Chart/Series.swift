extension Chart {
  /// Marks of one kind: some rows of the table, or a straight curve.
  public struct Series: Sendable {
    /// Where the marks come from.
    enum Source: Sendable {
      /// Rows whose named columns have the given values.
      case rows([(column: String, value: String)], x: String, y: String)
      /// y = slope · x + intercept.
      case line(slope: Double, intercept: Double)
      /// y = coefficient · x^exponent.
      case power(coefficient: Double, exponent: Double)
    }

    /// How the marks are drawn.
    public enum Style: Sendable {
      /// Straight pieces between the rows, in their order.
      case line
      /// Steps that hold each value until the next.
      case steps
      /// Points alone.
      case points
      /// Points with bars from `err_minus` to `err_plus`.
      case pointsWithBars
      /// The area between `ci_low` and `ci_high`.
      case band
      /// Boxes of the given width around x, from 0 up.
      case boxes(width: Double)
    }

    /// What the marks are, which decides how they look.
    public enum Role: Sendable {
      /// Exact values.
      case exact
      /// A proved bound.
      case bound
      /// A limit, an approximation or a guide to the eye.
      case limit
      /// Sampled values.
      case monteCarlo
      /// A statement that the figure refutes.
      case refuted
    }

    let title: ChartText?
    let source: Source
    let style: Style
    let role: Role
    let hue: Int?
    let size: Double

    /// The rows of a panel and series.
    ///
    /// Series with the same `hue` share their colour, as an exact curve and the
    /// points that test it do; without one each series has its own. A series
    /// without title is not in the key.
    public init(
      _ title: ChartText?,
      panel: String,
      series: String,
      x: String = "x",
      y: String = "y",
      style: Style,
      role: Role,
      hue: Int? = nil,
      size: Double = 1
    ) {
      self.init(
        title,
        where: [("panel", panel), ("series", series)],
        x: x,
        y: y,
        style: style,
        role: role,
        hue: hue,
        size: size
      )
    }

    /// The rows whose columns have the given values.
    public init(
      _ title: ChartText?,
      where conditions: [(column: String, value: String)],
      x: String = "x",
      y: String = "y",
      style: Style,
      role: Role,
      hue: Int? = nil,
      size: Double = 1
    ) {
      self.title = title
      source = .rows(conditions, x: x, y: y)
      self.style = style
      self.role = role
      self.hue = hue
      self.size = size
    }

    /// The straight line y = slope · x + intercept.
    public static func line(
      _ title: ChartText?,
      slope: Double,
      intercept: Double = 0,
      role: Role,
      hue: Int? = nil
    ) -> Series {
      Series(title, .line(slope: slope, intercept: intercept), role, hue)
    }

    /// The power y = coefficient · x^exponent, straight on logarithmic axes.
    public static func power(
      _ title: ChartText?,
      coefficient: Double,
      exponent: Double,
      role: Role,
      hue: Int? = nil
    ) -> Series {
      let source = Source.power(coefficient: coefficient, exponent: exponent)
      return Series(title, source, role, hue)
    }

    private init(
      _ title: ChartText?,
      _ source: Source,
      _ role: Role,
      _ hue: Int?
    ) {
      self.title = title
      self.source = source
      style = .line
      self.role = role
      self.hue = hue
      size = 1
    }
  }
}
