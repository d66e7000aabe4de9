internal import Glibc
internal import PintleDocument

/// When two triangles first meet while one turns about z or slides along it: in closed form.
///
/// Triangles that are apart first meet with a corner on a face or an edge on an edge (Cameron 1990). With R(q) the
/// motion, each of these 6 + 9 events is a root of A cos q + B sin q + C = 0, or of a linear function for a slide; it
/// counts where the root lies inside the triangle or on both edges, within 10⁻⁹ of their size so that contact at a
/// common rim is not lost. What triangles share is asked once (`SurfaceFeatures`). Parallel edges are left to the corners. Nothing is iterated; no angle is computed for roots
/// that lie outside.
struct ContactTime {
  let coordinates: JointCoordinates
  /// 1: the positive sense; −1: the negative one. Times are ≥ 0 either way.
  let sense: Double
  /// The earliest contact found so far; later ones are of no interest.
  private(set) var best: Double
  /// Where, in the joint's frame as the resting body sees it.
  private(set) var point = Vector3.zero
  private(set) var found = false
  /// Which contacts count, by their motion and place; nil: all.
  private let accepts: ((Double, Vector3) -> Bool)?

  init(
    _ coordinates: JointCoordinates, sense: Double, limit: Double, where accepts: ((Double, Vector3) -> Bool)? = nil
  ) {
    self.coordinates = coordinates
    self.sense = sense
    self.accepts = accepts
    best = limit
  }

  /// Asks what is named of each triangle: its corners against the other's face, its edges against the other's edges.
  ///
  /// The boxes are the triangles' own in joint coordinates. The motion changes the third coordinate only, so what lies
  /// beside the other's box in the first two never meets that triangle: most corners and edges end there.
  @inline(__always) mutating func meet(
    _ m: Triangle, _ ofMoving: SurfaceFeatures.Mask, _ boxOfMoving: Box, _ r: Triangle,
    _ ofResting: SurfaceFeatures.Mask, _ boxOfResting: Box
  ) {
    // Contact counts within 10⁻⁹ of the triangles' sizes.
    let slack = 1e-9 + 1e-8 * (coordinates.size(boxOfMoving) + coordinates.size(boxOfResting))
    if coordinates == .rotation {
      let resting = Ring(boxOfResting, slack)
      if ofMoving & 0b111 != 0 {
        let nr = r.areaVector
        if ofMoving & 1 != 0, resting.holds(m.a) { corner(m.a, onResting: r, nr) }
        if ofMoving & 2 != 0, resting.holds(m.b) { corner(m.b, onResting: r, nr) }
        if ofMoving & 4 != 0, resting.holds(m.c) { corner(m.c, onResting: r, nr) }
      }
      if ofResting & 0b111 != 0 {
        let moving = Ring(boxOfMoving, slack)
        let nm = m.areaVector
        if ofResting & 1 != 0, moving.holds(r.a) { corner(r.a, onMoving: m, nm) }
        if ofResting & 2 != 0, moving.holds(r.b) { corner(r.b, onMoving: m, nm) }
        if ofResting & 4 != 0, moving.holds(r.c) { corner(r.c, onMoving: m, nm) }
      }
      guard ofResting & 0b111000 != 0 else { return }
      if ofMoving & 8 != 0, resting.mayMeet(m.a, m.b) { edges(m.a, m.b, r, ofResting) }
      if ofMoving & 16 != 0, resting.mayMeet(m.b, m.c) { edges(m.b, m.c, r, ofResting) }
      if ofMoving & 32 != 0, resting.mayMeet(m.c, m.a) { edges(m.c, m.a, r, ofResting) }
    } else {
      let resting = Shaft(boxOfResting, slack)
      if ofMoving & 0b111 != 0 {
        let nr = r.areaVector
        if ofMoving & 1 != 0, resting.holds(m.a) { slideCorner(m.a, onResting: r, nr) }
        if ofMoving & 2 != 0, resting.holds(m.b) { slideCorner(m.b, onResting: r, nr) }
        if ofMoving & 4 != 0, resting.holds(m.c) { slideCorner(m.c, onResting: r, nr) }
      }
      if ofResting & 0b111 != 0 {
        let moving = Shaft(boxOfMoving, slack)
        let nm = m.areaVector
        if ofResting & 1 != 0, moving.holds(r.a) { slideCorner(r.a, onMoving: m, nm) }
        if ofResting & 2 != 0, moving.holds(r.b) { slideCorner(r.b, onMoving: m, nm) }
        if ofResting & 4 != 0, moving.holds(r.c) { slideCorner(r.c, onMoving: m, nm) }
      }
      guard ofResting & 0b111000 != 0 else { return }
      if ofMoving & 8 != 0, resting.mayMeet(m.a, m.b) { slideEdges(m.a, m.b, r, ofResting) }
      if ofMoving & 16 != 0, resting.mayMeet(m.b, m.c) { slideEdges(m.b, m.c, r, ofResting) }
      if ofMoving & 32 != 0, resting.mayMeet(m.c, m.a) { slideEdges(m.c, m.a, r, ofResting) }
    }
  }

