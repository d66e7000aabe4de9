internal import PintleDocument

/// Looks through pairs of surfaces for contact that stops any of the ways not yet stopped.
///
/// Two triangles that look at each other stop a way if one lies over the other (seen along its normal), no farther than
/// the way's reach, and the motion closes the gap; what only runs past, rim along rim, lies over nothing. Gaps less than
/// zero by the tolerance count as touching: facets of round fits, faces drawn with no clearance. Where surfaces go
/// through each other deeper than that, each is taken as carved by the other: a way is stopped if a face that is in the
/// other's material goes on into it. Triangles are read from trees; a pair that can stop none of the remaining ways is
/// passed over by its normals, and the search ends with the last way stopped.
struct HoldSearch {
  /// A motion of the first order: metres per metre, or per radian.
  struct Way {
    var linear: Vector3
    var angular: Vector3
    /// Index of the direction it belongs to.
    var direction: Int
  }

  private(set) var remaining: [Way]
  private(set) var stopped: [(direction: Int, play: Double, shapes: SIMD2<Int>)] = []
  private(set) var isComplete = true
  private let centre: Vector3
  private let tolerance: Double
  private let angle: Double
  private var budget: Int
  private var patch = ContactPatch()
  private var shapes: SIMD2<Int> = .zero
  private var touched = false

  /// A face steeper than this (sine) against the motion lets it glide by.
  private static let leastSine = 0.15
  /// A lever of nothing holds nothing: this much play is added to every gap that stops a turn, metres.
  private let lever: Double

  init(
    _ ways: [Way], centre: Vector3, tolerance: Double, angle: Double, budget: Int
  ) {
    remaining = ways
    self.centre = centre
    self.tolerance = tolerance
    self.angle = angle
    self.budget = budget
    lever = min(tolerance / 4, 5e-5)
  }

  /// Compares a shape that moves with one that rests; `shapes` are their indices, `reach` how far apart they may stand.
  mutating func compare(
    _ moving: PosedSurface, _ resting: PosedSurface, _ shapes: SIMD2<Int>, reach: Double
  ) {
    guard !moving.surface.isEmpty, !resting.surface.isEmpty else { return }
    self.shapes = shapes
    touched = false
    let thin = min(
      moving.surface.isClosed ? moving.surface.thickness : .infinity,
      resting.surface.isClosed ? resting.surface.thickness : .infinity)
    let slack = min(tolerance, 0.4 * thin)
    let (rootA, rootB) = (moving.box(0), resting.box(0))
    let (normalsA, normalsB) = (moving.surface.normals, resting.surface.normals)
    var stack = [(0, 0, rootA, rootB)]
    while let (i, j, boxA, boxB) = stack.popLast() {
      guard boxA.meets(boxB, within: reach) else { continue }
      // Boxes of triangles that are near may lie beside what the nodes share, by half of that.
      let region = Region(boxA, boxB, 2 * reach)
      guard
        mayStop(resting.normals(normalsB[j]), isEitherWay: !resting.surface.isClosed, sense: 1, region)
          || mayStop(moving.normals(normalsA[i]), isEitherWay: !moving.surface.isClosed, sense: -1, region)
      else { continue }
      let a = moving.surface.tree.nodes[i]
      let b = resting.surface.tree.nodes[j]
      if a.right == 0, b.right == 0 {
        for s in Int(a.first)..<Int(a.first + a.count) {
          let first = moving.triangle(s)
          for t in Int(b.first)..<Int(b.first + b.count) {
            offer(
              first, moving.surface.isClosed, resting.triangle(t), resting.surface.isClosed, reach: reach, slack: slack)
          }
        }
        if remaining.isEmpty { return }
        if budget < 0 {
          isComplete = false
          return
        }
      } else if b.right == 0 || (a.right != 0 && boxA.radius > boxB.radius) {
        stack.append((Int(a.right), j, moving.box(Int(a.right)), boxB))
        stack.append((i + 1, j, moving.box(i + 1), boxB))
      } else {
        stack.append((i, Int(b.right), boxA, resting.box(Int(b.right))))
        stack.append((i, j + 1, boxA, resting.box(j + 1)))
      }
    }
    if !touched, isInside(moving, rootA, resting, rootB) || isInside(resting, rootB, moving, rootA) {
      stopAll()
    }
  }

  /// A surface that meets no other lies wholly in the other's material: by its first corner.
  private func isInside(_ inner: PosedSurface, _ box: Box, _ outer: PosedSurface, _ outerBox: Box) -> Bool {
    outerBox.bounds.union(box.bounds) == outerBox.bounds && outer.contains(inner.triangle(0).a)
  }

  private mutating func stopAll() {
    for way in remaining { stopped.append((way.direction, 0, shapes)) }
    remaining.removeAll()
  }

