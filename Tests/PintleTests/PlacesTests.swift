import PintleDocument
import Testing

@testable import Pintle

@Suite struct PlacesTests {
  /// 600 × 400 × 800 mm in front of y = 0, standing.
  private let box = Solid.box(0.6, 0.4, 0.8).standing().moved(.front, 0.2)

  @Test func facesAndEdges() {
    let front = box.face(.front)
    #expect(isNear(front.centre, [0, -0.4, 0.4]) && isNear(front.size, [0.6, 0, 0.8]))
    #expect(isNear(front.axisInward.at(0.1), [0, -0.3, 0.4]) && isNear(front.axisOutward.at(0.1), [0, -0.5, 0.4]))
    let hinge = box.edge(.top, .back)
    #expect(isNear(hinge.centre, [0, 0, 0.8]) && hinge.length == 0.6 && hinge.line.direction == [1, 0, 0])
    #expect(isNear(box.edge(.left, .front).moved(.up, 0.1).centre, [-0.3, -0.4, 0.5]))
    let found = findings { _ = box.edge(.top, .bottom) }
    #expect(found.map(\.rule) == ["place.edge"])
  }

  @Test func spotsAreMeasuredInward() {
    let front = box.face(.front)
    #expect(isNear(front.spot([.top: 45.mm]).point, [0, -0.4, 0.755]))
    #expect(isNear(front.point([.left: 0.1, .bottom: 0.2]), [-0.2, -0.4, 0.2]))
    #expect(isNear(box.face(.back).point([.left: 0.1]), [-0.2, 0, 0.4]), "left of a back face is −x too")
    #expect(isNear(box.face(.bottom).point([.left: 0.1, .front: 0.05]), [-0.2, -0.35, 0]))
    #expect(front.spots(3, spacing: 0.1).map(\.point).map(\.x).map { ($0 * 1e9).rounded() / 1e9 } == [-0.1, 0, 0.1])
    #expect(isNear(front.spot(opposite: Point(0.1, -3, 0.3)).point, [0.1, -0.4, 0.3]))
    let found = findings {
      _ = front.spot([.front: 0.1])
      _ = front.spot([.left: 0.1, .right: 0.1])
      _ = front.spots(0, spacing: 0.1)
      _ = front.spots(3, spacing: -1)
      _ = front.spots(3, spacing: 0.1, toward: .back)
    }
    #expect(
      found.map(\.rule) == ["place.inset", "place.inset", "value.count", "value.size", "place.direction"])
  }

  @Test func areasInsetsAndRooms() {
    let front = box.face(.front)
    let area = front.area(0.2, 0.1, from: [.right: 0.05])
    #expect(isNear(area.centre, [0.15, -0.4, 0.4]) && isNear(area.size, [0.2, 0, 0.1]))
    #expect(isNear(front.inset(0.1).size, [0.4, 0, 0.6]) && isNear(front.outset(0.1).size, [0.8, 0, 1]))
    let room = front.deep(0.3)
    #expect(isNear(room.centre, [0, -0.25, 0.4]) && room.facing == .front)
    #expect(isNear(room.wall(.left).spot.outward.at(0.1), [-0.2, -0.25, 0.4]), "walls look in")
    #expect(isNear(room.face(.left).spot.outward.at(0.1), [-0.4, -0.25, 0.4]), "faces look out")
    #expect(isNear(room.inset([.left: 0.1, .top: 0.2]).size, [0.5, 0.3, 0.6]))
    let found = findings {
      _ = front.inset(0.3)
      _ = room.inset([.left: 0.7])
      _ = front.area(.nan, 0.1)
    }
    #expect(found.map(\.rule) == ["region.shares", "region.shares", "value.size"])
  }

  @Test func linesAcrossFaces() {
    let line = box.face(.bottom).line(.right, at: 0.1)
    #expect(isNear(line.at(0), [-0.3, -0.3, 0]) && isNear(Point(line.middle), [0, -0.3, 0]))
    #expect(isNear(box.face(.front).line(.up, at: 0.1).at(0.2), [-0.2, -0.4, 0.2]))
    #expect(findings { _ = box.face(.front).line(.back, at: 0.1) }.map(\.rule) == ["place.direction"])
  }

  @Test func rowsGoFromTheTopDown() {
    let (upper, lower) = box.face(.front).rows(140.mm, .rest, rail: 18.mm)
    #expect(isNear(upper.centre, [0, -0.4, 0.73]) && isNear(upper.size, [0.6, 0, 0.14]))
    #expect(isNear(lower.centre, [0, -0.4, 0.321]) && isNear(lower.size, [0.6, 0, 0.642]))
    let rail = box.face(.front).deep(0.4).rows(140.mm, .rest, rail: 18.mm).0.below(18.mm)
    #expect(isNear(rail.centre, [0, -0.2, 0.651]))
    let (a, b, c) = box.face(.front).columns(0.1, .rest, .rest)
    #expect(
      isNear(a.centre, [-0.25, -0.4, 0.4]) && isNear(b.size, [0.25, 0, 0.8]) && isNear(c.centre, [0.175, -0.4, 0.4]))
    #expect(isNear(box.face(.top).rows(0.1, .rest).0.centre, [0, -0.05, 0.8]), "lying: from the back")
    #expect(isNear(box.face(.left).columns(0.1, .rest).0.centre, [-0.3, -0.35, 0.4]), "on sides: from the front")
    #expect(box.face(.front).rows([.rest, .rest, .rest, .rest, .rest]).count == 5)
    #expect(isNear(box.face(.front).rows(0.1, 0.1).1.centre, [0, -0.4, 0.65]), "what is left over stays free")
  }

  @Test func sharesThatDoNotFit() {
    let line: UInt = #line
    let found = findings {
      let pieces = box.face(.front).rows(0.5, 0.5)
      #expect(pieces.0.size.z > 0 && pieces.1.size.z > 0)
      _ = box.face(.front).columns(0.6, .rest)
      _ = box.face(.front).rows([])
      #expect(box.face(.front).columns([0.5, -1, 0.2], rail: 0.1).count == 3)
    }
    #expect(
      found.map { $0.told(from: line) } == [
        "region.shares @+2 the rows and the rails between them take 1000 mm of 800 mm",
        "region.shares @+4 the columns and the rails between them take 600 mm of 600 mm and leave nothing for the rest",
        "value.count @+5 a division into rows needs at least one size",
        "value.size @+6 the size of a column is -1000 mm, a size is more than 0",
        "region.shares @+6 the columns and the rails between them take 910 mm of 600 mm",
      ])
  }

  @Test func ringsGoCounterClockwiseSeenFromTheTip() {
    let column = Axis(from: [0, 0, 0], toward: .up)
    let ring = column.ring(4, radius: 0.3, at: 0.1)
    #expect(
      ring.map(\.point).elementsEqual([[0, -0.3, 0.1], [0.3, 0, 0.1], [0, 0.3, 0.1], [-0.3, 0, 0.1]], by: isNear))
    // Inside each placement the start means outward again.
    for p in ring {
      let outward = p.pose.rotate(Direction.front.vector)
      #expect((outward - snap((p.point.vector - [0, 0, 0.1]) / 0.3)).length < 1e-9)
    }
    let found = findings {
      #expect(column.ring(2, radius: 0.1, startingAt: .up).count == 2)
      #expect(column.ring(0, radius: 0.1).count == 1)
    }
    #expect(found.map(\.rule) == ["value.direction", "value.count"])
  }

  @Test func linesThatAreNone() {
    let found = findings {
      #expect(Axis(from: [0, 0, 1], to: [0, 0, 1]).direction == [0, 0, 1])
      _ = Axis(from: [.nan, 0, 0], toward: .up)
    }
    #expect(
      found.map(\.message) == [
        "the line starts and ends at one point and has no direction", "x of the line's start is not a number",
      ])
    #expect(found[0].rule == "joint.axis")
  }
}
