/// A label with a little mathematics, for any back end.
///
/// `*x*` is italic, `_j` or `_{ij}` lowered, `^2` or `^{12}` raised; Greek
/// letters and signs are themselves. Everything else is plain text.
public struct ChartText: Sendable, ExpressibleByStringLiteral,
  ExpressibleByStringInterpolation
{
  let source: String

  /// A label from its source.
  public init(_ source: String) { self.source = source }

  /// A label from its source.
  public init(stringLiteral source: String) { self.source = source }

  private enum Piece {
    case text(String)
    case italic(String)
    case raised(String)
    case lowered(String)
  }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(source)
    while let first = rest.first {
      switch first {
      case "*":
        let body = rest.dropFirst().prefix { $0 != "*" }
        pieces.append(.italic(String(body)))
        rest = rest.dropFirst(body.count + 2)
      case "^", "_":
        rest = rest.dropFirst()
        var body = String(rest.prefix(1))
        var length = 1
        if body == "{" {
          body = String(rest.dropFirst().prefix { $0 != "}" })
          length = body.count + 2
        }
        pieces.append(first == "^" ? .raised(body) : .lowered(body))
        rest = rest.dropFirst(length)
      default:
        let body = rest.prefix { !"*^_".contains($0) }
        pieces.append(.text(String(body)))
        rest = rest.dropFirst(body.count)
      }
    }
    return pieces
  }

  /// The label without markup.
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .italic(let text): text
      case .raised(let text): "^" + (text.count > 1 ? "(\(text))" : text)
      case .lowered(let text): "_" + text
      }
    }.joined()
  }

  /// The label in gnuplot's enhanced text.
  var gnuplot: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): ChartText.escaped(text)
      case .italic(let text): "{/:Italic \(text)}"
      case .raised(let text): "^{\(text)}"
      case .lowered(let text):
        text.allSatisfy(\.isLetter) ? "_{/:Italic \(text)}" : "_{\(text)}"
      }
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.map { "@&~{}\"".contains($0) ? "\\\\\($0)" : String($0) }.joined()
  }

  /// The label in LaTeX.
  var tex: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): ChartText.tex(text)
      case .italic(let text): "$" + ChartText.mathematics(text) + "$"
      case .raised(let text): "$^{" + ChartText.mathematics(text) + "}$"
      case .lowered(let text): "$_{" + ChartText.mathematics(text) + "}$"
      }
    }.joined().replacing("$$", with: "")
  }

  private static let signs: [Character: String] = [
    "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta",
    "ε": "\\varepsilon", "θ": "\\theta", "κ": "\\kappa", "λ": "\\lambda",
    "μ": "\\mu", "ν": "\\nu", "π": "\\pi", "ρ": "\\rho", "σ": "\\sigma",
    "φ": "\\varphi", "Φ": "\\Phi", "χ": "\\chi", "ψ": "\\psi", "Σ": "\\sum",
    "∏": "\\prod",
    "Π": "\\prod", "Γ": "\\Gamma", "Θ": "\\Theta", "∞": "\\infty",
    "√": "\\surd", "≤": "\\le", "≥": "\\ge", "≈": "\\approx", "≠": "\\ne",
    "→": "\\to", "·": "\\cdot", "×": "\\times", "±": "\\pm", "−": "-",
    "∂": "\\partial", "‖": "\\|", "∝": "\\propto", "²": "^2", "³": "^3",
    "⟨": "\\langle", "⟩": "\\rangle", "∼": "\\sim", "…": "\\dots",
  ]

  private static func tex(_ text: String) -> String {
    text.map { character in
      if let sign = signs[character] { return "$\(sign)$" }
      return "%&#$".contains(character) ? "\\\(character)" : String(character)
    }.joined().replacing(/[|<>]/) { "$\($0.output)$" }
  }

  private static func mathematics(_ text: String) -> String {
    text.map { signs[$0].map { $0 + " " } ?? String($0) }.joined()
  }
}
