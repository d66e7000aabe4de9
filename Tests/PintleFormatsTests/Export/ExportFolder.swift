import Foundation

@testable import PintleFormats

/// A folder for an export's files, gone again afterwards.
enum ExportFolder {
  /// Writes the files and has the export read them back. Throws what it finds.
  static func readBack(_ made: AssetExport) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("pintle-test-\(UUID().uuidString)")
    // A package is looked for by its name.
    let folder = root.appendingPathComponent(made.name)
    defer { try? FileManager.default.removeItem(at: root) }
    for file in made.files {
      let url = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    try made.readBack(in: folder.path)
  }
}
