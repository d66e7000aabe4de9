import Foundation
import PintleContent

/// What was found asset by asset, kept in files: a run that was stopped goes on where it was, and runs over a part of the
/// assets each make one whole.
///
/// A file's name holds the hash of everything that decides what is in it (this executable, which holds the checker; the
/// library of the language; the program's text; the classes and numbers asked for), so that no page mixes two checkers.
struct FaultJournal {
  private let folder: URL
  private let build: String
  private let options: String

  init(folder: String, options: String) throws {
    self.folder = URL(fileURLWithPath: folder, isDirectory: true)
    try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let library = executable.deletingLastPathComponent().appendingPathComponent("libPintle.so")
    build = try [executable, library].map { try Self.hash($0) }.joined(separator: "\n")
    self.options = options
  }

  /// What was kept of an asset; nil where there is nothing, or nothing that can be read.
  func chapter(of path: String, variant: Int) throws -> FaultTally.Chapter? {
    guard let data = try? Data(contentsOf: try file(path, variant)) else { return nil }
    return try? JSONDecoder().decode(FaultTally.Chapter.self, from: data)
  }

  func keep(_ chapter: FaultTally.Chapter, of path: String, variant: Int) throws {
    try JSONEncoder().encode(chapter).write(to: try file(path, variant), options: .atomic)
  }

  private func file(_ path: String, _ variant: Int) throws -> URL {
    let program = URL(fileURLWithPath: path)
    let key = [build, options, try Self.hash(program), "variant \(variant)"].joined(separator: "\n")
    let stem = program.deletingPathExtension().lastPathComponent
    return folder.appendingPathComponent("\(stem)-\(variant)-\(ContentHash.of(Array(key.utf8)).prefix(16)).json")
  }

  private static func hash(_ file: URL) throws -> String {
    ContentHash.of([UInt8](try Data(contentsOf: file, options: .mappedIfSafe)))
  }
}
