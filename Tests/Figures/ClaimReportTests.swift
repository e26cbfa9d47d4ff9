import TestSupport
import Testing
import Theory

@testable import Figures

/// The page and the table of checked claims.
@Suite struct ClaimReportTests {
  private func report() async throws -> ClaimReport {
    let claims = ["H6", "G4", "F1"].compactMap(ClaimRegistry.claim)
    #expect(claims.count == 3)
    let laboratory = Laboratory()
    let outcomes = try await Verification(claims, in: laboratory).run()
    return ClaimReport(outcomes, laboratory)
  }

  /// The page names every claim and loads nothing from elsewhere.
  @Test func thePageStandsAlone() async throws {
    let page = try await report().page()
    for id in ["H6", "G4", "F1"] { #expect(page.contains("id=\"\(id)\"")) }
    for tag in ["<script", "<link", "<img", "@import", "url(", "http"] {
      #expect(!page.contains(tag), "\(tag)")
    }
    #expect(page.contains("prefers-color-scheme: dark"))
    #expect(page.count { $0 == "<" } == page.count { $0 == ">" })
    for tag in ["details", "section", "dl", "svg", "figure", "sup", "sub"] {
      let opened = page.ranges(of: "<\(tag)").count
      #expect(opened == page.ranges(of: "</\(tag)>").count, "\(tag)")
    }
  }

  /// The table has a row a claim and six cells a row.
  @Test func theTableIsMarkdown() async throws {
    let rows = try await report().markdown.split(separator: "\n")
      .filter { $0.hasPrefix("|") }
    #expect(rows.count == 5)
    for row in rows {
      let bars = row.replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == 7, "\(row)")
    }
  }

  @Test(arguments: [
    ("E[Z^2] &lt;= exp(5 beta)", "E[Z²] ≤ exp(5 β)"),
    ("6e^-61", "6e⁻⁶¹"), ("x^K", "x<sup>K</sup>"),
    ("2^(K-1)", "2<sup>K-1</sup>"), ("n_0", "n<sub>0</sub>"),
    ("n_{j-1}", "n<sub>j-1</sub>"),
    ("sum_j 1/n_j", "Σ<sub>j</sub> 1/n<sub>j</sub>"),
    ("betas ^ _", "betas ^ _"), ("a^(b", "a^(b"),
  ])
  func formulasAreReadable(plain: String, readable: String) {
    #expect(Formula.readable(plain) == readable)
  }
}
