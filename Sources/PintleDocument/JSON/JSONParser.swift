/// Where and why a text is not JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case tooDeep(limit: Int)
    case unexpected(String)
    case endOfText
    case badNumber(String)
    case badEscape
    case controlCharacter
    case notUTF8
    case duplicateKey(String)
  }
  public var reason: Reason
  /// From 1; the column counts bytes.
  public var line: Int
  public var column: Int
}

/// Parses JSON (RFC 8259) strictly: no comments, no trailing commas, no duplicate keys, numbers within Double.
///
/// One pass over the bytes, by recursive descent; the depth is bounded so that no text can exhaust the stack.
public struct JSONParser {
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0
  private let maximumDepth: Int

  private init(_ bytes: [UInt8], maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  public static func parse(
    _ bytes: [UInt8], maximumDepth: Int = DocumentIntegrity.Limit.nesting
  ) throws(JSONSyntaxError) -> JSONValue {
    var parser = JSONParser(bytes, maximumDepth: maximumDepth)
    let value = try parser.value()
    parser.skipSpace()
    if parser.at < bytes.count { throw parser.unexpected() }
    return value
  }

  private func error(_ reason: JSONSyntaxError.Reason, at place: Int? = nil) -> JSONSyntaxError {
    let place = min(place ?? at, bytes.count)
    let before = bytes[..<place]
    let line = 1 + before.count { $0 == 0x0A }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONSyntaxError(reason: reason, line: line, column: place - start + 1)
  }

  private func unexpected() -> JSONSyntaxError {
    guard at < bytes.count else { return error(.endOfText) }
    let c = bytes[at]
    return error(.unexpected(c > 0x20 && c < 0x7F ? String(UnicodeScalar(c)) : "byte \(c)"))
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    guard at < bytes.count else { throw error(.endOfText) }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw unexpected()
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    let n = text.utf8CodeUnitCount
    let matches = text.withUTF8Buffer { word in
      at + n <= bytes.count && zip(word, bytes[at..<at + n]).allSatisfy { $0 == $1 }
    }
    guard matches else { throw unexpected() }
    at += n
    return value
  }

  private mutating func enter() throws(JSONSyntaxError) {
    depth += 1
    if depth > maximumDepth { throw error(.tooDeep(limit: maximumDepth)) }
    at += 1
    skipSpace()
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    try enter()
    var list: [JSONValue] = []
    if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
      at += 1
    } else {
      repeat { list.append(try value()) } while try another(or: UInt8(ascii: "]"))
    }
    depth -= 1
    return .array(list)
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    try enter()
    var table: [String: JSONValue] = [:]
    if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
      at += 1
    } else {
      repeat {
        skipSpace()
        let start = at
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw unexpected() }
        let key = try string()
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw unexpected() }
        at += 1
        if table.updateValue(try value(), forKey: key) != nil { throw error(.duplicateKey(key), at: start) }
      } while try another(or: UInt8(ascii: "}"))
    }
    depth -= 1
    return .object(table)
  }

  /// Takes a comma, or the closing bracket and says that there is no more.
  private mutating func another(or end: UInt8) throws(JSONSyntaxError) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ",") || bytes[at] == end else { throw unexpected() }
    at += 1
    return bytes[at - 1] != end
  }

  private mutating func number() throws(JSONSyntaxError) -> Double {
    let start = at
    func isDigit(_ i: Int) -> Bool { i < bytes.count && bytes[i] >= UInt8(ascii: "0") && bytes[i] <= UInt8(ascii: "9") }
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let first = at
    while isDigit(at) { at += 1 }
    var isSound = at > first && (bytes[first] != UInt8(ascii: "0") || at == first + 1)
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      isSound = isSound && isDigit(at)
      while isDigit(at) { at += 1 }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      isSound = isSound && isDigit(at)
      while isDigit(at) { at += 1 }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard isSound, let number = Double(text), number.isFinite else {
      throw error(.badNumber(String(text.prefix(40))), at: start)
    }
    return number
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let c = bytes[at]
      if c == UInt8(ascii: "\"") {
        at += 1
        guard let text = String(validating: out, as: UTF8.self) else { throw error(.notUTF8) }
        return text
      }
      if c < 0x20 { throw error(.controlCharacter) }
      at += 1
      if c == UInt8(ascii: "\\") {
        out += Array(String(try escape()).utf8)
      } else {
        out.append(c)
      }
    }
    throw error(.endOfText)
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard at < bytes.count else { throw error(.endOfText) }
    at += 1
    switch bytes[at - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      // A code point beyond 16 bits comes as two surrogates.
      if unit >= 0xD800, unit < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      {
        at += 2
        let low = try hexadecimal()
        if low >= 0xDC00, low < 0xE000, let s = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) {
          return s
        }
        throw error(.badEscape)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw error(.badEscape) }
      return scalar
    default: throw error(.badEscape, at: at - 1)
    }
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard at < bytes.count else { throw error(.endOfText) }
      let c = bytes[at]
      let digit: UInt8
      switch c {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = c - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = c - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = c - UInt8(ascii: "A") + 10
      default: throw error(.badEscape)
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }
}

extension JSONSyntaxError: CustomStringConvertible {
  public var description: String {
    let what: String =
      switch reason {
      case .tooDeep(let limit): "nested deeper than \(limit) levels"
      case .unexpected(let sign): "unexpected `\(sign)`"
      case .endOfText: "the text ends too early"
      case .badNumber(let text): "`\(text)` is not a number"
      case .badEscape: "an escape that JSON does not have"
      case .controlCharacter: "a control character in a string"
      case .notUTF8: "a string that is not UTF-8"
      case .duplicateKey(let key): "the key `\(key)` stands twice in one object"
      }
    return "line \(line), column \(column): \(what)"
  }
}
