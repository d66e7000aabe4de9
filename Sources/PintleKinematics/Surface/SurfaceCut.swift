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
    /// Convex, of the triangles that are met.
    var polygons = PolygonList()
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
    // Each step goes one level deeper in one tree and leaves one pair behind.
    let depth = 2 * (first.surface.tree.depth + second.surface.tree.depth) + 4
    let gap = slack
    let isComplete = first.withFaces { a in
      second.withFaces { b in
        withUnsafeTemporaryAllocation(of: (i: Int32, j: Int32).self, capacity: depth) { stack in
          stack[0] = (0, 0)
          var top = 1
          while top > 0 {
            top -= 1
            let (i32, j32) = stack[top]
            let (i, j) = (Int(i32), Int(j32))
            spent += 1
            guard spent < Self.limit, found.count < Self.mostMeetings else { return false }
            guard a.boxes[i].meets(b.boxes[j], within: gap) else { continue }
            let (x, y) = (a.nodes[i], b.nodes[j])
            if x.right == 0, y.right == 0 {
              for s in Int(x.first)..<Int(x.first + x.count) {
                let p = Plane(a.triangle(s), gap)
                for t in Int(y.first)..<Int(y.first + y.count) {
                  let q = b.triangle(t)
                  if p.box.meets(Box(q), within: gap), !p.isBeside(q), !Plane(q, gap).isBeside(p.triangle) {
                    found.append([Int32(s), Int32(t)])
                  }
                }
              }
            } else if y.right == 0 || (x.right != 0 && a.boxes[i].radius > b.boxes[j].radius) {
              stack[top] = (x.right, j32)
              stack[top + 1] = (i32 + 1, j32)
              top += 2
            } else {
              stack[top] = (i32, y.right)
              stack[top + 1] = (i32, j32 + 1)
              top += 2
            }
          }
          return true
        }
      }
    }
    guard isComplete else { return nil }
    meetings = found
    spentMeeting = spent
  }

  /// A triangle's plane, which tells most triangles that do not meet it.
  private struct Plane {
    let triangle: Triangle
    let box: Box
    private let normal: Vector3
    private let limit: Double

    @inline(__always) init(_ t: Triangle, _ slack: Double) {
      triangle = t
      box = Box(t)
      normal = t.areaVector
      limit = slack * norm(normal)
    }

    /// True only where the other one lies clearly on one side.
    @inline(__always) func isBeside(_ t: Triangle) -> Bool {
      let o = triangle.a
      let (x, y, z) = (dot(normal, t.a - o), dot(normal, t.b - o), dot(normal, t.c - o))
      return (x > limit && y > limit && z > limit) || (x < -limit && y < -limit && z < -limit)
    }
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
    var cutter = PolygonCutter(slack: slack)
    for i in 0..<count where starts[i] < starts[i + 1] {
      let triangle = own.triangle(i)
      let vector = triangle.areaVector
      let length = norm(vector)
      // Slivers have no plane: they stand alone, uncut.
      guard length > 1e-12 * triangle.extentSquared else {
        isMet[i] = true
        result.polygons.append(triangle)
        continue
      }
      cutter.begin(triangle, normal: vector / length)
      for t in partners[Int(starts[i])..<Int(starts[i + 1])] {
        switch cutter.section(of: other.triangle(Int(t)), at: triangle.a) {
        case .none: break
        case .whole: isMet[i] = true
        case .segment(let s):
          guard let length = cutter.reach(of: s) else { continue }
          isMet[i] = true
          if length > 2 * slack { cutter.add(s) }
        }
      }
      guard isMet[i] else { continue }
      guard cutter.cut(into: &result.polygons, spent: &spent, limit: Self.limit) else { return nil }
      guard result.polygons.count < Self.mostPieces else { return nil }
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
