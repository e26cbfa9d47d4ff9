import Figures
import Foundation
import TestSupport
import Testing

/// The PGFPlots source compiles on its own and inside a paper.
@Suite struct LaTeXTests {
  static let program: String? = ["/usr/bin", "/usr/local/bin", "/bin"]
    .map { (folder: String) -> String in folder + "/pdflatex" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private static func compile(_ name: String, in folder: String) throws -> Int32
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(program))
    process.arguments = ["-interaction=nonstopmode", "-halt-on-error", name]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(.enabled(if: program != nil, "pdflatex is not installed"))
  func aFigureAloneAndTwiceInAPaper() async throws {
    let hasPlots = FileManager.default.fileExists(
      atPath: "/usr/share/texlive/texmf-dist/tex/latex/pgfplots/pgfplots.sty"
    )
    guard hasPlots else { try Test.cancel("PGFPlots is not installed") }
    let folder = try TemporaryFolder()
    let figure = SecondMoment()
    let csv = try await FigureRuns.exact.value.table.csv
    try OutputFile.write(csv, to: folder.file("second-moment.csv"))
    let source = figure.chart.pgfplots(.oneColumn, caption: figure.caption)
    try OutputFile.write(source, to: folder.file("second-moment.tex"))
    #expect(try Self.compile("second-moment.tex", in: folder.path) == 0)
    let paper = """
      \\documentclass{article}
      \\usepackage{pgfplots}
      \\begin{document}
      \\input{second-moment.tex}\\input{second-moment.tex}
      \\end{document}

      """
    try OutputFile.write(paper, to: folder.file("paper.tex"))
    #expect(try Self.compile("paper.tex", in: folder.path) == 0)
    #expect(try folder.names.contains("paper.pdf"))
  }
}
