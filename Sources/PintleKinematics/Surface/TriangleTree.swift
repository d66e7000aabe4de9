internal import PintleDocument

/// A bounding volume hierarchy over triangles: its shape only. The boxes are fitted wherever the vertices are.
///
/// The tree is built once per solid by splitting at the median of the longest side (O(n log n)); a subtree's triangles
/// are neighbours in every frame and in every joint's coordinates, so moving the vertices needs new boxes (O(n)) and
/// no new tree.
struct TriangleTree: Sendable {
  /// In preorder: the left child of an inner node follows it, the right child is `right`; a leaf has `right` 0.
  struct Node: Sendable {
    var right: Int32
    /// The triangles below, in tree order.
    var first: Int32
    var count: Int32
  }

  static let leafSize = 2

  let nodes: [Node]
  /// The most nodes on a way from the root to a leaf, or a few more: split at the median it is log₂ n.
  var depth: Int { Int.bitWidth - triangles.count.leadingZeroBitCount + 2 }
  /// Corner indices, in tree order.
  let triangles: [SIMD3<UInt32>]

  init(positions: [Vector3], triangles given: [SIMD3<UInt32>]) {
    var order = [Int32](unsafeUninitializedCapacity: given.count) { buffer, count in
      for i in 0..<given.count { buffer[i] = Int32(i) }
      count = given.count
    }
    let centres = given.map { t in (positions[Int(t.x)] + positions[Int(t.y)] + positions[Int(t.z)]) / 3 }
    var nodes: [Node] = []
    nodes.reserveCapacity(max(1, 2 * given.count / Self.leafSize))
    order.withUnsafeMutableBufferPointer { order in
      centres.withUnsafeBytes { centres in
        // x, y, z and an idle lane of each centre.
        let lanes = centres.bindMemory(to: Double.self)
        /// Depth is log₂ n because the split is at the median: recursion is safe.
        func build(_ first: Int, _ count: Int) {
          let index = nodes.count
          nodes.append(Node(right: 0, first: Int32(first), count: Int32(count)))
          guard count > Self.leafSize else { return }
          @inline(__always) func centre(_ i: Int) -> Vector3 {
            let k = 4 * Int(order[i])
            return Vector3(lanes[k], lanes[k + 1], lanes[k + 2])
          }
          var lower = centre(first)
          var upper = lower
          for i in first..<first + count {
            let c = centre(i)
            lower = pointwiseMin(lower, c)
            upper = pointwiseMax(upper, c)
          }
          let size = upper - lower
          let axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2
          let half = count / 2
          select(order, first, first + count, first + half) { lanes[4 * Int($0) + axis] }
          build(first, half)
          nodes[index].right = Int32(nodes.count)
          build(first + half, count - half)
        }
        if !given.isEmpty { build(0, given.count) }
      }
    }
    self.nodes = nodes
    triangles = order.map { given[Int($0)] }
  }

  /// Boxes for all nodes from the boxes of single triangles, children before parents.
  func fit(_ box: (Int) -> Box, merge: (inout Box, Box) -> Void) -> [Box] {
    guard !nodes.isEmpty else { return [] }
    return [Box](unsafeUninitializedCapacity: nodes.count) { boxes, count in
      nodes.withUnsafeBufferPointer { nodes in
        for i in stride(from: nodes.count - 1, through: 0, by: -1) {
          let node = nodes[i]
          if node.right == 0 {
            var b = box(Int(node.first))
            for t in Int(node.first) + 1..<Int(node.first) + max(1, Int(node.count)) { merge(&b, box(t)) }
            boxes.initializeElement(at: i, to: b)
          } else {
            var b = boxes[i + 1]
            merge(&b, boxes[Int(node.right)])
            boxes.initializeElement(at: i, to: b)
          }
        }
      }
      count = nodes.count
    }
  }

  /// Cartesian boxes around the triangles at these positions.
  func boxes(_ positions: [Vector3]) -> [Box] {
    positions.withUnsafeBufferPointer { p in
      triangles.withUnsafeBufferPointer { triangles in
        fit(
          { i in
            let t = triangles[i]
            return Box(Triangle(p[Int(t.x)], p[Int(t.y)], p[Int(t.z)]))
          }, merge: { $0.insert($1) })
      }
    }
  }
}

/// Hoare's selection: puts the element of rank `k` into its place, smaller ones before it, larger ones after it.
@inline(__always)
private func select(
  _ a: UnsafeMutableBufferPointer<Int32>, _ first: Int, _ end: Int, _ k: Int, by key: (Int32) -> Double
) {
  var lo = first
  var hi = end - 1
  while lo < hi {
    let pivot = key(a[(lo + hi) / 2])
    var i = lo
    var j = hi
    while i <= j {
      while key(a[i]) < pivot { i += 1 }
      while key(a[j]) > pivot { j -= 1 }
      if i <= j {
        a.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if k <= j { hi = j } else if k >= i { lo = i } else { return }
  }
}
