import PintleDocument
import Testing

@testable import Pintle

@Suite struct SolidTests {
  /// Bounds as (lower, upper), on the document's grid.
  private func bounds(_ s: Solid) -> [Double] {
    let b = s.extent.bounds
    return [b.lower.x, b.lower.y, b.lower.z, b.upper.x, b.upper.y, b.upper.z].map { snap($0) }
  }

  @Test func primitivesHaveExactBounds() {
    #expect(bounds(.box(2, 4, 6)) == [-1, -2, -3, 1, 2, 3])
    #expect(bounds(.cylinder(diameter: 2, length: 4, along: .right)) == [-2, -1, -1, 2, 1, 1])
    #expect(bounds(.cone(diameter: 2, endDiameter: 0, from: [0, 0, 0], to: [0, 0, 3])) == [-1, -1, 0, 1, 1, 3])
    #expect(bounds(.sphere(diameter: 2, at: [1, 0, 0])) == [0, -1, -1, 2, 1, 1])
    #expect(
      bounds(.torus(diameter: 4, section: 1, around: Axis(from: [0, 0, 0], toward: .back))) == [
        -2.5, -0.5, -2.5, 2.5, 0.5, 2.5,
      ])
    #expect(bounds(.wedge(2, 2, 2, high: .left)) == [-1, -1, -1, 1, 1, 1])
    #expect(bounds(.tube(outer: 2, inner: 1, from: [0, 0, 0], to: [0, 5, 0])) == [-1, 0, -1, 1, 5, 1])
    #expect(bounds(.tray(2, 2, 1, wall: 0.1, rim: 0.5)) == [-1.5, -1.5, -0.5, 1.5, 1.5, 0.5])
    #expect(bounds(.extruded(.slot(4, width: 2), height: 1)) == [-2, -1, -0.5, 2, 1, 0.5])
    #expect(bounds(.extruded([[0, 0], [3, 0], [0, 2]], depth: 1, seenFrom: .front)) == [0, -0.5, 0, 3, 0.5, 2])
    #expect(
      bounds(.wireGrid(0.4, 0.3, rim: 6.mm, wire: 3.mm, spacing: 20.mm)) == [-0.2, -0.15, -0.003, 0.2, 0.15, 0.003])
  }

  @Test func turnedThingsHaveExactBounds() {
    let d = 2.0.squareRoot()
    let axis = Axis(from: [0, 0, 0], toward: .up)
    #expect(bounds(Solid.box(2, 2, 2).turned(45°, around: axis)) == [-d, -d, -1, d, d, 1].map { snap($0) })
    // A rod from corner to corner: half its length along each axis, and its round ends.
    let rod = Solid.rod(diameter: 2, from: [0, 0, 0], to: [3, 4, 0])
    #expect(bounds(rod) == [-0.8, -0.6, -1, 3.8, 4.6, 1])
    #expect(bounds(Solid.box(2, 4, 6).turned(90°, looking: .right)) == [-1, -3, -2, 1, 3, 2])
    #expect(bounds(rod.mirrored(.left)) == [-3.8, -0.6, -1, 0.8, 4.6, 1])
    #expect(
      bounds(Solid.box(1, 1, 1).centred(at: [2, 0, 0]).repeated(around: axis, count: 4)) == [
        -2.5, -2.5, -0.5, 2.5, 2.5, 0.5,
      ])
  }

  @Test func sweptBounds() {
    let bar = Solid.swept(.rectangle(60.mm, 12.mm), along: [[0, 0, 0], [0, 0.2, 0], [0, 0.2, 0.4]], bend: 60.mm)
    #expect(bounds(bar) == [-0.03, 0, -0.006, 0.03, 0.206, 0.4])
    let seal = Solid.wire(diameter: 8.mm, through: [[0, 0, 0], [1, 0, 0], [1, 0, 1], [0, 0, 1]], closed: true)
    #expect(bounds(seal) == [-0.004, -0.004, -0.004, 1.004, 0.004, 1.004])
    let panel = Solid.curvedPanel(width: 0.4, height: 0.5, thickness: 10.mm, radius: 0.5)
    #expect(isNear(panel.size, [0.4, snap(0.51 - 0.5 * cos(asin(0.2 / 0.51))), 0.5]))
    #expect(
      bounds(.bar(from: [0, 0, 0], section: .rectangle(4, 2), to: [0, -5, 0], section: .rectangle(2, 1))) == [
        -2, -5, -1, 2, 0, 1,
      ])
    #expect(
      bounds(.revolved([[1, 0], [2, 0], [2, 1]], around: Axis(from: [0, 0, 0], toward: .front))) == [
        -2, -1, -2, 2, 0, 2,
      ])
    #expect(
      bounds(
        .revolved(
          [[1, 0], [2, 0], [2, 1]], around: Axis(from: [0, 0, 0], toward: .up), by: 90°, startingAt: .right)) == [
          0, 0, 0, 2, 2, 1,
        ])
    let loft = Solid.loft([
      CrossSection(.circle(diameter: 2), at: [0, 0, 0]), CrossSection(.rectangle(1, 1), at: [0, 0, 3]),
    ])
    #expect(bounds(loft) == [-1, -1, 0, 1, 1, 3])
  }

  @Test func strutsEndInTheirFaces() {
    let left = Solid.box(1, 1, 1).face(.left), right = Solid.box(1, 1, 1).moved(.left, 2).moved(.down, 1).face(.right)
    // From (−0.5, 0, 0) to (−1.5, 0, −1): at 45°, so its ends are √2 times as high as it is thick.
    let strut = Solid.strut(diameter: 0.2, from: left, to: right)
    let high = 0.1 * 2.0.squareRoot()
    #expect(bounds(strut) == [-1.5, -0.1, -1 - high, -0.5, 0.1, high].map { snap($0) })
    #expect(bounds(.strut(diameter: 0.2, from: left, to: right.spot([.top: 0]))) != bounds(strut))
  }

  @Test func curvesAndTexts() {
    // Through the corners of a square: every second derivative is 3/4 inward, so the middles lie at 1 + 3/8.
    let disc = Outline.spline([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    #expect(abs(disc.width - 2.75) < 1e-9 && abs(disc.height - 2.75) < 1e-9)
    // Measured in the font: H is 1138 wide and 1493 high, of an advance of 1540.
    #expect(
      abs(Outline.text("H", size: 1).width - 1138 / 1493) < 1e-9 && abs(Outline.text("H", size: 1).height - 1) < 1e-9)
    #expect(abs(Outline.text("HH", size: 1).width - (1138 + 1540) / 1493) < 1e-9)
  }

  @Test func placing() {
    let box = Solid.box(0.4, 0.2, 0.1), table = Solid.box(1, 1, 0.7).standing()
    #expect(bounds(box.on(table.face(.top))) == [-0.2, -0.1, 0.7, 0.2, 0.1, 0.8])
    #expect(bounds(box.on(table.face(.front), gap: 0.05)) == [-0.2, -0.75, 0.3, 0.2, -0.55, 0.4])
    #expect(bounds(box.on(table.face(.left), sunk: 0.1)) == [-0.8, -0.1, 0.3, -0.4, 0.1, 0.4])
    #expect(bounds(box.aligned(.front, to: table.face(.front), inset: 0.02)) == [-0.2, -0.48, -0.05, 0.2, -0.28, 0.05])
    #expect(bounds(box.aligned(.front, to: table.face(.back))) == [-0.2, 0.5, -0.05, 0.2, 0.7, 0.05])
    #expect(bounds(box.standing(on: [1, 1, 1])) == [0.8, 0.9, 1, 1.2, 1.1, 1.1])
    #expect(bounds(box.hanging(from: [0, 0, 1])) == [-0.2, -0.1, 0.9, 0.2, 0.1, 1])
    #expect(bounds(box.moved(.left, 0.1).moved(.up, 0.05)) == [-0.3, -0.1, 0, 0.1, 0.1, 0.1])
    // On a slanting end only the reach along it counts.
    let strut = Solid.rod(diameter: 0.1, from: [0, 0, 0], to: [0.3, 0, 0.4])
    let end = document { asset in
      let part = asset.part("p", .steel)
      let shape = part.add("rod", strut)
      let tip = shape.end(.up)
      let knob = Solid.sphere(diameter: 0.2).on(tip)
      #expect(isNear(knob.centre, [0.36, 0, 0.48]))
      #expect(isNear(shape.end(.left).point, [0, 0, 0]))
    }
    #expect(end.findings.isEmpty)
    #expect(findings { _ = box.aligned(.left, to: table.face(.top)) }.map(\.rule) == ["place.parallel"])
  }

  @Test func mountingTurnsOutward() {
    let box = Solid.box(1, 1, 1)
    let plate = Solid.plate(0.4, 0.2, thickness: 0.01)
    #expect(bounds(plate.mounted(on: box.face(.front))) == [-0.2, -0.51, -0.1, 0.2, -0.5, 0.1])
    #expect(bounds(plate.mounted(on: box.face(.left))) == [-0.51, -0.2, -0.1, -0.5, 0.2, 0.1])
    #expect(bounds(plate.mounted(on: box.face(.top), sunk: 0.01)) == [-0.2, -0.1, 0.49, 0.2, 0.1, 0.5])
    #expect(bounds(plate.mounted(on: box.face(.bottom), gap: 0.1)) == [-0.2, -0.1, -0.61, 0.2, 0.1, -0.6])
    #expect(bounds(plate.mounted(on: box.face(.front), turned: 90°)) == [-0.1, -0.51, -0.2, 0.1, -0.5, 0.2])
    // What is drawn to the upper right is seen to the upper right on every upright side.
    let mark = Solid.plate([[0, 0], [0.3, 0], [0.3, 0.1]], thickness: 0.01)
    #expect(bounds(mark.mounted(on: box.face(.back))) == [-0.3, 0.5, 0, 0, 0.51, 0.1])
    #expect(bounds(mark.mounted(on: box.face(.right))) == [0.5, 0, 0, 0.51, 0.3, 0.1])
    // A quarter turn clockwise: what pointed up points right.
    let up = Solid.plate([[-0.01, 0], [0.01, 0], [0.01, 0.3], [-0.01, 0.3]], thickness: 0.01)
    #expect(bounds(up.mounted(on: box.face(.front), turned: 90°)) == [0, -0.51, -0.01, 0.3, -0.5, 0.01])
  }

  @Test func fittingsStandOnTheirBase() {
    let face = Solid.box(1, 1, 1).face(.top)
    #expect(
      bounds(Solid.knob(diameter: 40.mm, height: 26.mm).mounted(on: face)) == [-0.02, -0.02, 0.5, 0.02, 0.02, 0.526])
    #expect(
      bounds(Solid.barHandle(length: 0.2, diameter: 10.mm, standoff: 32.mm).mounted(on: face)) == [
        -0.1, -0.005, 0.5, 0.1, 0.005, 0.532,
      ])
    #expect(bounds(Solid.disc(diameter: 0.2, thickness: 1.mm).mounted(on: face)) == [-0.1, -0.1, 0.5, 0.1, 0.1, 0.501])
    let fan = Solid.fan(diameter: 0.15, blades: 8, height: 16.mm).mounted(on: face)
    #expect(bounds(fan) == [-0.075, -0.075, 0.5, 0.075, 0.075, 0.516])
  }

  @Test func badSizesAreFindingsAndNothingTraps() {
    let line: UInt = #line
    let found = findings {
      _ = Solid.box(-0.1, .nan, 1)
      _ = Solid.openBox(0.1, 0.1, 0.1, wall: 0.06, open: .front)
      _ = Solid.tube(outer: 10.mm, inner: 12.mm, from: [0, 0, 0], to: [0, 0, 1])
      _ = Solid.rod(diameter: 0.1, from: [1, 1, 1], to: [1, 1, 1])
      _ = Solid.box(1, 1, 1).rounded(.all, 0).repeated(around: Axis(from: [0, 0, 0], toward: .up), count: -2)
      _ = Solid.swept(.circle(diameter: 0.1), along: [[0, 0, 0]], bend: 0)
      _ = Solid.swept(.circle(diameter: 0.1), along: [[0, 0, 0], [1, 0, 0], [1, 1, 0]], bend: 2)
      _ = Solid.revolved([[-1, 0], [1, 0], [1, 1]], around: Axis(from: [0, 0, 0], toward: .up))
      _ = Outline.polygon([[0, 0], [0, 0], [1, 1, 1]])
      _ = Solid.box(600, 600, 20_000)
      _ = Outline.text("", size: 10.mm)
      _ = Solid.box(1, 1, 1).intersecting(.box(1, 1, 1).centred(at: [5, 0, 0]))
    }
    #expect(
      found.map { $0.told(from: line) } == [
        "value.size @+2 the width of the box is -100 mm, a size is more than 0",
        "value.size @+2 the depth of the box is not a number, a size is more than 0",
        "value.size @+3 walls of 60 mm leave no room in a box of 100 mm",
        "value.size @+4 a bore of 12 mm leaves no wall in the tube of 10 mm",
        "joint.axis @+5 the rod starts and ends at one point and has no direction",
        "value.size @+6 the radius of an edge is 0 mm, a size is more than 0",
        "value.count @+6 the number of copies is -2, expected 1 to 1000",
        "value.count @+7 a path has at least 2 different points, this one has 1",
        "value.size @+8 a bend of 2000 mm does not fit between the corners of the path: at most 1000 mm",
        "value.outline @+9 an outline that is revolved lies on one side of its axis, this one reaches 1000 mm across it",
        "value.count @+10 a point of an outline has 2 numbers, this one has 3",
        "value.count @+10 a polygon needs at least 3 different points, this one has 1",
        "value.size @+11 the height of the box is 20000000 mm, a size is more than 0",
        "value.count @+12 a text has 1 to 200 letters, this one has 0",
        "value.size @+13 the solids to be intersected do not meet",
      ])
  }

  @Test func longChainsStayFlat() {
    var bars = Solid.box(1, 1, 1)
    for i in 0..<1500 { bars = bars.adding(.box(1, 1, 1).moved(.up, Double(i))) }
    #expect(bars.body.depth == 2 && bars.body.node.children.count == 1501)
    let found = findings {
      var deep = Solid.box(1, 1, 1)
      for _ in 0..<1000 { deep = deep.adding(.box(1, 1, 1)).subtracting(.box(0.1, 0.1, 0.1)) }
      #expect(deep.body.depth == SolidBody.deepest)
    }
    #expect(found.allSatisfy { $0.rule == "value.count" } && !found.isEmpty && found.count <= Recorder.mostFindings)
  }
}
