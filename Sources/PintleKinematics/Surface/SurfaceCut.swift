internal import PintleDocument

/// Two surfaces in one frame, each cut where the other passes through it.
///
/// Triangles that meet are found with both trees. Each is cut along the segments in which the other's triangles lie in
/// its plane: recursively, so that a piece is cut only by segments that really reach into it. What comes out is crossed by
/// nothing of the other surface, so one point says for a whole piece whether it lies inside; triangles that nothing
/// meets are taken together as far as they hang together. Faces in one plane do not cut each other: their neighbours cut
/// along the rim they share. Convex pieces only, O(k log k) of them for k segments in a triangle as a rule, bounded
/// always.
struct SurfaceCut {
  /// A surface's triangles in parts that the other surface does not cross.
  struct Pieces {
    /// Triangles (tree order) that nothing meets, by connected groups.
    var groups: [[Int32]] = []
    /// Convex polygons, and the triangles (tree order) they are cut from.
    var polygons: [[Vector3]] = []
    var parents: [Int32] = []
  }

  /// What may be spent: pairs of nodes and triangles, and segments handed down.
  static let limit = 3_000_000
  /// Of triangles that meet, and of pieces: each piece is asked for its winding number.
  static let mostMeetings = 200_000
  static let mostPieces = 20_000

  let first: PlacedSurface
  let second: PlacedSurface
  /// Lengths below this are rounding, metres.
  let slack: Double
  private let meetings: [SIMD2<Int32>]
  private let spentMeeting: Int

  /// nil where the search took more than the limit.
  init?(_ first: PlacedSurface, _ second: PlacedSurface) {
    self.first = first
    self.second = second
    var scale = 0.0
    for box in [first.boxes.first, second.boxes.first].compactMap({ $0 }) {
      let far = pointwiseMax(box.upper, SIMD4<Double>.zero - box.lower)
      scale = max(scale, far.max())
    }
    slack = max(1e-15, 1e-12 * scale)
    var found: [SIMD2<Int32>] = []
    var spent = 0
    guard !first.boxes.isEmpty, !second.boxes.isEmpty else {
      meetings = []
      spentMeeting = 0
      return
    }
    var stack: [(Int, Int)] = [(0, 0)]
    while let (i, j) = stack.popLast() {
      spent += 1
      guard spent < Self.limit, found.count < Self.mostMeetings else { return nil }
      guard first.boxes[i].meets(second.boxes[j], within: slack) else { continue }
      let a = first.surface.tree.nodes[i]
      let b = second.surface.tree.nodes[j]
      if a.right == 0, b.right == 0 {
        for s in Int(a.first)..<Int(a.first + a.count) {
          let p = first.triangle(s)
          let box = Box(p)
          for t in Int(b.first)..<Int(b.first + b.count) {
            let q = second.triangle(t)
            if box.meets(Box(q), within: slack), Self.mayMeet(p, q, slack) { found.append([Int32(s), Int32(t)]) }
          }
        }
      } else if b.right == 0 || (a.right != 0 && first.boxes[i].radius > second.boxes[j].radius) {
        stack.append((Int(a.right), j))
        stack.append((i + 1, j))
      } else {
        stack.append((i, Int(b.right)))
        stack.append((i, j + 1))
      }
    }
    meetings = found
    spentMeeting = spent
  }

  /// False only where one lies clearly on one side of the other's plane.
  private static func mayMeet(_ p: Triangle, _ q: Triangle, _ slack: Double) -> Bool {
    func isBeside(_ t: Triangle, _ other: Triangle) -> Bool {
      let n = t.areaVector
      let limit = slack * norm(n)
      let (x, y, z) = (dot(n, other.a - t.a), dot(n, other.b - t.a), dot(n, other.c - t.a))
      return (x > limit && y > limit && z > limit) || (x < -limit && y < -limit && z < -limit)
    }
    return !isBeside(p, q) && !isBeside(q, p)
  }

