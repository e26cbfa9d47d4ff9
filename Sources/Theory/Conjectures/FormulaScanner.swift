import ExactArithmetic

/// Cuts a formula into tokens.
struct FormulaScanner {
  /// A piece of a formula and its column, counted from 1.
  struct Token: Equatable {
    enum Kind: Equatable {
      case number(Rational)
      case name(String)
      case symbol(String)
      case end
    }
    let kind: Kind
    let column: Int
    let text: String
  }

  private let characters: [Character]
  private var position = 0

  init(_ text: String) { characters = Array(text) }

  /// Signs that are spelled otherwise in ASCII.
  private static let synonyms: [Character: String] = [
    "−": "-", "×": "*", "·": "*", "÷": "/", "≤": "<=", "≥": ">=",
  ]
  private static let letters: [Character: String] = [
    "β": "beta", "κ": "kappa",
  ]

  /// All tokens, the last of them the end.
  static func tokens(_ text: String) throws(FormulaError) -> [Token] {
    var scanner = FormulaScanner(text)
    var tokens: [Token] = []
    repeat { tokens.append(try scanner.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(FormulaError) -> Token {
    while position < characters.count, characters[position].isWhitespace {
      position += 1
    }
    let start = position
    guard start < characters.count else {
      return Token(kind: .end, column: start + 1, text: "the end")
    }
    let first = characters[start]
    if first.isASCII, first.isNumber { return try number() }
    if let letter = FormulaScanner.letters[first] {
      position += 1
      return token(.name(letter), start)
    }
    if first.isASCII, first.isLetter { return token(.name(word()), start) }
    if let known = FormulaScanner.synonyms[first] {
      position += 1
      return token(.symbol(known), start)
    }
    for symbol in ["..", "<=", ">=", "==", "!="] where follows(symbol) {
      position += 2
      return token(.symbol(symbol), start)
    }
    position += 1
    guard "+-*/^()[],<>=_".contains(first) else {
      throw FormulaError(start + 1, "'\(first)' is not part of a formula")
    }
    return token(.symbol(String(first)), start)
  }

  private func token(_ kind: Token.Kind, _ start: Int) -> Token {
    Token(
      kind: kind,
      column: start + 1,
      text: "'\(String(characters[start..<position]))'"
    )
  }

  private func follows(_ symbol: String) -> Bool {
    String(characters[position...].prefix(symbol.count)) == symbol
  }

  private mutating func word() -> String {
    let start = position
    while position < characters.count, characters[position].isASCII,
      characters[position].isLetter
    {
      position += 1
    }
    return String(characters[start..<position])
  }

  /// `12`, `0.25` or `1e-3`; the dots of a range `1..d` are none of it.
  private mutating func number() throws(FormulaError) -> Token {
    let start = position
    skipDigits()
    if position + 1 < characters.count, characters[position] == ".",
      characters[position + 1].isNumber
    {
      position += 1
      skipDigits()
    }
    if position < characters.count, "eE".contains(characters[position]) {
      let mark = position
      position += 1
      if position < characters.count, "+-".contains(characters[position]) {
        position += 1
      }
      if position < characters.count, characters[position].isNumber {
        skipDigits()
      } else {
        position = mark
      }
    }
    let text = String(characters[start..<position])
    guard let value = Rational(text) else {
      throw FormulaError(start + 1, "'\(text.prefix(40))' is not a number")
    }
    return token(.number(value), start)
  }

  private mutating func skipDigits() {
    while position < characters.count, characters[position].isASCII,
      characters[position].isNumber
    {
      position += 1
    }
  }
}
