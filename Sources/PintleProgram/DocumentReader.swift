internal import PintleDocument

/// Decodes a document and checks what the decoder cannot: its version, that it is there at all, and its form
/// (`DocumentIntegrity`), since it comes from a stranger.
enum DocumentReader {
  private struct Version: Decodable { var pintle: Int? }

  /// `origin` names the document in messages: "the program's document", "`box.json`". `isWritten`: people or other tools
  /// wrote it, so that keys may be misspelt.
  static func decode(
    _ bytes: [UInt8], origin: String, isWritten: Bool = false
  ) -> (document: Document?, findings: [Finding]) {
    func malformed(_ text: String, hint: String? = nil) -> (Document?, [Finding]) {
      (nil, [Finding("document.malformed", .error, .fail, "\(origin) is malformed: \(text)", hint: hint)])
    }
    guard !bytes.isEmpty else { return malformed("it is empty") }
    do {
      let version = try CanonicalJSON.decode(Version.self, from: bytes).pintle
      guard let version else {
        return malformed("`pintle`, its version, is missing", hint: "a document begins with `\"pintle\": 1`")
      }
      guard version == Document.currentVersion else {
        return malformed(
          "its version is \(version), this Pintle reads version \(Document.currentVersion)")
      }
      let document = try CanonicalJSON.decode(Document.self, from: bytes)
      var faults = DocumentIntegrity.form(of: document, isDecoded: true)
      if isWritten { faults += PintleDocument.DocumentReader.unknownKeys(in: bytes, of: document) }
      return (faults.isEmpty ? document : nil, faults)
    } catch {
      return malformed(CanonicalJSON.describe(error))
    }
  }
}
