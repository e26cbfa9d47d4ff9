/// One figure of the gallery: a question, its data and how they are drawn.
///
/// A figure is data first: one tidy table from which its chart, in whatever
/// back end, takes every mark. Exact curves are drawn as lines; what is sampled
/// is drawn as points whose bars come from the exact variance.
public protocol GalleryFigure: Sendable {
  /// The figure's name, and that of its files.
  var name: String { get }
  /// What the figure is about, in a few words.
  var title: String { get }
  /// What the figure shows, in one sentence.
  var caption: String { get }
  /// The columns of the table, in order.
  var columns: [String] { get }
  /// How the table is drawn; it depends on nothing that is sampled.
  var chart: Chart { get }

  /// Roughly how long a run takes on two cores, in seconds.
  func seconds(_ level: GalleryLevel) -> Double

  /// What is about to be sampled, in one line; nil if there is nothing to say.
  func plan(_ settings: GallerySettings) throws -> String?

  /// Makes the data; `progress` is told the share that is done.
  ///
  /// The same settings give the same bits for any number of threads. Throws
  /// `CancellationError` if the task is cancelled.
  func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome
}

extension GalleryFigure {
  public func plan(_ settings: GallerySettings) throws -> String? { nil }
}

/// How much a figure samples.
public enum GalleryLevel: String, CaseIterable, Sendable {
  /// Less than half a minute a figure: the same plot with wider bars.
  case quick
  /// As published.
  case paper
}

/// What a run of a figure depends on, and its threads.
public struct GallerySettings: Sendable {
  /// How much is sampled.
  public let level: GalleryLevel
  /// The seed; the same seed gives the same bits.
  public let seed: UInt64
  /// Threads; any number gives the same bits.
  public let threads: Int

  /// The settings of a run; the seed of the gallery is 2018.
  public init(level: GalleryLevel, seed: UInt64 = 2018, threads: Int = 1) {
    self.level = level
    self.seed = seed
    self.threads = threads
  }
}

/// The data of a figure and what follows from them.
public struct GalleryOutcome: Sendable {
  /// The data, tidy.
  public let table: Table
  /// What was found, one line each: counts of verdicts, and what they mean.
  public let findings: [String]
  /// Whether something proved was found violated.
  public let isViolated: Bool

  /// The data of a figure and what follows from them.
  public init(table: Table, findings: [String], isViolated: Bool = false) {
    self.table = table
    self.findings = findings
    self.isViolated = isViolated
  }
}
