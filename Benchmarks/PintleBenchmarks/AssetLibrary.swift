import Foundation
import PintleChecks
import PintleDocument
import PintleGeometry
import PintleKinematics
import PintleModel
import PintleProgram

/// The programs in `Assets/` and what the checker says of documents: loads, evaluates, checks, with caches kept warm.
struct AssetLibrary {
  /// A sound asset: a program, or one drawn from its parameters by a seed.
  struct Asset {
    /// `BaseCabinet`, or `BaseCabinet seed 3`.
    let name: String
    let document: Document
  }

  private let programs = ProgramHost()
  private let models: ModelBuilder

  /// `cache`: a folder for solids; it survives runs.
  init(cache: String = ".build/benchmarks/solids") {
    models = ModelBuilder(cache: SolidCache(directory: cache, memoryLimit: 1 << 30))
  }

  /// Paths of the programs, in alphabetical order of their names.
  static func programs(named wanted: [String] = []) throws -> [String] { try all(named: wanted) { _ in true } }

  /// The same of mechanisms.
  static func mechanisms(named wanted: [String] = []) throws -> [String] {
    try all(named: wanted) { $0.contains("/mechanisms/") }
  }

  private static func all(named wanted: [String], where isWanted: (String) -> Bool) throws -> [String] {
    let root = URL(fileURLWithPath: "Assets")
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    let paths = (found ?? []).filter { $0.pathExtension == "swift" && isWanted($0.path) }.map(\.relativePath).sorted {
      ($0.split(separator: "/").last ?? "") < ($1.split(separator: "/").last ?? "")
    }
    guard !paths.isEmpty else { throw BenchmarkError("there is no Assets folder here: run in the repository's root") }
    return wanted.isEmpty ? paths : paths.filter { path in wanted.contains { path.contains($0) } }
  }

  /// The document of a program, with parameters by `seed` or as they are written.
  func asset(_ path: String, seed: UInt64? = nil) async throws -> Asset {
    var options = ProgramOptions()
    options.seed = seed
    let outcome = await programs.document(of: path, options: options)
    guard let document = outcome.document else {
      throw BenchmarkError("\(path): \(outcome.findings.first?.message ?? "no document")")
    }
    let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    return Asset(name: seed.map { "\(stem) seed \($0)" } ?? stem, document: document)
  }

  func model(of document: Document) -> Model { models.model(of: document) }

  func check(_ model: Model) -> CheckReport { Checker().check(model, Mechanism(model)) }
}
