import PintleDocument
import PintleKinematics
import TestSupport
import Testing

@Suite struct LoopSolverTests {
  /// A closure between parts that only inputs move is a block without followers: all its equations together.
  @Test func aClosureWithoutFollowersIsLookedAtWhole() {
    var l = Linkage()
    l.hinge("lid", "lid", on: "base", 0, 0, .input, range: 0...1)
    l.close("second_pin", "lid", "base", .hinge, at: .zero)
    let report = l.mechanism.report()
    #expect(report.equations == 5 && report.rank == 0)
    #expect(report.overdriven == [] && report.open == [])
    // Off the line it holds the lid still.
    l.sketch.document.closures[0].frame.origin = [0.1, 0, 0]
    #expect(l.mechanism.report().overdriven == [["lid"]])
  }
}
