import Foundation
import PintleDocument
import PintleFormats
import PintleKinematics
import PintleModel
import TestSupport
import Testing

/// Writes the files that `Tests/Consumers/run` holds against other people's readers.
@Suite struct ConsumerFiles {
  private struct Facts: Encodable {
    var lower: Vector3
    var upper: Vector3
    var triangles: Int
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["PINTLE_CONSUMER_FOLDER"] != nil))
  func filesForOtherReaders() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["PINTLE_CONSUMER_FOLDER"])
    try write(.trolley, "trolley", folder)
    for seed in 1...6 as ClosedRange<UInt64> { try write(.random(seed: seed), "random_\(seed)", folder) }
  }

  private func write(_ document: Document, _ name: String, _ folder: String) throws {
    #expect(DocumentIntegrity.findings(in: document).map(\.message) == [])
    let model = literalModel(of: document)
    let mechanism = Mechanism(model)
    let home = mechanism.home
    let bounds = model.shapes.reduce(Bounds.empty) { all, shape in
      let X = home.motion(ofPart: shape.part) * shape.X_AS
      return all.union(Bounds(shape.solid.mesh.positions.map(X.apply)))
    }
    let facts = Facts(
      lower: bounds.lower, upper: bounds.upper,
      triangles: model.shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount })
    let glb = try GLBWriter.write(model, mechanism)
    #expect(GLTFChecker.check(glb).map(\.message) == [])
    try AtomicFile.write(glb, to: "\(folder)/\(name).glb")
    try DocumentFile.write(document, to: "\(folder)/\(name).document.json")
    try AtomicFile.write(try CanonicalJSON.encode(facts), to: "\(folder)/\(name).model.json")
  }
}
