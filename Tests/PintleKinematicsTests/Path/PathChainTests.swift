import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleKinematics

/// The bounds of moving nodes against the motion itself: two random arms whose joints follow one input by random curves.
@Suite struct PathChainTests {
  private struct Arms {
    let chain: PathChain
    let path: LoopPath
  }

  private func arms(_ seed: UInt64, isPlane: Bool) throws -> Arms {
    var g = SeededGenerator(seed: seed)
    func number(_ a: Double, _ b: Double) -> Double { Double.random(in: a...b, using: &g) }
    func direction() -> Vector3 { [number(-1, 1), number(-1, 1), number(-1, 1)] }
    var sketch = ModelSketch()
    sketch.add("base", "body", solid(boxMesh([-0.5, -0.5, -0.5], [0.5, 0.5, 0.5])))
    sketch.add("dial", "body", solid(boxMesh([0, 0, 0], [0.01, 0.01, 0.01])))
    sketch.joint("drive", "dial", on: "base", .rotation, at: .zero, along: [0, 0, 1], range: -1...2)
    for side in ["a", "b"] {
      var parent = "base"
      for i in 0..<Int.random(in: side == "a" ? 1...3 : 0...2, using: &g) {
        let name = "\(side)\(i)"
        let at = Vector3(number(-0.5, 0.5), number(-0.5, 0.5), number(-0.5, 0.5))
        sketch.add(name, "body", solid(boxMesh(at, at + Vector3(0.1, 0.1, 0.1))))
        let kind = isPlane ? Int.random(in: 0...2, using: &g) : Int.random(in: 0...3, using: &g)
        let type: DegreeOfFreedom.Motion = kind == 2 ? .translation : kind == 3 ? .helical : .rotation
        let along: Vector3 =
          !isPlane
          ? direction() : kind == 2 ? [number(-1, 1), 0, number(-1, 1)] : [0, Bool.random(using: &g) ? 1 : -1, 0]
        sketch.joint(name, name, on: parent, type, at: at, along: along, range: nil)
        let last = sketch.document.joints.count - 1
        sketch.document.joints[last].dofs[0].role = .follows
        if type == .helical { sketch.document.joints[last].dofs[0].lead = number(-0.2, 0.2) }
        let most = type == .translation ? 0.3 : i == 0 && seed % 3 == 0 ? 30 : 2.5
        var knots: [SIMD2<Double>] = [[-1, number(-most, most)]]
        for x in [-0.3, 0.0, 0.8, 2] { knots.append([x, x == 0 ? 0 : number(-most, most)]) }
        sketch.document.couplings.append(
          CouplingRecord(
            id: "c_\(name)", relation: .curve(input: "drive", output: name, knots: knots, period: nil, within: 1e-6)))
        parent = name
      }
    }
    let m = Mechanism(sketch.model)
    let tracker = try #require(m.tracker)
    let drive = try #require(m.freedom("drive"))
    let path = try #require(m.loopPath(of: drive, tracker))
    let motion = PathMotion(m, tracker, path)
    func cluster(_ side: String) -> Int {
      let part = m.model.parts.lastIndex { $0.record.id.hasPrefix(side) && $0.record.id != "base" } ?? 0
      return motion.clusters.firstIndex { $0.parts.contains(part) } ?? 0
    }
    let (a, b) = (cluster("a"), cluster("b"))
    return Arms(
      chain: PathChain(
        motion, a, b, motion.chain(a, b), own: motion.ownCount(a, b), middle: [number(-0.5, 0.5), 0, number(-0.5, 0.5)]),
      path: path)
  }

