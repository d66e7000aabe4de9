/// Splits Swift source into tokens: knows nested comments, strings with interpolations, multi-line and raw strings.
///
/// Never fails: an unterminated string ends with its line, an unterminated comment or multi-line string with the file.
/// The compiler reports those. Linear in the length of the source.
struct SourceScanner {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  private var nesting = 0
  private(set) var tokens: [SourceToken] = []

  static func tokens(of source: [UInt8]) -> [SourceToken] {
    var scanner = SourceScanner(bytes: source)
    scanner.scanCode(untilParenthesis: false)
    return scanner.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func peek(_ ahead: Int = 0) -> UInt8 { at + ahead < bytes.count ? bytes[at + ahead] : 0 }

  private mutating func step() {
    if bytes[at] == UInt8(ascii: "\n") {
      line += 1
      lineStart = at + 1
    }
    at += 1
  }

  private mutating func take(_ kind: SourceToken.Kind, text: String? = nil, from start: Int, _ place: (Int, Int)) {
    tokens.append(
      SourceToken(
        kind: kind, text: text ?? String(decoding: bytes[start..<at], as: UTF8.self), range: start..<at,
        line: place.0, column: place.1))
  }

  private static func startsName(_ c: UInt8) -> Bool {
    c == UInt8(ascii: "_") || (c | 0x20 >= UInt8(ascii: "a") && c | 0x20 <= UInt8(ascii: "z")) || c >= 0xC3
  }

  private static func isDigit(_ c: UInt8) -> Bool { c >= UInt8(ascii: "0") && c <= UInt8(ascii: "9") }

  /// Letters from U+00C0 on are taken as part of a name; `°` (U+00B0) and its neighbours are operators.
  static func continuesName(_ c: UInt8) -> Bool { startsName(c) || isDigit(c) || (c >= 0x80 && c < 0xC0) }

  /// Code until the end, or until the parenthesis that closes an interpolation (which is consumed).
  private mutating func scanCode(untilParenthesis: Bool) {
    var depth = 0
    while at < bytes.count {
      let c = peek()
      let start = at
      let place = (line, at - lineStart + 1)
      switch c {
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while at < bytes.count, peek() != UInt8(ascii: "\n") { at += 1 }
        take(.comment, from: start, place)
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
        skipBlockComment()
        take(.comment, from: start, place)
      case UInt8(ascii: "\""):
        scanString(hashes: 0, from: start, place)
      case UInt8(ascii: "#"):
        scanHash(from: start, place)
      case UInt8(ascii: "@"):
        at += 1
        skipName()
        take(.attribute, from: start, place)
      case UInt8(ascii: "`"):
        at += 1
        let nameStart = at
        while at < bytes.count, peek() != UInt8(ascii: "`"), peek() != UInt8(ascii: "\n") { at += 1 }
        let name = String(decoding: bytes[nameStart..<at], as: UTF8.self)
        if peek() == UInt8(ascii: "`") { at += 1 }
        take(.identifier(quoted: true), text: name, from: start, place)
      case _ where Self.isDigit(c):
        skipNumber()
        take(.number, from: start, place)
      case _ where Self.startsName(c):
        skipName()
        take(.identifier(quoted: false), from: start, place)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        step()
      default:
        at += 1
        while at < bytes.count, peek() & 0xC0 == 0x80 { at += 1 }
        if c == UInt8(ascii: "(") { depth += 1 }
        if c == UInt8(ascii: ")") {
          if untilParenthesis && depth == 0 { return }
          depth -= 1
        }
        take(.punctuation, from: start, place)
      }
    }
  }

  private mutating func skipName() {
    while at < bytes.count, Self.continuesName(peek()) { at += 1 }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if peek() == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "*") {
        depth += 1
        at += 2
      } else if peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/") {
        depth -= 1
        at += 2
      } else {
        step()
      }
    } while at < bytes.count && depth > 0
  }

  /// The digits after a member dot (`pair.0.1`) are a position, not a decimal number.
  private mutating func skipNumber() {
    func isPart(_ c: UInt8) -> Bool { Self.isDigit(c) || c == UInt8(ascii: "_") }
    let follows = at >= 1 && bytes[at - 1] == UInt8(ascii: ".") && !(at >= 2 && bytes[at - 2] == UInt8(ascii: "."))
    if peek() == UInt8(ascii: "0"), [UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "b")].contains(peek(1)) {
      skipName()
      // 0x1.8p3
      if peek() == UInt8(ascii: "."), Self.isDigit(peek(1)), bytes[at - 1] != UInt8(ascii: "p") {
        at += 1
        skipName()
      }
      return
    }
    while isPart(peek()) { at += 1 }
    if follows { return }
    if peek() == UInt8(ascii: "."), Self.isDigit(peek(1)) {
      at += 1
      while isPart(peek()) { at += 1 }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if Self.isDigit(peek(1 + sign)) {
        at += 1 + sign
        while isPart(peek()) { at += 1 }
      }
    }
  }

  private mutating func scanHash(from start: Int, _ place: (Int, Int)) {
    var hashes = 0
    while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
    if peek(hashes) == UInt8(ascii: "\"") {
      at += hashes
      scanString(hashes: hashes, from: start, place)
    } else {
      at += 1
      skipName()
      take(.directive, from: start, place)
    }
  }

  /// At the opening quote. Interpolations are scanned as code; the string's pieces become tokens of their own.
  private mutating func scanString(hashes: Int, from first: Int, _ firstPlace: (Int, Int)) {
    let quote = UInt8(ascii: "\"")
    let multiline = peek(1) == quote && peek(2) == quote && !(hashes > 0 && peek(3) == UInt8(ascii: "#"))
    let length = multiline ? 3 : 1
    at += length
    var start = first
    var place = firstPlace

    func matches(_ c: UInt8, _ count: Int, after offset: Int) -> Bool {
      (0..<count).allSatisfy { at + offset + $0 < bytes.count && bytes[at + offset + $0] == c }
    }

    while at < bytes.count {
      let c = peek()
      if c == quote, matches(quote, length, after: 0), matches(UInt8(ascii: "#"), hashes, after: length) {
        at += length + hashes
        break
      }
      if c == UInt8(ascii: "\n"), !multiline { break }
      if c == UInt8(ascii: "\\"), matches(UInt8(ascii: "#"), hashes, after: 1) {
        at += 1 + hashes
        // Nobody nests deeper; a hostile source must not overflow the stack.
        if peek() == UInt8(ascii: "("), nesting < 50 {
          at += 1
          take(.string, from: start, place)
          nesting += 1
          scanCode(untilParenthesis: true)
          nesting -= 1
          start = at
          place = (line, at - lineStart + 1)
        } else if at < bytes.count, multiline || peek() != UInt8(ascii: "\n") {
          step()
        }
        continue
      }
      step()
    }
    take(.string, from: start, place)
  }
}
