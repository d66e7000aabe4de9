import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleRender

@Suite struct SceneCutTests {
  private func area(_ mesh: TriangleMesh) -> Double {
    stride(from: 0, to: mesh.indices.count, by: 3).reduce(0) { sum, t in
      let p = (0..<3).map { mesh.positions[Int(mesh.indices[t + $0])] }
      return sum + (p[1] - p[0]).cross(p[2] - p[0]).length / 2
    }
  }

  private func box(_ size: Vector3) -> TriangleMesh { boxMesh(size / -2, size / 2) }

  @Test func aBoxIsHalved() throws {
    let plane = try #require(CutPlane(normal: [0, 0, 2], offset: 0.2))
    #expect(plane.normal == [0, 0, 1] && plane.offset == 0.1)
    let cut = MeshCut(box([0.4, 0.6, 0.8]), plane)
    // Bottom and what is left of the sides.
    #expect(abs(area(cut.surface) - (0.24 + 2 * (0.4 + 0.6) * 0.5)) < 1e-12)
    #expect(abs(cut.surface.bounds.upper.z - 0.1) < 1e-12)
    let face = ContourFill(cut.contour, plane).mesh
    #expect(abs(area(face) - 0.24) < 1e-12 && face.triangleCount <= 8)
    #expect(face.normals.allSatisfy { $0 == [0, 0, 1] })
    // Both together are closed.
    var whole = cut.surface
    let base = UInt32(whole.positions.count)
    whole.positions += face.positions
    whole.normals += face.normals
    whole.indices += face.indices.map { $0 + base }
    #expect(abs(whole.welded.volume - 0.24 * 0.5) < 1e-12)
  }

  /// The face of a ring has a hole; a slanted plane through a cylinder leaves an ellipse.
  @Test func facesHaveHolesAndSlants() throws {
    let ring = latheMesh([[0.1, -0.2], [0.3, -0.2], [0.3, 0.2], [0.1, 0.2]], segments: 96)
    let across = try #require(CutPlane(normal: [0, 0, 1], offset: 0.05))
    let polygon = 48 * sin(2 * Double.pi / 96)
    let face = ContourFill(MeshCut(ring, across).contour, across).mesh
    #expect(abs(area(face) - polygon * (0.09 - 0.01)) < 1e-9)
    // Along the axis: two rectangles.
    let along = try #require(CutPlane(normal: [0, 1, 0], offset: 0))
    #expect(abs(area(ContourFill(MeshCut(ring, along).contour, along).mesh) - 2 * 0.2 * 0.4) < 1e-9)
    let rod = latheMesh([[0, -1], [0.1, -1], [0.1, 1], [0, 1]], segments: 96)
    let slanted = try #require(CutPlane(normal: [1, 0, 1], offset: 0))
    let ellipse = ContourFill(MeshCut(rod, slanted).contour, slanted).mesh
    #expect(abs(area(ellipse) - polygon * 0.01 * 2.0.squareRoot()) < 1e-9)
  }

  /// A face in the plane leaves nothing behind, and is replaced where the rest lies on the other side.
  @Test func aFaceInThePlane() throws {
    let top = try #require(CutPlane(normal: [0, 0, 1], offset: 0.4))
    let cut = MeshCut(box([0.4, 0.6, 0.8]), top)
    #expect(abs(area(cut.surface) - (0.24 + 2 * 1.0 * 0.8)) < 1e-12)
    #expect(abs(area(ContourFill(cut.contour, top).mesh) - 0.24) < 1e-12)
    let bottom = try #require(CutPlane(normal: [0, 0, 1], offset: -0.4))
    #expect(MeshCut(box([0.4, 0.6, 0.8]), bottom).surface.triangleCount == 0)
  }

  @Test func aCutShowsWhatIsInside() throws {
    var s = PictureSketch("Nested")
    s.box("shell", [0.8, 0.8, 0.02], at: [0, 0, 0.39], .white)
    s.box("shell", [0.8, 0.02, 0.8], at: [0, -0.39, 0], .white)
    s.box("block", [0.3, 0.3, 0.3], at: .zero, .red)
    var scene = RenderScene(s.model)
    let renderer = try RendererTests.renderer.get()
    let camera = Camera(
      eye: [0, -5, 0], target: .zero, up: [0, 0, 1], lens: .orthographic(height: 1))
    let before = try renderer.draw(scene, camera: camera, width: 100, height: 100)
    #expect(before.visibility.map(\.part) == [0])
    let plane = try #require(CutPlane(normal: [0, 1, 0], offset: 0.05)).facing(camera.eye)
    #expect(scene.cut(by: plane).isEmpty)
    let after = try renderer.draw(scene, camera: camera, width: 100, height: 100, layers: .depth)
    // The block's face of 30 × 30 pixels and the shell's upper edge of 80 × 2.
    let seen = after.visibility
    #expect(seen.map(\.part) == [0, 1] && abs(seen[1].pixels - 900) <= 40 && abs(seen[0].pixels - 160) <= 90)
    #expect(abs(Double(after.depths[50 * 100 + 50]) - 5.05) < 1e-4)
    // Tinged: redder than the block is without a cut.
    #expect(after.image[50, 50].x > 100)
  }

  @Test func anOpenSurfaceIsNamed() throws {
    var s = PictureSketch("Sheet")
    var mesh = box([0.4, 0.4, 0.4])
    mesh.indices.removeLast(3)
    mesh.faces.removeLast()
    s.add("sheet", mesh, .white)
    var scene = RenderScene(s.model)
    #expect(scene.cut(by: try #require(CutPlane(normal: [0, 0, 1], offset: 0))) == ["sheet/shape0"])
    #expect(scene.items.count == 1)
    #expect(CutPlane(normal: .zero, offset: 0) == nil && CutPlane(normal: [0, 0, 1], offset: .nan) == nil)
  }
}
