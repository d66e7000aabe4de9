import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing

@testable import PintleRender

@Suite struct JointStripTests {
  @Test func poses() {
    let (strips, omitted) = JointStrip.all(of: Mechanism(PictureSketch.cabinet.model))
    #expect(strips.map(\.freedom.id) == ["wheel_left", "wheel_right", "door_hinge", "glass_hinge", "drawer_slide"])
    let third = 2 * Double.pi / 3
    #expect(strips[0].values == [0, third, 2 * third])
    #expect(strips[2].values == [0, 0.96, 1.92])
    #expect(strips[4].values == [0, 0.18, 0.36])
    #expect(strips[4].poses.map { $0.values["drawer_slide"] } == [0, 0.18, 0.36])
    #expect(omitted.isEmpty)
  }

  @Test func whatAJointNeedsIsOutOfTheWay() {
    var s = PictureSketch.hingedBox
    s.box("tray", [0.2, 0.1, 0.02], at: [0, 0, 0.05], .blue)
    s.joint(
      "tray_lift", "tray", on: "box", .slide, at: [0, 0, 0.05], along: [0, 0, 1], range: 0...0.2,
      needs: [Need(dof: "lid_hinge", min: 1.5)])
    let strips = JointStrip.all(of: Mechanism(s.model)).strips
    #expect(strips[1].poses.map { $0.values["lid_hinge"] } == [1.5, 1.5, 1.5])
  }

  @Test func whatHasNoStripIsNamed() {
    var s = PictureSketch.hingedBox
    s.box("gear", [0.02, 0.02, 0.02], at: [0.3, 0, 0], .blue)
    s.joint("gear", "gear", on: "box", .spin, at: [0.3, 0, 0], along: [1, 0, 0], range: nil, role: .follows)
    s.box("rail", [0.02, 0.02, 0.02], at: [0.4, 0, 0], .blue)
    s.joint("rail", "rail", on: "box", .slide, at: [0.4, 0, 0], along: [1, 0, 0], range: nil)
    let omitted = JointStrip.all(of: Mechanism(s.model)).omitted
    #expect(
      omitted == [
        .init(dof: "gear", reason: "follows another joint"), .init(dof: "rail", reason: "slides without a range"),
      ])
  }

  @Test(arguments: [(-0.3, "front"), (0.3, "back")])
  func aDoorIsShownFromItsSide(_ y: Double, _ side: String) throws {
    var s = PictureSketch("Cupboard")
    s.box("body", [0.6, 0.5, 0.8], at: [0, 0, 0.4], .white)
    s.box("door", [0.58, 0.02, 0.78], at: [0, y, 0.4], .red)
    s.joint(
      "door", "door", on: "body", .hinge, at: [-0.3, y, 0.4], along: [0, 0, y < 0 ? -1 : 1], range: 0...1.7)
    let model = s.model
    let strip = try #require(JointStrip.all(of: Mechanism(model)).strips.first)
    let view = try strip.bestView(model, renderer: RendererTests.renderer.get())
    #expect(view.name.hasPrefix(side))
  }
}
