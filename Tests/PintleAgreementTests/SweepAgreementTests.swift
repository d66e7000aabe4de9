import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import SolidOracle
import TestSupport
import Testing

/// A solid and what lies deeper in it than a tolerance, as FCL sees them.
private struct Examined {
  var solid: OracleSolid
  var surface: OutsideMesh
  /// Everything that deep in a convex piece, as solids: exact for convex solids, a part of it for others.
  var deep: [(polytope: ConvexPolytope, mesh: OutsideMesh, point: Vector3)] = []

  init?(_ solid: OracleSolid, deeperThan depth: Double) {
    guard let surface = OutsideMesh(solid.mesh.welded) else { return nil }
    self.solid = solid
    self.surface = surface
    for piece in solid.pieces {
      let eroded = piece.eroded(by: depth)
      if let mesh = eroded.mesh, let made = OutsideMesh(mesh.welded) {
        deep.append((eroded, made, mesh.positions[0]))
      }
    }
  }

  /// Whether a point of another solid lies that deep in this one. X: the other's frame in this one's.
  func holds(_ other: Examined, at X: RigidTransform) -> Bool {
    let back = X.inverse
    return deep.contains { piece in
      other.surface.meets(piece.mesh, at: X) || other.solid.depth(of: back.apply(piece.point)) > 0
        || other.solid.mesh.positions.first.map { piece.polytope.depth(of: X.apply($0)) > 0 } ?? false
    }
  }
}

/// No certified range holds a penetration beyond the tolerance, by FCL and exact insets alone.
@Suite struct SweepAgreementTests {
  @Test(arguments: RandomAssembly.Kind.allCases.filter { $0 != .overlapping })
  func certifiedRangesAreClear(kind: RandomAssembly.Kind) {
    var g = SeededGenerator(seed: 31)
    var (free, blocked, poses) = (0, 0, 0)
    for round in 0..<15 {
      let assembly = RandomAssembly(kind, using: &g)
      let model = assembly.sketch.model
      let tolerance = assembly.tolerance
      let report = Mechanism(model).sweep(
        dof: "joint",
        options: SweepOptions(policy: PairPolicy { _, _ in .checked(tolerance: tolerance) }))
      if report.verdict == .pass { free += 1 } else if report.verdict == .fail { blocked += 1 }
      let oracle = MotionOracle(assembly)
      let left = Set(report.unverified.map { $0.moving + $0.resting })
      for pair in oracle.pairs {
        let (m, r) = (assembly.shapes[pair.moving], assembly.shapes[pair.resting])
        // What is deep at rest, or not decided, is not certified.
        guard pair.restDepth <= tolerance, !left.contains(m.path + r.path), !left.contains("") else { continue }
        // Growth counts; and 0.2 µm for what lies exactly as deep as it may.
        let allowed = tolerance + max(0, pair.restDepth) + 2e-7
        guard let moving = Examined(m.solid, deeperThan: allowed), let resting = Examined(r.solid, deeperThan: allowed)
        else {
          Issue.record("FCL refuses a mesh")
          continue
        }
        for _ in 0..<200 {
          let q = Double.random(in: report.usable, using: &g)
          let X = r.pose.inverse * (assembly.motion(q) * m.pose)
          poses += 1
          #expect(
            !resting.holds(moving, at: X) && !moving.holds(resting, at: X.inverse),
            "\(kind) \(round): \(m.path) is in \(r.path) at \(q) of \(report.usable), \(oracle.depth(pair, at: q)) m")
        }
      }
    }
    #expect(poses > 1000 && free + blocked > 0, "\(free) free, \(blocked) blocked, \(poses) poses")
  }
}
