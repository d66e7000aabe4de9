internal import Foundation
internal import PintleFormats

/// Files that belong together.
enum FileSet {
  /// All or none, with the folders that they lie in. Throws the error of the file system.
  static func write(_ files: [(path: String, bytes: [UInt8])]) throws {
    var written: [String] = []
    do {
      for file in files {
        try FileManager.default.createDirectory(
          at: URL(fileURLWithPath: file.path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try AtomicFile.write(file.bytes, to: file.path)
        written.append(file.path)
      }
    } catch {
      for path in written { try? FileManager.default.removeItem(atPath: path) }
      throw error
    }
  }
}
