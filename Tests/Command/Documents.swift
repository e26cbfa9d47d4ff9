import Testing

extension JSON {
  /// What a command line, split at blanks, prints as JSON: schema `pathsum/1`.
  static func document(_ line: String) throws -> JSON {
    let arguments = line.split(separator: " ").map(String.init)
    let outcome = try Tool.run(arguments + ["--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "")
    #expect(outcome.output.hasSuffix("}\n"))
    let document = try JSON(outcome.output)
    document.expectClean()
    #expect(document["schema"].string == "pathsum/1")
    #expect(document["command"].string == arguments.first)
    return document
  }

  /// The numbers of an array.
  var numbers: [Double] { elements.compactMap(\.number) }
}