  /// The pieces of the first surface, or of the second; nil where there are too many.
  ///
  /// - Parameters:
  ///   - isOnlyNear: what lies outside the other's box may be left out of the groups.
  ///   - within: what lies outside this box, too.
  func pieces(ofFirst: Bool, isOnlyNear: Bool = false, within region: Box? = nil) -> Pieces? {
    let own = ofFirst ? first : second
    let other = ofFirst ? second : first
    let count = own.surface.triangleCount
    var result = Pieces()
    var spent = spentMeeting

    // By triangle of this surface (counting sort).
    var starts = [Int32](repeating: 0, count: count + 1)
    for m in meetings { starts[Int(ofFirst ? m.x : m.y) + 1] += 1 }
    for i in 0..<count { starts[i + 1] += starts[i] }
    var fill = starts
    var partners = [Int32](repeating: 0, count: meetings.count)
    for m in meetings {
      let i = Int(ofFirst ? m.x : m.y)
      partners[Int(fill[i])] = ofFirst ? m.y : m.x
      fill[i] += 1
    }

    var isMet = [Bool](repeating: false, count: count)
    var corners: [Vector3] = []
    var segments: [PolygonCutter.Segment] = []
    for i in 0..<count where starts[i] < starts[i + 1] {
      let triangle = own.triangle(i)
      corners.removeAll(keepingCapacity: true)
      corners.append(triangle.a)
      corners.append(triangle.b)
      corners.append(triangle.c)
      let vector = triangle.areaVector
      let length = norm(vector)
      // Slivers have no plane: they stand alone, uncut.
      guard length > 1e-12 * triangle.extentSquared else {
        isMet[i] = true
        result.polygons.append(corners)
        result.parents.append(Int32(i))
        continue
      }
      let cutter = PolygonCutter(normal: vector / length, slack: slack)
      segments.removeAll(keepingCapacity: true)
      for t in partners[Int(starts[i])..<Int(starts[i + 1])] {
        switch cutter.section(of: other.triangle(Int(t)), at: triangle.a) {
        case .none: break
        case .whole: isMet[i] = true
        case .segment(let s):
          guard let length = cutter.reach(of: s, in: corners) else { continue }
          isMet[i] = true
          if length > 2 * slack { segments.append(s) }
        }
      }
      guard isMet[i] else { continue }
      guard cutter.cut(corners, segments, into: &result.polygons, spent: &spent, limit: Self.limit) else { return nil }
      guard result.polygons.count < Self.mostPieces else { return nil }
      while result.parents.count < result.polygons.count { result.parents.append(Int32(i)) }
    }
    let region = isOnlyNear ? other.boxes.first : region
    result.groups = Self.groups(own.surface, own.triangles(in: region, slack), without: isMet)
    return result
  }

  /// Those of the triangles listed that hang together by shared vertices (Tarjan 1975), in the list's order.
  private static func groups(_ surface: Surface, _ listed: [Int32], without isMet: [Bool]) -> [[Int32]] {
    let triangles = surface.tree.triangles
    var parent = [Int32](unsafeUninitializedCapacity: surface.positions.count) { buffer, count in
      for i in 0..<surface.positions.count { buffer[i] = Int32(i) }
      count = surface.positions.count
    }
    return parent.withUnsafeMutableBufferPointer { parent in
      func root(_ i: UInt32) -> Int32 {
        var r = Int32(i)
        while parent[Int(r)] != r {
          parent[Int(r)] = parent[Int(parent[Int(r)])]
          r = parent[Int(r)]
        }
        return r
      }
      for i in listed where !isMet[Int(i)] {
        let t = triangles[Int(i)]
        let a = root(t.x)
        parent[Int(root(t.y))] = a
        parent[Int(root(t.z))] = a
      }
      var index = [Int32](repeating: -1, count: surface.positions.count)
      var groups: [[Int32]] = []
      for i in listed where !isMet[Int(i)] {
        let r = Int(root(triangles[Int(i)].x))
        if index[r] >= 0 {
          groups[Int(index[r])].append(i)
        } else {
          index[r] = Int32(groups.count)
          groups.append([i])
        }
      }
      return groups
    }
  }
}

extension PlacedSurface {
  /// The triangles (tree order, ascending) of the leaves that meet a box; all without one.
  fileprivate func triangles(in region: Box?, _ slack: Double) -> [Int32] {
    guard let region else { return Array(0..<Int32(surface.triangleCount)) }
    var found: [Int32] = []
    var stack = boxes.isEmpty ? [] : [0]
    while let i = stack.popLast() {
      guard boxes[i].meets(region, within: slack) else { continue }
      let node = surface.tree.nodes[i]
      if node.right == 0 {
        found += node.first..<node.first + node.count
      } else {
        stack.append(Int(node.right))
        stack.append(i + 1)
      }
    }
    return found
  }
}

