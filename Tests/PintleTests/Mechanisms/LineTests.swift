import PintleDocument
import Testing

@testable import Pintle

@Suite struct LineTests {
  private let x = Axis(from: [0, 0, 0.1], toward: .right)

  @Test func stationsAndOrbits() {
    #expect(isNear(x.at(-0.2), [-0.2, 0, 0.1]) && isNear(x.moved(by: 0.3 * .up).start, [0, 0, 0.4]))
    // Clockwise for somebody who looks right: from up toward the front… which lies at −y.
    #expect(isNear(x.orbit(0.05, from: .up).start, [0, 0, 0.15]))
    #expect(isNear(x.orbit(0.05, from: .up, at: 90°).start, [0, -0.05, 0.1]))
    #expect(x.around(4) == [0°, 90°, 180°, 270°])
    #expect(findings { _ = x.orbit(0.1, from: .left) }.map(\.rule) == ["value.direction"])
    #expect(findings { _ = x.around(0) }.map(\.rule) == ["value.count"])
  }

  @Test func directionsLean() {
    #expect(isNear(Direction.up.tilted(90°, toward: .back), [0, 1, 0]))
    let lean = Direction.up.tilted(30°, toward: .back)
    #expect(abs(lean.y - 0.5) < 1e-12 && abs(lean.length - 1) < 1e-12)
    #expect(isNear(lean.tilted(60°, toward: .back), [0, 1, 0]))
    #expect(findings { _ = Direction.up.tilted(1°, toward: .down) }.map(\.rule) == ["value.direction"])
    #expect(findings { _ = Point(0, 0, 0).unit() }.map(\.rule) == ["value.direction"])
    #expect(findings { _ = Axis(from: [0, 0, 0], toward: [0, 0, 0]) }.map(\.rule) == ["value.direction"])
  }

  @Test func aSwingGoesFromOneAttitudeToTheOther() {
    let from: Vector = [0.1, 0.2, -1], to: Vector = [0, 1, 0.1]
    let swing = Axis.swinging(at: [1, 2, 3], from: from, to: to)
    let turned = RigidTransform(turning: swing.angle.radians, about: swing.line.direction).rotate(from.unit().vector)
    #expect((turned - to.unit().vector).length < 1e-12)
    #expect(findings { _ = Axis.swinging(at: [0, 0, 0], from: from, to: from) }.map(\.rule) == ["joint.axis"])
  }

  @Test func barsMeet() {
    for (side, z) in [(Side.up, 0.04), (.down, -0.04)] {
      #expect(isNear(meeting([0, 1, 0], 0.05, [0.06, 1, 0], 0.05, across: .front, side: side), [0.03, 1, z]))
    }
    let short = findings { _ = meeting([0, 0, 0], 0.05, [0.2, 0, 0], 0.05, across: .front, side: .up) }
    #expect(
      short.map(\.message) == ["bars of 50 mm and 50 mm do not meet between pivots 200 mm apart: 100 mm are missing"])
    #expect(short[0].rule == "loop.reach")
    #expect(isNear(meeting([0, 0, 0.4], 0.5, on: x, side: .left), [-0.4, 0, 0.1]))
    #expect(findings { _ = meeting([0, 0, 1], 0.5, on: x, side: .left) }.map(\.rule) == ["loop.reach"])
    #expect(
      findings { _ = meeting([0, 0, 0], 0.05, [0.06, 0, 0], 0.05, across: .front, side: .right) }.map(\.rule)
        == ["value.direction"])
  }
}
