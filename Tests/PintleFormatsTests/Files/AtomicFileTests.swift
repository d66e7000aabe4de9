import Foundation
import PintleFormats
import Testing

@Suite struct AtomicFileTests {
  /// A folder of its own, removed at the end.
  func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pintle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func aFileIsWrittenAndReplaced() throws {
    try inFolder { folder in
      let path = folder.appending(path: "a.glb").path
      try AtomicFile.write([1, 2, 3], to: path)
      #expect(try Data(contentsOf: URL(filePath: path)) == Data([1, 2, 3]))
      try AtomicFile.write([], to: path)
      #expect(try Data(contentsOf: URL(filePath: path)) == Data())
      let left = try names(folder)
      #expect(left == ["a.glb"])
    }
  }

  @Test func anExistingFileKeepsItsPermissions() throws {
    try inFolder { folder in
      let path = folder.appending(path: "a").path
      try AtomicFile.write([1], to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try AtomicFile.write([2], to: path)
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test func failureLeavesNothingBehind() throws {
    try inFolder { folder in
      let missing = folder.appending(path: "none/a").path
      let error = #expect(throws: FileWriteError.self) { try AtomicFile.write([1], to: missing) }
      #expect(error?.description == "cannot write \(missing) (create): No such file or directory")
      #expect(throws: FileWriteError.self) { try AtomicFile.write([1], to: folder.path) }
      let left = try names(folder)
      #expect(left == [])
    }
  }

  @Test func devicesAreWrittenTo() throws {
    try AtomicFile.write([1, 2], to: "/dev/null")
    let error = #expect(throws: FileWriteError.self) { try AtomicFile.write([1], to: "/dev/full") }
    #expect(error?.step == .write)
  }
}
