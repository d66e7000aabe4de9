internal import PintleDocument

/// Where two triangles meet, or nil: an edge of one through the other, rims included within 10⁻⁹ of their size.
///
/// Triangles in one plane count as apart: their solids' other faces decide (Möller 1997 treats them apart too).
@inline(__always)
func crossing(_ s: Triangle, _ t: Triangle) -> Vector3? {
  // All corners of one clearly on one side of the other's plane: apart. Decides most pairs.
  let nt = t.areaVector
  let s0 = dot(nt, s.a - t.a)
  let s1 = dot(nt, s.b - t.a)
  let s2 = dot(nt, s.c - t.a)
  let ns = s.areaVector
  let slackT = 1e-9 * norm(nt) * t.extentSquared.squareRoot()
  if (s0 > slackT && s1 > slackT && s2 > slackT) || (s0 < -slackT && s1 < -slackT && s2 < -slackT) { return nil }
  let t0 = dot(ns, t.a - s.a)
  let t1 = dot(ns, t.b - s.a)
  let t2 = dot(ns, t.c - s.a)
  let slackS = 1e-9 * norm(ns) * s.extentSquared.squareRoot()
  if (t0 > slackS && t1 > slackS && t2 > slackS) || (t0 < -slackS && t1 < -slackS && t2 < -slackS) { return nil }
  return piercing(s.a, s0, s.b, s1, t, nt) ?? piercing(s.b, s1, s.c, s2, t, nt) ?? piercing(s.c, s2, s.a, s0, t, nt)
    ?? piercing(t.a, t0, t.b, t1, s, ns) ?? piercing(t.b, t1, t.c, t2, s, ns) ?? piercing(t.c, t2, t.a, t0, s, ns)
}

/// The point where the segment pq, at heights hp and hq (times `normal`'s length) over the triangle, goes through it.
@inline(__always)
private func piercing(
  _ p: Vector3, _ hp: Double, _ q: Vector3, _ hq: Double, _ t: Triangle, _ normal: Vector3
) -> Vector3? {
  let span = hp - hq
  guard abs(span) > 1e-12 * (abs(hp) + abs(hq)), span != 0 else { return nil }
  let u = hp / span
  guard u >= -1e-9, u <= 1 + 1e-9 else { return nil }
  let x = p + (q - p) * u
  return contains(t, normal, x) ? x : nil
}

/// True where a point of the triangle's plane lies in it, its rim included within 10⁻⁹ of its size.
@inline(__always)
func contains(_ t: Triangle, _ normal: Vector3, _ x: Vector3) -> Bool {
  let slack = -1e-9 * dot(normal, normal)
  return dot(normal, cross(t.b - t.a, x - t.a)) >= slack && dot(normal, cross(t.c - t.b, x - t.b)) >= slack
    && dot(normal, cross(t.a - t.c, x - t.c)) >= slack
}
