internal import PintleDocument

/// The closest point of a triangle (Ericson, "Real-Time Collision Detection", 2005, section 5.1.5).
@inline(__always)
func closestPoint(_ p: Vector3, _ t: Triangle) -> Vector3 {
  let ab = t.b - t.a
  let ac = t.c - t.a
  let ap = p - t.a
  let d1 = dot(ab, ap)
  let d2 = dot(ac, ap)
  if d1 <= 0, d2 <= 0 { return t.a }
  let bp = p - t.b
  let d3 = dot(ab, bp)
  let d4 = dot(ac, bp)
  if d3 >= 0, d4 <= d3 { return t.b }
  let vc = d1 * d4 - d3 * d2
  if vc <= 0, d1 >= 0, d3 <= 0 { return d1 > d3 ? t.a + ab * (d1 / (d1 - d3)) : t.a }
  let cp = p - t.c
  let d5 = dot(ab, cp)
  let d6 = dot(ac, cp)
  if d6 >= 0, d5 <= d6 { return t.c }
  let vb = d5 * d2 - d1 * d6
  if vb <= 0, d2 >= 0, d6 <= 0 { return d2 > d6 ? t.a + ac * (d2 / (d2 - d6)) : t.a }
  let va = d3 * d6 - d5 * d4
  if va <= 0, d4 - d3 >= 0, d5 - d6 >= 0 {
    let sum = (d4 - d3) + (d5 - d6)
    return sum > 0 ? t.b + (t.c - t.b) * ((d4 - d3) / sum) : t.b
  }
  let sum = va + vb + vc
  return sum > 0 ? t.a + ab * (vb / sum) + ac * (vc / sum) : t.a
}

/// The closest points of two segments (Ericson, section 5.1.9).
@inline(__always)
func closestPoints(_ p1: Vector3, _ q1: Vector3, _ p2: Vector3, _ q2: Vector3) -> (Vector3, Vector3) {
  let d1 = q1 - p1
  let d2 = q2 - p2
  let r = p1 - p2
  let a = dot(d1, d1)
  let e = dot(d2, d2)
  let f = dot(d2, r)
  var s = 0.0
  var t = 0.0
  if a > 0, e > 0 {
    let c = dot(d1, r)
    let b = dot(d1, d2)
    let denominator = a * e - b * b
    s = denominator > 1e-14 * a * e ? min(1, max(0, (b * f - c * e) / denominator)) : 0
    t = (b * s + f) / e
    if t < 0 {
      t = 0
      s = min(1, max(0, -c / a))
    } else if t > 1 {
      t = 1
      s = min(1, max(0, (b - c) / a))
    }
  } else if a > 0 {
    s = min(1, max(0, -dot(d1, r) / a))
  } else if e > 0 {
    t = min(1, max(0, f / e))
  }
  return (p1 + d1 * s, p2 + d2 * t)
}

/// The closest points of two triangles, on the first and on the second: equal where they cross.
///
/// The least of six corner–face and nine edge–edge distances.
func closestPoints(_ s: Triangle, _ t: Triangle) -> (Vector3, Vector3) {
  if let x = crossing(s, t) { return (x, x) }
  var best = (s.a, t.a)
  var least = Double.infinity
  func offer(_ p: Vector3, _ q: Vector3) {
    let d = p - q
    let squared = dot(d, d)
    if squared < least {
      least = squared
      best = (p, q)
    }
  }
  for p in [s.a, s.b, s.c] { offer(p, closestPoint(p, t)) }
  for q in [t.a, t.b, t.c] { offer(closestPoint(q, s), q) }
  for (p1, q1) in [(s.a, s.b), (s.b, s.c), (s.c, s.a)] {
    for (p2, q2) in [(t.a, t.b), (t.b, t.c), (t.c, t.a)] {
      let (p, q) = closestPoints(p1, q1, p2, q2)
      offer(p, q)
    }
  }
  return best
}

extension Triangle {
  /// False only where two triangles are farther apart than the root of `squared`: by their boxes, or because one lies
  /// wholly on one side of the other's plane, beyond that distance.
  @inline(__always)
  func mayBeWithin(_ squared: Double, of other: Triangle) -> Bool {
    let lower = pointwiseMin(pointwiseMin(a, b), c)
    let upper = pointwiseMax(pointwiseMax(a, b), c)
    let otherLower = pointwiseMin(pointwiseMin(other.a, other.b), other.c)
    let otherUpper = pointwiseMax(pointwiseMax(other.a, other.b), other.c)
    let gap = pointwiseMax(pointwiseMax(lower - otherUpper, otherLower - upper), Vector3.zero)
    if dot(gap, gap) > squared { return false }
    return !isBeside(other, squared) && !other.isBeside(self, squared)
  }

  /// All of the other lies on one side of this plane, farther away than the root of `squared`.
  @inline(__always)
  private func isBeside(_ other: Triangle, _ squared: Double) -> Bool {
    let n = areaVector
    let (x, y, z) = (dot(n, other.a - a), dot(n, other.b - a), dot(n, other.c - a))
    guard (x > 0 && y > 0 && z > 0) || (x < 0 && y < 0 && z < 0) else { return false }
    let least = min(abs(x), min(abs(y), abs(z)))
    // A little slack, so that rounding never hides a pair that is just within.
    return least * least > squared * dot(n, n) * (1 + 1e-9)
  }
}
