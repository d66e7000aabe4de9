import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing

@testable import PintleRender

@Suite struct ScenePickTests {
  /// Pixels, matrices and rays are one geometry.
  @Test(arguments: [View.frontRight, .top, View(name: "x", azimuth: 2, elevation: -0.7, projection: .orthographic)])
  func raysAgreeWithPicturesAndMatrices(_ view: View) throws {
    let model = PictureSketch.cabinet.model
    let mechanism = Mechanism(model)
    let scene = RenderScene(model, pose: mechanism.pose(["door_hinge": 1.3, "drawer_slide": 0.2]))
    let (width, height) = (140, 110)
    let camera = Camera(view, framing: scene.corners, width: width, height: height)
    let frame = try RendererTests.renderer.get().draw(
      scene, camera: camera, width: width, height: height, layers: [.depth, .normals])
    let projection = Projection(camera, width: width, height: height)
    let forward = camera.axes.forward
    var tried = 0
    var misses = 0
    for y in stride(from: 2, to: height, by: 5) {
      for x in stride(from: 3, to: width, by: 5) {
        let ray = projection.ray(x: Double(x) + 0.5, y: Double(y) + 0.5)
        let hits = scene.pick(from: ray.origin, along: ray.direction)
        let i = y * width + x
        let solid = hits.first { !$0.isTransparent }
        tried += 1
        if Int(frame.parts[2 * i]) != (solid?.part ?? -1) + 1 {
          misses += 1
          continue
        }
        guard let solid else {
          #expect(frame.depths[i] == .infinity)
          continue
        }
        let depth = (solid.point - camera.eye).dot(forward)
        let n = Vector3(
          Double(frame.normals[3 * i]), Double(frame.normals[3 * i + 1]), Double(frame.normals[3 * i + 2]))
        if abs(depth - Double(frame.depths[i])) > 2e-3 || n.dot(solid.normal) < 0.99 {
          misses += 1
          continue
        }
        let back = try #require(projection.pixel(solid.point))
        #expect(abs(back.x - Double(x) - 0.5) < 1e-6 && abs(back.y - Double(y) - 0.5) < 1e-6)
        // The same by the matrices that the picture states.
        func times(_ m: [Double], _ v: [Double]) -> [Double] {
          (0..<4).map { r in (0..<4).reduce(0) { $0 + m[4 * r + $1] * v[$1] } }
        }
        let p = solid.point
        let clip = times(frame.projectionMatrix, times(frame.viewMatrix, [p.x, p.y, p.z, 1]))
        #expect(abs((clip[0] / clip[3] + 1) / 2 * Double(width) - back.x) < 1e-6)
        #expect(abs((1 - clip[1] / clip[3]) / 2 * Double(height) - back.y) < 1e-6)
      }
    }
    // Edges fall on either side of a pixel's middle.
    #expect(tried > 500 && misses * 100 <= tried, "\(misses) of \(tried)")
  }

  @Test func nearestFirstAndOnePerPart() throws {
    var s = PictureSketch("Row")
    s.box("pane", [0.5, 0.01, 0.5], at: [0, -0.5, 0], .glass)
    s.box("thing", [0.2, 0.2, 0.2], at: .zero, .red)
    s.box("thing", [0.2, 0.2, 0.2], at: [0, 0.4, 0], .red)
    let scene = RenderScene(s.model)
    let hits = scene.pick(from: [0.05, -2, 0.02], along: [0, 1, 0])
    #expect(hits.map(\.part) == [0, 1] && hits.map(\.isTransparent) == [true, false])
    #expect(hits[1].shape == 1 && (hits[1].point - [0.05, -0.1, 0.02]).length < 1e-12)
    #expect(hits[1].normal == [0, -1, 0] && abs(hits[1].distance - 1.9) < 1e-12)
    #expect(scene.pick(from: [0.05, -2, 0.02], along: [0, -1, 0]).isEmpty)
    #expect(scene.pick(from: [3, -2, 0], along: [0, 1, 0]).isEmpty)
  }
}
