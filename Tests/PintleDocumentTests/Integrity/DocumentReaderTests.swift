import PintleDocument
import TestSupport
import Testing

@Suite struct DocumentReaderTests {
  func read(_ text: String) -> (document: Document?, findings: [Finding]) { DocumentReader.read(Array(text.utf8)) }

  @Test func whatWasWrittenIsRead() throws {
    for document in [Document.maximal, .trolley] {
      let (back, findings) = DocumentReader.read(try CanonicalJSON.encode(document, pretty: true))
      #expect(findings.map(\.message) == [])
      #expect(back == document)
    }
  }

  @Test(
    arguments: [
      ("", "document.malformed", "line 1, column 1: the text ends too early"),
      ("[1,\n 2", "document.malformed", "line 2, column 3: the text ends too early"),
      ("[]", "document.malformed", "the document: `pintle`, the version of the format, is missing"),
      (
        #"{"pintle": 3, "novelty": 1}"#, "document.version",
        "pintle: version 3.0 of the format is not known; this Pintle reads version 1"
      ),
      (#"{"pintle": 1, "asset": "a"}"#, "document.malformed", "the document: `base` is missing"),
      (
        #"{"pintle": 1, "asset": "a", "base": "sunken"}"#, "document.malformed", nil
      ),
      (
        #"{"pintle": 1, "asset": "a", "base": "fixed", "parts": [{"id": "a", "material": "m", "shapes": 3}]}"#,
        "document.malformed", "parts[0].shapes: expected Array<Any>"
      ),
      (
        #"{"pintle": 1, "asset": "a", "base": "fixed", "home": {"a": 1e999}}"#, "document.malformed", nil
      ),
    ] as [(String, String, String?)])
  func malformedTextsGiveOneFinding(_ text: String, _ rule: String, _ message: String?) {
    let (document, findings) = read(text)
    #expect(document == nil)
    #expect(findings.map(\.rule) == [rule])
    if let message { #expect(findings.first?.message == message) }
  }

  @Test func misspeltKeysAreFoundWherverTheyStand() {
    let (document, findings) = read(
      #"""
      {"pintle": 1, "asset": "a", "base": "fixed", "materials": {}, "jionts": [1], "nothing": null,
       "sources": [{"file": "a.swift", "line": 1, "column": 0, "lines": 2}]}
      """#)
    #expect(document == nil)
    #expect(
      findings.map(\.message) == [
        "jionts: not a key of a Pintle document", "sources[0].lines: not a key of a Pintle document",
      ])
    #expect(findings.last?.hint == "did you mean `line`?")
  }

  @Test func deepTextsAreRefused() {
    #expect(
      read(String(repeating: "[", count: 1_000_000)).findings.map { "\($0.rule) \($0.message)" } == [
        "document.depth line 1, column 501: nested deeper than 500 levels"
      ])
  }

  /// One of everything rather than all of it: two thousand rounds are to take seconds.
  static let small: Document = {
    var d = Document.maximal
    let solids = d.solids.keys.sorted { ($0.count, $0) < ($1.count, $1) }
    for key in solids.dropFirst(6) { d.solids[key] = nil }
    let kept: Set<JointRecord.Kind> = [.hinge, .slide, .spin, .ball]
    d.joints.removeAll { !kept.contains($0.kind) }
    d.parts.removeAll { part in part.id != "base" && !kept.contains { "p_\($0.rawValue)" == part.id } }
    d.parameters.removeLast(d.parameters.count - 1)
    d.contacts.removeLast(d.contacts.count - 1)
    d.closures.removeLast(d.closures.count - 1)
    d.expectations.removeLast(d.expectations.count - 1)
    d.findings.removeLast(d.findings.count - 1)
    return d
  }()

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func twoHundredMutationsOfTheTreeNeverTrap(_ seed: UInt64) throws {
    let raw = try JSONParser.parse(CanonicalJSON.encode(Self.small))
    var mutator = JSONMutator(seed: seed)
    var accepted = 0
    for round in 0..<200 {
      var value = raw
      for _ in 0...(round % 3) { value = mutator.mutate(value) }
      let (document, findings) = DocumentReader.read(try CanonicalJSON.encode(value))
      // Exactly one of the two: a document, or the reason why there is none.
      #expect((document == nil) == !findings.isEmpty)
      #expect(findings.allSatisfy { $0.rule.hasPrefix("document.") && !$0.message.isEmpty && $0.severity == .error })
      if let document {
        accepted += 1
        #expect(DocumentIntegrity.findings(in: document).isEmpty)
      }
    }
    // Some changes are harmless (a number, a label), most are not.
    #expect(accepted > 5)
    #expect(accepted < 150)
  }

  @Test func aThousandDamagedTextsNeverTrap() throws {
    let bytes = try CanonicalJSON.encode(Self.small)
    #expect(DocumentReader.read(bytes).findings.map(\.message) == [])
    var mutator = JSONMutator(seed: 6)
    for _ in 0..<1000 {
      let (document, findings) = DocumentReader.read(mutator.mutate(bytes))
      #expect((document == nil) == !findings.isEmpty)
    }
  }
}
