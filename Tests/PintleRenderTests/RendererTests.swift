import PintleDocument
import PintleKinematics
import PintleModel
@testable import PintleRender
import Testing

@Suite struct RendererTests {
  /// One context for all tests of the suite; pictures are drawn one after the other.
  static let renderer = Result { () throws(RenderError) in try Renderer() }

  private func draw(
    _ sketch: PictureSketch, _ view: View = .front, side: Int = 100, height: Double = 1, outlines: Bool = false
  ) throws -> Picture {
    let scene = RenderScene(sketch.model)
    let camera = Self.camera(view, height: height)
    return try Self.renderer.get().draw(
      scene, camera: camera, width: side, height: side, lines: outlines ? .outlines : .none)
  }

  /// Looks at the origin; `height` metres fill the picture.
  private static func camera(_ view: View, height: Double) -> Camera {
    var camera = Camera(view, framing: [[-1, -1, -1], [1, 1, 1]], width: 100, height: 100)
    camera.eye -= camera.target
    camera.target = .zero
    camera.lens = .orthographic(height: height)
    return camera
  }

  @Test func aBoxFromTheFrontCoversItsPixels() throws {
    var s = PictureSketch("RedBox")
    s.box("box", [0.4, 0.3, 0.2], at: [0.1, 0, 0.2], .red)
    let frame = try draw(s)
    // 100 pixels to the metre, the origin in the middle, z up: x from 40 to 80, z from 0.1 to 0.3.
    let seen = try #require(frame.visibility.first)
    #expect(seen.part == 0 && frame.visibility.count == 1)
    #expect(abs(seen.box.x - 40) <= 1 && abs(seen.box.width - 40) <= 1)
    #expect(abs(seen.box.y - 20) <= 1 && abs(seen.box.height - 20) <= 1)
    #expect(abs(seen.pixels - 800) <= 60)
    #expect(seen.share == 1 && !seen.isBehindGlass)
    let middle = frame.image[60, 30]
    #expect(middle.x > 120 && middle.x > 2 * middle.y && middle.x > 2 * middle.z && middle.w == 255)
    #expect(frame.image[10, 90] == [242, 243, 245, 255])
  }

  @Test(arguments: [(View.right, 1), (.back, 2), (.left, 3), (.top, 4), (.bottom, 5), (.front, 0)])
  func everyViewShowsItsSide(_ view: View, _ expected: Int) throws {
    var s = PictureSketch("Die")
    let sides: [Vector3] = [[0, -1, 0], [1, 0, 0], [0, 1, 0], [-1, 0, 0], [0, 0, 1], [0, 0, -1]]
    for (i, side) in sides.enumerated() { s.box("side\(i)", [0.2, 0.2, 0.2], at: side * 0.3, .red) }
    let frame = try draw(s, view)
    #expect(frame.parts[2 * (50 * 100 + 50)] == UInt16(expected + 1))
  }

  @Test func rightIsRightAndUpIsUp() throws {
    var s = PictureSketch("Corner")
    s.box("right", [0.1, 0.1, 0.1], at: [0.3, 0, 0], .red)
    s.box("up", [0.1, 0.1, 0.1], at: [0, 0, 0.3], .blue)
    let boxes = try draw(s).visibility.map(\.box)
    #expect(boxes[0].x > 70 && boxes[1].y < 30)
    let top = try draw(s, .top).visibility.map(\.box)
    #expect(top[0].x > 70)
  }

  @Test func aPartBehindGlassIsSeen() throws {
    var s = PictureSketch("Window")
    s.box("thing", [0.2, 0.2, 0.2], at: [0, 0.3, 0], .blue)
    s.box("pane", [0.6, 0.01, 0.6], at: [0, 0, 0], .glass)
    s.box("wall", [0.1, 0.01, 0.1], at: [0.25, 0.6, 0.25], .red)
    s.box("hidden", [0.1, 0.1, 0.1], at: [0, 0.6, 0], .red)
    let frame = try draw(s)
    let seen = frame.visibility
    #expect(seen.map(\.part) == [0, 1, 2])
    #expect(seen.map(\.isBehindGlass) == [true, false, true])
    #expect(abs(seen[0].pixels - 400) <= 40 && abs(seen[1].pixels - 3600) <= 120)
    // Blue through the pane, and unlike the pane alone.
    let through = frame.image[50, 50]
    let alone = frame.image[30, 30]
    #expect(Int(through.z) > Int(through.x) + 30)
    #expect(abs(Int(alone.z) - Int(alone.x)) < 30)
  }

