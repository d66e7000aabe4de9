internal import PintleDocument

/// The frames of a section along a path of straight pieces joined by arcs: z along the path, y as near `up` as it may at
/// the start and carried without twist; sixteen per arc.
func sweepFrames(_ path: [Vector3], bend: Double, closed: Bool, up: Vector3) -> [RigidTransform] {
  guard path.count >= 2 else { return [] }
  let n = path.count
  func direction(_ i: Int) -> Vector3 { (path[(i + 1) % n] - path[i % n]).normalized ?? .up }
  let pieces = closed ? n : n - 1
  // Where the path runs, with its tangents.
  var stations: [(point: Vector3, tangent: Vector3)] = []
  if !closed { stations.append((path[0], direction(0))) }
  for i in (closed ? 0 : 1)..<(closed ? n : pieces) {
    let before = direction((i + pieces - 1) % pieces), after = direction(i)
    let axis = before.cross(after)
    let turn = atan2(axis.length, before.dot(after)).radians
    guard bend > 0, let u = axis.normalized else {
      stations.append((path[i], before))
      stations.append((path[i], after))
      continue
    }
    let trim = bend * tan(Angle(radians: turn / 2))
    let centre = path[i] - before * trim + u.cross(before) * bend
    for k in 0...16 {
      let x = RigidTransform(turning: turn * Double(k) / 16, about: u, through: centre)
      stations.append((x.apply(path[i] - before * trim), x.rotate(before)))
    }
  }
  if !closed { stations.append((path[n - 1], direction(pieces - 1))) }
  guard let first = stations.first else { return [] }
  var y = (up - first.tangent * up.dot(first.tangent)).normalized ?? first.tangent.anyPerpendicular
  var tangent = first.tangent
  return stations.map { point, t in
    let axis = tangent.cross(t)
    y = RigidTransform(turning: atan2(axis.length, tangent.dot(t)).radians, about: axis).rotate(y)
    tangent = t
    return RigidTransform(x: y.cross(t), y: y, z: t, translation: point)
  }
}
