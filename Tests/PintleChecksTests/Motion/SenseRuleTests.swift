import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct SenseRuleTests {
  /// The middle of the door goes to the front when its value grows.
  private func door(_ toward: Vector3) -> AssetSketch {
    var a = AssetSketch.door()
    a.document.joints[0].dofs[0].sense = .init(kind: "opening", toward: toward)
    return a
  }

  @Test func aHingeThatOpensWhereItSays() {
    #expect(door([0, -1, 0]).messages(of: SenseRule()) == [])
    // Its range lies on both sides: nobody else would know.
    var a = door([0, 1, 0])
    a.document.joints[0].dofs[0].range = .init(lower: -0.2, upper: 0.2)
    #expect(
      a.messages(of: SenseRule()) == ["door_hinge first moves `door` to the front, said to move to the back"])
  }

  @Test func aSlideThatGoesWhereItSays() {
    var a = AssetSketch.cabinet()
    a.box("drawer", "box", [-0.28, 0, 0.1], [0.28, 0.2, 0.3])
    a.joint("slide", .slide, "drawer", on: "body", along: [0, -1, 0], range: (-0.1, 0.1))
    a.document.joints[0].dofs[0].sense = .init(kind: "toward", toward: [0, -1, 0])
    #expect(a.messages(of: SenseRule()) == [])
    a.document.joints[0].frame.z = [0, 1, 0]
    #expect(a.messages(of: SenseRule()) == ["slide first moves `drawer` to the back, said to move to the front"])
    a.document.joints[0].frame.z = [1, 0, 0]
    a.document.joints[0].frame.x = [0, 1, 0]
    #expect(a.messages(of: SenseRule()).count == 1)
  }

  @Test func whatSaysNothing() {
    #expect(AssetSketch.door().messages(of: SenseRule()) == [])
  }

  /// An arm of 0.3 m along x: it lifts its hand, and hardly moves it along itself.
  private func arm(_ way: Vector3, moves part: String = "hand") -> [String] {
    var l = Linkage()
    l.hinge("arm", "arm", on: "base", 0, 0, .input, range: 0...1)
    l.hinge("hand", "hand", on: "arm", 0.3, 0, .input, range: 0...1)
    l.sketch.document.joints[0].dofs[0].sense = .init(kind: "moves", toward: way, part: part)
    return l.findings(of: SenseRule()).map(\.message)
  }

  @Test func anEffectFarAway() {
    #expect(arm([0, 0, 1]) == [] && arm([0, 0, -1]) == [])
    #expect(arm([1, 0, 0.05]) == ["`arm` moves `hand` hardly to the right, 5 % of its way: its sense is not clear"])
    #expect(arm([0, 0, 1], moves: "base") == ["`arm` does not move `base`: its sense is not clear"])
  }
}
