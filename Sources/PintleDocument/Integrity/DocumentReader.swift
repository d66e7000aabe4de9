/// Reads a Document from JSON that anybody may have written.
public enum DocumentReader {
  /// The document, and what is wrong with the text; nil exactly where a finding says why. Never traps.
  ///
  /// A text of the wrong form gives one finding; a document that breaks `DocumentIntegrity` gives them all. Keys that
  /// this version does not know are errors, since what is misspelt would silently not hold.
  public static func read(_ bytes: [UInt8]) -> (document: Document?, findings: [Finding]) {
    func refused(_ rule: String, _ message: String, hint: String? = nil) -> (Document?, [Finding]) {
      (nil, [Finding(rule, .error, .fail, message, hint: hint)])
    }
    guard bytes.count <= DocumentIntegrity.Limit.bytes else {
      return refused("document.size", "the document has \(bytes.count >> 20) MiB, more than the 64 that are taken")
    }
    let raw: JSONValue
    do {
      raw = try JSONParser.parse(bytes)
    } catch {
      if case .tooDeep = error.reason { return refused("document.depth", "\(error)") }
      return refused("document.malformed", "\(error)")
    }
    guard let version = raw["pintle"]?.number else {
      return refused(
        "document.malformed", "the document: `pintle`, the version of the format, is missing",
        hint: "a Pintle document is an object that begins with {\"pintle\": 1, \"asset\": …")
    }
    guard version == Double(Document.currentVersion) else {
      return refused(
        "document.version",
        "pintle: version \(version) of the format is not known; this Pintle reads version \(Document.currentVersion)")
    }
    let document: Document
    do {
      document = try CanonicalJSON.decode(Document.self, from: bytes)
    } catch {
      return refused("document.malformed", CanonicalJSON.describe(error))
    }
    var findings =
      DocumentIntegrity.form(of: document, isDecoded: true) + DocumentIntegrity.references(in: document)
    findings += unknownKeys(in: raw, known: document)
    return (findings.isEmpty ? document : nil, findings)
  }

  /// An error for each key of the text that nothing reads: it is misspelt, or of another version.
  public static func unknownKeys(in bytes: [UInt8], of document: Document) -> [Finding] {
    (try? JSONParser.parse(bytes)).map { unknownKeys(in: $0, known: document) } ?? []
  }

  /// Keys of the text that writing the document back does not give.
  private static func unknownKeys(in raw: JSONValue, known document: Document) -> [Finding] {
    guard let bytes = try? CanonicalJSON.encode(document),
      let written = try? JSONParser.parse(bytes)
    else { return [] }
    var findings: [Finding] = []
    func compare(_ raw: JSONValue, _ written: JSONValue, _ path: String) {
      switch (raw, written) {
      case (.object(let a), .object(let b)):
        for key in a.keys.sorted() where findings.count < DocumentIntegrity.Limit.findings {
          guard let value = a[key] else { continue }
          let place = path.isEmpty ? key : "\(path).\(key)"
          if let other = b[key] {
            compare(value, other, place)
          } else if !value.isNothing {
            findings.append(
              Finding(
                "document.unknown_key", .error, .fail, "\(place): not a key of a Pintle document",
                hint: Spelling.nearest(to: key, in: b.keys.sorted()).map { "did you mean `\($0)`?" }))
          }
        }
      case (.array(let a), .array(let b)):
        for (i, (x, y)) in zip(a, b).enumerated() { compare(x, y, "\(path)[\(i)]") }
      default: break
      }
    }
    compare(raw, written, "")
    return findings
  }
}

extension JSONValue {
  /// Null, and an empty list or table: written out, they mean the same as left out.
  fileprivate var isNothing: Bool {
    switch self {
    case .null: true
    case .array(let a): a.isEmpty
    case .object(let o): o.isEmpty
    default: false
    }
  }
}
