internal import PintleDocument

/// Which corners and edges of a surface's triangles are to be asked for contact, so that none is asked twice.
///
/// A corner or an edge that several triangles share belongs to the first of them: it is the same point or segment
/// whichever triangle brings it along. An edge between two triangles in one plane is nobody's: what lands flush on that
/// plane has a corner in it or crosses its real rim, and everything else lands with a corner. "In one plane" is within
/// 10⁻¹⁰ of the triangle's size, and no more than that is lost, because a segment that dips below such an edge without
/// meeting a real one dips no deeper than the edge stands out.
struct SurfaceFeatures: Sendable {
  /// Bits of a triangle: corners a, b, c and edges ab, bc, ca.
  typealias Mask = UInt8
  static let all: Mask = 0b111111

  /// Per triangle, in tree order: what belongs to it.
  private let owned: [Mask]
  /// Per edge (three a triangle): the corner of the one other triangle there, which passes it the other way; −1: none.
  private let apexes: [Int32]

  init(_ tree: TriangleTree, vertices: Int) {
    let triangles = tree.triangles
    var owned = [Mask](repeating: 0, count: triangles.count)
    var apexes = [Int32](repeating: -1, count: triangles.count * 3)
    var isTaken = [Bool](repeating: false, count: vertices)
    // Edges in buckets by their lower vertex (counting sort).
    var starts = [Int32](repeating: 0, count: vertices + 1)
    for t in triangles {
      starts[Int(min(t.x, t.y)) + 1] += 1
      starts[Int(min(t.y, t.z)) + 1] += 1
      starts[Int(min(t.z, t.x)) + 1] += 1
    }
    for i in 0..<vertices { starts[i + 1] += starts[i] }
    var fill = starts
    // The higher vertex, then which edge of which triangle.
    var uses = [(high: UInt32, edge: UInt32)](repeating: (0, 0), count: triangles.count * 3)
    for (i, t) in triangles.enumerated() {
      let corners = [t.x, t.y, t.z]
      for k in 0..<3 {
        let v = Int(corners[k])
        if !isTaken[v] {
          isTaken[v] = true
          owned[i] |= 1 << Mask(k)
        }
        let (a, b) = (corners[k], corners[k == 2 ? 0 : k + 1])
        uses[Int(fill[Int(min(a, b))])] = (max(a, b), UInt32(3 * i + k))
        fill[Int(min(a, b))] += 1
      }
    }
    /// Corner k of a triangle.
    func corner(_ t: UInt32, _ k: UInt32) -> UInt32 {
      let t = triangles[Int(t)]
      return k == 0 ? t.x : k == 1 ? t.y : t.z
    }
    uses.withUnsafeMutableBufferPointer { uses in
      for low in 0..<vertices {
        let (first, end) = (Int(starts[low]), Int(starts[low + 1]))
        guard end > first else { continue }
        // A handful per vertex: insertion is fastest. A hub of many spokes is sorted.
        if end - first > 48 {
          uses[first..<end].sort { ($0.high, $0.edge) < ($1.high, $1.edge) }
        } else {
          for i in first + 1..<max(end, first + 1) {
            let item = uses[i]
            var j = i
            while j > first, uses[j - 1].high > item.high {
              uses[j] = uses[j - 1]
              j -= 1
            }
            uses[j] = item
          }
        }
        var i = first
        while i < end {
          var j = i + 1
          while j < end, uses[j].high == uses[i].high { j += 1 }
          let edge = uses[i].edge
          owned[Int(edge / 3)] |= 8 << Mask(edge % 3)
          if j == i + 2 {
            let other = uses[i + 1].edge
            // Passed the other way: what comes first here comes second there.
            if corner(edge / 3, edge % 3) != corner(other / 3, other % 3) {
              apexes[Int(edge)] = Int32(corner(other / 3, (other % 3 + 2) % 3))
            }
          }
          i = j
        }
      }
    }
    self.owned = owned
    self.apexes = apexes
  }

  /// Per triangle, in tree order, with the vertices at these positions.
  func masks(_ triangles: [SIMD3<UInt32>], at positions: [Vector3]) -> [Mask] {
    var masks = owned
    triangles.withUnsafeBufferPointer { triangles in
      positions.withUnsafeBufferPointer { v in
        apexes.withUnsafeBufferPointer { apexes in
          masks.withUnsafeMutableBufferPointer { masks in
            for i in masks.indices where masks[i] & 0b111000 != 0 {
              let t = Triangle(v[Int(triangles[i].x)], v[Int(triangles[i].y)], v[Int(triangles[i].z)])
              let n = t.areaVector
              let extent = t.extentSquared
              // A sliver has no plane.
              guard dot(n, n) > 1e-24 * extent * extent else { continue }
              let limit = 1e-20 * dot(n, n) * extent
              for k in 0..<3 where masks[i] & (8 << SurfaceFeatures.Mask(k)) != 0 && apexes[3 * i + k] >= 0 {
                let (a, b) = k == 0 ? (t.a, t.b) : k == 1 ? (t.b, t.c) : (t.c, t.a)
                let d = v[Int(apexes[3 * i + k])] - a
                let height = dot(n, d)
                // In the plane, and beyond the edge rather than folded back.
                if height * height <= limit, dot(cross(n, b - a), d) < 0 {
                  masks[i] &= ~(8 << SurfaceFeatures.Mask(k))
                }
              }
            }
          }
        }
      }
    }
    return masks
  }
}