  /// What a turn leaves of a box in joint coordinates: radii and heights.
  private struct Ring {
    private let inner: Double
    private let outer: Double
    private let lower: Double
    private let upper: Double

    @inline(__always) init(_ b: Box, _ slack: Double) {
      let (least, most) = (max(0, b.lower.x - slack), b.upper.x + slack)
      inner = least * least
      outer = most * most
      lower = b.lower.y - slack
      upper = b.upper.y + slack
    }

    @inline(__always) func holds(_ p: Vector3) -> Bool {
      let squared = p.x * p.x + p.y * p.y
      return p.z >= lower && p.z <= upper && squared >= inner && squared <= outer
    }

    /// A segment: its ends are what is farthest from the axis.
    @inline(__always) func mayMeet(_ p: Vector3, _ q: Vector3) -> Bool {
      min(p.z, q.z) <= upper && max(p.z, q.z) >= lower
        && max(p.x * p.x + p.y * p.y, q.x * q.x + q.y * q.y) >= inner
    }
  }

  /// What a slide leaves of a box: x and y.
  private struct Shaft {
    private let lower: SIMD2<Double>
    private let upper: SIMD2<Double>

    @inline(__always) init(_ b: Box, _ slack: Double) {
      lower = SIMD2(b.lower.x - slack, b.lower.y - slack)
      upper = SIMD2(b.upper.x + slack, b.upper.y + slack)
    }

    @inline(__always) func holds(_ p: Vector3) -> Bool {
      p.x >= lower.x && p.x <= upper.x && p.y >= lower.y && p.y <= upper.y
    }

    @inline(__always) func mayMeet(_ p: Vector3, _ q: Vector3) -> Bool {
      min(p.x, q.x) <= upper.x && max(p.x, q.x) >= lower.x && min(p.y, q.y) <= upper.y && max(p.y, q.y) >= lower.y
    }
  }

  @inline(__always) private mutating func edges(
    _ p: Vector3, _ q: Vector3, _ r: Triangle, _ ofResting: SurfaceFeatures.Mask
  ) {
    if ofResting & 8 != 0 { edge(p, q - p, r.a, r.b - r.a) }
    if ofResting & 16 != 0 { edge(p, q - p, r.b, r.c - r.b) }
    if ofResting & 32 != 0 { edge(p, q - p, r.c, r.a - r.c) }
  }

  @inline(__always) private mutating func slideEdges(
    _ p: Vector3, _ q: Vector3, _ r: Triangle, _ ofResting: SurfaceFeatures.Mask
  ) {
    if ofResting & 8 != 0 { slideEdge(p, q - p, r.a, r.b - r.a) }
    if ofResting & 16 != 0 { slideEdge(p, q - p, r.b, r.c - r.b) }
    if ofResting & 32 != 0 { slideEdge(p, q - p, r.c, r.a - r.c) }
  }

  // MARK: rotation

  /// p turned by the angle of that cosine and sine.
  @inline(__always) private func turned(_ p: Vector3, _ c: Double, _ s: Double) -> Vector3 {
    Vector3(p.x * c - p.y * s, p.x * s + p.y * c, p.z)
  }

  /// Both roots of P cos t + Q sin t + C = 0 as (cos t, sin t); false where there is none, or every t is one.
  @inline(__always) private func roots(
    _ P: Double, _ Q: Double, _ C: Double, _ scale: Double, _ body: (Double, Double) -> Void
  ) {
    let squared = P * P + Q * Q
    guard squared > 1e-26 * scale else { return }
    var discriminant = squared - C * C
    guard discriminant >= -1e-12 * squared else { return }
    discriminant = max(0, discriminant)
    let root = discriminant.squareRoot()
    let inverse = 1 / squared
    body((-P * C - Q * root) * inverse, (-Q * C + P * root) * inverse)
    body((-P * C + Q * root) * inverse, (-Q * C - P * root) * inverse)
  }

  /// Keeps a contact at the angle of that cosine and sine where it is the earliest.
  @inline(__always) private mutating func keep(_ c: Double, _ s: Double, _ x: Vector3) {
    var t = atan2(s, c)
    if t < 0 { t += 2 * .pi }
    // A contact at the start that rounding put before it.
    if t > 2 * .pi - 1e-9 { t = 0 }
    if t < best { take(t, x) }
  }

