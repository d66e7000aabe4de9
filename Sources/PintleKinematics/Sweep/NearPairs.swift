internal import PintleDocument

/// Pairs of a moving and a resting shape whose boxes in joint coordinates meet within the reach of a sweep.
///
/// A tree over the boxes of the larger side is asked with each box of the smaller one: O(n log n + pairs), where every
/// moving shape against every resting one would be n².
struct NearPairs {
  struct Pair {
    var moving: Int
    var resting: Int
    /// The motion after which the boxes can first meet, in both senses; ∞: never.
    var startUp: Double
    var startDown: Double
  }

  /// In the order of the moving shapes, then of the resting ones.
  private(set) var pairs: [Pair] = []

  /// `outlines`: of all shapes, in joint coordinates.
  init(
    moving: [Int], resting: [Int], outlines: [Box], in coordinates: JointCoordinates, up: Double, down: Double
  ) {
    guard !moving.isEmpty, !resting.isEmpty else { return }
    let asksMoving = moving.count <= resting.count
    let (asked, listed) = asksMoving ? (moving, resting) : (resting, moving)
    let centres = listed.map { i -> Vector3 in
      let c = outlines[i].centre
      return Vector3(c.x.isFinite ? c.x : 0, c.y.isFinite ? c.y : 0, c.z.isFinite ? c.z : 0)
    }
    let tree = TriangleTree(
      positions: centres, triangles: (0..<UInt32(listed.count)).map { SIMD3(repeating: $0) })
    let boxes = tree.fit({ outlines[listed[Int(tree.triangles[$0].x)]] }, merge: { coordinates.merge(&$0, $1) })
    func starts(_ own: Box, _ other: Box) -> (up: Double, down: Double) {
      asksMoving
        ? (coordinates.start(own, other, 1), coordinates.start(own, other, -1))
        : (coordinates.start(other, own, 1), coordinates.start(other, own, -1))
    }
    var stack: [Int] = []
    for i in asked {
      stack.append(0)
      while let node = stack.popLast() {
        let s = starts(outlines[i], boxes[node])
        guard s.up <= up || s.down <= down else { continue }
        let n = tree.nodes[node]
        guard n.right == 0 else {
          stack.append(Int(n.right))
          stack.append(node + 1)
          continue
        }
        for k in Int(n.first)..<Int(n.first + n.count) {
          let j = listed[Int(tree.triangles[k].x)]
          let s = starts(outlines[i], outlines[j])
          guard s.up <= up || s.down <= down else { continue }
          pairs.append(
            Pair(moving: asksMoving ? i : j, resting: asksMoving ? j : i, startUp: s.up, startDown: s.down))
        }
      }
    }
    pairs.sort { ($0.moving, $0.resting) < ($1.moving, $1.resting) }
  }
}
