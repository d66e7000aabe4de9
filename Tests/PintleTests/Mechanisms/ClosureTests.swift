import PintleDocument
import Testing

@testable import Pintle

@Suite struct ClosureTests {
  private let across = Axis(from: [0.1, 0, 0.2], toward: .back)

  private func closed(_ closure: Closure) -> Document {
    document { asset in
      let a = asset.part("a", .steel), b = asset.part("b", .steel)
      a.add("bar", .box(0.1, 0.1, 0.1))
      b.add("bar", .box(0.1, 0.1, 0.1).moved(.right, 1))
      asset.close("loop", b, to: a, by: closure)
    }
  }

  @Test func sevenKinds() {
    for (closure, kind, z) in [
      (Closure.hinge(around: across), ClosureRecord.Kind.hinge, Vector3(0, 1, 0)),
      (.cylinder(along: across), .cylinder, [0, 1, 0]), (.ball(at: [0.1, 0, 0.2]), .ball, [0, 0, 1]),
      (.slide(toward: .left, at: [0.1, 0, 0.2]), .slide, [-1, 0, 0]),
      (.slot(pin: across, along: .right), .slot, [0, 1, 0]),
      (.rest(on: [0.1, 0, 0.2], facing: .up), .rest, [0, 0, 1]),
    ] {
      let d = closed(closure)
      #expect(d.findings == [] && d.closures.count == 1 && DocumentIntegrity.findings(in: d) == [])
      let c = d.closures[0]
      #expect(c.kind == kind && c.a == "b" && c.b == "a" && c.frame.z == z && c.frame.origin == [0.1, 0, 0.2])
    }
    #expect(closed(.weld).closures[0].kind == .weld)
    // The slot's x is where the pin may go.
    #expect(closed(.slot(pin: across, along: .right)).closures[0].frame.x == [1, 0, 0])
  }

  @Test func badLoopsAreFindings() {
    let line: UInt = #line
    let d = document { asset in
      let a = asset.part("a", .steel)
      a.add("bar", .box(0.1, 0.1, 0.1))
      asset.close("loop", a, to: a, by: .weld)
      asset.close("loop", a, to: a, by: .slot(pin: across, along: .back))
    }
    #expect(
      d.findings.map { $0.told(from: line) } == [
        "structure.loop_self @+4 `loop` closes a loop from `a` to itself",
        "value.direction @+5 a direction across the line is wanted, this one runs along it",
        "structure.duplicate_name @+5 there is a joint named `loop` already",
        "structure.loop_self @+5 `loop_2` closes a loop from `a` to itself",
      ])
    #expect(d.closures.isEmpty)
  }

  @Test func aPinBoresTheOtherPart() {
    let d = document { asset in
      let a = asset.part("a", .steel), b = asset.part("b", .steel)
      a.add("bar", .box(0.2, 0.02, 0.05).moved(.back, 0.01))
      b.add("bar", .box(0.2, 0.02, 0.05).moved(.back, 0.04))
      b.add("far", .box(0.2, 0.02, 0.05).moved(.back, 0.2))
      let line = Axis(from: [0, 0, 0], toward: .back)
      asset.hinge("knee", a, on: b, around: line, range: .follows)
        .hardware(.pin(diameter: 10.mm, over: 0.052...5.mm, heldBy: .child, head: 16.mm, both: true))
      asset.close("loop", a, to: b, by: .hinge(around: line.moved(.right, 0.05)))
        .hardware(.pin(diameter: 8.mm, over: 5.mm...0.052, heldBy: .parent))
    }
    #expect(d.findings.map(\.rule) == ["hardware.misses"])
    #expect(d.parts[0].shapes.map(\.id) == ["bar", "knee_pin", "knee_pin_2"])
    #expect(d.parts[1].shapes.map(\.id) == ["bar", "far", "loop_pin"])
    #expect(
      d.contacts.map { "\($0.a) \($0.b) \($0.kind) \($0.joint ?? "")" } == [
        "a/knee_pin b/bar runningFit knee", "b/loop_pin a/bar runningFit loop",
      ])
    #expect(d.contacts.allSatisfy { $0.clearance == 0.05e-3 })
    // One bore each; what the pin does not reach is left alone.
    for (part, shape, cuts) in [(0, 0, 1), (1, 0, 1), (1, 1, 0)] {
      let solid = d.solids[d.parts[part].shapes[shape].solid]
      if case .difference(_, let minus)? = solid { #expect(minus.count == cuts) } else { #expect(cuts == 0) }
    }
    #expect(DocumentIntegrity.findings(in: d) == [])
  }

  @Test func aClosureTakesOnlyPins() {
    let d = document { asset in
      let a = asset.part("a", .steel), b = asset.part("b", .steel)
      a.add("bar", .box(0.2, 0.02, 0.05))
      b.add("bar", .box(0.2, 0.02, 0.05).moved(.back, 0.04))
      asset.close("loop", a, to: b, by: .hinge(around: across)).hardware(.barrel(diameter: 8.mm, knuckles: 3))
    }
    #expect(d.findings.map(\.rule) == ["hardware.kind"])
  }
}
