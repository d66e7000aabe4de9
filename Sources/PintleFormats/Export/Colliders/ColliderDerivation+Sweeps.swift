internal import Glibc
internal import PintleDocument

extension ColliderDerivation {
  /// Cut across the axis or along its edges, whichever takes fewer pieces.
  mutating func turned(_ profile: ProfileNode, angle: Double) throws(Unknown) -> [Collider] {
    let discs = try? ring(try outline(profile, by: .acrossAxis), angle: angle)
    let blocks = try? ring(try outline(profile), angle: angle)
    guard let discs else {
      guard let blocks else { throw Unknown() }
      return blocks
    }
    return blocks.map { $0.count < discs.count ? $0 : discs } ?? discs
  }

  /// Outlines (x = distance from z, y = along z) turned about z from +x.
  mutating func ring(_ profile: [ConvexPolygon], angle: Double) throws(Unknown) -> [Collider] {
    guard angle.isFinite, abs(angle) > 1e-6 else { throw Unknown() }
    let turn = min(abs(angle), 2 * .pi)
    let isFull = turn > 2 * .pi - 1e-9
    isExact = false
    func arc(_ polygon: ConvexPolygon, _ from: Double, _ to: Double, steps: Int) -> [Vector3] {
      (0...steps).flatMap { k -> [Vector3] in
        let (s, c) = exactSineCosine(from + (to - from) * Double(k) / Double(steps))
        return polygon.points.map { [$0.x * c, $0.x * s, $0.y] }
      }
    }
    // Rings are many pieces each: what is thin and curved is joined before it is turned.
    let rings = isFull ? profile.filter { ($0.points.map(\.x).min() ?? 0) > 1e-9 } : profile
    let discs = isFull ? profile.filter { ($0.points.map(\.x).min() ?? 0) <= 1e-9 } : []
    let coarse = ConvexPolygon.joined(rings, limit: 5, share: 0.02)
    var out: [Collider] = []
    for polygon in ConvexPolygon.joined(discs, limit: 12, share: 0.002) + coarse {
      let inner = polygon.points.map(\.x).min() ?? 0
      // A rectangle turned about its own side is a cylinder, a convex outline on the axis is convex in the round.
      if isFull, inner <= 1e-9, polygon.points.count == 4 {
        let bounds = Bounds(polygon.points.lazy.map { [$0.x, $0.y, 0] })
        let box = bounds.size.x * bounds.size.y
        if abs(polygon.area - box) < 1e-9 * box {
          out.append(Self.cylinder(bounds.upper.x, from: bounds.lower.y, to: bounds.upper.y))
          continue
        }
      }
      if isFull, inner <= 1e-9, widestAtAxis(polygon) {
        out.append(try hull(arc(polygon, 0, 2 * .pi, steps: ConvexPolygon.circleSides)))
        continue
      }
      let count = max(isFull ? 6 : 1, Int((turn / Self.ringStep).rounded(.up)))
      guard out.count + count <= Self.pieceLimit else { throw Unknown() }
      // Equal wedges share one hull.
      let step = turn / Double(count)
      let wedge = try hull(arc(polygon, 0, step, steps: 4))
      for k in 0..<count {
        let from = (angle < 0 ? -turn : 0) + step * Double(k)
        out.append(wedge.moved(RigidTransform(turning: from, about: .up)))
      }
    }
    return out
  }

  /// True where the mirror image across the axis makes the outline one convex whole.
  private func widestAtAxis(_ polygon: ConvexPolygon) -> Bool {
    let both = polygon.points + polygon.points.map { [-$0.x, $0.y] }
    let onAxis = polygon.points.filter { $0.x <= 1e-9 }.map(\.y)
    guard let low = onAxis.min(), let high = onAxis.max() else { return false }
    // Nothing of the convex whole lies above or below what is on the axis.
    return both.allSatisfy { $0.y >= low - 1e-9 && $0.y <= high + 1e-9 }
  }

  /// Outlines joined from section to section: convex ones alone, or the same pieces in every section.
  mutating func skin(_ sections: [(outline: [ConvexPolygon], at: RigidTransform)]) throws(Unknown) -> [Collider] {
    var out: [Collider] = []
    for (a, b) in zip(sections, sections.dropFirst()) {
      guard a.outline.count == b.outline.count, a.outline.count == 1 || a.outline == b.outline else { throw Unknown() }
      for (p, q) in zip(a.outline, b.outline) {
        out.append(
          try hull(p.points.map { a.at.apply([$0.x, $0.y, 0]) } + q.points.map { b.at.apply([$0.x, $0.y, 0]) }))
      }
      guard out.count <= Self.pieceLimit else { throw Unknown() }
    }
    return out
  }

