import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import SolidOracle
import TestSupport
import Testing

@testable import PintleVerbs

/// The joints of the programs in Assets/: where FCL lets surfaces meet inside a certified range, no point lies too deep.
@Suite struct AssetSweepAgreementTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let programs = (FileManager.default.enumerator(atPath: root.appending(path: "Assets").path)?.allObjects ?? [])
    .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()

  /// Points of a surface with which to look into another: corners and middles of triangles, spread over all of them.
  private func points(_ mesh: WeldedMesh) -> [Vector3] {
    let step = max(1, mesh.triangles.count / 60)
    return stride(from: 0, to: mesh.triangles.count, by: step).flatMap { i -> [Vector3] in
      let t = mesh.triangles[i]
      let p = [mesh.positions[Int(t.x)], mesh.positions[Int(t.y)], mesh.positions[Int(t.z)]]
      return [p[0], (p[0] + p[1] + p[2]) / 3]
    }
  }

  /// How far below the surface a point lies, by looking at every triangle; 0 outside.
  private func depth(_ p: Vector3, _ mesh: WeldedMesh) -> Double {
    var (winding, least) = (0.0, Double.infinity)
    for t in mesh.triangles {
      let (a, b, c) = (mesh.positions[Int(t.x)], mesh.positions[Int(t.y)], mesh.positions[Int(t.z)])
      least = min(least, distance(p, a, b, c))
      let (u, v, w) = (a - p, b - p, c - p)
      let (lu, lv, lw) = (u.length, v.length, w.length)
      winding +=
        2 * atan2(u.dot(v.cross(w)), lu * lv * lw + u.dot(v) * lw + v.dot(w) * lu + w.dot(u) * lv)
    }
    return winding / (4 * .pi) > 0.5 ? least : 0
  }

  /// From a point to a triangle: to its plane where the foot lies inside, else to the nearest edge.
  private func distance(_ p: Vector3, _ a: Vector3, _ b: Vector3, _ c: Vector3) -> Double {
    if let n = (b - a).cross(c - a).normalized,
      [(a, b), (b, c), (c, a)].allSatisfy({ ($0.1 - $0.0).cross(p - $0.0).dot(n) >= 0 })
    {
      return abs((p - a).dot(n))
    }
    return [(a, b), (b, c), (c, a)].map { s, e in
      let d = e - s
      let along = d.lengthSquared > 0 ? min(1, max(0, (p - s).dot(d) / d.lengthSquared)) : 0
      return (p - s - d * along).length
    }.min() ?? .infinity
  }

  @Test(arguments: programs) func certifiedRangesAreClear(_ program: String) async throws {
    let loaded = await Session(options: InputOptions()).load(Self.root.appending(path: "Assets/\(program)").path)
    let model = try #require(loaded.model)
    let mechanism = try #require(loaded.mechanism)
    let policy = PairPolicy.declared(in: model.document, tolerance: model.tolerance)
    let meshes = model.shapes.map { OutsideMesh($0.solid.surface) }
    let samples = model.shapes.map { points($0.solid.surface) }
    var g = SeededGenerator(seed: 5)
    for freedom in mechanism.freedoms {
      let report = mechanism.sweep(dof: freedom.id)
      guard report.usable.lowerBound < report.usable.upperBound else { continue }
      let left = Set(report.unverified.map { $0.moving + "," + $0.resting })
      guard !left.contains(",") else { continue }
      let moved = Set(mechanism.parts(movedBy: freedom.id))
      func pose(_ q: Double) -> Pose {
        var values = report.base
        values[freedom.id] = q
        return mechanism.pose(values)
      }
      /// How deep sampled points of either lie in the other; nil where the surfaces do not meet.
      func overlap(_ m: Int, _ r: Int, _ pose: Pose) -> Double? {
        let (a, b) = (model.shapes[m], model.shapes[r])
        let X =
          (pose.motion(ofPart: b.part) * b.X_AS).inverse * (pose.motion(ofPart: a.part) * a.X_AS)
        guard let first = meshes[m], let second = meshes[r], first.meets(second, at: X) else { return nil }
        let back = X.inverse
        var most = 0.0
        for p in samples[m].map(X.apply) where b.solid.bounds.contains(p) {
          most = max(most, depth(p, b.solid.surface))
        }
        for p in samples[r].map(back.apply) where a.solid.bounds.contains(p) {
          most = max(most, depth(p, a.solid.surface))
        }
        return most
      }
      let home = pose(report.home)
      var near: [(m: Int, r: Int, allowed: Double)] = []
      for m in model.shapes.indices where moved.contains(model.shapes[m].part) {
        for r in model.shapes.indices where !moved.contains(model.shapes[r].part) {
          guard case .checked(let allowed) = policy(model.shapes[m], model.shapes[r]),
            !left.contains(model.shapes[m].path + "," + model.shapes[r].path)
          else { continue }
          // What is deep at rest is a matter of rest.
          let rest = overlap(m, r, home) ?? 0
          if rest <= allowed / 2 { near.append((m, r, allowed + rest)) }
        }
      }
      for _ in 0..<200 {
        let q = Double.random(in: report.usable, using: &g)
        let X = pose(q)
        let bounds = model.shapes.map { $0.bounds.transformed(X.motion(ofPart: $0.part)) }
        for pair in near where !bounds[pair.m].intersection(bounds[pair.r]).isEmpty {
          guard let found = overlap(pair.m, pair.r, X) else { continue }
          #expect(
            found <= pair.allowed + 1e-6,
            "\(freedom.id) at \(q): \(model.shapes[pair.m].path), \(model.shapes[pair.r].path), \(found) m")
        }
      }
    }
    #expect(!mechanism.freedoms.isEmpty)
  }
}