  private mutating func offer(
    _ s: Triangle, _ sClosed: Bool, _ t: Triangle, _ tClosed: Bool, reach: Double, slack: Double
  ) {
    // Most pairs are too far apart, whatever way they look.
    let (boxS, boxT) = (Box(s), Box(t))
    guard boxS.meets(boxT, within: max(reach, 1e-12)) else { return }
    let (sArea, tArea) = (s.areaVector, t.areaVector)
    // Faces that look the same way stop each other only where they go through each other.
    if sClosed, tClosed, dot(sArea, tArea) >= 0, !boxS.meets(boxT, within: 1e-12) { return }
    let (sLength, tLength) = (norm(sArea), norm(tArea))
    guard sLength > 0, tLength > 0 else { return }
    var (m, n) = (sArea / sLength, tArea / tLength)
    // Which side of an open sheet is outside is not known: the one that the other lies on.
    if !tClosed, dot(n, s.centroid - t.a) < 0 { n = -n }
    if !sClosed, dot(m, n) > 0 { m = -m }
    let facing = dot(m, n)
    guard boxS.meets(boxT, within: facing < -0.2 ? reach : 1e-12) else { return }
    let region = Region(boxS, boxT, reach)
    guard mayStop(n, region) || mayStop(-m, region) else { return }
    budget -= 1

    let width = 0.02 * tolerance
    if facing <= -0.95 {
      if patch.cut(s, over: t, n), patch.isWider(than: width, along: n) { stop(by: n, reach, slack) }
    } else if facing < -0.2 {
      // A corner that glides along a face is near the faces beside it too: the point must still be over what stops it
      // when it gets there.
      if patch.cut(s, over: t, n, inset: width), patch.isWider(than: width, along: n) {
        stop(by: n, reach, slack, over: Landing(base: t, normal: n, sense: 1, inset: width / 2))
      }
      if patch.cut(t, over: s, m, inset: width), patch.isWider(than: width, along: m) {
        stop(by: -m, reach, slack, over: Landing(base: s, normal: m, sense: -1, inset: width / 2))
      }
    }
    guard facing > -0.95, boxS.meets(boxT, within: 1e-12), let x = crossing(s, t) else { return }
    touched = true
    // Inside the sides, so that rims which only meet do not count.
    if patch.cut(s, over: t, n, inset: width), patch.lowest < -slack { stop(by: -m, gap: 0, at: x, reach) }
    if patch.cut(t, over: s, m, inset: width), patch.lowest < -slack { stop(by: n, gap: 0, at: x, reach) }
  }

  /// Where two boxes are near each other.
  private struct Region {
    let middle: Vector3
    let extent: Vector3

    /// - Parameter margin: metres around what they share.
    @inline(__always) init(_ a: Box, _ b: Box, _ margin: Double) {
      let (lower, upper) = (pointwiseMax(a.lower, b.lower), pointwiseMin(a.upper, b.upper))
      let (middle, half) = ((lower + upper) / 2, pointwiseMax(upper - lower, .zero) / 2)
      self.middle = Vector3(middle.x, middle.y, middle.z)
      extent = Vector3(half.x, half.y, half.z) + Vector3(repeating: margin)
    }
  }

  /// A face with this normal could stop one of the ways at some point of a box: the closing speed is linear in the point.
  private func mayStop(_ n: Vector3, _ region: Region) -> Bool {
    let (p, extent) = (region.middle, region.extent)
    for way in remaining {
      if way.angular == .zero {
        if -dot(n, way.linear) >= Self.leastSine { return true }
      } else {
        let gradient = cross(way.angular, n)
        let most =
          dot(gradient, p - centre) + abs(gradient.x) * extent.x + abs(gradient.y) * extent.y
          + abs(gradient.z) * extent.z
        if most * angle >= lever { return true }
      }
    }
    return false
  }

  /// The same of a box around normals, taken as they are or turned round: −n · v is greatest at ends of both intervals.
  ///
  /// - Parameter isEitherWay: which side is outside is not known.
  @inline(__always) private func mayStop(
    _ normals: (centre: Vector3, half: Vector3), isEitherWay: Bool, sense: Double, _ region: Region
  ) -> Bool {
    for way in remaining {
      var (velocity, spread) = (way.linear, Vector3.zero)
      let isTurn = way.angular != .zero
      if isTurn {
        velocity = cross(way.angular, region.middle - centre)
        spread = mostCross(way.angular, region.extent)
      }
      let (n, v) = (normals.centre, velocity)
      let straight = -(sense * dot(n, v))
      let rest =
        dot(pointwiseMax(n, -n), spread) + dot(normals.half, pointwiseMax(v, -v)) + dot(normals.half, spread)
      let most = (isEitherWay ? abs(straight) : straight) + rest
      if isTurn ? most * angle >= lever : most >= Self.leastSine { return true }
    }
    return false
  }

  /// The face that a point is to meet.
  private struct Landing {
    let base: Triangle
    let normal: Vector3
    /// 1: the point moves, −1: the face does.
    let sense: Double
    let inset: Double

    func takes(_ p: Vector3) -> Bool {
      func isInside(_ a: Vector3, _ b: Vector3) -> Bool {
        let inward = cross(normal, b - a)
        return dot(inward, p - a) >= inset * norm(inward)
      }
      return isInside(base.a, base.b) && isInside(base.b, base.c) && isInside(base.c, base.a)
    }
  }

  /// The patch's corners stand over a face with this normal at their heights.
  private mutating func stop(by n: Vector3, _ reach: Double, _ slack: Double, over landing: Landing? = nil) {
    for i in patch.corners.indices where patch.heights[i] >= -slack && patch.heights[i] <= reach {
      touched = true
      stop(by: n, gap: max(0, patch.heights[i]), at: patch.corners[i], reach, over: landing)
    }
  }

  private mutating func stop(
    by n: Vector3, gap: Double, at p: Vector3, _ reach: Double, over landing: Landing? = nil
  ) {
    var k = 0
    while k < remaining.count {
      let way = remaining[k]
      let velocity = way.linear + cross(way.angular, p - centre)
      let closing = -dot(n, velocity)
      let isTurn = way.angular != .zero
      let play = closing > 0 ? (isTurn ? (gap + lever) / closing : gap / closing) : .infinity
      if closing >= Self.leastSine * norm(velocity), play <= (isTurn ? angle : reach),
        landing.map({ $0.takes(p + velocity * ($0.sense * gap / closing)) }) ?? true
      {
        stopped.append((way.direction, play, shapes))
        remaining.swapAt(k, remaining.count - 1)
        remaining.removeLast()
      } else {
        k += 1
      }
    }
  }
}
