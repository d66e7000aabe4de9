internal import COpenCascade
internal import Glibc
internal import PintleDocument

/// Carries a face along straight pieces joined by arcs or mitres.
///
/// Every straight is an exact extrusion, every bend an exact revolution; neighbours share their end face to the last
/// bit, because one frame is carried from piece to piece without twist (about the bend's own axis). The pieces are then
/// fused; where the union is smaller than their sum the sweep crosses itself.
struct SweepEvaluator {
  var limits: GeometryLimits
  var path: [Int]

  private struct Corner {
    /// Unit; the turn is right-handed about it.
    var axis: Vector3
    var angle: Double
    /// What the corner takes off the straights on either side.
    var trim: Double
  }

  func sweep(
    _ face: Brep, _ profile: ProfileNode, along points: [Vector3], bend: Double, closed: Bool, up: Vector3
  ) throws -> Brep {
    let points = try distinct(points, closed: closed)
    guard bend.isFinite, bend >= 0 else {
      throw issue("a sweep cannot bend with a radius of \(millimetres(bend))")
    }
    let n = points.count
    let count = closed ? n : n - 1
    let directions = (0..<count).map { (points[($0 + 1) % n] - points[$0]).normalized ?? [0, 0, 1] }
    let lengths = (0..<count).map { (points[($0 + 1) % n] - points[$0]).length }
    // Corner i lies at the start of straight i; an open path has none at its ends.
    let corners = try (0..<count).map { i -> Corner? in
      if i == 0, !closed { return nil }
      return try corner(directions[(i + count - 1) % count], directions[i], bend: bend, point: i)
    }
    func endCorner(_ i: Int) -> Corner? { i + 1 < count ? corners[i + 1] : (closed ? corners[0] : nil) }
    if bend > 0 {
      for i in 0..<count {
        let taken = (corners[i]?.trim ?? 0) + (endCorner(i)?.trim ?? 0)
        guard taken <= lengths[i] + 1e-9 else {
          throw issue(
            "bends of \(millimetres(bend)) take \(millimetres(taken)) from a straight of \(millimetres(lengths[i]))",
            hint: "use bends of at most \(millimetres(bend * lengths[i] / taken))")
        }
      }
    }

    var frame = RigidTransform(origin: points[0], z: directions[0], up: up)
    var pieces: [Brep] = []
    for i in 0..<count {
      let start = corners[i]
      let end = endCorner(i)
      if bend > 0 || (start == nil && end == nil) {
        let from = start?.trim ?? 0
        let length = lengths[i] - from - (end?.trim ?? 0)
        frame.translation = points[i] + directions[i] * from
        if length > 1e-9 { pieces.append(try face.extruded(length).moved(frame)) }
        frame.translation += directions[i] * max(0, length)
      } else {
        frame.translation = points[i]
        pieces.append(try mitred(face, frame, lengths[i], start, end))
        frame.translation = points[(i + 1) % n]
      }
      guard let end else { continue }
      if bend > 0 { pieces.append(try bent(face, frame, end, bend)) }
      let turned = RigidTransform(turning: end.angle, about: end.axis)
      frame = RigidTransform(x: turned.rotate(frame.x), y: turned.rotate(frame.y), z: directions[(i + 1) % count])
    }
    if closed { try checkTwist(frame, RigidTransform(origin: points[0], z: directions[0], up: up), profile) }
    return try joined(pieces)
  }

  private func issue(_ message: String, hint: String? = nil) -> SolidIssue { .failed(message, at: path, hint: hint) }

  private func distinct(_ points: [Vector3], closed: Bool) throws(SolidIssue) -> [Vector3] {
    guard points.count <= limits.points else { throw issue("a sweep along \(points.count) points is too long") }
    guard points.allSatisfy({ $0.isFinite && max(abs($0.x), abs($0.y), abs($0.z)) <= limits.longest }) else {
      throw issue("the path of a sweep has a point that is not finite or too far away")
    }
    var kept: [Vector3] = []
    for (i, p) in points.enumerated() {
      if let last = kept.last {
        guard (p - last).length > 1e-7 else { continue }
        // Points in line add nothing but seams.
        if kept.count > 1, i > 0, let a = (last - kept[kept.count - 2]).normalized, let b = (p - last).normalized,
          a.dot(b) > 0, a.cross(b).length < 1e-9
        {
          kept.removeLast()
        }
      }
      kept.append(p)
    }
    if closed, kept.count > 1, let first = kept.first, let last = kept.last, (first - last).length <= 1e-7 {
      kept.removeLast()
    }
    guard kept.count >= (closed ? 3 : 2) else {
      throw issue("the path of a sweep needs \(closed ? 3 : 2) different points, this one has \(kept.count)")
    }
    return kept
  }

  private func corner(_ a: Vector3, _ b: Vector3, bend: Double, point: Int) throws(SolidIssue) -> Corner? {
    let cross = a.cross(b)
    let angle = atan2(cross.length, a.dot(b))
    guard angle > 1e-9 else { return nil }
    guard angle < .pi - 1e-3, let axis = cross.normalized else {
      throw issue("the path of a sweep turns back on itself at point \(point + 1)")
    }
    return Corner(axis: axis, angle: angle, trim: bend * tan(angle / 2))
  }

