import PintleDocument
import Testing

@testable import Pintle

@Suite struct ValuesTests {
  @Test func quarterTurnsAreExact() {
    #expect(sin(90°) == 1 && cos(90°) == 0 && sin(180°) == 0 && cos(-90°) == 0)
    #expect(90°.radians == Double.pi / 2 && 360°.radians == 2 * Double.pi)
    #expect((30° + 60°) / 2 == 45° || abs(((30° + 60°) / 2).degrees - 45) < 1e-12)
    #expect(acos(2) == 0° && abs(asin(-3).degrees + 90) < 1e-12 && atan2(1, 0).degrees == 90)
    #expect(sqrt(2) * sqrt(2) - 2 < 1e-15)
  }

  @Test func suffixesGiveMetres() {
    #expect(18.mm == 0.018 && 1.5.mm == 0.0015)
  }

  @Test func oppositesAndWords() {
    for d in Direction.allCases {
      #expect(d.opposite.opposite == d)
      #expect(d.vector == -d.opposite.vector)
      #expect(Direction(nearest: d.vector) == d)
      #expect(Direction(word: "\(d)") == d)
      #expect(Direction(axis: d.axis, positive: d.isPositive) == d)
    }
    #expect(Direction.top == .up && Direction(word: "bottom") == .down && Direction(word: "upward") == nil)
    #expect(Direction.right.vector == [1, 0, 0] && Direction.back.vector == [0, 1, 0])
  }

  @Test func reversedLimitsDoNotTrap() {
    let angles: Limits<Angle> = 90° ... 10°
    let lengths: Limits<Double> = 0.3...0.1
    #expect(angles.lower == 90° && lengths.upper == 0.1)
    let below: Limits<Double> = -22.mm ...- 14.mm
    #expect(below.lower == -0.022 && below.upper == -0.014)
    let turned: Limits<Angle> = -30° ...- 10°
    #expect(turned.upper == -10°)
  }

  @Test func reversedLoopsAreEmpty() {
    var seen: [Int] = []
    for i in 1...3 { seen.append(i) }
    for i in 3...1 { seen.append(i) }
    for i in 0..<2 { seen.append(i) }
    for i in 0..<(-5) { seen.append(i) }
    for i in 0..<Int.min { seen.append(i) }
    #expect(seen == [1, 2, 3, 0, 1])
    #expect((1...3).map { $0 * 2 } == [2, 4, 6] && (1...3).reversed() == [3, 2, 1] && [7, 8, 9][0...1] == [7, 8])
  }

  @Test func insetsKeepTheFirstOfARepeatedSide() {
    let found = findings {
      let i: Insets = [.left: 40.mm, .left: 50.mm, .top: -1.mm]
      #expect(i[.left] == 0.04 && i[.top] == 0 && i[.right] == nil)
    }
    #expect(found.map(\.rule) == ["value.repeated", "value.size"])
    #expect(found[0].message == "the distance from the left side is given twice")
    #expect(found[1].message == "the distance from the up side is -1 mm, a distance is never negative")
  }

  @Test func pointsOfOtherThanThreeNumbers() {
    let found = findings {
      let p: Point = [1, 2]
      #expect(p == Point(1, 2, 0))
    }
    #expect(found.map(\.message) == ["a point has 3 numbers, this one has 2"])
  }

  @Test func movesAreNeverNegative() {
    let line: UInt = #line
    let found = findings {
      #expect(isNear(Point(0, 0, 0).moved(.left, 0.1, .up, 0.2), [-0.1, 0, 0.2]))
      _ = Point(0, 0, 0).moved(.left, -0.1)
    }
    #expect(found.map { $0.told(from: line) } == ["value.size @+3 a move is -100 mm, a distance is never negative"])
    #expect(found.first?.source?.file == "ValuesTests.swift" && found.first?.source?.column == 31)
  }
}
