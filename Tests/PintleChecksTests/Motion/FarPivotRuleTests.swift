import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct FarPivotRuleTests {
  /// The diagonal of the leaf is 922 mm.
  @Test(arguments: [(-0.3, nil), (-0.4, nil), (-0.6, Severity.warning), (-2.3, .error)])
  func besideTheLeaf(x: Double, severity: Severity?) {
    let found = AssetSketch.door(hingeAt: [x, -0.009, 0], role: nil).findings(of: FarPivotRule())
    #expect(found.map(\.severity) == [severity].compactMap { $0 })
  }

  @Test func words() {
    let found = AssetSketch.door(hingeAt: [-2.3, -0.009, 0], role: nil).findings(of: FarPivotRule())
    #expect(found.map(\.message) == ["`door` turns about a line 2000 mm beside it"])
    #expect(found.first?.hint?.hasPrefix("move the line by 2000 mm to the right") == true)
  }

  /// A gooseneck of the joint's hardware, or a carried part, reaches the line.
  @Test func anArmReachesIt() {
    var a = AssetSketch.door(hingeAt: [-0.7, -0.009, 0], role: nil)
    #expect(a.messages(of: FarPivotRule()).count == 1)
    a.box("body", "arm", [-0.71, -0.02, 0.3], [-0.3, 0, 0.32], hardware: "door_hinge")
    #expect(a.messages(of: FarPivotRule()) == [])
  }

  /// A ring turns about its own middle.
  @Test func aRing() {
    var a = AssetSketch()
    a.add("ring", "ring", tubeMesh(outer: 0.3, inner: 0.28, height: 0.02, segments: 48))
    a.box("base", "base", [-0.3, -0.3, -0.1], [0.3, 0.3, 0])
    a.joint("turn", .spin, "ring", on: "base")
    #expect(a.messages(of: FarPivotRule()) == [])
  }
}
