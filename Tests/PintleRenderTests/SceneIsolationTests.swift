import PintleDocument
import PintleKinematics
import PintleModel
import Testing

@testable import PintleRender

@Suite struct SceneIsolationTests {
  private let renderer = RendererTests.renderer
  private let model = PictureSketch.cabinet.model

  private func visible(_ scene: RenderScene, _ view: View = .front) throws -> [Int: Picture.Visibility] {
    let camera = Camera(view, framing: RenderScene(model).corners, width: 120, height: 120)
    let seen = try renderer.get().draw(scene, camera: camera, width: 120, height: 120).visibility
    return Dictionary(uniqueKeysWithValues: seen.map { ($0.part, $0) })
  }

  @Test func whatIsHiddenIsGone() throws {
    let door = try #require(model.partIndex("door"))
    let drawer = try #require(model.partIndex("drawer"))
    var scene = RenderScene(model)
    #expect(try visible(scene)[door] != nil)
    scene.hide([door])
    let seen = try visible(scene)
    #expect(seen[door] == nil && seen[drawer] != nil)
  }

  @Test func ghostsLetThrough() throws {
    let door = try #require(model.partIndex("door"))
    var scene = RenderScene(model)
    let shelf = try visible(scene)[0]?.pixels ?? 0
    scene.ghost([door])
    let seen = try visible(scene)
    #expect(seen[door] != nil && (seen[0]?.pixels ?? 0) > shelf + 1000 && seen[0]?.isBehindGlass == true)
  }

  /// From the front the door hides the shelf: it becomes glass where it lies before the point, and nothing else does.
  @Test func whatLiesBeforeAPointBecomesGlass() throws {
    let door = try #require(model.partIndex("door"))
    var scene = RenderScene(model)
    let shelf = try visible(scene)[0]?.pixels ?? 0
    let leaf = Bounds(scene.corners(of: [door]))
    var still = scene
    still.uncover(leaf.centre - [0, leaf.size.y, 0], toward: [0, -1, 0], keeping: [])
    #expect(still.items.map(\.material.opacity) == scene.items.map(\.material.opacity))
    scene.uncover(leaf.centre + [0, 0.1, 0], toward: [0, -1, 0], keeping: [])
    #expect(try (visible(scene)[0]?.pixels ?? 0) > shelf + 1000)
    var kept = RenderScene(model)
    kept.uncover(leaf.centre + [0, 0.1, 0], toward: [0, -1, 0], keeping: Set(model.drawn.map(\.path)))
    #expect(try visible(kept)[0]?.pixels == shelf)
  }

  @Test func highlightsStandOut() throws {
    let drawer = try #require(model.partIndex("drawer"))
    var scene = RenderScene(model)
    scene.highlight([drawer])
    let camera = Camera(.front, framing: scene.corners, width: 120, height: 120)
    let frame = try renderer.get().draw(scene, camera: camera, width: 120, height: 120, lines: .none)
    let box = try #require(frame.visibility.first { $0.part == drawer }).box
    let colour = frame.image[box.x + 4, box.y + 4]
    #expect(colour.x > 170 && Int(colour.x) > Int(colour.z) + 100)
    #expect(scene.muted[drawer] == 0 && scene.muted[0] == 0.7)
  }

  @Test func overlaysShowTheWay() throws {
    let mechanism = Mechanism(model)
    let door = try #require(model.partIndex("door"))
    var scene = RenderScene(model, pose: mechanism.home)
    let before = try visible(scene, .top)[door]?.pixels ?? 0
    scene.overlay(
      [0.6, 1.2].map { RenderScene(model, pose: mechanism.pose(["door_hinge": $0])) }, parts: [door])
    #expect((try visible(scene, .top)[door]?.pixels ?? 0) > 2 * max(before, 10))
  }

  @Test func partsComeApartAlongTheirJoints() throws {
    let mechanism = Mechanism(model)
    var scene = RenderScene(model, pose: mechanism.home)
    let shifts = scene.explosion(of: mechanism, factor: 1)
    let drawer = try #require(model.partIndex("drawer"))
    let wheel = try #require(model.partIndex("wheel_left"))
    let door = try #require(model.partIndex("door"))
    // The drawer along its slide, the wheel along its axle, the door away from the body.
    #expect(shifts[drawer].x == 0 && shifts[drawer].z == 0 && shifts[drawer].y < -0.4)
    #expect(shifts[wheel].x < -0.05 && shifts[wheel].y == 0 && shifts[wheel].z == 0)
    #expect(shifts[door].y < 0 && shifts[door].x == 0)
    #expect(shifts[0] == .zero)
    scene.explode(mechanism, factor: 1)
    let body = Bounds(scene.corners(of: [0]))
    #expect(Bounds(scene.corners(of: [drawer])).upper.y < body.lower.y)
    #expect(Bounds(scene.corners(of: [wheel])).upper.x < body.lower.x)
    var same = RenderScene(model)
    same.explode(mechanism, factor: .nan)
    #expect(same.corners == RenderScene(model).corners)
  }

  @Test func bestViewsShowEverything() throws {
    var s = PictureSketch("Two sides")
    s.box("body", [0.5, 0.5, 0.5], at: .zero, .white)
    s.box("front", [0.1, 0.02, 0.1], at: [0, -0.26, 0], .red)
    s.box("back", [0.1, 0.02, 0.1], at: [0, 0.26, 0], .red)
    s.box("under", [0.1, 0.1, 0.02], at: [0, 0, -0.26], .red)
    s.box("inside", [0.1, 0.1, 0.1], at: .zero, .red)
    let mechanism = Mechanism(s.model)
    let (views, hidden) = try BestViews.of(RenderScene(s.model), mechanism, renderer: renderer.get())
    #expect(hidden == [4] && views.count <= 3)
    var seen: Set<Int> = []
    for view in views {
      let camera = Camera(view, framing: RenderScene(s.model).corners, width: 100, height: 100)
      seen.formUnion(
        try renderer.get().draw(RenderScene(s.model), camera: camera, width: 100, height: 100).visibility.map(\.part))
    }
    #expect(seen == [0, 1, 2, 3])
  }

  // MARK: cameras

  @Test func cameraRequests() throws {
    let scene = RenderScene(model)
    let drawer = try #require(model.partIndex("drawer"))
    func pixel(_ request: CameraRequest, _ p: Vector3) throws -> SIMD2<Double> {
      let camera = request.camera(for: [scene], width: 200, height: 100)
      let place = try #require(Projection(camera, width: 200, height: 100).pixel(p))
      return [place.x, place.y]
    }
    // A point in the middle, from any side.
    let knob: Vector3 = [0.3, -0.25, 0.7]
    for view in [View.front, .frontRight, .top] {
      let middle = try pixel(CameraRequest(view, at: .point(knob)), knob)
      #expect(abs(middle.x - 100) < 8 && abs(middle.y - 50) < 8, "\(view.name)")
      let exact = try pixel(CameraRequest(view, at: .point(knob), distance: 2), knob)
      #expect(abs(exact.x - 100) < 1e-6 && abs(exact.y - 50) < 1e-6)
      let camera = CameraRequest(view, at: .point(knob), distance: 2).camera(for: [scene], width: 200, height: 100)
      #expect(abs((camera.eye - knob).length - 2) < 1e-9)
    }
    // A part fills more of the picture than it does of the whole.
    let whole = CameraRequest(.front).camera(for: [scene], width: 200, height: 100)
    let near = CameraRequest(.front, at: .part(drawer)).camera(for: [scene], width: 200, height: 100)
    #expect(near.scale(height: 100) < 0.6 * whole.scale(height: 100))
  }
}