  /// Rare: not worth its place in the loops.
  @inline(never) private mutating func take(_ t: Double, _ x: Vector3) {
    if let accepts, !accepts(t, x) { return }
    best = t
    point = x
    found = true
  }

  private mutating func corner(_ p: Vector3, onResting t: Triangle, _ n: Vector3) {
    let C = n.z * p.z - dot(n, t.a)
    let P = n.x * p.x + n.y * p.y
    let Q = (n.y * p.x - n.x * p.y) * sense
    roots(P, Q, C, dot(n, n) * dot(p, p)) { c, s in
      let x = turned(p, c, s * sense)
      if contains(t, n, x) { keep(c, s, x) }
    }
  }

  private mutating func corner(_ p: Vector3, onMoving t: Triangle, _ n: Vector3) {
    let C = n.z * p.z - dot(n, t.a)
    let P = n.x * p.x + n.y * p.y
    let Q = (n.x * p.y - n.y * p.x) * sense
    roots(P, Q, C, dot(n, n) * dot(p, p)) { c, s in
      if contains(t, n, turned(p, c, -s * sense)) { keep(c, s, p) }
    }
  }

  /// What a turn does not change keeps most edges apart: their heights.
  @inline(__always) private mutating func edge(_ p: Vector3, _ u: Vector3, _ q: Vector3, _ w: Vector3) {
    let lower = q.z + min(w.z, 0) - p.z - 1e-9
    let upper = q.z + max(w.z, 0) - p.z + 1e-9
    if min(u.z, 0) > upper || max(u.z, 0) < lower { return }
    edgesAtOneHeight(p, u, q, w)
  }

  /// Moving edge from p along u, resting edge from q along w: (R u × w) · (q − R p) = 0.
  private mutating func edgesAtOneHeight(_ p: Vector3, _ u: Vector3, _ q: Vector3, _ w: Vector3) {
    let m = cross(w, q)
    let h = cross(p, u)
    let P = (u.x * m.x + u.y * m.y) - (h.x * w.x + h.y * w.y)
    let Q = ((u.x * m.y - u.y * m.x) - (h.x * w.y - h.y * w.x)) * sense
    let C = u.z * m.z - h.z * w.z
    roots(P, Q, C, dot(u, u) * dot(m, m) + dot(h, h) * dot(w, w)) { c, s in
      let a = turned(p, c, s * sense)
      let d = turned(u, c, s * sense)
      if let x = meeting(a, d, q, w) { keep(c, s, x) }
    }
  }

  /// Where two segments (start, direction) that lie in one plane meet; nil for parallel ones.
  @inline(__always) private func meeting(_ p: Vector3, _ u: Vector3, _ q: Vector3, _ w: Vector3) -> Vector3? {
    let n = cross(u, w)
    let squared = dot(n, n)
    guard squared > 1e-18 * dot(u, u) * dot(w, w) else { return nil }
    let r = q - p
    let a = dot(cross(r, w), n)
    guard a >= -1e-9 * squared, a <= (1 + 1e-9) * squared else { return nil }
    let b = dot(cross(r, u), n)
    guard b >= -1e-9 * squared, b <= (1 + 1e-9) * squared else { return nil }
    return q + w * (b / squared)
  }

  // MARK: slide

  @inline(__always) private mutating func keep(at t: Double, _ x: Vector3) {
    if t < best, t > -1e-9 { take(max(0, t), x) }
  }

  private mutating func slideCorner(_ p: Vector3, onResting t: Triangle, _ n: Vector3) {
    let rate = n.z * sense
    guard rate * rate > 1e-26 * dot(n, n) else { return }
    let at = dot(n, t.a - p) / rate
    guard at < best, at > -1e-9 else { return }
    let x = Vector3(p.x, p.y, p.z + at * sense)
    if contains(t, n, x) { keep(at: at, x) }
  }

  private mutating func slideCorner(_ p: Vector3, onMoving t: Triangle, _ n: Vector3) {
    let rate = n.z * sense
    guard rate * rate > 1e-26 * dot(n, n) else { return }
    let at = dot(n, p - t.a) / rate
    guard at < best, at > -1e-9 else { return }
    if contains(t, n, Vector3(p.x, p.y, p.z - at * sense)) { keep(at: at, p) }
  }

  private mutating func slideEdge(_ p: Vector3, _ u: Vector3, _ q: Vector3, _ w: Vector3) {
    let n = cross(u, w)
    let rate = n.z * sense
    guard rate * rate > 1e-26 * dot(u, u) * dot(w, w) else { return }
    let at = dot(n, q - p) / rate
    guard at < best, at > -1e-9 else { return }
    if let x = meeting(Vector3(p.x, p.y, p.z + at * sense), u, q, w) { keep(at: at, x) }
  }
}
