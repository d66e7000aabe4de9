import PintleDocument
import Testing

@testable import Pintle

@Suite struct LineSolidTests {
  private let x = Axis(from: [0, 0, 0.1], toward: .right)
  private func bounds(_ s: Solid) -> (Vector3, Vector3) { (snap(s.body.bounds.lower), snap(s.body.bounds.upper)) }

  @Test func solidsLieBetweenStations() {
    #expect(
      bounds(.cylinder(diameter: 20.mm, on: x, over: 30.mm...10.mm)) == ([0.01, -0.01, 0.09], [0.03, 0.01, 0.11]))
    #expect(bounds(.ring(outer: 20.mm, inner: 6.mm, on: x, over: -5.mm...5.mm)).0 == [-0.005, -0.01, 0.09])
    #expect(bounds(.box(x: -0.1...0.2, y: 0...0.1, z: 0.3...0.1)) == ([-0.1, 0, 0.1], [0.2, 0.1, 0.3]))
    #expect(
      bounds(.turned(on: x, [[-1.mm, 0], [-1.mm, 4.mm], [9.mm, 2.mm], [9.mm, 0]])) == (
        [-0.001, -0.004, 0.096], [0.009, 0.004, 0.104]
      ))
    #expect(
      bounds(.link(from: x, to: x.moved(.up, 0.1), width: 20.mm, over: 0...5.mm)) == (
        [0, -0.01, 0.09], [0.005, 0.01, 0.21]
      ))
    #expect(bounds(.bearing(bore: 10.mm, outer: 26.mm, on: x, over: 0...8.mm)).1 == [0.008, 0.013, 0.113])
  }

  @Test(arguments: [(Direction.back, Direction.up), (.up, .back), (.front, .up), (.down, .back)])
  func platesLookTheWayTheWordsSay(u: Direction, v: Direction) {
    let plate = Solid.plate([[0, 0], [30.mm, 0], [0, 10.mm]], on: x, x: u, y: v, over: 2.mm...5.mm)
    let (a, b) = bounds(plate)
    #expect(a.x == 0.002 && b.x == 0.005)
    let middle = Vector3(0, 0, 0.1)
    for (word, reach) in [(u, 0.03), (v, 0.01)] {
      let d = word.vector
      #expect(abs(max((b - middle).dot(d), (a - middle).dot(d)) - reach) < 1e-12)
      #expect(abs(min((b - middle).dot(d), (a - middle).dot(d))) < 1e-12)
    }
  }

  @Test func outlinesRoundCircles() {
    let o = Outline.around([[0, 0, 20.mm], [30.mm, 0, 10.mm]])
    #expect(abs(o.width - 0.045) < 1e-9 && abs(o.height - 0.02) < 1e-9)
    let s = Outline.sector(diameter: 20.mm, from: 0°, to: 90°)
    #expect(abs(s.width - 0.01) < 1e-9 && abs(s.height - 0.01) < 1e-9)
  }

  @Test func threadsAreTwisted() {
    for (hand, sign) in [(Hand.right, 1.0), (.left, -1)] {
      let d = document { a in
        a.part("p", .steel).add("t", .thread(diameter: 20.mm, lead: 4.mm, hand: hand, on: x, over: 0...40.mm))
      }
      guard case .twist(let outline, 0, 0.04, let angle)? = d.solids["s1"] else {
        Issue.record("no thread")
        return
      }
      #expect(abs(angle - sign * 20 * Double.pi) < 1e-9)
      #expect(outline.map { ($0 * $0).sum().squareRoot() }.max().map { abs($0 - 0.01) < 1e-9 } == true)
      #expect(DocumentIntegrity.findings(in: d) == [])
    }
  }

  @Test func badSolidsAreFindings() {
    let line: UInt = #line
    let d = document { _ in
      _ = Solid.cylinder(diameter: -1, on: x, over: 0...0)
      _ = Solid.ring(outer: 10.mm, inner: 10.mm, on: x, over: 0...1.mm)
      _ = Solid.turned(on: x, [[0, -5.mm], [0, 5.mm], [10.mm, 5.mm]])
      _ = Solid.plate([[0, 0], [30.mm, 0], [0, 10.mm]], on: x, x: .left, y: .right, over: 2.mm...5.mm)
      _ = Solid.link(from: x, to: x, width: 5.mm, over: 0...1.mm)
      _ = Solid.thread(diameter: 10.mm, lead: 40.mm, on: x, over: 0...1)
      _ = Outline.around([[0, 0], [0, 0, -1]])
      _ = Outline.sector(diameter: 10.mm, from: 90°, to: 0°)
    }
    #expect(
      d.findings.map { "\($0.rule) @+\(($0.source?.line ?? 0) - Int(line))" } == [
        "value.size @+2", "value.size @+2", "value.size @+3", "value.outline @+4", "value.direction @+5",
        "value.direction @+5", "joint.axis @+6", "value.size @+7", "value.count @+8", "value.size @+8",
        "value.angle @+9",
      ])
  }
}
