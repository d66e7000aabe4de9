/// Whether every edge of a triangle list has exactly one partner that runs the other way.
///
/// Edges are gathered by their lower vertex in two passes and paired within each small group: O(edges), and
/// O(k log k) for a vertex with k of them, however the list was made.
enum EdgePairing {
  static func isComplete(_ triangles: [SIMD3<UInt32>], vertices: Int) -> Bool {
    guard !triangles.isEmpty else { return false }
    var start = [Int32](repeating: 0, count: vertices + 1)
    func edges(of t: SIMD3<UInt32>, _ body: (UInt32, UInt32) -> Void) {
      body(t.x, t.y)
      body(t.y, t.z)
      body(t.z, t.x)
    }
    for t in triangles {
      guard Int(max(t.x, t.y, t.z)) < vertices else { return false }
      edges(of: t) { a, b in start[Int(min(a, b)) + 1] += 1 }
    }
    for i in 1..<max(1, start.count) { start[i] += start[i - 1] }
    var next = start
    // The higher vertex, and in the last bit the sense.
    var group = [UInt64](repeating: 0, count: triangles.count * 3)
    for t in triangles {
      edges(of: t) { a, b in
        let low = Int(min(a, b))
        group[Int(next[low])] = UInt64(max(a, b)) << 1 | (a < b ? 0 : 1)
        next[low] += 1
      }
    }
    return group.withUnsafeMutableBufferPointer { group in
      for v in 0..<vertices {
        let (first, last) = (Int(start[v]), Int(start[v + 1]))
        guard (last - first) % 2 == 0 else { return false }
        if last - first > 1 { sort(UnsafeMutableBufferPointer(rebasing: group[first..<last])) }
        // Sorted, partners are neighbours: one of each sense, and no third.
        for i in stride(from: first, to: last, by: 2) {
          guard group[i] ^ group[i + 1] == 1, i + 2 >= last || group[i + 2] >> 1 != group[i] >> 1 else { return false }
        }
      }
      return true
    }
  }

  /// Groups are small: insertion, and the library's sort for the rest.
  private static func sort(_ group: UnsafeMutableBufferPointer<UInt64>) {
    guard group.count <= 24 else {
      var group = group
      group.sort()
      return
    }
    for i in 1..<group.count {
      let value = group[i]
      var j = i
      while j > 0, group[j - 1] > value {
        group[j] = group[j - 1]
        j -= 1
      }
      group[j] = value
    }
  }
}
