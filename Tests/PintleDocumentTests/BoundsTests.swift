import PintleDocument
import TestSupport
import Testing

@Suite struct BoundsTests {
  /// To the bit, because what is drawn and what is swept must not differ from one way of asking to another.
  @Test func aMovedBoxIsTheBoxAroundItsMovedCorners() {
    var dice = SeededGenerator(seed: 1)
    func number() -> Double { Double.random(in: -3...3, using: &dice) }
    for _ in 0..<500 {
      let bounds = Bounds([[number(), number(), number()], [number(), number(), number()]])
      let axis: Vector3 = [number(), number(), number()]
      let X = RigidTransform(turning: number(), about: axis, through: [number(), 0, number()])
      #expect(bounds.transformed(X) == Bounds(bounds.corners.map(X.apply)))
    }
    let flat = Bounds([[1, 2, 3], [4, 2, 5]])
    let quarter = RigidTransform(turning: .pi / 2, about: [0, 0, 1])
    #expect(flat.transformed(quarter) == Bounds(lower: [-2, 1, 3], upper: [-2, 4, 5]))
    #expect(Bounds.empty.transformed(quarter).isEmpty)
  }
}
