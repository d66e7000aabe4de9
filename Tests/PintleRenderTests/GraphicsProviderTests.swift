import PintleDocument
import PintleKinematics
import PintleRender
import Testing

@Suite struct GraphicsProviderTests {
  /// Mesa's EGL comes with the packages that the tests install.
  @Test(arguments: [GraphicsProvider.egl, .eglSurfaceless, .eglDevice])
  func everyWayDrawsTheSamePictures(_ provider: GraphicsProvider) throws {
    let model = PictureSketch.cabinet.model
    let mechanism = Mechanism(model)
    let other = try Renderer(provider)
    #expect(other.description.hasPrefix("EGL "), "\(other.description)")
    for (view, pose) in [(View.frontRight, mechanism.home), (.top, mechanism.pose(["door_hinge": 1.2]))] {
      var scene = RenderScene(model, pose: pose)
      scene.ground = 0
      let camera = Camera(view, framing: scene.corners, width: 160, height: 120)
      let expected = try RendererTests.renderer.get().draw(scene, camera: camera, width: 160, height: 120)
      let drawn = try other.draw(scene, camera: camera, width: 160, height: 120)
      let likeness = try #require(PictureLikeness(expected.image, drawn.image))
      #expect(likeness.structure > 0.99 && likeness.colour < 0.3 && likeness.differing < 0.01, "\(likeness)")
      #expect(zip(expected.parts, drawn.parts).count { $0 != $1 } < expected.parts.count / 200)
    }
  }

  /// OSMesa and EGL share Mesa's dispatch tables: neither may find the other's context current.
  @Test func twoProvidersTakeTurns() throws {
    let scene = RenderScene(PictureSketch.hingedBox.model)
    let camera = Camera(.frontRight, framing: scene.corners, width: 64, height: 48)
    let first = try Renderer(.osmesa)
    let second = try Renderer(.egl)
    let a = try first.draw(scene, camera: camera, width: 64, height: 48)
    let b = try second.draw(scene, camera: camera, width: 64, height: 48)
    #expect(try first.draw(scene, camera: camera, width: 64, height: 48).image == a.image)
    #expect(try second.draw(scene, camera: camera, width: 64, height: 48).image == b.image)
    #expect(first.description.hasPrefix("OSMesa: ") && second.description.hasPrefix("EGL "))
  }

  @Test func likenessTellsPicturesApart() throws {
    let scene = RenderScene(PictureSketch.hingedBox.model)
    let camera = Camera(.frontRight, framing: scene.corners, width: 96, height: 72)
    let renderer = try RendererTests.renderer.get()
    let a = try renderer.draw(scene, camera: camera, width: 96, height: 72).image
    let b = try renderer.draw(scene, camera: camera, width: 96, height: 72, lines: .none).image
    let same = try #require(PictureLikeness(a, a))
    #expect(same.structure == 1 && same.colour == 0 && same.differing == 0)
    let other = try #require(PictureLikeness(a, b))
    #expect(other.structure < 0.97 && other.colour > 0.3 && other.differing > 0.01, "\(other)")
    #expect(PictureLikeness(a, Image(width: 1, height: 1, pixels: [0, 0, 0, 0])) == nil)
    // White against black: the whole height of CIELAB.
    let white = Image(width: 1, height: 1, pixels: [255, 255, 255, 255])
    let black = Image(width: 1, height: 1, pixels: [0, 0, 0, 255])
    #expect(abs((try #require(PictureLikeness(white, black))).colour - 100) < 0.01)
  }
}
