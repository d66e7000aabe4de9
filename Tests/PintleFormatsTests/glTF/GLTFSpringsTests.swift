import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleFormats

@Suite struct GLTFSpringsTests {
  /// A lever on a base, turned from 0.2 to 1.2 rad; a spring from the base to its end. `home`: 0.4 rad.
  private func lever() throws -> Model {
    var s = ModelSketch("lever")
    s.add("base", "block", solid(boxMesh([-0.1, -0.1, -0.1], [0.1, 0.1, 0])))
    s.add("lever", "bar", solid(boxMesh([0, -0.01, 0.02], [0.3, 0.01, 0.04])))
    s.joint("hinge", "lever", on: "base", .rotation, at: [0, 0, 0.03], along: [0, -1, 0], range: 0...1.2)
    s.document.home = ["hinge": 0.4]
    let record = ElasticRecord(
      id: "pull", solid: "s", a: .init(part: "base", at: [0.08, 0, 0]), b: .init(part: "lever", at: [0.28, 0, 0.03]))
    let length = (record.b.at - record.a.at).length
    let coil = EvaluatedSolid(
      hash: "coil", node: .coil(radius: 0.01, wire: 0.001, turns: 5, height: length),
      mesh: boxMesh([-0.01, -0.01, 0], [0.01, 0.01, length]),
      properties: VolumeProperties(volume: 1e-6, centroid: .zero, secondMoments: .zero, mixedMoments: .zero),
      deflection: 0)
    let made = s.model
    let spring = try #require(ModelSpring(record, solid: coil, a: 0, b: 1, material: ModelSpring.material))
    return Model(
      document: made.document, documentHash: "test", parts: made.parts, shapes: made.shapes, springs: [spring],
      findings: [])
  }

  @Test func aLeafWhoseScaleFollows() throws {
    let model = try lever()
    let mechanism = Mechanism(model)
    let bytes = try GLBWriter.write(model, mechanism, profile: .web)
    let glb = try OpenedGLB(bytes)
    let nodes = glb.list("nodes")
    let index = try #require(nodes.firstIndex { $0["name"] as? String == "pull" })
    let node = nodes[index]
    #expect(node["scale"] == nil && node["mesh"] != nil && node["children"] == nil)
    #expect((nodes[0]["children"] as? [Int])?.contains(index) == true)

    // The node's own mesh is as long as the spring is at home.
    let spring = model.springs[0]
    let atHome = spring.length * spring.placed(mechanism.home.motion(ofPart:)).stretch
    let mesh = glb.list("meshes")[try #require(node["mesh"] as? Int)]
    let primitive = try #require((mesh["primitives"] as? [[String: Any]])?.first)
    let position = try #require((primitive["attributes"] as? [String: Int])?["POSITION"])
    let top = glb.floats(position).map { $0[2] }.max() ?? 0
    #expect(abs(Double(top) - atHome) < 1e-6)

    // Where it ends at the end of the clip is where the lever holds it.
    let clip = try #require(glb.named("animations", "hinge_open"))
    var end: [String: [Float]] = [:]
    for channel in clip["channels"] as? [[String: Any]] ?? [] {
      let target = try #require(channel["target"] as? [String: Any])
      guard target["node"] as? Int == index, let path = target["path"] as? String else { continue }
      let sampler = try #require((clip["samplers"] as? [[String: Any]])?[channel["sampler"] as? Int ?? 0])
      end[path] = glb.floats(try #require(sampler["output"] as? Int)).last
    }
    #expect(Set(end.keys) == ["rotation", "scale"])
    let scale = try #require(end["scale"])
    let q = try #require(end["rotation"]).map(Double.init)
    let at = try #require(node["translation"] as? [Double])
    // The base does not move and its node is not turned.
    let tip = Vector3(0, 0, atHome * Double(scale[2]))
    let u = Vector3(q[0], q[1], q[2])
    let turned = tip + 2 * q[3] * u.cross(tip) + 2 * u.cross(u.cross(tip))
    let point = Vector3(at[0], at[1], at[2]) + turned
    let held = mechanism.pose(["hinge": 1.2]).motion(ofPart: 1).apply(spring.record.b.at)
    #expect((point - GLTFCoordinates.vector(held)).length < 1e-5)
    #expect(scale[0] == 1 && scale[1] == 1 && scale[2] != 1)
    #expect(GLTFChecker.check(bytes).isEmpty)
  }

  @Test func springsWithoutRoomMakeNoTrouble() throws {
    let model = try lever()
    let none = Model(
      document: model.document, documentHash: "test", parts: model.parts, shapes: model.shapes, findings: [])
    let glb = try OpenedGLB(try GLBWriter.write(none, Mechanism(none), profile: .web))
    #expect(glb.list("nodes").count == 2)
  }
}