  /// How far the face reaches along a direction of its plane.
  private func reach(_ face: Brep, _ direction: Point2) throws -> Double {
    let turn = RigidTransform(turning: -atan2(direction.y, direction.x), about: [0, 0, 1])
    return try face.moved(turn).bounds().upper.x
  }

  private func bent(_ face: Brep, _ frame: RigidTransform, _ corner: Corner, _ radius: Double) throws -> Brep {
    let inward = corner.axis.cross(frame.z)
    let inside = try reach(face, [inward.dot(frame.x), inward.dot(frame.y)])
    guard inside <= radius + 1e-9 else {
      throw issue(
        "a bend of \(millimetres(radius)) is tighter than the profile, which reaches \(millimetres(inside)) inward",
        hint: "use a bend of at least \(millimetres(inside)), or 0 for mitred corners")
    }
    let centre = frame.translation + inward * radius
    return try face.moved(frame).revolved(origin: centre, axis: corner.axis, angle: corner.angle)
  }

  /// A straight from mitre plane to mitre plane.
  private func mitred(
    _ face: Brep, _ frame: RigidTransform, _ length: Double, _ start: Corner?, _ end: Corner?
  ) throws -> Brep {
    // At a corner the material ends, `s` metres inward of the path, s·tan(turn/2) before the corner.
    func slope(_ corner: Corner?) -> Point2 {
      guard let corner else { return .zero }
      let inward = corner.axis.cross(frame.z)
      return Point2(inward.dot(frame.x), inward.dot(frame.y)) * tan(corner.angle / 2)
    }
    let a = slope(start)
    let b = slope(end)
    let both = a + b
    if both.norm > 1e-12, try reach(face, both.unit) * both.norm > length - 1e-9 {
      throw issue(
        "a straight of \(millimetres(length)) is too short for the mitres of its corners",
        hint: "move the points of the path apart, or make the profile narrower")
    }
    let before = a.norm > 0 ? try reach(face, -a.unit) * a.norm + 1e-3 : 0
    let after = b.norm > 0 ? try reach(face, -b.unit) * b.norm + 1e-3 : 0
    let whole = try face.extruded(length + before + after).moved(RigidTransform(translation: [0, 0, -before]))
    let box = try face.bounds()
    let size = 4 * (length + before + after + box.diagonal + max(abs(box.centre.x), abs(box.centre.y)))
    func beyond(_ z: Double, _ normal: Vector3) throws -> Brep {
      let plane = RigidTransform(origin: [0, 0, z], z: normal)
      return try Brep.make { occ_box(size, size, size, $0) }
        .moved(plane * RigidTransform(translation: [0, 0, size / 2]))
    }
    var waste: [Brep] = []
    if a.norm > 0 { waste.append(try beyond(0, [a.x, a.y, -1])) }
    if b.norm > 0 { waste.append(try beyond(length, [b.x, b.y, 1])) }
    return try (waste.isEmpty ? whole : .boolean(.difference, [whole], waste)).moved(frame)
  }

  private func checkTwist(_ end: RigidTransform, _ start: RigidTransform, _ profile: ProfileNode) throws {
    let twist = atan2(end.x.dot(start.y), end.x.dot(start.x))
    if case .circle = profile { return }
    guard abs(twist) < 1e-6 else {
      throw issue(
        "the closed path turns its profile by \(degrees(twist)) until it is back at its start",
        hint: "keep the path in a plane, or use a round profile")
    }
  }

  private func joined(_ pieces: [Brep]) throws -> Brep {
    guard pieces.count > 1 else {
      guard let only = pieces.first else { throw issue("the sweep has no length") }
      return only
    }
    let sum = try pieces.reduce(0) { $0 + (try $1.volume()) }
    let whole = try Brep.boolean(.union, [pieces[0]], Array(pieces.dropFirst()))
    let volume = try whole.volume()
    guard volume <= sum * (1 + 1e-6) else { throw issue("the pieces of the sweep do not join") }
    guard volume >= sum * (1 - 1e-6) else {
      throw issue("the sweep crosses itself: \(litres(sum - volume)) are there twice")
    }
    return whole
  }
}

extension RigidTransform {
  /// The frame at `origin` whose z points along `axis` and whose y lies as near `up` as it may.
  fileprivate init(origin: Vector3, z axis: Vector3, up: Vector3) {
    let z = axis.normalized ?? [0, 0, 1]
    let hint = up.normalized ?? [0, 0, 1]
    var y = hint - z * hint.dot(z)
    // Where the path starts along `up`, the profile's y points to the back.
    if y.length < 1e-6 { y = [0, 1, 0] - z * z.y }
    y = y.normalized ?? z.anyPerpendicular
    self.init(x: y.cross(z), y: y, z: z, translation: origin)
  }
}
