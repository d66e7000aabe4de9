import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import SolidOracle
import TestSupport
import Testing

/// One shape for both: ours, and FCL's.
private struct Subject {
  var name: String
  var shape: ModelShape
  var outside: OutsideMesh
  var radius: Double
  var exact: OracleSolid?

  init?(_ name: String, _ mesh: TriangleMesh, exact: OracleSolid? = nil) {
    var s = ModelSketch()
    s.add("part", name, solid(mesh))
    guard let shape = s.model.shapes.first, let outside = OutsideMesh(shape.solid.surface) else { return nil }
    self.name = name
    self.shape = shape
    self.outside = outside
    self.exact = exact
    radius = mesh.positions.reduce(0) { max($0, $1.length) }
  }
}

@Suite struct ContactAgreementTests {
  private struct Tally {
    var poses = 0
    var touching = 0
    var farthest = 0.0
    var coinTosses = 0
  }

  /// Where surfaces are farther than this from touching, both must say the same.
  private static let undecided = 1e-7

  /// Yes or no, and the distance, in one pose.
  private func compare(_ a: Subject, _ b: Subject, _ X: RigidTransform, _ tally: inout Tally) {
    let theirs = (meets: a.outside.meets(b.outside, at: X), distance: a.outside.distance(b.outside, at: X))
    let gap = ContactProbe(tolerance: 1e-9).gap(
      between: a.shape, at: X, and: b.shape, at: .identity, within: .infinity)
    guard let gap else {
      Issue.record("\(a.name) and \(b.name): there is always a distance")
      return
    }
    tally.poses += 1
    let touches = gap.distance == 0
    if touches { tally.touching += 1 }
    if touches != theirs.meets {
      tally.coinTosses += 1
      #expect(
        max(gap.distance, theirs.distance) <= Self.undecided,
        "\(a.name), \(b.name) at \(X): ours \(gap.distance), FCL \(theirs)")
    } else if !touches {
      tally.farthest = max(tally.farthest, abs(gap.distance - theirs.distance))
      #expect(
        abs(gap.distance - theirs.distance) <= 1e-9,
        "\(a.name), \(b.name) at \(X): ours \(gap.distance), FCL \(theirs.distance)")
      // The closest points lie on the surfaces that they are said to lie on.
      #expect(abs((gap.first - gap.second).length - gap.distance) < 1e-12)
    }
    relation(a, b, X, theirs)
  }

  /// What the probe says with a tolerance, against FCL's distance and against solids whose depth is known.
  private func relation(_ a: Subject, _ b: Subject, _ X: RigidTransform, _ theirs: (meets: Bool, distance: Double)) {
    let tau = 1e-3
    let said = ContactProbe(tolerance: tau).relation(between: a.shape, at: X, and: b.shape, at: .identity)
    let text: Comment = "\(a.name), \(b.name) at \(X): \(said), FCL \(theirs)"
    var known: Double?
    if let first = a.exact, let second = b.exact { known = second.overlap(with: first, at: X) }
    switch said {
    case .apart:
      #expect(!theirs.meets && theirs.distance > tau - 1e-9, text)
      if let known { #expect(known <= 1e-9, text) }
    case .near(let distance, _):
      #expect(abs(distance - theirs.distance) <= (distance == 0 ? Self.undecided : 1e-9), text)
      // Deeper than the tolerance is never near (depths beside reflex edges are bounds from below).
      if let known { #expect(known <= tau + 1e-9, text) }
    case .penetrating(let depth, _):
      #expect(theirs.meets || theirs.distance < Self.undecided, text)
      if let known, a.exact?.isConvex == true, b.exact?.isConvex == true { #expect(depth <= known + 1e-9, text) }
    case .enclosed:
      #expect(!theirs.meets || theirs.distance < Self.undecided, text)
      if let known { #expect(known > 0, text) }
    case .unverified:
      Issue.record(text)
    }
  }

  /// Random pairs of solids of all kinds in random poses, about half of them touching.
  @Test(arguments: 0..<4)
  func randomSolidsAgree(seed: Int) {
    var g = SeededGenerator(seed: UInt64(seed) + 100)
    var tally = Tally()
    for _ in 0..<150 {
      let solids = [OracleSolid.random(&g), .random(&g)]
      let subjects = solids.compactMap { Subject($0.name, $0.mesh, exact: $0) }
      guard subjects.count == 2 else {
        Issue.record("FCL refuses a mesh")
        continue
      }
      for _ in 0..<20 {
        let reach = (subjects[0].radius + subjects[1].radius) * Double.random(in: 0.2...1.1, using: &g)
        let direction = Vector3.random(1, &g).normalized ?? [1, 0, 0]
        let X = RigidTransform(translation: direction * reach) * .random(0, &g)
        compare(subjects[0], subjects[1], X, &tally)
      }
    }
    #expect(tally.poses == 3000)
    #expect(tally.touching > 600 && tally.touching < 2400, "\(tally)")
  }

  /// Along the axes, flush, at whole millimetres: where rounding would decide.
  @Test func alignedSolidsAgree() {
    var g = SeededGenerator(seed: 7)
    var tally = Tally()
    let step = 0.005
    func whole(_ n: ClosedRange<Int>) -> Double { Double(Int.random(in: n, using: &g)) * step }
    for _ in 0..<60 {
      let solids = (0..<2).map { _ in
        Bool.random(using: &g)
          ? OracleSolid.box([whole(1...10), whole(1...10), whole(1...10)])
          : .angle([whole(4...10), whole(4...10), whole(1...10)], thick: step)
      }
      let subjects = solids.compactMap { Subject($0.name, $0.mesh, exact: $0) }
      for _ in 0..<20 {
        let X =
          RigidTransform(translation: [whole(-20...20), whole(-20...20), whole(-20...20)])
          * RigidTransform(turning: .pi / 2 * Double(Int.random(in: 0..<4, using: &g)), about: [0, 0, 1])
        compare(subjects[0], subjects[1], X, &tally)
      }
    }
    #expect(tally.poses == 1200 && tally.touching > 200, "\(tally)")
  }

  /// Real meshes of other people's assets, where they are at hand.
  @Test(.enabled(if: !OutsideAssets.meshes.isEmpty))
  func realMeshesAgree() throws {
    var g = SeededGenerator(seed: 9)
    var tally = Tally()
    let subjects = OutsideAssets.meshes.compactMap { url in
      OutsideAssets.mesh(url).flatMap { Subject(url.lastPathComponent, $0) }
    }
    try #require(subjects.count >= 2)
    for i in subjects.indices {
      let (a, b) = (subjects[i], subjects[(i + 1) % subjects.count])
      for _ in 0..<20 {
        let reach = (a.radius + b.radius) * Double.random(in: 0...0.8, using: &g)
        let direction = Vector3.random(1, &g).normalized ?? [1, 0, 0]
        let X =
          RigidTransform(translation: b.shape.bounds.centre + direction * reach) * .random(0, &g)
          * RigidTransform(translation: -a.shape.bounds.centre)
        let theirs = (meets: a.outside.meets(b.outside, at: X), distance: a.outside.distance(b.outside, at: X))
        let gap = try #require(
          ContactProbe(tolerance: 1e-9).gap(
            between: a.shape, at: X, and: b.shape, at: .identity, within: .infinity))
        tally.poses += 1
        if gap.distance == 0 { tally.touching += 1 }
        if (gap.distance == 0) != theirs.meets {
          #expect(max(gap.distance, theirs.distance) <= Self.undecided, "\(a.name), \(b.name): \(gap) \(theirs)")
        } else {
          #expect(abs(gap.distance - theirs.distance) <= 1e-9, "\(a.name), \(b.name): \(gap) \(theirs)")
        }
      }
    }
    #expect(tally.touching > 0 && tally.touching < tally.poses)
  }
}
