import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing

@testable import PintleRender

@Suite struct ComparisonTests {
  private let renderer = RendererTests.renderer

  // MARK: building blocks

  @Test func distancesAreExact() {
    var generator = SystemRandomNumberGenerator()
    let (w, h) = (23, 17)
    for _ in 0..<5 {
      let marked = (0..<w * h).map { _ in Int.random(in: 0..<40, using: &generator) == 0 }
      let places = marked.indices.filter { marked[$0] }
      let field = DistanceField(marked, width: w, height: h)
      for i in 0..<w * h {
        let expected = places.map { hypot(Double($0 % w - i % w), Double($0 / w - i / w)) }.min() ?? .infinity
        #expect(expected == field.values[i] || abs(expected - field.values[i]) < 1e-12)
      }
    }
  }

  private func disc(_ radius: Double, at x: Double, side: Int = 100) -> Silhouette {
    Silhouette(
      width: side, height: side,
      mask: (0..<side * side).map { hypot(Double($0 % side) - x, Double($0 / side) - 50) <= radius })
  }

  @Test func overlapAndEdges() throws {
    #expect(disc(20, at: 50).overlap(disc(20, at: 50)) == 1)
    #expect(disc(20, at: 50).edgeDistance(disc(20, at: 50)) == 0)
    // Areas go with the square of the radius; the edges lie the difference of the radii apart.
    #expect(abs(disc(20, at: 50).overlap(disc(30, at: 50)) - 4.0 / 9) < 0.01)
    #expect(abs(try #require(disc(20, at: 50).edgeDistance(disc(30, at: 50))) - 10) < 0.3)
    #expect(disc(10, at: 20).overlap(disc(10, at: 80)) == 0)
    #expect(Silhouette(width: 2, height: 2, mask: [false, false, false, false]).edgeDistance(disc(1, at: 1)) == nil)
  }

  /// A picture's silhouette without its numbers of parts: shadows on the ground are not the thing.
  @Test func silhouettesOfPictures() throws {
    let model = PictureSketch.cabinet.model
    var scene = RenderScene(model)
    scene.ground = 0
    let camera = Camera(.frontRight, framing: scene.corners, width: 240, height: 200)
    let frame = try renderer.get().draw(scene, camera: camera, width: 240, height: 200)
    let truth = Silhouette(parts: frame.parts, width: 240)
    #expect(Silhouette(of: frame.image).overlap(truth) > 0.97)
    // By alpha, whatever the colours are.
    var cut = frame.image
    for i in truth.mask.indices where !truth.mask[i] { cut.pixels[4 * i + 3] = 0 }
    #expect(Silhouette(of: cut) == truth)
  }

  // MARK: comparisons

  private func compare(
    _ scene: RenderScene, _ target: ComparisonSheet.Target, view: View = .frontRight, fits: Bool = false,
    starts: Bool = true
  ) throws -> ComparisonSheet {
    try ComparisonSheet.make(
      scene, target: target, request: CameraRequest(view), fits: fits, startsAtView: starts, width: 200, height: 160,
      title: "test", renderer: renderer.get())
  }

  @Test func anAssetIsLikeItself() throws {
    let scene = RenderScene(PictureSketch.cabinet.model)
    let c = try compare(scene, .scene(scene)).comparison
    #expect(c.overlap == 1 && c.edgePixels == 0 && c.likeness.structure == 1 && c.likeness.colour == 0)
    #expect(c.regions.isEmpty && c.parts.allSatisfy { $0.overlap == 1 && $0.inside == 1 && $0.colour == 0 })
    #expect(c.parts.allSatisfy { $0.structure == 1 && $0.edgePixels == 0 && $0.edgeMetres == 0 })
  }

