import Foundation
import PintleChecks
import PintleDocument
import PintleFormats
import PintleGeometry
import PintleKinematics
import PintleModel

/// One object, measured cold. Milliseconds.
struct ArticraftTiming {
  var name: String
  var shapes: Int
  var triangles: Int
  var joints: Int
  var sweeps: Double
  var check: Double
  /// The same without what joints do together.
  var plain: Double
  var stages: [String: Double]
  var peer: PeerAudit.Answer?

  /// Reads, checks, and sweeps once more from a model of its own, so that no surface is prepared twice.
  static func measure(_ path: String, _ name: String) throws -> ArticraftTiming {
    var clock = LapClock()
    let first = try load(path)
    let read = clock.lap()
    let model = ModelBuilder(cache: SolidCache(directory: nil)).model(of: first.document, meshes: first.meshes)
    let geometry = clock.lap()
    let mechanism = Mechanism(model)
    let tree = clock.lap()
    let report = Checker().check(model, mechanism)
    let rules = clock.lap()
    withExtendedLifetime(report) {}

    let bare = try freshModel(path)
    withExtendedLifetime(Checker(policy: CheckPolicy(combinationBudget: 0)).check(bare, Mechanism(bare))) {}
    let plain = clock.lap()

    let fresh = Mechanism(try freshModel(path))
    _ = clock.lap()
    var joints = 0
    for freedom in fresh.freedoms where freedom.record.role == .input {
      _ = fresh.sweep(dof: freedom.id)
      joints += 1
    }
    let sweeps = clock.lap()
    return ArticraftTiming(
      name: name, shapes: model.shapes.count, triangles: model.shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount },
      joints: joints, sweeps: sweeps, check: read + geometry + tree + rules, plain: plain,
      stages: ["read": read, "geometry": geometry, "mechanism": tree, "rules": rules])
  }

  /// From nothing, so that nothing is prepared twice.
  private static func freshModel(_ path: String) throws -> Model {
    let read = try load(path)
    return ModelBuilder(cache: SolidCache(directory: nil)).model(of: read.document, meshes: read.meshes)
  }

  private static func load(_ path: String) throws -> (document: Document, meshes: MeshFiles) {
    let bytes = try InputFile.read(path)
    let meshes = MeshFiles(folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    let (document, findings) = URDFReader().read(bytes, file: "model.urdf", meshes: meshes)
    guard let document else { throw BenchmarkError("\(path): \(findings.first?.message ?? "")") }
    return (document, meshes)
  }

  /// Each number by itself.
  static func median(of runs: [ArticraftTiming]) -> ArticraftTiming {
    var result = runs[0]
    func middle(_ value: (ArticraftTiming) -> Double) -> Double { runs.map(value).sorted()[runs.count / 2] }
    result.sweeps = middle(\.sweeps)
    result.check = middle(\.check)
    result.plain = middle(\.plain)
    for stage in result.stages.keys { result.stages[stage] = middle { $0.stages[stage] ?? 0 } }
    return result
  }
}

/// Milliseconds of processor time since the last look: what others do on the machine does not count.
struct LapClock {
  private var last = LapClock.now

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  mutating func lap() -> Double {
    let now = Self.now
    defer { last = Self.now }
    return now - last
  }
}