/// Cuts convex polygons in one plane along segments of that plane.
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

  /// Of unit length.
  let normal: Vector3
  let slack: Double

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

  /// How much of a segment lies in a polygon, rim included (Cyrus, Beck 1978); nil: nothing.
  func reach(of s: Segment, in polygon: [Vector3]) -> Double? {
    var from = 0.0
    var to = 1.0
    for i in polygon.indices {
      let p = polygon[i]
      let edge = polygon[i + 1 == polygon.count ? 0 : i + 1] - p
      let inward = cross(normal, edge)
      let length = norm(inward)
      guard length > slack else { continue }
      let d = dot(inward, s.p - p) / length + slack
      let e = dot(inward, s.q - p) / length + slack
      if d < 0, e < 0 { return nil }
      if d < 0 { from = max(from, d / (d - e)) } else if e < 0 { to = min(to, d / (d - e)) }
      if from > to { return nil }
    }
    return (to - from) * norm(s.q - s.p)
  }

  /// Appends the pieces of a convex polygon; false where more than the limit was spent.
  func cut(
    _ polygon: [Vector3], _ segments: [Segment], into pieces: inout [[Vector3]], spent: inout Int, limit: Int
  ) -> Bool {
    if segments.isEmpty {
      pieces.append(polygon)
      return true
    }
    var stack = [(polygon, segments)]
    var heights: [Double] = []
    while !stack.isEmpty {
      let (polygon, handed) = stack.removeLast()
      var segments = consume handed
      var isCut = false
      while !segments.isEmpty {
        spent += segments.count
        guard spent < limit else { return false }
        // The middle one: neighbours in the list are neighbours in space, halves stay about equal.
        let s = segments.remove(at: segments.count / 2)
        let along = s.q - s.p
        let length = norm(along)
        guard length > slack, let inside = reach(of: s, in: polygon), inside > 2 * slack else { continue }
        let across = cross(normal, along / length)
        heights.removeAll(keepingCapacity: true)
        var (isAbove, isBelow) = (false, false)
        for p in polygon {
          let h = dot(across, p - s.p)
          heights.append(abs(h) <= slack ? 0 : h)
          isAbove = isAbove || h > slack
          isBelow = isBelow || h < -slack
        }
        guard isAbove, isBelow else { continue }
        let halves = split(polygon, heights)
        var left: [Segment] = []
        var right: [Segment] = []
        for t in segments {
          let (d, e) = (dot(across, t.p - s.p), dot(across, t.q - s.p))
          if max(d, e) > slack { left.append(t) }
          if min(d, e) < -slack { right.append(t) }
        }
        stack.append((halves.right, right))
        stack.append((halves.left, left))
        isCut = true
        break
      }
      if !isCut { pieces.append(polygon) }
    }
    return true
  }

  private func split(_ polygon: [Vector3], _ heights: [Double]) -> (left: [Vector3], right: [Vector3]) {
    var left: [Vector3] = []
    var right: [Vector3] = []
    left.reserveCapacity(polygon.count + 1)
    right.reserveCapacity(polygon.count + 1)
    for i in polygon.indices {
      let j = i + 1 == polygon.count ? 0 : i + 1
      let (h, k) = (heights[i], heights[j])
      if h >= 0 { left.append(polygon[i]) }
      if h <= 0 { right.append(polygon[i]) }
      if (h > 0 && k < 0) || (h < 0 && k > 0) {
        let x = polygon[i] + (polygon[j] - polygon[i]) * (h / (h - k))
        left.append(x)
        right.append(x)
      }
    }
    return (left, right)
  }
}

/// Twice the area of a plane polygon along its normal.
func areaVector(_ polygon: [Vector3]) -> Vector3 {
  var sum = Vector3.zero
  for i in 1..<max(1, polygon.count - 1) {
    sum += cross(polygon[i] - polygon[0], polygon[i + 1] - polygon[0])
  }
  return sum
}

/// The mean of its corners: inside a convex polygon.
func middle(_ polygon: [Vector3]) -> Vector3 {
  polygon.reduce(Vector3.zero, +) / Double(max(1, polygon.count))
}