  /// Holds all bounds of random intervals against the chain's own poses.
  private func hold(_ chain: PathChain, _ path: LoopPath, seed: UInt64, _ note: Comment) -> Int {
    var g = SeededGenerator(seed: seed)
    var seen = 0
    func across(_ v: Vector3) -> Double { chain.isPlane ? (v.x * v.x + v.y * v.y).squareRoot() : v.length }
    for _ in 0..<60 {
      let width = pow(10, Double.random(in: -3...0, using: &g)) * 3
      let low = max(-1, min(2 - width, Double.random(in: -1...2, using: &g)))
      let high = min(2, low + width)
      let m = chain.moment(low, high)
      let (middle, h) = ((low + high) / 2, (high - low) / 2)
      for _ in 0..<8 {
        let p = Vector3(
          Double.random(in: -0.6...0.6, using: &g), Double.random(in: -0.6...0.6, using: &g),
          Double.random(in: -0.6...0.6, using: &g))
        let here = m.X.apply(p)
        let reach = across(here - m.first)
        for _ in 0..<6 {
          let s = Double.random(in: -1...1, using: &g)
          let there = chain.pose(at: middle + s * h).apply(p)
          let moved = there - here
          if chain.isPlane { #expect(abs(moved.z) < 1e-9, note) }
          #expect(across(moved) <= m.far(reach) + 1e-9, note)
          let straight = (m.straight + m.turn.cross(here)) * s
          #expect(across(moved - straight) <= m.bend(reach) + 1e-9, note)
          /// Along a line and away from it.
          func polar(_ x: Vector3, _ o: Vector3, _ u: Vector3) -> (along: Double, away: Double) {
            ((x - o).dot(u), (x - o).cross(u).length)
          }
          func change(_ o: Vector3, _ u: Vector3) -> Double {
            let (one, two) = (polar(here, o, u), polar(there, o, u))
            return hypot(one.along - two.along, one.away - two.away)
          }
          if let drum = m.drum {
            #expect(change(m.first, m.firstDirection) <= drum((here - m.first).length) + 1e-9, note)
            seen += 1
          }
          if let ring = m.ring {
            #expect(change(m.last, m.lastDirection) <= ring(reach) + 1e-9, note)
            seen += 1
          }
        }
      }
    }
    return seen
  }

  @Test(arguments: [true, false]) func noPointLeavesItsBounds(isPlane: Bool) throws {
    var far = 0
    var planes = 0
    for seed in 0..<60 as Range<UInt64> {
      let arms = try arms(seed, isPlane: isPlane)
      if arms.chain.isPlane { planes += 1 }
      far += hold(arms.chain, arms.path, seed: seed, "seed \(seed)")
      for first in [true, false] where arms.chain.turnsFar(atFirst: first) {
        let inner = arms.chain.dropping(first: first)
        far += hold(inner, arms.path, seed: seed, "seed \(seed), without \(first ? "first" : "last")")
      }
    }
    #expect(far > 1000)
    #expect(isPlane ? planes > 50 : planes < 30)
  }

  /// The envelope stands still while what it was made of turns in it.
  @Test func whatTurnsStaysInItsEnvelope() {
    var g = SeededGenerator(seed: 4)
    for k in 0..<20 {
      let size = Vector3(
        Double.random(in: 0.01...0.3, using: &g), Double.random(in: 0.01...0.3, using: &g),
        Double.random(in: 0.01...0.3, using: &g))
      let surface = PlacedSurface(
        Surface(solid(merged([boxMesh(-size, size), boxMesh([0.5, 0, 0], [0.6, 0.1, 0.1])]))))
      let origin = Vector3(Double.random(in: -0.1...0.1, using: &g), 0.02, 0)
      let direction: Vector3 = k % 2 == 0 ? [0, 0, 1] : Vector3(1, 2, Double(k)).normalized ?? [0, 0, 1]
      let envelope = PathEnvelope(surface, origin: origin, direction: direction)
      #expect(envelope.surface.surface.isClosed)
      let winding = envelope.surface.winding
      for p in surface.positions {
        for i in 0..<16 {
          let q = RigidTransform(turning: Double(i) * 0.4, about: direction, through: origin).apply(p)
          #expect(envelope.contains(any: [q]))
          #expect(winding(q) > 0.5)
        }
      }
      #expect(!envelope.contains(any: [[3, 3, 3]]))
    }
  }

  @Test func spansAreMergedAndCompared() {
    let s = Spans([4...5, 0...1, 0.5...2, 5...6])
    #expect(s.list == [0...2, 4...6])
    #expect(s.meets(Spans([2...2.5]), within: 0) && s.meets(Spans([3...3.5]), within: 0.6))
    #expect(!s.meets(Spans([2.1...3.9, 7...8]), within: 0.05) && !s.meets(Spans([]), within: 1))
  }
}