  @Test func slantedEdgesAreSmooth() throws {
    var s = PictureSketch("Slanted")
    s.add(
      "box", boxMeshCentred([0.5, 0.1, 0.5]), at: RigidTransform(turning: 0.1, about: [0, 1, 0]),
      .plain("black", [0, 0, 0]))
    let image = try draw(s).image
    var levels: Set<UInt8> = []
    for y in 0..<100 { for x in 0..<100 { levels.insert(image[x, y].y) } }
    // Between the face and the backdrop there are the steps of four samples: ¼, ½, ¾.
    let face = Double(image[50, 50].y)
    for step in [0.25, 0.5, 0.75] {
      let expected = face + (243 - face) * step
      #expect(levels.contains { abs(Double($0) - expected) <= 8 }, "\(step)")
    }
  }

  @Test func supersamplingSmoothsInLinearLight() throws {
    // Half black, half white: half the light.
    let checks = Image(width: 2, height: 2, pixels: [0, 255, 255, 0].flatMap { [$0, $0, $0, 255] as [UInt8] })
    #expect(checks.averaged(by: 2).pixels == [188, 188, 188, 255])
    var s = PictureSketch("Slanted")
    s.add(
      "box", boxMeshCentred([0.5, 0.1, 0.5]), at: RigidTransform(turning: 0.1, about: [0, 1, 0]),
      .plain("black", [0, 0, 0]))
    let scene = RenderScene(s.model)
    let camera = Self.camera(.front, height: 1)
    func levels(_ factor: Int) throws -> Int {
      let frame = try Self.renderer.get().draw(
        scene, camera: camera, width: 100, height: 100, lines: .none, supersampling: factor)
      return Set(stride(from: 0, to: frame.image.pixels.count, by: 4).map { frame.image.pixels[$0] }).count
    }
    #expect(try levels(3) > levels(1) + 5)
    #expect(throws: RenderError.invalid("a picture is drawn at most 4 times as large, not 5")) { try levels(5) }
  }

  @Test func outlinesPartPartsOfOneColour() throws {
    var s = PictureSketch("TwoBoxes")
    s.box("a", [0.3, 0.2, 0.4], at: [-0.15, 0, 0], .white)
    s.box("b", [0.3, 0.2, 0.4], at: [0.15, 0, 0], .white)
    let plain = try draw(s).image
    let lined = try draw(s, outlines: true).image
    #expect(abs(Int(plain[50, 50].y) - Int(plain[40, 50].y)) < 12)
    let seam = min(lined[49, 50].y, lined[50, 50].y)
    #expect(Int(lined[40, 50].y) - Int(seam) > 40)
  }

  @Test func simpleShadingShowsTheSamePartsWithoutGround() throws {
    var s = PictureSketch("Steps")
    s.box("low", [0.6, 0.3, 0.2], at: [0, 0, -0.2], .white)
    s.box("high", [0.2, 0.3, 0.2], at: [0.1, 0, 0], .red)
    s.box("pane", [0.1, 0.01, 0.5], at: [-0.15, -0.3, 0], .glass)
    let scene = RenderScene(s.model, ground: -0.3)
    let camera = Self.camera(.frontRight, height: 1)
    let renderer = try Self.renderer.get()
    let full = try renderer.draw(scene, camera: camera, width: 100, height: 100)
    let simple = try renderer.draw(scene, camera: camera, width: 100, height: 100, lines: .none, shading: .simple)
    #expect(simple.shapes == full.shapes && !simple.isBlank)
    var (lit, dark) = (0, 0)
    for y in 0..<100 {
      for x in 0..<100 {
        let i = 2 * (y * 100 + x)
        let colour = simple.image[x, y]
        switch (simple.parts[i], simple.parts[i + 1]) {
        case (0, 0): #expect(colour == simple.image[0, 0])
        case (1, 0): if colour.x > 225 { lit += 1 } else { dark += 1 }
        case (2, 0): #expect(colour.x > 2 * UInt8(min(Int(colour.y), 127)))
        default: break
        }
      }
    }
    // The upper side has more light than the others.
    #expect(lit > 100 && dark > 100, "\(lit), \(dark)")
    // Full shading comes after it as it was before.
    #expect(try renderer.draw(scene, camera: camera, width: 100, height: 100).image == full.image)
  }

