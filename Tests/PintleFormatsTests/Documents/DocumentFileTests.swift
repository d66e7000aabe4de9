import Foundation
import PintleDocument
import PintleFormats
import TestSupport
import Testing

@Suite struct DocumentFileTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "pintle-\(UUID().uuidString).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try DocumentFile.write(.maximal, to: path, pretty: true)
    let (document, findings) = DocumentFile.read(at: path)
    #expect(findings.isEmpty)
    #expect(document == .maximal)
  }

  @Test(arguments: [
    ("/nowhere/at/all.json", "/nowhere/at/all.json: No such file or directory"), ("/tmp", "/tmp: not a regular file"),
    ("/dev/zero", "/dev/zero: not a regular file"),
  ])
  func whatCannotBeReadIsAFinding(_ path: String, _ message: String) {
    let (document, findings) = DocumentFile.read(at: path)
    #expect(document == nil)
    #expect(findings.map(\.message) == [message])
    #expect(findings.map(\.rule) == ["document.unreadable"])
  }
}
