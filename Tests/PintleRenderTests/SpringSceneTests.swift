import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleRender

@Suite struct SpringSceneTests {
  /// A slide that goes up by 0.2 m, a spring of 0.1 m under it.
  private var model: Model {
    get throws {
      var s = ModelSketch("press")
      s.add("base", "block", solid(boxMesh([-0.1, -0.1, -0.1], [0.1, 0.1, 0])))
      s.add("head", "block", solid(boxMesh([-0.1, -0.1, 0.1], [0.1, 0.1, 0.15])))
      s.joint("press", "head", on: "base", .translation, at: .zero, along: [0, 0, 1], range: 0...0.2)
      let made = s.model
      let record = ElasticRecord(
        id: "spring", solid: "s", a: .init(part: "base", at: .zero), b: .init(part: "head", at: [0, 0, 0.1]))
      let spring = ModelSpring(
        record, solid: solid(boxMesh([-0.03, -0.03, 0], [0.03, 0.03, 0.1])), a: 0, b: 1,
        material: ModelSpring.material)
      return Model(
        document: made.document, documentHash: "test", parts: made.parts, shapes: made.shapes,
        springs: [try #require(spring)], findings: [])
    }
  }

  @Test func itStretchesWithThePose() throws {
    let model = try model
    let scene = RenderScene(model, pose: Mechanism(model).pose(["press": 0.2]))
    let item = try #require(scene.items.last)
    #expect(scene.items.count == 3 && item.shape == 2 && item.part == 0)
    let box = Bounds(item.solid.bounds.corners.map(item.X_AS.apply))
    #expect(abs(box.upper.z - 0.3) < 1e-12 && abs(box.lower.z) < 1e-12)
  }

  @Test func itIsPickedAndCutLikeAShape() throws {
    let model = try model
    var scene = RenderScene(model, pose: Mechanism(model).pose(["press": 0.2]))
    let hit = try #require(scene.pick(from: [0, -1, 0.2], along: [0, 1, 0]).first)
    #expect(model.drawn[hit.shape].path == "base/spring" && abs(hit.point.y + 0.03) < 1e-12)
    #expect(scene.cut(by: try #require(CutPlane(normal: [0, 0, 1], offset: 0.2))).isEmpty)
    #expect(scene.items.filter { $0.shape == 2 }.count == 2)
    scene.hide([0])
    #expect(!scene.items.contains { $0.shape == 2 })
  }
}
