import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct MissingRangeRuleTests {
  @Test(arguments: [JointRecord.Kind.hinge, .slide, .screw]) func needed(kind: JointRecord.Kind) {
    #expect(
      AssetSketch.ranged(kind, nil).messages(of: MissingRangeRule()) == [
        "`door_hinge` is a \(kind.rawValue) without a range"
      ])
  }

  @Test func aSpinTurnsWithoutEnd() {
    #expect(AssetSketch.ranged(.spin, nil).messages(of: MissingRangeRule()) == [])
    #expect(AssetSketch.ranged(.fixed, nil).messages(of: MissingRangeRule()) == [])
  }

  @Test func followersAreFoundByTheHost() {
    var a = AssetSketch.ranged(.hinge, nil)
    a.document.joints[0].dofs[0].role = .follows
    #expect(a.messages(of: MissingRangeRule()) == [])
  }
}
