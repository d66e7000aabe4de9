import PintleDocument
import Testing

@testable import Pintle

private struct Lever: Component {
  struct Handles { var arm: Part, pivot: Axis, tip: Point, swing: Joint }

  func build(_ asset: Assembly) -> Handles {
    let stand = asset.part("stand", .steel), arm = asset.part("arm", .steel)
    stand.add("post", .box(0.02, 0.02, 0.1).standing())
    arm.add("bar", .box(0.2, 0.02, 0.02).moved(.right, 0.1).moved(.up, 0.11))
    let pivot = Axis(from: [0, 0, 0.11], toward: .back)
    let swing = asset.hinge("swing", arm, on: stand, around: pivot, opening: .up, range: 0° ... 30°)
    return Handles(arm: arm, pivot: pivot, tip: [0.2, 0, 0.11], swing: swing)
  }
}

@Suite struct ComponentTests {
  @Test func handlesComeInTheOutersCoordinates() {
    let d = document { asset in
      let turned = asset.place(Lever(), as: "a", at: Placement(at: [1, 0, 0], turned: 90°))
      #expect(isNear(turned.tip, [1, 0.2, 0.11]) && turned.arm.name == "a_arm" && turned.swing.name == "a_swing")
      #expect(isNear(turned.pivot.sense, [-1, 0, 0]))
      let image = asset.place(Lever(), as: "b", at: .at([0, 1, 0]), mirrored: .left)
      #expect(isNear(image.tip, [-0.2, 1, 0.11]))
    }
    #expect(d.findings == [] && DocumentIntegrity.findings(in: d) == [])
    #expect(
      d.parts.map(\.id) == ["a_stand", "a_arm", "b_stand", "b_arm"] && d.joints.map(\.id) == ["a_swing", "b_swing"])
    #expect(d.components.map(\.of) == ["Lever", "Lever"] && d.components[1].mirrored == [1, 0, 0])
    // Both tips first go up: ω × arm.
    for (joint, arm) in zip(d.joints, [Vector3(0, 0.2, 0), [-0.2, 0, 0]]) {
      #expect(joint.frame.z.cross(arm).z > 0.19)
    }
    // The image lies on the left, and its solid is the mirror image.
    let bar = d.parts[3].shapes[0]
    let bounds = d.solids[bar.solid]?.constructionBounds.transformed(bar.at)
    #expect(bounds.map { snap($0.centre) } == [-0.1, 1, 0.11])
  }

  @Test func aMirrorInAMirrorIsATurn() {
    struct Pair: Component {
      func build(_ asset: Assembly) -> Point {
        asset.place(Lever(), as: "in", at: .at([0.5, 0.2, 0]), mirrored: .front).tip
      }
    }
    let d = document { asset in asset.place(Pair(), as: "out", at: .at([0, 0, 1]), mirrored: .left) }
    #expect(d.findings == [] && d.parts.map(\.id) == ["out_in_stand", "out_in_arm"])
    #expect(d.components[1].mirrored == nil)
    let bar = d.parts[1].shapes[0]
    #expect(d.solids[bar.solid].map { snap($0.constructionBounds.transformed(bar.at).centre) } == [-0.6, 0.2, 1.11])
  }
}
