import Figures
import Networks
import TestSupport
import Testing

/// Architectures from the literature, as the repository keeps them.
@Suite struct PublishedArchitecturesTests {
  @Test func theNamedNetworksAreThere() throws {
    let nets = try PublishedArchitectures.read(FigureRuns.publishedPath)
    let names = nets.map(\.name)
    #expect(Set(names).count == names.count)
    let leNet = try #require(nets.first { $0.name == "lenet-300-100" })
    #expect(leNet.architecture.widths == [784, 300, 100, 10])
    for word in ["mnist", "cifar", "alexnet", "vgg"] {
      #expect(names.contains { $0.contains(word) }, "no \(word)")
    }
  }

  @Test func everyNetworkHasItsSource() throws {
    let table = try Table(reading: FigureRuns.publishedPath)
    for row in table.rows {
      #expect(table.cell(row, "source")?.isEmpty == false, "\(row)")
    }
  }

  @Test(arguments: ["name;widths\na;3,2,1\n", "name,shape\na,3\n", "name\n"])
  func columnsAreAskedFor(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(text.utf8, in: "nets.csv")
    let error = try #require(throws: FileError.self) {
      try PublishedArchitectures.read(path)
    }
    #expect(error.kind == .badData)
    #expect(error.description.contains(path))
  }

  @Test(arguments: ["3", "3,0,1", "3,x,1", ""])
  func widthsAreChecked(widths: String) throws {
    let folder = try TemporaryFolder()
    let text = "name,widths\na,\"\(widths)\"\n"
    let path = try folder.put(text.utf8, in: "nets.csv")
    #expect(throws: NetworkError.self) {
      try PublishedArchitectures.read(path)
    }
  }
}
