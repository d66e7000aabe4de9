import PintleDocument
import Testing

@testable import Pintle

@Suite struct CutTests {
  /// The bounds of the last thing cut away, in the frame of the shape.
  private func tool(_ s: Solid) -> [Double] {
    guard case .difference(_, let minus) = s.body.node, let last = minus.last else { return [] }
    let b = last.constructionBounds
    return [b.lower.x, b.lower.y, b.lower.z, b.upper.x, b.upper.y, b.upper.z].map { snap($0) }
  }
  private let box = Solid.box(0.4, 0.2, 0.1)
  private let shell = Solid.openBox(0.4, 0.3, 0.2, wall: 10.mm, open: .front)

  @Test func throughAndOvershooting() {
    #expect(tool(box.cutting(.hole(diameter: 0.05), in: .front)) == [-0.025, -0.101, -0.025, 0.025, 0.101, 0.025])
    #expect(tool(box.cutting(.window(0.2, 0.05), in: .left)) == [-0.201, -0.1, -0.025, 0.201, 0.1, 0.025])
    #expect(tool(box.cutting(.slot(0.2, width: 0.05), in: .top)) == [-0.1, -0.025, -0.051, 0.1, 0.025, 0.051])
  }

  @Test func depthsAreExact() {
    #expect(
      tool(box.cutting(.pocket(0.2, 0.05, depth: 30.mm), in: .front)) == [-0.1, -0.101, -0.025, 0.1, -0.07, 0.025])
    let spot = box.face(.bottom).spot([.left: 0.1, .front: 0.05])
    #expect(
      tool(box.cutting(.hole(diameter: 0.02, depth: 40.mm), at: spot)) == [-0.11, -0.06, -0.051, -0.09, -0.04, -0.01])
  }

  @Test func hollowThingsAreCutThroughOneWall() {
    #expect(tool(shell.cutting(.hole(diameter: 0.05), in: .back)) == [-0.025, 0.139, -0.025, 0.025, 0.151, 0.025])
    #expect(tool(shell.cutting(.hole(diameter: 0.02), in: .bottom)) == [-0.01, -0.01, -0.101, 0.01, 0.01, -0.089])
    // From the open side there is no wall: through everything.
    #expect(tool(shell.cutting(.hole(diameter: 0.05), in: .front)) == [-0.025, -0.151, -0.025, 0.025, 0.151, 0.025])
    let cup = Solid.cup(outer: 0.5, wall: 6.mm, from: [0, 0, 0], to: [0, 0.4, 0])
    #expect(tool(cup.cutting(.hole(diameter: 0.06), in: .back)) == [-0.03, 0.393, -0.03, 0.03, 0.401, 0.03])
  }

  @Test func turnedCuts() {
    let turned = box.cutting(.window(0.08, 0.02).turned(90°), in: .front)
    #expect(tool(turned) == [-0.01, -0.101, -0.04, 0.01, 0.101, 0.04])
  }

  @Test func cutsKeepBoundsRoomAndEnds() {
    let cut = shell.cutting(.hole(diameter: 0.05), in: .back)
    #expect(cut.extent.bounds == shell.extent.bounds && cut.body.hollow != nil)
    let d = document { asset in
      let part = asset.part("p", .steel)
      let s = part.add("shell", shell.standing())
      s.cut(.hole(diameter: 0.05), in: .back, as: .handle)
      #expect(s.role == .handle && isNear(s.interior.size, [0.38, 0.29, 0.18]))
      #expect(s.opening.facing == .front && isNear(s.opening.face(.front).centre, [0, -0.15, 0.1]))
      let axle = part.add("axle", .rod(diameter: 0.1, from: [0, 0, 0], to: [1, 0, 0])).cut(
        .hole(diameter: 0.02), in: .top)
      #expect(isNear(axle.end(.right).point, [1, 0, 0]) && isNear(Point(axle.end(.left).normal), [-1, 0, 0]))
    }
    #expect(d.findings.isEmpty)
  }

  @Test func roomsAndEndsThatAreMissing() {
    let line: UInt = #line
    let d = document { asset in
      let part = asset.part("p", .steel)
      let block = part.add("block", .box(1, 1, 1))
      #expect(isNear(block.interior.size, [1, 1, 1]))
      #expect(isNear(block.end(.left).point, [-0.5, 0, 0]))
      _ = part.add("rod", .rod(diameter: 0.1, from: [0, 0, 0], to: [1, 0, 0])).end(.up)
      block.cut(.box(1, 1, 1).centred(at: [4, 0, 0]))
      // Turned by other than quarter turns, a box has no room along the axes any more.
      _ = part.add("leaning", shell.turned(30°, looking: .up)).interior
      #expect(part.add("lying", shell.turned(90°, looking: .up)).interior.facing == .right)
    }
    #expect(
      d.findings.map { $0.told(from: line) } == [
        "shape.room @+3 `p/block` has no interior: it is not an open box, a tray or a cup",
        "shape.end @+5 `p/block` has no left end: it is not a rod, a tube or a cylinder",
        "shape.end @+6 `p/rod` has no up end: it runs right",
        "shape.cut @+7 the cut misses `p/block`: it lies beside it",
        "shape.room @+9 `p/leaning` has no interior: it is not an open box, a tray or a cup",
      ])
    #expect(d.findings[2].hint == "its ends are .right and .left")
  }

  @Test func roomsTurnWithTheirBox() {
    // Clockwise looking up: from below; the open front turns to … seen from above counter-clockwise, to the right.
    let turned = shell.turned(90°, looking: .up)
    #expect(turned.body.hollow?.facing == .right)
    #expect(shell.mirrored(.front).body.hollow?.facing == .back)
  }

  @Test func partsAreCutThroughEveryShapeOnTheWay() {
    let d = document { asset in
      let part = asset.part("p", .steel)
      part.add("a", .box(1, 1, 1))
      part.add("b", .box(1, 1, 1).moved(.up, 1))
      part.add("c", .box(1, 1, 1).moved(.left, 5))
      part.cut(.cylinder(diameter: 0.1, from: [0, 0, -2], to: [0, 0, 2]))
      part.cut(.box(1, 1, 1).centred(at: [0, 0, 9]))
    }
    #expect(d.findings.map(\.message) == ["the cut misses every shape of `p`"])
    let shapes = d.parts[0].shapes
    #expect(d.solids[shapes[2].solid] == .box(size: [1, 1, 1]) && shapes[0].solid != shapes[2].solid)
  }
}
