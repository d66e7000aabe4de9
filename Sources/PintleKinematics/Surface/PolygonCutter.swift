internal import PintleDocument

/// Cuts one triangle after another along segments of its plane, into convex polygons.
///
/// Recursively: a piece is cut only by segments that really reach into it. What it works in is kept from one triangle to
/// the next, because a list of its own for every piece takes longer than the cuts.
struct PolygonCutter {
  struct Segment {
    var p: Vector3
    var q: Vector3
  }

  enum Section {
    case none
    case whole
    /// Both ends may be one point.
    case segment(Segment)
  }

  /// A side of the polygon at hand: where it starts, across it in the plane, and how long that vector is.
  private struct Side {
    var p: Vector3
    var inward: Vector3
    var length: Double
  }

  private let slack: Double
  /// Of unit length.
  private var normal = Vector3.zero
  private var polygon: [Vector3] = []
  private var sides: [Side] = []
  private var segments: [Segment] = []
  private var heights: [Double] = []
  /// Pieces that wait: their corners and segments from the places named on, the last one at the end.
  private var waiting: [(corners: Int, segments: Int)] = []
  private var corners: [Vector3] = []
  private var handed: [Segment] = []

  /// - Parameter slack: lengths below this are rounding, metres.
  init(slack: Double) { self.slack = slack }

  /// A triangle, uncut, and the unit vector across it.
  mutating func begin(_ t: Triangle, normal: Vector3) {
    self.normal = normal
    polygon.removeAll(keepingCapacity: true)
    polygon.append(t.a)
    polygon.append(t.b)
    polygon.append(t.c)
    segments.removeAll(keepingCapacity: true)
    setSides()
  }

  private mutating func setSides() {
    sides.removeAll(keepingCapacity: true)
    for i in polygon.indices {
      let p = polygon[i]
      let inward = cross(normal, polygon[i + 1 == polygon.count ? 0 : i + 1] - p)
      sides.append(Side(p: p, inward: inward, length: norm(inward)))
    }
  }

  /// What of a triangle lies in the plane through a point.
  func section(of t: Triangle, at origin: Vector3) -> Section {
    func height(_ p: Vector3) -> Double {
      let h = dot(normal, p - origin)
      return abs(h) <= slack ? 0 : h
    }
    let (a, b, c) = (height(t.a), height(t.b), height(t.c))
    if a == 0, b == 0, c == 0 { return .whole }
    var ends: (Vector3?, Vector3?) = (nil, nil)
    func add(_ p: Vector3) {
      if ends.0 == nil { ends.0 = p } else { ends.1 = p }
    }
    if a == 0 { add(t.a) }
    if b == 0 { add(t.b) }
    if c == 0 { add(t.c) }
    if a * b < 0 { add(t.a + (t.b - t.a) * (a / (a - b))) }
    if b * c < 0 { add(t.b + (t.c - t.b) * (b / (b - c))) }
    if c * a < 0 { add(t.c + (t.a - t.c) * (c / (c - a))) }
    guard let p = ends.0 else { return .none }
    return .segment(Segment(p: p, q: ends.1 ?? p))
  }

  /// How much of a segment lies in the polygon at hand, rim included (Cyrus, Beck 1978); nil: nothing. Metres.
  func reach(of s: Segment) -> Double? {
    var from = 0.0
    var to = 1.0
    for side in sides {
      guard side.length > slack else { continue }
      let d = dot(side.inward, s.p - side.p) / side.length + slack
      let e = dot(side.inward, s.q - side.p) / side.length + slack
      if d < 0, e < 0 { return nil }
      if d < 0 { from = max(from, d / (d - e)) } else if e < 0 { to = min(to, d / (d - e)) }
      if from > to { return nil }
    }
    return (to - from) * norm(s.q - s.p)
  }

  /// One more segment to cut along.
  mutating func add(_ s: Segment) { segments.append(s) }