  /// What differs is told with its place, its size in metres and its part.
  @Test func differencesHavePlaces() throws {
    var a = PictureSketch("A")
    a.box("body", [1, 0.2, 0.6], at: .zero, .white)
    a.box("ear", [0.1, 0.2, 0.2], at: [0.3, 0, 0.4], .white)
    var b = PictureSketch("B")
    b.box("body", [1, 0.2, 0.6], at: .zero, .white)
    b.box("horn", [0.2, 0.2, 0.2], at: [-0.3, 0, 0.4], .white)
    b.box("spot", [0.2, 0.01, 0.1], at: [0, -0.105, 0], .red)
    let c = try compare(RenderScene(a.model), .scene(RenderScene(b.model)), view: .front).comparison
    #expect(Set(c.regions.map(\.kind)) == [.missing, .extra, .colour])
    let missing = try #require(c.regions.first { $0.kind == .missing })
    #expect(abs(missing.width - 0.2) < 0.02 && abs(missing.height - 0.2) < 0.02 && missing.parts.isEmpty)
    let extra = try #require(c.regions.first { $0.kind == .extra })
    #expect(extra.parts == ["ear"] && abs(extra.width - 0.1) < 0.02)
    let colour = try #require(c.regions.first { $0.kind == .colour })
    #expect(colour.parts == ["body"] && abs(colour.width - 0.2) < 0.03 && abs(colour.height - 0.1) < 0.03)
    let body = try #require(c.parts.first { $0.part == "body" })
    #expect(abs((body.overlap ?? 0) - (1 - 0.02 / 0.6)) < 0.02)
    // The spot has an edge of its own; the body's own outline stays.
    #expect(body.structure < 0.99 && body.structure > 0.5 && (body.edgePixels ?? 0) > 0.1)
    let ear = try #require(c.parts.first { $0.part == "ear" })
    #expect(ear.overlap == 0 && ear.edgePixels == nil && ear.structure < 0.7)
  }

  /// A part that moved says how far its edges lie from where they were, in pixels and metres.
  @Test func edgesOfPartsLieAsFarApartAsTheyWereMoved() throws {
    func sketch(_ x: Double) -> RenderScene {
      var s = PictureSketch("S")
      s.box("wall", [2, 0.1, 1], at: [0, 0.2, 0], .white)
      s.box("post", [0.02, 0.1, 0.6], at: [x, 0, 0], .red)
      return RenderScene(s.model)
    }
    let c = try compare(sketch(0), .scene(sketch(0.2)), view: .front).comparison
    let post = try #require(c.parts.first { $0.part == "post" })
    #expect(abs((post.edgeMetres ?? 0) - 0.2) < 0.02 && post.overlap == 0)
    let camera = Camera(.front, framing: sketch(0).corners, width: 200, height: 160)
    let picture = try renderer.get().draw(sketch(0), camera: camera, width: 200, height: 160).image
    let other = try compare(sketch(0), .picture(picture), view: .front).comparison
    #expect(other.parts.allSatisfy { $0.edgePixels == nil && $0.overlap == nil })
  }

  /// A picture from a camera that nobody tells: found again, from nowhere.
  @Test(arguments: [(62.0, 31.0), (-155.0, 12.0)])
  func theCameraIsFitted(_ azimuth: Double, _ elevation: Double) throws {
    let scene = RenderScene(PictureSketch.cabinet.model)
    let view = View(
      name: "secret", azimuth: azimuth * .pi / 180, elevation: elevation * .pi / 180, projection: .perspective)
    var camera = Camera(view, framing: scene.corners, width: 240, height: 200)
    // Off the middle, and smaller.
    camera.eye = camera.target + (camera.eye - camera.target) * 1.5 + camera.axes.right * 0.12
    camera.target += camera.axes.right * 0.12
    let frame = try renderer.get().draw(scene, camera: camera, width: 240, height: 200)
    let sheet = try compare(scene, .picture(frame.image), fits: true, starts: false)
    #expect(sheet.comparison.overlap > 0.95, "\(sheet.comparison.overlap)")
    let unfitted = try compare(scene, .picture(frame.image), view: .frontRight)
    #expect(unfitted.comparison.overlap < 0.7)
    let image = try Image(png: sheet.png)
    #expect(!image.isUniform && image.width > 400)
  }

  @Test func emptyTargetsAreErrors() throws {
    let scene = RenderScene(PictureSketch.hingedBox.model)
    let empty = Image(width: 40, height: 40, pixels: (0..<1600).flatMap { _ in [200, 200, 200, 255] as [UInt8] })
    #expect(throws: RenderError.self) { try compare(scene, .picture(empty), fits: true) }
    let tiny = Image(width: 4, height: 4, pixels: [UInt8](repeating: 255, count: 64))
    #expect(throws: RenderError.invalid("pictures of 16 to 4096 pixels a side are compared, not 4 × 4")) {
      try compare(scene, .picture(tiny))
    }
  }
}
