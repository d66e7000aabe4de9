import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ZeroAxisRuleTests {
  private func asset(_ kind: JointRecord.Kind, along z: Vector3) -> AssetSketch {
    var a = AssetSketch.cabinet()
    a.part("door")
    a.joint("hinge", kind, "door", on: "body", along: z, range: (0, 1))
    return a
  }

  @Test(arguments: [Vector3.zero, [0, 1e-14, 0]]) func noDirection(z: Vector3) {
    #expect(
      asset(.hinge, along: z).messages(of: ZeroAxisRule()) == ["joint `hinge` has no direction: its axis is zero"])
  }

  @Test func notFinite() {
    #expect(
      asset(.slide, along: [.nan, 0, 1]).messages(of: ZeroAxisRule()) == ["joint `hinge` has a line that is not finite"]
    )
  }

  @Test func aFixedJointNeedsNone() {
    #expect(asset(.fixed, along: .zero).messages(of: ZeroAxisRule()) == [])
  }

  @Test func anyLengthPasses() {
    #expect(asset(.hinge, along: [0, 0, 17]).messages(of: ZeroAxisRule()) == [])
  }
}
