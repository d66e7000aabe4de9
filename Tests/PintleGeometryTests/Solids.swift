import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

/// One millimetre: the tests speak of millimetres, the document of metres.
let mm = 1e-3

func box(_ x: Double, _ y: Double, _ z: Double) -> SolidNode { .box(size: [x * mm, y * mm, z * mm]) }
func cylinder(_ r: Double, _ h: Double) -> SolidNode { .cylinder(radius: r * mm, height: h * mm) }
func moved(_ x: Double, _ y: Double, _ z: Double, _ s: SolidNode) -> SolidNode {
  .placed(at: RigidTransform(translation: [x * mm, y * mm, z * mm]), solid: s)
}
func rectangle(_ w: Double, _ h: Double, _ r: Double = 0) -> ProfileNode {
  .rectangle(width: w * mm, height: h * mm, radius: r * mm)
}
func circle(_ r: Double) -> ProfileNode { .circle(radius: r * mm) }
func shifted(_ x: Double, _ y: Double, _ p: ProfileNode) -> ProfileNode {
  .placed(offset: [x * mm, y * mm], angle: 0, profile: p)
}

func near(_ a: Vector3, _ b: Vector3, _ distance: Double) -> Bool { (a - b).length <= distance }

/// A document of one part with one shape.
func document(_ node: SolidNode, resting: ShapeRecord.Resting? = nil) -> Document {
  Document(
    asset: "test", materials: ["steel": MaterialRecord(label: "steel", density: 7800, baseColor: [0.5, 0.5, 0.5])],
    solids: ["s1": node],
    parts: [
      PartRecord(id: "part", material: "steel", shapes: [ShapeRecord(id: "shape", solid: "s1", resting: resting)])
    ]
  )
}

/// The solid as a Model has it, without any cache from before.
func evaluated(_ node: SolidNode) throws -> EvaluatedSolid {
  let model = ModelBuilder(cache: SolidCache(directory: nil)).model(of: document(node))
  try #require(model.findings == [], "\(model.findings.map(\.message))")
  return try #require(model.shapes.first).solid
}

/// Rule and message of everything found in making one solid.
func complaints(_ node: SolidNode) -> [String] {
  ModelBuilder(cache: SolidCache(directory: nil)).model(of: document(node)).findings.map { "\($0.rule): \($0.message)" }
}

/// A folder that is gone when the test is.
final class TemporaryFolder {
  let path: String
  init() {
    var template = Array("/tmp/pintle-test-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp/pintle-test"
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
