/// Plain ASCII formulas made readable, with the signs that mathematics uses.
enum Formula {
  private static let words: [(String, String)] = [
    ("beta", "β"), ("kappa", "κ"), ("sigma", "σ"), ("theta", "θ"),
    ("lambda", "λ"), ("delta", "δ"), ("eps", "ε"), ("mu", "μ"), ("nu", "ν"),
    ("rho", "ρ"), ("psi", "ψ"), ("phi", "φ"), ("pi", "π"), ("inf", "∞"),
    ("sum", "Σ"), ("prod", "Π"), ("sqrt", "√"),
  ]
  private static let signs: [(String, String)] = [
    ("&lt;=&gt;", "⇔"), ("&lt;=", "≤"), ("&gt;=", "≥"), ("-&gt;", "→"),
    ("!=", "≠"), ("+-", "±"), (" * ", " · "),
  ]
  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶",
    "7": "⁷", "8": "⁸", "9": "⁹", "-": "⁻",
  ]

  /// The text with Greek letters, comparison signs and numeric exponents.
  static func readable(_ text: String) -> String {
    var result = text
    for (plain, sign) in signs { result = result.replacing(plain, with: sign) }
    return exponents(greek(result))
  }

  /// Greek letters and big operators where their names stand as words.
  private static func greek(_ text: String) -> String {
    var result = ""
    var word = ""
    func flush() {
      result += words.first { $0.0 == word }?.1 ?? word
      word = ""
    }
    for character in text {
      if character.isLetter && character.isASCII {
        word.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }

  /// `^2` as ², `^-61` as ⁻⁶¹, `^K` and `n_{j-1}` as raised and lowered
  /// elements.
  private static func exponents(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let mark = rest.firstIndex(where: { $0 == "^" || $0 == "_" }) {
      result += rest[..<mark]
      let isRaised = rest[mark] == "^"
      rest = rest[rest.index(after: mark)...]
      let script = script(rest)
      rest = rest.dropFirst(script.count)
      let isBracketed = script.first == "(" || script.first == "{"
      let inner = isBracketed ? script.dropFirst().dropLast() : script
      let isNumber =
        !inner.isEmpty && inner.allSatisfy { superscripts[$0] != nil }
      if inner.isEmpty {
        result += isRaised ? "^" : "_"
      } else if isRaised, isNumber {
        result += String(inner.compactMap { superscripts[$0] })
      } else {
        let element = isRaised ? "sup" : "sub"
        result += "<\(element)>\(inner)</\(element)>"
      }
    }
    return result + rest
  }

  /// What stands raised or lowered at the start of the text: a bracket, or a
  /// sign with letters and digits.
  private static func script(_ text: Substring) -> Substring {
    let pairs: [Character: Character] = ["(": ")", "{": "}"]
    if let open = text.first, let close = pairs[open] {
      var depth = 0
      for index in text.indices {
        if text[index] == open { depth += 1 }
        if text[index] == close {
          depth -= 1
          if depth == 0 { return text[...index] }
        }
      }
      return text.prefix(0)
    }
    let sign = text.prefix { $0 == "-" }.prefix(1)
    let body = text.dropFirst(sign.count).prefix {
      $0.isLetter || $0.isNumber
    }
    return body.isEmpty ? text.prefix(0) : text.prefix(sign.count + body.count)
  }
}