  @Test func nothingInSightIsBlank() throws {
    var s = PictureSketch("Away")
    s.box("box", [0.1, 0.1, 0.1], at: .zero, .red)
    let scene = RenderScene(s.model)
    let renderer = try Self.renderer.get()
    var camera = Self.camera(.front, height: 1)
    #expect(!(try renderer.draw(scene, camera: camera, width: 40, height: 40)).isBlank)
    camera.target += [50, 0, 0]
    camera.eye += [50, 0, 0]
    let frame = try renderer.draw(scene, camera: camera, width: 40, height: 40)
    #expect(frame.isBlank && frame.image.isUniform && frame.visibility.isEmpty)
  }

  @Test func twoRenderersGiveTheSameBytes() throws {
    let model = PictureSketch.cabinet.model
    let scene = {
      var s = RenderScene(model); s.ground = 0; return s
    }()
    let camera = Camera(.frontRight, framing: scene.corners, width: 160, height: 120)
    let first = try Self.renderer.get().draw(scene, camera: camera, width: 160, height: 120)
    let other = try Renderer()
    try other.warmUp()
    let second = try other.draw(scene, camera: camera, width: 160, height: 120)
    #expect(first.image == second.image && first.parts == second.parts)
    #expect(first.viewMatrix == second.viewMatrix && first.projectionMatrix == second.projectionMatrix)
    #expect(other.meshBytes > 0)
  }

  @Test func aPoseMovesPixels() throws {
    let model = PictureSketch.hingedBox.model
    let mechanism = Mechanism(model)
    let camera = Camera(.right, framing: [[0, -0.4, 0], [0, 0.4, 0.5]], width: 80, height: 80)
    let lids = try [0, 1.2].map { angle in
      let scene = RenderScene(model, pose: mechanism.pose(["lid_hinge": angle]))
      return try #require(
        try Self.renderer.get().draw(scene, camera: camera, width: 80, height: 80).visibility.first { $0.part == 1 }
      ).box
    }
    #expect(lids[0].height < 6 && lids[1].height > 10)
    #expect(lids[1].y < lids[0].y - 8)
  }

  @Test func patternsAreSeen() throws {
    func spread(_ material: MaterialRecord) throws -> Int {
      var s = PictureSketch("Board")
      s.box("board", [0.9, 0.1, 0.9], at: .zero, material)
      let image = try draw(s).image
      let row = (20..<80).flatMap { y in (20..<80).map { Int(image[$0, y].x) } }
      return (row.max() ?? 0) - (row.min() ?? 0)
    }
    let even = try spread(.plain("plain", [0.48, 0.26, 0.093]))
    for kind in ["wood", "perforated", "marble"] {
      var m = MaterialRecord.plain(kind, [0.48, 0.26, 0.093])
      m.pattern = .init(kind: kind, values: kind == "perforated" ? ["pitch": 0.1] : [:])
      #expect(try spread(m) > even + 12, "\(kind)")
    }
    var unknown = MaterialRecord.plain("unknown", [0.48, 0.26, 0.093])
    unknown.pattern = .init(kind: "tartan")
    #expect(try spread(unknown) == even)
  }

  @Test func partImageIsThatOfThePicture() throws {
    let scene = RenderScene(PictureSketch.cabinet.model)
    let camera = Camera(.frontLeft, framing: scene.corners, width: 90, height: 70)
    let renderer = try Self.renderer.get()
    let frame = try renderer.draw(scene, camera: camera, width: 90, height: 70)
    #expect(try renderer.partImage(scene, camera: camera, width: 90, height: 70) == frame.parts)
  }

  @Test func badRequestsAreErrors() throws {
    let renderer = try Self.renderer.get()
    let scene = RenderScene(PictureSketch.hingedBox.model)
    var camera = Self.camera(.front, height: 1)
    #expect(throws: RenderError.invalid("a picture has 1 to 8192 pixels a side, not 0 × 10")) {
      try renderer.draw(scene, camera: camera, width: 0, height: 10)
    }
    #expect(throws: RenderError.nothingToDraw(asset: "Empty")) {
      try renderer.draw(RenderScene(PictureSketch("Empty").model), camera: camera, width: 10, height: 10)
    }
    camera.eye.x = .nan
    #expect(throws: RenderError.invalid("the camera's eye is not finite")) {
      try renderer.draw(scene, camera: camera, width: 10, height: 10)
    }
    camera.eye = [0, 0, 5]
    #expect(throws: RenderError.invalid("the camera looks along its up direction")) {
      try renderer.draw(
        scene, camera: Camera(eye: [0, 0, 5], target: .zero, up: .up, lens: camera.lens), width: 10, height: 10)
    }
  }
}
