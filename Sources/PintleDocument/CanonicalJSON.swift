internal import FoundationEssentials

/// The one encoding of a value: UTF-8 JSON, keys sorted, shortest numbers that read back exactly, no white space.
///
/// The same value gives the same bytes on every machine; content hashes are taken over these bytes.
public enum CanonicalJSON {
  /// Throws `EncodingError` for a number that is not finite.
  public static func encode(_ value: some Encodable, pretty: Bool = false) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return Array(try encoder.encode(value))
  }

  public static func string(_ value: some Encodable, pretty: Bool = false) throws -> String {
    String(decoding: try encode(value, pretty: pretty), as: UTF8.self)
  }

  /// Throws `DecodingError`; `describe(_:)` turns it into one line with the path of the fault.
  public static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
    try JSONDecoder().decode(type, from: Data(bytes))
  }

  /// One line that says what is wrong with a JSON text and where, as a path: `joints[2].dofs[0].range`.
  public static func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return "\(place(context.codingPath)): `\(key.stringValue)` is missing"
    case DecodingError.typeMismatch(let type, let context):
      return "\(place(context.codingPath)): expected \(type)"
    case DecodingError.valueNotFound(let type, let context):
      return "\(place(context.codingPath)): null where \(type) is expected"
    case DecodingError.dataCorrupted(let context):
      return "\(place(context.codingPath)): \(context.debugDescription)"
    default:
      return "\(error)"
    }
  }

  /// Where a number stands that cannot be written, as a path.
  public static func place(of error: any Error) -> String {
    if case EncodingError.invalidValue(_, let context) = error { return place(context.codingPath) }
    return place([])
  }

  private static func place(_ path: [any CodingKey]) -> String {
    var text = ""
    for key in path {
      if let i = key.intValue { text += "[\(i)]" } else { text += (text.isEmpty ? "" : ".") + key.stringValue }
    }
    return text.isEmpty ? "the document" : text
  }
}
