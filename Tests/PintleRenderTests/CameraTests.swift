import PintleDocument
import PintleModel
import PintleRender
import Testing

@Suite struct CameraTests {
  private static let points = Bounds(lower: [-0.3, -1, 0.2], upper: [0.5, 0.4, 1.9]).corners

  /// Pixels, y downward, by the matrices that the renderer reports.
  private func project(_ p: Vector3, _ frame: Picture) -> SIMD2<Double> {
    func apply(_ m: [Double], _ v: SIMD4<Double>) -> SIMD4<Double> {
      var out = SIMD4<Double>.zero
      for r in 0..<4 { out[r] = (v * [m[4 * r], m[4 * r + 1], m[4 * r + 2], m[4 * r + 3]]).sum() }
      return out
    }
    let clip = apply(frame.projectionMatrix, apply(frame.viewMatrix, [p.x, p.y, p.z, 1]))
    return [
      (clip.x / clip.w + 1) / 2 * Double(frame.image.width), (1 - clip.y / clip.w) / 2 * Double(frame.image.height),
    ]
  }

  @Test(arguments: View.named, [SIMD2(200, 100), [100, 200]])
  func framedPointsLieWithinTheMarginsAndTouchThem(_ view: View, _ size: SIMD2<Int>) throws {
    var s = PictureSketch("Box")
    s.add("box", boxMeshBetween([-0.3, -1, 0.2], [0.5, 0.4, 1.9]), .red)
    let margin = Camera.Margin(side: 10, top: 15, bottom: 20)
    let camera = Camera(view, framing: Self.points, width: size.x, height: size.y, margin: margin)
    let frame = try RendererTests.renderer.get().draw(
      RenderScene(s.model), camera: camera, width: size.x, height: size.y)
    let seen = Self.points.map { project($0, frame) }
    let (w, h) = (Double(size.x), Double(size.y))
    let (left, right) = (seen.map(\.x).min() ?? 0, seen.map(\.x).max() ?? 0)
    let (top, bottom) = (seen.map(\.y).min() ?? 0, seen.map(\.y).max() ?? 0)
    #expect(left >= 9.99 && right <= w - 9.99 && top >= 14.99 && bottom <= h - 19.99)
    let fillsWidth = left < 10.01 && right > w - 10.01
    let fillsHeight = top < 15.01 && bottom > h - 20.01
    #expect(fillsWidth || fillsHeight)
    // The picture agrees with the matrices: outlines and coverage may reach a pixel further.
    let box = try #require(frame.visibility.first).box
    #expect(abs(Double(box.x) - left) <= 1.5 && abs(Double(box.x + box.width) - right) <= 1.5)
    #expect(abs(Double(box.y) - top) <= 1.5 && abs(Double(box.y + box.height) - bottom) <= 1.5)
  }

  @Test func scaleIsMetresPerPixel() {
    let flat = Camera(eye: [0, -3, 0], target: .zero, up: .up, lens: .orthographic(height: 2))
    #expect(flat.scale(height: 400) == 0.005)
    let deep = Camera(eye: [0, -1, 0], target: .zero, up: .up, lens: .perspective(fieldOfView: .pi / 2))
    #expect(abs(deep.scale(height: 100) - 0.02) < 1e-12)
  }

  @Test func nothingToFrameStillGivesACamera() {
    for view in View.named {
      let camera = Camera(view, framing: [], width: 1, height: 1)
      #expect(camera.eye.isFinite && camera.target.isFinite && camera.up.isFinite)
    }
  }
}
