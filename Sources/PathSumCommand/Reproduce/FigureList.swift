import PathSum

/// The gallery's figures and how long they take, one line each.
enum FigureList {
  static var text: String {
    var table = Table(columns: ["figure", "quick_s", "paper_s", "title"])
    for figure in Gallery.all() {
      table.append([
        figure.name, "\(Int(figure.seconds(.quick)))",
        "\(Int(figure.seconds(.paper)))", figure.title,
      ])
    }
    return table.text
  }
}