  /// Straights and bends of a profile carried along a path, in the frames of `SolidNode.sweep`.
  mutating func sweep(
    _ profile: ProfileNode, _ path: [Vector3], bend: Double, closed: Bool, up: Vector3
  ) throws(Unknown) -> [Collider] {
    var points: [Vector3] = []
    for p in path where p.isFinite && points.last.map({ ($0 - p).length > 1e-7 }) ?? true { points.append(p) }
    if closed, let first = points.first, let last = points.last, points.count > 1, (first - last).length <= 1e-7 {
      points.removeLast()
    }
    let n = points.count
    let count = closed ? n : n - 1
    guard count >= 1, count <= Self.pieceLimit, bend.isFinite, bend >= 0 else { throw Unknown() }
    // What runs along the whole of a hollow section is out of reach.
    var section = profile
    while case .difference(let outer, _) = section { section = outer }
    if section != profile { isExact = false }
    let outlines = try outline(section)
    var round: Double?
    if case .circle(let r) = section { round = r }
    if round != nil || count > 1 { isExact = false }
    let directions = (0..<count).map { (points[($0 + 1) % n] - points[$0]).normalized ?? .up }

    var frame = Self.frame(at: points[0], along: directions[0], up: up)
    var out: [Collider] = []
    for i in 0..<count {
      let (d, length) = (directions[i], (points[(i + 1) % n] - points[i]).length)
      let before = i > 0 || closed ? Corner(directions[(i + count - 1) % count], d) : nil
      let after = i + 1 < count || closed ? Corner(d, directions[(i + 1) % count]) : nil
      guard before?.isSharp != true, after?.isSharp != true else { throw Unknown() }
      let from = bend > 0 ? (before?.trim ?? 0) * bend : 0
      let to = length - (bend > 0 ? (after?.trim ?? 0) * bend : 0)
      frame.translation = points[i]
      if to - from > 1e-9 {
        if let round, bend > 0 || (before == nil && after == nil) {
          out.append(Self.cylinder(round, from: from, to: to).moved(frame))
        } else {
          for polygon in outlines {
            // At a mitre the material ends on the plane that halves the turn.
            let ends = polygon.points.flatMap { p -> [Vector3] in
              let q = frame.rotate([p.x, p.y, 0])
              let start = bend > 0 ? 0 : (before.map { $0.inward(d).dot(q) * $0.trim } ?? 0)
              let end = bend > 0 ? 0 : (after.map { $0.inward(d).dot(q) * $0.trim } ?? 0)
              return [points[i] + q + d * (from + start), points[i] + q + d * (to - end)]
            }
            out.append(try hull(ends))
          }
        }
      }
      guard let after else { continue }
      if bend > 0 {
        frame.translation = points[i] + d * to
        let centre = frame.translation + after.inward(d) * bend
        let steps = max(1, Int((after.angle / Self.ringStep).rounded(.up)))
        for k in 0..<steps {
          for polygon in outlines {
            out.append(
              try hull(
                (0...2).flatMap { j -> [Vector3] in
                  let t = after.angle * (Double(k) + Double(j) / 2) / Double(steps)
                  let X = RigidTransform(turning: t, about: after.axis, through: centre) * frame
                  return polygon.points.map { X.apply([$0.x, $0.y, 0]) }
                }))
          }
        }
      }
      let turned = RigidTransform(turning: after.angle, about: after.axis)
      frame = RigidTransform(x: turned.rotate(frame.x), y: turned.rotate(frame.y), z: turned.rotate(frame.z))
      guard out.count <= Self.pieceLimit else { throw Unknown() }
    }
    return out
  }

  private struct Corner {
    /// Unit; the turn is right-handed about it.
    var axis: Vector3
    var angle: Double
    /// What a bend of radius 1 takes off the straights on either side.
    var trim: Double { tan(angle / 2) }
    /// Turns back on itself.
    var isSharp: Bool { angle > .pi - 1e-3 }

    init?(_ a: Vector3, _ b: Vector3) {
      let cross = a.cross(b)
      angle = atan2(cross.length, a.dot(b))
      guard angle > 1e-9, let axis = cross.normalized else { return nil }
      self.axis = axis
    }

    /// To the middle of the bend, from a straight along `d`.
    func inward(_ d: Vector3) -> Vector3 { axis.cross(d) }
  }

  private static func frame(at origin: Vector3, along z: Vector3, up: Vector3) -> RigidTransform {
    let hint = up.normalized ?? .up
    var y = hint - z * hint.dot(z)
    // Where the path starts along `up`, the profile's y points to the back.
    if y.length < 1e-6 { y = .back - z * z.y }
    let unit = y.normalized ?? z.anyPerpendicular
    return RigidTransform(x: unit.cross(z), y: unit, z: z, translation: origin)
  }
}
