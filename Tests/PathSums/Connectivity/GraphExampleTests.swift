import ExactArithmetic
import Foundation
import Networks
import PathSums
import Testing

/// The committed example graphs.
@Suite struct GraphExampleTests {
  private func graph(_ name: String) throws -> GraphNetwork {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../data/examples/\(name)").standardized
    return try GraphNetwork(json: Data(contentsOf: root))
  }

  @Test(arguments: ["graph.json", "sparse-layers.json"])
  func routesAgree(name: String) throws {
    let graph = try graph(name)
    let row = GraphQuantity.row(output: graph.outputs[0])
    let moments = try GraphMoments(graph, row)
    for order in 1...2 {
      #expect(
        try moments.moment(order).rational
          == GraphPathSum(graph, row, order: order).sum()
      )
    }
  }

  @Test func silentInputIsRefused() throws {
    let graph = try graph("graph.json").at(.values([0, 1]))
    let row = GraphQuantity.row(output: graph.outputs[0])
    #expect(
      graph.obstacle(to: row)?.reason.hasPrefix(
        "the input 'a' is 0 and feeds 'v', which has no bias"
      ) == true
    )
    #expect(graph.obstacle(to: row)?.hypothesis == "no ties (H)")
  }
}
