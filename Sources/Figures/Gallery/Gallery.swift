import Networks

/// The figures that can be reproduced, in the order in which they are told.
public enum Gallery {
  /// All figures.
  ///
  /// `published` are architectures of the literature, for the figures that show
  /// them; `draws` replaces the budget that the level gives a Monte Carlo point
  /// of the second-moment figure.
  public static func all(
    published: [(name: String, architecture: Architecture)] = [],
    draws: Double? = nil
  ) -> [any GalleryFigure] {
    [
      LogNormalFigure(),
      SecondMoment(published: published, draws: draws),
      IntermittencyFigure(),
      Universality(),
      Failures(),
      Quenched(),
      TangentKernelFigure(),
      SpectrumFigure(),
      ActivationLength(),
      ShatteredGradients(),
      CoverageFigure(),
      SamplesFigure(),
      WidthAllocationFigure(),
    ]
  }
}
