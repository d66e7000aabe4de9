import Foundation
import PintleDocument
import PintleModel
import TestSupport

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

/// An arm on a base with a hand that slides on it: what every writer for simulators is tried with.
enum ArmSketch {
  static let block = solid(boxMesh([-0.1, -0.1, -0.1], [0.1, 0.1, 0.1]), node: .box(size: [0.2, 0.2, 0.2]))
  static let odd = solid(cylinderMesh(radius: 0.05, height: 0.2, segments: 7))

  static func arm(along axis: Vector3, drawn: Double = 0, range: ClosedRange<Double>? = -1...1) -> ModelSketch {
    var s = ModelSketch()
    s.add("base", "block", block)
    s.add("arm", "bar", odd, at: RigidTransform(turning: 0.7, about: [1, 2, 3]))
    s.joint("shoulder", "arm", on: "base", .rotation, at: [0.3, -0.2, 0.4], along: axis, range: range)
    s.document.joints[0].dofs[0].drawn = drawn
    s.add("hand", "ball", solid(sphereMesh(radius: 0.05, segments: 12), node: .sphere(radius: 0.05)))
    s.joint("wrist", "hand", on: "arm", .translation, at: [0.1, 0, 0.6], along: [-1, 1, 0.5], range: -0.2...0.4)
    return s
  }
}
