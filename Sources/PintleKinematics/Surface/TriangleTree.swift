internal import PintleDocument

/// A bounding volume hierarchy over triangles: its shape only. The boxes are fitted wherever the vertices are.
///
/// The tree is built once per solid by splitting in the middle of the longest side, or at the median where nearly all lie
/// on one side of that (O(n log n)); a subtree's triangles are neighbours in every frame and in every joint's
/// coordinates, so moving the vertices needs new boxes (O(n)) and no new tree.
struct TriangleTree: Sendable {
  /// In preorder: the left child of an inner node follows it, the right child is `right`; a leaf has `right` 0.
  struct Node: Sendable {
    var right: Int32
    /// The triangles below, in tree order.
    var first: Int32
    var count: Int32
  }

  static let leafSize = 4

  let nodes: [Node]
  /// The most nodes on a way from the root to a leaf.
  let depth: Int
  /// Corner indices, in tree order.
  let triangles: [SIMD3<UInt32>]

  init(positions: [Vector3], triangles given: [SIMD3<UInt32>]) {
    // Centres from the middle of them all, in single precision with the triangle's number in the fourth lane: they only
    // choose the tree's shape, and what is sorted lies together in memory.
    var centres = [SIMD4<Float>](unsafeUninitializedCapacity: given.count) { buffer, count in
      positions.withUnsafeBufferPointer { p in
        func sum(_ t: SIMD3<UInt32>) -> Vector3 { p[Int(t.x)] + p[Int(t.y)] + p[Int(t.z)] }
        var (lower, upper) = (Vector3(repeating: .infinity), Vector3(repeating: -.infinity))
        for t in given {
          let c = sum(t)
          lower = pointwiseMin(lower, c)
          upper = pointwiseMax(upper, c)
        }
        let middle = (lower + upper) / 2
        for (i, t) in given.enumerated() {
          let c = sum(t) - middle
          buffer.initializeElement(
            at: i, to: SIMD4(Float(c.x), Float(c.y), Float(c.z), Float(bitPattern: UInt32(truncatingIfNeeded: i))))
        }
      }
      count = given.count
    }
    var depth = 0
    // A leaf holds at least one triangle: fewer than twice as many nodes.
    let nodes = [Node](unsafeUninitializedCapacity: 2 * given.count) { nodes, made in
      var next = 0
      centres.withUnsafeMutableBufferPointer { centres in
        /// No side has less than an eighth, so the depth is some log₂ n: recursion is safe.
        func build(_ first: Int, _ count: Int, _ level: Int) {
          let index = next
          next += 1
          nodes.initializeElement(at: index, to: Node(right: 0, first: Int32(first), count: Int32(count)))
          depth = max(depth, level)
          guard count > Self.leafSize else { return }
          let (lower, upper) = bounds(centres, first, first + count)
          let size = upper - lower
          let axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2
          var half = partition(centres, first, first + count, axis, below: (lower[axis] + upper[axis]) / 2) - first
          if 8 * min(half, count - half) < count {
            half = count / 2
            select(centres, first, first + count, first + half, axis)
          }
          build(first, half, level + 1)
          nodes[index].right = Int32(next)
          build(first + half, count - half, level + 1)
        }
        if !given.isEmpty { build(0, given.count, 1) }
      }
      made = next
    }
    self.depth = depth
    self.nodes = nodes
    triangles = centres.map { given[Int($0.w.bitPattern)] }
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

/// The least and largest of every lane: of even and odd places apart, so that neither waits for the other.
private func bounds(
  _ a: UnsafeMutableBufferPointer<SIMD4<Float>>, _ first: Int, _ end: Int
) -> (SIMD4<Float>, SIMD4<Float>) {
  var (lower, upper) = (a[first], a[first])
  var (otherLower, otherUpper) = (a[end - 1], a[end - 1])
  var i = first
  while i + 1 < end {
    let (c, d) = (a[i], a[i + 1])
    lower.replace(with: c, where: c .< lower)
    upper.replace(with: c, where: c .> upper)
    otherLower.replace(with: d, where: d .< otherLower)
    otherUpper.replace(with: d, where: d .> otherUpper)
    i += 2
  }
  lower.replace(with: otherLower, where: otherLower .< lower)
  upper.replace(with: otherUpper, where: otherUpper .> upper)
  return (lower, upper)
}

/// A lane by number is a call in a loop; read as a plain number it is not.
private struct Lane {
  let bytes: UnsafeRawBufferPointer
  let axis: Int

  @inline(__always) subscript(_ i: Int) -> Float { bytes.load(fromByteOffset: 16 * i + 4 * axis, as: Float.self) }
}

/// Puts what is smaller in one lane before what is not, and says where that begins (Lomuto; nothing for a processor to
/// guess).
private func partition(
  _ a: UnsafeMutableBufferPointer<SIMD4<Float>>, _ first: Int, _ end: Int, _ axis: Int, below limit: Float
) -> Int {
  let lane = Lane(bytes: UnsafeRawBufferPointer(a), axis: axis)
  var middle = first
  for i in first..<end {
    let isBelow = lane[i] < limit
    let item = a[i]
    a[i] = a[middle]
    a[middle] = item
    middle += isBelow ? 1 : 0
  }
  return middle
}

/// Hoare's selection: puts the element of rank `k` by one of its lanes into its place, smaller ones before it, larger
/// ones after it.
private func select(
  _ a: UnsafeMutableBufferPointer<SIMD4<Float>>, _ first: Int, _ end: Int, _ k: Int, _ axis: Int
) {
  let lane = Lane(bytes: UnsafeRawBufferPointer(a), axis: axis)
  var lo = first
  var hi = end - 1
  while lo < hi {
    let pivot = lane[(lo + hi) / 2]
    var i = lo
    var j = hi
    while i <= j {
      while lane[i] < pivot { i += 1 }
      while lane[j] > pivot { j -= 1 }
      if i <= j {
        a.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if k <= j { hi = j } else if k >= i { lo = i } else { return }
  }
}
