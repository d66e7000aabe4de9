import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@Suite struct RoundAxisTests {
  private let X = RigidTransform(turning: 1.1, about: [0.3, -0.7, 0.2], through: [0.4, 0, 1])

  private func axis(_ mesh: TriangleMesh) -> RoundAxis? {
    var s = ModelSketch()
    s.add("a", "s", solid(mesh), at: X)
    return RoundAxis(of: s.model.shapes[0])
  }

  @Test(arguments: [
    cylinderMesh(radius: 0.01, height: 0.05, segments: 24), cylinderMesh(radius: 0.1, height: 0.005, segments: 48),
    tubeMesh(outer: 0.02, inner: 0.015, height: 0.2, segments: 32),
  ]) func roundShapesHaveAnAxis(mesh: TriangleMesh) throws {
    let found = try #require(axis(mesh))
    #expect(found.line.direction.cross(X.z).length < 1e-6)
    #expect((found.line.origin - X.translation).cross(X.z).length < 1e-6)
    #expect(abs(found.length - mesh.bounds.size.z) < 1e-9)
  }

  @Test func otherShapesHaveNone() {
    #expect(axis(boxMesh([0, 0, 0], [0.1, 0.1, 0.3])) == nil)
    #expect(axis(boxMesh([0, 0, 0], [0.5, 0.3, 0.01])) == nil)
    #expect(axis(cylinderMesh(radius: 0.01, height: 0.05, segments: 4)) == nil)
  }
}
