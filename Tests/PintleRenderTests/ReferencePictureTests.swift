import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing

@testable import PintleRender

/// Pictures as they were found good by eye. `PINTLE_WRITE_REFERENCES=1` draws them anew: look at them before they are kept.
@Suite struct ReferencePictureTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("References")

  enum Subject: String, CaseIterable { case cabinet, cut, apart }

  private func draw(_ subject: Subject) throws -> Image {
    let mechanism = Mechanism(PictureSketch.cabinet.model)
    let pose = mechanism.pose(subject == .cabinet ? ["door_hinge": 1.1, "drawer_slide": 0.2] : [:])
    var scene = RenderScene(mechanism.model, pose: pose, ground: 0)
    var cell = BoardCell(label: "", scene: scene, camera: CameraRequest(.frontRight), pose: pose)
    switch subject {
    case .cabinet: break
    case .cut: scene.cut(by: try #require(CutPlane(normal: [1, 0, 0], offset: 0.15)))
    case .apart:
      scene.explode(mechanism, factor: 0.6)
      scene.highlight([1])
      cell.joints = []
    }
    cell.scene = scene
    let board = PictureBoard(width: 240, height: 200)
    return try Image(png: board.draw([cell], mechanism, RendererTests.renderer.get()).png)
  }

  @Test(arguments: Subject.allCases) func picturesStayAsTheyWere(_ subject: Subject) throws {
    let image = try draw(subject)
    let file = Self.folder.appendingPathComponent("\(subject).png")
    if ProcessInfo.processInfo.environment["PINTLE_WRITE_REFERENCES"] == "1" {
      try Data(image.png()).write(to: file)
    }
    let reference = try Image(png: Array(try Data(contentsOf: file)))
    let likeness = try #require(PictureLikeness(image, reference))
    // Other versions of Mesa round differently; what a person would see is more.
    let isAlike = likeness.structure > 0.98 && likeness.colour < 0.6 && likeness.differing < 0.02
    if !isAlike {
      let distances = ColourDifference.map(image, reference)
      let heat = distances.flatMap { d -> [UInt8] in
        let t = UInt8(min(Double(d) / 20, 1) * 255)
        return [255, 255 - t, 255 - t, 255]
      }
      let difference = Image(width: image.width, height: image.height, pixels: heat)
      Attachment.record(try difference.png(), named: "\(subject)-difference.png")
      Attachment.record(try image.png(), named: "\(subject)-drawn.png")
    }
    #expect(isAlike, "\(subject): \(likeness)")
  }

  /// Two processes' worth of state, one picture: nothing depends on what was drawn before.
  @Test func bytesDoNotDependOnHistory() throws {
    let mechanism = Mechanism(PictureSketch.cabinet.model)
    let scene = RenderScene(mechanism.model, pose: mechanism.home, ground: 0)
    let cell = BoardCell(label: "", scene: scene, camera: CameraRequest(.backLeft), pose: mechanism.home)
    let board = PictureBoard(width: 160, height: 120, passes: [.depth, .normals, .parts], stem: "x")
    let warm = try RendererTests.renderer.get()
    _ = try board.draw([cell], mechanism, warm)
    let fresh = try Renderer(.osmesa)
    let (a, b) = (try board.draw([cell], mechanism, warm), try board.draw([cell], mechanism, fresh))
    #expect(a.png == b.png && a.files.map(\.bytes) == b.files.map(\.bytes))
    #expect(try a.twin.json() == b.twin.json())
  }
}
