import Foundation
import PathSum

/// Claims by number and statement, unchecked.
struct ClaimList {
  private let claims: [Claim]

  init(_ claims: [Claim]) { self.claims = claims }

  private struct Document: Encodable {
    struct Entry: Encodable {
      let claim: String
      let source: String
      let title: String
    }
    let schema = "pathsum/1"
    let command = "verify"
    let claims: [Entry]
  }

  /// The list in the wanted form.
  func text(_ format: OutputOptions.Format) throws -> String {
    if format == .json {
      return try OutputOptions.json(
        Document(
          claims: claims.map {
            Document.Entry(
              claim: $0.id,
              source: $0.source.rawValue,
              title: $0.title
            )
          }
        )
      )
    }
    var table = Table(columns: ["claim", "source", "statement"])
    for claim in claims {
      table.append([
        "claim": claim.id, "source": claim.source.rawValue,
        "statement": claim.title,
      ])
    }
    return format == .csv ? table.csv : table.text
  }
}
