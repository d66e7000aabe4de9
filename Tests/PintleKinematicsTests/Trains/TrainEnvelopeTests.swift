import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleKinematics

/// Chains that run: what they pass keeps clear of the band that their links sweep.
@Suite struct TrainEnvelopeTests {
  private static let pitch = 0.0127

  /// Two wheels of 20 teeth about z with a chain of 60 links, every other one drawn, so that there are gaps to stand in.
  private func drive() -> ModelSketch {
    var s = ModelSketch()
    let distance = 20 * Self.pitch
    s.add("frame", "plate", solid(boxMesh([-0.1, -0.1, -0.05], [0.4, 0.1, -0.04])))
    for (name, x) in [("a", 0.0), ("b", distance)] {
      s.add(name, "teeth", solid(cylinderMesh(radius: 0.036, height: 0.004, segments: 60)), at: shift([x, 0, -0.002]))
      s.joint(name, name, on: "frame", .rotation, at: [x, 0, 0], along: [0, 0, 1], range: nil)
    }
    s.document.joints[1].dofs[0].role = .follows
    s.document.couplings = [
      CouplingRecord(
        id: "chain", relation: .linear(terms: [.init(dof: "a", factor: 20), .init(dof: "b", factor: -20)], equals: 0),
        from: .init(
          kind: "chain", of: ["a": "a/teeth", "b": "b/teeth", "train": "chain", "carrier": "frame"],
          values: ["teeth_a": 20, "teeth_b": 20]))
    ]
    s.document.trains = [
      TrainRecord(
        id: "chain", part: "chain", kind: "chain", pitch: Self.pitch, count: 60, link: ["s"],
        over: ["a/teeth", "b/teeth"])
    ]
    let link = solid(boxMesh([-0.006, -0.004, -0.004], [0.006, 0.004, 0.004]))
    let r = Self.pitch / (2 * sin(Double.pi / 20))
    for k in stride(from: 0, to: 20, by: 2) {
      let x = (Double(k) + 0.5) * Self.pitch
      s.add("chain", "top_\(k)", link, at: shift([x, r, 0]))
      s.add("chain", "bottom_\(k)", link, at: shift([x, -r, 0]))
    }
    s.document.joints.append(
      JointRecord(
        id: "path", kind: .fixed, child: "chain", parent: "frame",
        frame: Frame(origin: .zero, z: [0, 0, 1], x: [1, 0, 0])))
    return s
  }

  private func shift(_ v: Vector3) -> RigidTransform { RigidTransform(translation: v) }

  @Test func theBandHoldsTheLinks() throws {
    let m = Mechanism(drive().model)
    let route = try #require(TrainRoute(m.model.document.trains[0], in: m))
    #expect(abs(route.length - 60) < 1e-9)
    let r = Self.pitch / (2 * sin(Double.pi / 20))
    let points = m.model.shapes.filter { $0.path.hasPrefix("chain/") }.flatMap { s in
      s.solid.surface.positions.map { s.X_AS.apply($0) }
    }
    let e = try #require(route.extent(points))
    #expect(abs(e.out - 0.004) < 1e-9 && abs(e.inward + 0.004) < 1e-9 && abs(e.high - 0.004) < 1e-9)
    let band = solid(route.band(e))
    #expect(band.isClosed)
    // By hand: two straights and one turn of a ring 8 mm thick, 8 mm wide; a thousandth for facets.
    let area = 2 * 20 * Self.pitch * 0.008 + Double.pi * ((r + 0.004) * (r + 0.004) - (r - 0.004) * (r - 0.004))
    var volume = 0.0
    for t in band.surface.triangles {
      let p = [t.x, t.y, t.z].map { band.surface.positions[Int($0)] }
      volume += p[0].dot(p[1].cross(p[2])) / 6
    }
    #expect(abs(volume - area * 0.008) < 2e-3 * area * 0.008)
  }

  @Test func wheelsTurnUnderTheirChain() {
    let report = Mechanism(drive().model).sweep(dof: "a")
    #expect(report.verdict == .pass && report.blocking.isEmpty)
  }

  /// A peg on a wheel swings through the gap between two drawn links, where others come when the chain has run.
  @Test func whatReachesIntoTheGapBetweenLinks() {
    func peg(_ radius: Double, runs: Bool = true) -> SweepReport {
      var s = drive()
      s.add("a", "peg", solid(boxMesh([radius - 0.001, -0.001, -0.001], [radius + 0.001, 0.001, 0.001])))
      if !runs { s.document.trains = [] }
      return Mechanism(s.model).sweep(dof: "a")
    }
    #expect(peg(0.0602, runs: false).verdict == .pass)
    let report = peg(0.0602)
    #expect(report.verdict == .fail && report.blocking.allSatisfy { "\($0)".contains("chain/top_0") })
    #expect(peg(0.03).verdict == .pass)
  }

  /// What does not move the chain meets its links as they are drawn.
  @Test func atRestLinksAreLinks() {
    let r = Self.pitch / (2 * sin(Double.pi / 20))
    var s = drive()
    s.add("rod", "rod", solid(boxMesh([1.4 * Self.pitch, r - 0.001, 0.02], [1.6 * Self.pitch, r + 0.001, 0.03])))
    s.joint("rod", "rod", on: "frame", .translation, at: .zero, along: [0, 0, -1], range: 0...0.02)
    #expect(Mechanism(s.model).sweep(dof: "rod").verdict == .pass)
    #expect(Mechanism(s.model).withRunningTrains("rod").bands.isEmpty)
    #expect(Mechanism(s.model).withRunningTrains("a").bands.values.first == ["a/teeth", "b/teeth"])
  }
}