  /// Appends the pieces; false where more than the limit was spent.
  mutating func cut(into pieces: inout PolygonList, spent: inout Int, limit: Int) -> Bool {
    waiting.removeAll(keepingCapacity: true)
    corners.removeAll(keepingCapacity: true)
    handed.removeAll(keepingCapacity: true)
    while true {
      var isCut = false
      while !segments.isEmpty {
        spent += segments.count
        guard spent < limit else { return false }
        // The middle one: neighbours in the list are neighbours in space, halves stay about equal.
        let s = segments.remove(at: segments.count / 2)
        let along = s.q - s.p
        let length = norm(along)
        guard length > slack, let inside = reach(of: s), inside > 2 * slack else { continue }
        if split(at: s.p, across: cross(normal, along / length)) {
          isCut = true
          break
        }
      }
      if !isCut { pieces.append(polygon) }
      guard let next = waiting.popLast() else { return true }
      polygon.removeAll(keepingCapacity: true)
      polygon.append(contentsOf: corners[next.corners...])
      corners.removeSubrange(next.corners...)
      segments.removeAll(keepingCapacity: true)
      segments.append(contentsOf: handed[next.segments...])
      handed.removeSubrange(next.segments...)
      if !segments.isEmpty { setSides() }
    }
  }

  /// Lets the two parts of the polygon at hand wait, on the side that a vector in the plane points to and on the other;
  /// false where one of them is nothing.
  private mutating func split(at origin: Vector3, across: Vector3) -> Bool {
    heights.removeAll(keepingCapacity: true)
    var (isAbove, isBelow) = (false, false)
    for p in polygon {
      let h = dot(across, p - origin)
      heights.append(abs(h) <= slack ? 0 : h)
      isAbove = isAbove || h > slack
      isBelow = isBelow || h < -slack
    }
    guard isAbove, isBelow else { return false }
    // The part above is looked at first: it waits last.
    for sign in [-1.0, 1.0] {
      waiting.append((corners.count, handed.count))
      for i in polygon.indices {
        let j = i + 1 == polygon.count ? 0 : i + 1
        let (h, k) = (heights[i], heights[j])
        if sign * h >= 0 { corners.append(polygon[i]) }
        if (h > 0 && k < 0) || (h < 0 && k > 0) {
          corners.append(polygon[i] + (polygon[j] - polygon[i]) * (h / (h - k)))
        }
      }
      for t in segments {
        let (d, e) = (sign * dot(across, t.p - origin), sign * dot(across, t.q - origin))
        if max(d, e) > slack { handed.append(t) }
      }
    }
    return true
  }
}

/// Convex polygons, one behind the other in one list.
struct PolygonList {
  private var corners: [Vector3] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ polygon: [Vector3]) {
    corners.append(contentsOf: polygon)
    ends.append(corners.count)
  }

  mutating func append(_ t: Triangle) {
    corners.append(t.a)
    corners.append(t.b)
    corners.append(t.c)
    ends.append(corners.count)
  }

  /// Calls with the corners of each, which are valid as long as the call lasts.
  func forEach(_ body: (UnsafeBufferPointer<Vector3>) -> Void) {
    corners.withUnsafeBufferPointer { corners in
      var start = 0
      for end in ends {
        body(UnsafeBufferPointer(rebasing: corners[start..<end]))
        start = end
      }
    }
  }
}

/// Twice the area of a plane polygon along its normal.
func areaVector(_ polygon: UnsafeBufferPointer<Vector3>) -> Vector3 {
  var sum = Vector3.zero
  for i in 1..<max(1, polygon.count - 1) {
    sum += cross(polygon[i] - polygon[0], polygon[i + 1] - polygon[0])
  }
  return sum
}

/// The mean of its corners: inside a convex polygon.
func middle(_ polygon: UnsafeBufferPointer<Vector3>) -> Vector3 {
  var sum = Vector3.zero
  for p in polygon { sum += p }
  return sum / Double(max(1, polygon.count))
}
