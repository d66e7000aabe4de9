import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct InterlockRuleTests {
  /// Two blocks of 0.1 m on tracks that cross 0.2 m and 0.3 m from home.
  private func crossing(_ needs: [Need] = [], spins: Bool = false, when: [String: Double] = [:]) -> AssetSketch {
    var a = AssetSketch("crossing")
    a.box("table", "top", [-0.5, -0.5, -0.03], [0.5, 0.5, -0.001])
    a.box("one", "block", [-0.25, -0.05, 0], [-0.15, 0.05, 0.1])
    a.box("two", "block", [-0.05, -0.35, 0], [0.05, -0.25, 0.1])
    a.joint("along", .slide, "one", on: "table", along: [1, 0, 0], range: (0, 0.4))
    if spins {
      // A bar that turns through the place where the track crosses.
      a.document.parts.removeAll { $0.id == "two" }
      a.joint("turn", .spin, "bar", on: "table", at: [0, -0.3, 0.05], along: [0, 0, 1], range: nil)
    } else {
      a.joint("across", .slide, "two", on: "table", along: [0, 1, 0], range: (0, 0.6), needs: needs)
    }
    return a
  }

  /// A bar on a hub that sweeps a circle, and a slide that comes into it.
  private func wheel(when: [String: Double]) -> AssetSketch {
    var a = AssetSketch("wheel")
    a.box("table", "top", [-0.5, -0.5, -0.03], [0.5, 0.5, -0.001])
    a.box("bar", "spoke", [-0.2, -0.02, 0], [0.2, 0.02, 0.05])
    a.box("stop", "block", [-0.02, -0.4, 0], [0.02, -0.3, 0.05])
    a.joint("turn", .spin, "bar", on: "table", along: [0, 0, 1], range: nil)
    a.joint("push", .slide, "stop", on: "table", along: [0, 1, 0], range: (0, 0.2))
    a.document.expectations.append(ExpectationRecord(kind: .spins, part: "bar", when: when))
    return a
  }

  @Test func saysHowFarEachMayGo() throws {
    let all = crossing().findings(of: InterlockRule())
    let f = try #require(all.first)
    #expect(all.count == 1 && f.severity == .note)
    #expect(f.message.hasPrefix("`along` and `across` get into each other's way: `"))
    #expect(f.message.contains("`along` is free while `across` is up to 199.8 mm or from 400.2 mm on"))
    #expect(f.message.contains("`across` is free while `along` is up to 100 mm or from 300 mm on"))
    #expect(Set(f.parts) == ["one", "two"] && f.pose?.count == 2 && f.at != nil)
  }

  @Test func aDeclaredNeedIsNoNews() {
    #expect(crossing([Need(dof: "along", min: 0.31)]).findings(of: InterlockRule()).isEmpty)
  }

  @Test func apartIsNoInterlock() {
    var a = crossing()
    a.document.joints[0].dofs[0].range?.upper = 0.09
    #expect(a.findings(of: InterlockRule()).isEmpty)
  }

  @Test func aPromiseToSpinFreelyIsBroken() throws {
    let f = try #require(wheel(when: [:]).findings(of: InterlockRule()).first)
    #expect(f.severity == .error && f.message.hasSuffix("`bar` is expected to spin freely"))
    // Where the other stands is said, and it is out of the way there.
    #expect(wheel(when: ["push": 0.05]).findings(of: InterlockRule()).map(\.severity) == [.note])
    #expect(wheel(when: ["push": 0.15]).findings(of: InterlockRule()).map(\.severity) == [.error])
  }

  @Test func leftOutWhereThePolicySweepsNothing() {
    var policy = CheckPolicy.default
    policy.sweepsJoints = false
    #expect(crossing().findings(of: InterlockRule(), policy: policy).isEmpty)
  }
}
