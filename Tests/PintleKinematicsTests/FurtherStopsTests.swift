import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

private let tau = 0.5e-3
private let even = PairPolicy { _, _ in .checked(tolerance: tau) }

private func sweep(_ s: ModelSketch, _ dof: String) -> SweepReport {
  Mechanism(s.model).sweep(dof: dof, options: SweepOptions(tolerance: tau, policy: even))
}

@Suite struct FurtherStopsTests {
  /// A block that slides toward walls 10, 20, … mm away, and one on the other side.
  fileprivate func alley(_ walls: Int) -> ModelSketch {
    var s = ModelSketch()
    for i in 1...walls {
      let y = 0.02 * Double(i)
      s.add(
        "frame", "wall\(i)", solid(boxMesh([0.1 + 0.01 * Double(i), y, 0], [0.5, y + 0.015, 0.1])))
    }
    s.add("frame", "back", solid(boxMesh([-0.1, 0, 0], [-0.03, 0.1, 0.1])))
    s.add("block", "block", solid(boxMesh([0, 0, 0], [0.1, 1, 0.1])))
    s.joint("push", "block", on: "frame", .translation, at: .zero, along: [1, 0, 0], range: -0.05...0.2)
    return s
  }

  @Test func whatElseBlocksIsTold() throws {
    let r = sweep(alley(4), "push")
    #expect(r.blocking.map(\.resting) == ["frame/back", "frame/wall1"])
    #expect(r.further.map(\.resting) == ["frame/wall2", "frame/wall3", "frame/wall4"])
    for (i, b) in r.further.enumerated() {
      #expect(abs(b.onset - (0.01 * Double(i + 2) + tau)) < 1e-9)
      #expect(abs((b.touch ?? 0) - 0.01 * Double(i + 2)) < 1e-9)
      #expect(b.depth == tau && b.depthAt == b.onset && b.volume == nil)
    }
    #expect(abs(r.usable.upperBound - (0.01 + tau)) < 1e-9 && abs(r.usable.lowerBound + 0.03 + tau) < 1e-9)
    // How much of the block is in the wall a little beyond.
    let first = try #require(r.blocking.last)
    let volume = try #require(first.volume)
    #expect(abs(volume - (first.depthAt - 0.01) * 0.015 * 0.1) < 1e-12)
  }

  @Test func theListIsBounded() {
    let r = sweep(alley(19), "push")
    #expect(r.further.count == 8 && r.further.last?.resting == "frame/wall9")
  }

  /// A knob of 30 mm over a fascia with a tick mark of 0.4 mm on it.
  private func knob(_ mark: (inout ModelSketch) -> Void) -> SweepReport {
    var s = ModelSketch()
    s.add("case", "fascia", solid(boxMesh([-0.1, -0.1, -0.01], [0.1, 0.1, 0])))
    mark(&s)
    s.add("knob", "pointer", solid(boxMesh([-0.002, 0, 0.0002], [0.002, 0.03, 0.01])))
    s.joint("turn", "knob", on: "case", .rotation, at: .zero, along: [0, 0, 1], range: -2...2)
    return Mechanism(s.model).sweep(dof: "turn", options: SweepOptions(tolerance: tau, policy: fine))
  }
  private let fine = PairPolicy { _, _ in .checked(tolerance: 0.05e-3) }

  @Test func aPrintedMarkIsNoObstacle() {
    let mark = boxMesh([0.02, -0.001, 0], [0.025, 0.001, 0.0006])
    let printed = knob { $0.add("case", "tick", solid(mark)) }
    #expect(printed.verdict == .pass && printed.usable == -2...2 && printed.blocking.isEmpty)
    #expect(printed.decals.map(\.resting) == ["case/tick"])
    #expect(printed.decals.allSatisfy { $0.onset < -1 && $0.touch != nil })
    #expect(printed.certificate.coverage == 1)
    // Let in by half of its thickness as well.
    let inlaid = knob {
      $0.add("case", "tick", solid(mark), at: RigidTransform(translation: [0, 0, -0.0003]))
    }
    #expect(inlaid.verdict == .pass && inlaid.decals.count == 1)
    // The same sheet free in the air, of another part, or thicker than 3τ is a real block.
    let free = knob { $0.add("case", "vane", solid(mark), at: RigidTransform(translation: [0, 0, 0.004])) }
    #expect(free.verdict == .fail && free.decals.isEmpty)
    let other = knob { $0.add("shim", "sheet", solid(mark)) }
    #expect(other.verdict == .fail && other.decals.isEmpty)
    let rib = knob { $0.add("case", "rib", solid(boxMesh([0.02, -0.005, 0], [0.03, 0.005, 0.004]))) }
    #expect(rib.verdict == .fail && rib.decals.isEmpty)
  }

  @Test func aMarkDoesNotHideWhatIsBehindIt() throws {
    let both = knob {
      $0.add("case", "tick", solid(boxMesh([0.02, -0.001, 0], [0.025, 0.001, 0.0006])))
      $0.add("case", "stop", solid(boxMesh([-0.03, -0.005, 0], [-0.02, 0.005, 0.01])))
    }
    #expect(both.verdict == .fail && both.decals.count == 1)
    #expect(both.blocking.map(\.resting) == ["case/stop"])
  }

  @Test func aMarkOnTheMoverIsNoneEither() {
    var s = ModelSketch()
    s.add("case", "window", solid(boxMesh([-0.1, -0.1, 0.0003], [0.1, 0.1, 0.01])))
    s.add("disc", "plate", solid(boxMesh([-0.05, -0.05, -0.01], [0.05, 0.05, 0])))
    s.add("disc", "print", solid(boxMesh([0.11, 0.01, 0], [0.13, 0.02, 0.0006])))
    s.add("disc", "tongue", solid(boxMesh([0.05, 0.005, -0.01], [0.14, 0.025, 0])))
    s.joint("slide", "disc", on: "case", .translation, at: .zero, along: [-1, 0, 0], range: 0...0.08)
    let r = Mechanism(s.model).sweep(dof: "slide", options: SweepOptions(tolerance: tau, policy: fine))
    #expect(r.verdict == .pass && r.decals.map(\.moving) == ["disc/print"])
  }
}

extension FurtherStopsTests {
  @Test(arguments: [SweepSide.up, .down])
  func oneSideIsAsFreeAsInTheWhole(side: SweepSide) {
    let mechanism = Mechanism(alley(4).model)
    let whole = mechanism.sweep(dof: "push", options: SweepOptions(tolerance: tau, policy: even))
    let part = mechanism.sweep(dof: "push", options: SweepOptions(tolerance: tau, policy: even, only: side))
    #expect(part.usable == (side == .up ? 0...whole.usable.upperBound : whole.usable.lowerBound...0))
    #expect(part.blocking.map(\.resting) == [side == .up ? "frame/wall1" : "frame/back"])
    #expect(part.further.isEmpty && part.verdict == .fail)
    // Too short to be of interest: it is said that it is blocked.
    let short = mechanism.sweep(
      dof: "push", options: SweepOptions(tolerance: tau, policy: even, only: side, atMost: .infinity))
    #expect(!short.blocking.isEmpty)
  }
}
