internal import PintleDocument

/// How many node and triangle pairs may still be looked at.
final class SweepBudget {
  private(set) var left: Int
  private(set) var triangleTests = 0

  init(_ tests: Int) { left = tests }

  var isExhausted: Bool { left <= 0 }

  @inline(__always) func spend(nodes: Int, triangles: Int) {
    left -= nodes + triangles
    triangleTests += triangles
  }

  /// Lets a search take a part of it, so that one alone does not use up all; what it leaves comes back.
  func lending<R>(atMost most: Int, _ search: (SweepBudget) -> R) -> R {
    let share = SweepBudget(max(0, min(most, left)))
    let given = share.left
    let result = search(share)
    spend(nodes: given - share.left - share.triangleTests, triangles: share.triangleTests)
    return result
  }
}

/// The contact of two surfaces in joint coordinates.
enum EarliestContact {
  case none
  /// The motion from the start (≥ 0) and where (the joint's frame, as the resting body sees it).
  case at(Double, Vector3)
  case exhausted
}

/// The first contact within `limit` while one surface moves: depth first, the node pair with the earliest window first,
/// windows that open after the best contact cut off. Surfaces must not cross at the start.
///
/// - Parameter accepts: where contacts that come before a better one are asked for: motion and place of each that counts.
func earliestContact(
  _ moving: JointSurface, _ resting: JointSurface, sense: Double, limit: Double, budget: SweepBudget,
  where accepts: ((Double, Vector3) -> Bool)? = nil
) -> EarliestContact {
  guard !moving.boxes.isEmpty, !resting.boxes.isEmpty else { return .none }
  let coordinates = moving.coordinates
  var time = ContactTime(coordinates, sense: sense, limit: limit.nextUp, where: accepts)
  var nodes = 0
  var triangles = 0
  /// False where more triangles than that were to be tested.
  func search(_ a: JointTree, _ b: JointTree, tests: Int) -> Bool {
    // Each step goes one level deeper in one tree and leaves one pair behind.
    let depth = 2 * (moving.surface.tree.depth + resting.surface.tree.depth) + 4
    return withUnsafeTemporaryAllocation(of: (i: Int32, j: Int32, start: Double).self, capacity: depth) { stack in
      var top = 1
      stack[0] = (0, 0, coordinates.start(a.boxes[0], b.boxes[0], sense))
      while top > 0 {
        top -= 1
        let (i, j, start) = stack[top]
        guard start < time.best else { continue }
        nodes += 1
        if nodes & 1023 == 0, nodes + triangles > budget.left { return true }
        let x = a.nodes[Int(i)]
        let y = b.nodes[Int(j)]
        if x.right == 0, y.right == 0 {
          if triangles >= tests { return false }
          for s in Int(x.first)..<Int(x.first + x.count) {
            let first = a.triangle(s)
            let features = a.mask(s)
            for t in Int(y.first)..<Int(y.first + y.count)
            where coordinates.start(a.triangleBoxes[s], b.triangleBoxes[t], sense) < time.best {
              triangles += 1
              time.meet(first, features, a.triangleBoxes[s], b.triangle(t), b.mask(t), b.triangleBoxes[t])
            }
          }
          continue
        }
        let splitMoving =
          y.right == 0 || (x.right != 0 && coordinates.size(a.boxes[Int(i)]) > coordinates.size(b.boxes[Int(j)]))
        let p: (Int32, Int32) = splitMoving ? (i + 1, j) : (i, j + 1)
        let q: (Int32, Int32) = splitMoving ? (x.right, j) : (i, y.right)
        let startP = coordinates.start(a.boxes[Int(p.0)], b.boxes[Int(p.1)], sense)
        let startQ = coordinates.start(a.boxes[Int(q.0)], b.boxes[Int(q.1)], sense)
        // The earlier window on top.
        let (near, far) = startP <= startQ ? ((p, startP), (q, startQ)) : ((q, startQ), (p, startP))
        if far.1 < time.best {
          stack[top] = (far.0.0, far.0.1, far.1)
          top += 1
        }
        if near.1 < time.best {
          stack[top] = (near.0.0, near.0.1, near.1)
          top += 1
        }
      }
      return true
    }
  }
  // What belongs to which triangle is worth finding out only where many are tested, or every contact is asked about; until
  // then everything is asked. What the first search found cuts the second short.
  let few = (moving.surface.triangleCount + resting.surface.triangleCount) / 64
  var isDone = false
  if accepts == nil, !moving.hasFeatures || !resting.hasFeatures {
    withTrees(moving, resting, needsFeatures: false) { isDone = search($0, $1, tests: few) }
  }
  if !isDone { withTrees(moving, resting) { _ = search($0, $1, tests: .max) } }
  budget.spend(nodes: nodes, triangles: triangles)
  if budget.isExhausted { return .exhausted }
  return time.found ? .at(time.best, time.point) : .none
}

/// A surface in joint coordinates without bounds checks and reference counts, as long as its owner lives.
private struct JointTree {
  let nodes: UnsafeBufferPointer<TriangleTree.Node>
  let boxes: UnsafeBufferPointer<Box>
  let triangleBoxes: UnsafeBufferPointer<Box>
  /// Empty: everything is asked of every triangle.
  private let features: UnsafeBufferPointer<SurfaceFeatures.Mask>
  private let triangles: UnsafeBufferPointer<SIMD3<UInt32>>
  private let positions: UnsafeBufferPointer<Vector3>

  /// Calls with the buffers of a surface; without features where none are asked for.
  static func with(_ s: JointSurface, features: [SurfaceFeatures.Mask], _ body: (JointTree) -> Void) {
    s.surface.tree.nodes.withUnsafeBufferPointer { nodes in
      s.boxes.withUnsafeBufferPointer { boxes in
        s.triangleBoxes.withUnsafeBufferPointer { triangleBoxes in
          features.withUnsafeBufferPointer { features in
            s.surface.tree.triangles.withUnsafeBufferPointer { triangles in
              s.positions.withUnsafeBufferPointer { positions in
                body(
                  JointTree(
                    nodes: nodes, boxes: boxes, triangleBoxes: triangleBoxes, features: features,
                    triangles: triangles, positions: positions))
              }
            }
          }
        }
      }
    }
  }

  @inline(__always) func mask(_ i: Int) -> SurfaceFeatures.Mask {
    features.isEmpty ? SurfaceFeatures.all : features[i]
  }

  @inline(__always) func triangle(_ i: Int) -> Triangle {
    let t = triangles[i]
    return Triangle(positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
  }
}

private func withTrees(
  _ a: JointSurface, _ b: JointSurface, needsFeatures: Bool = true, _ body: (JointTree, JointTree) -> Void
) {
  JointTree.with(a, features: needsFeatures ? a.features : []) { first in
    JointTree.with(b, features: needsFeatures ? b.features : []) { second in body(first, second) }
  }
}

/// Where two surfaces cross or touch at the start, in the joint's frame, or nil.
func crossingAtStart(_ moving: JointSurface, _ resting: JointSurface, budget: SweepBudget) -> Vector3? {
  guard !moving.boxes.isEmpty, !resting.boxes.isEmpty else { return nil }
  let coordinates = moving.coordinates
  var nodes = 0
  var triangles = 0
  var found: Vector3?
  withTrees(moving, resting, needsFeatures: false) { a, b in
    let depth = 2 * (moving.surface.tree.depth + resting.surface.tree.depth) + 4
    withUnsafeTemporaryAllocation(of: (i: Int32, j: Int32).self, capacity: depth) { stack in
      stack[0] = (0, 0)
      var top = 1
      while top > 0 {
        top -= 1
        let (i32, j32) = stack[top]
        let (i, j) = (Int(i32), Int(j32))
        nodes += 1
        if nodes & 1023 == 0, nodes + triangles > budget.left { return }
        // Boxes that meet now have a window that is open now.
        guard coordinates.start(a.boxes[i], b.boxes[j], 1) == 0 else { continue }
        let x = a.nodes[i]
        let y = b.nodes[j]
        if x.right == 0, y.right == 0 {
          for s in Int(x.first)..<Int(x.first + x.count) {
            let first = a.triangle(s)
            for t in Int(y.first)..<Int(y.first + y.count)
            where coordinates.start(a.triangleBoxes[s], b.triangleBoxes[t], 1) == 0 {
              triangles += 1
              if let p = crossing(first, b.triangle(t)) {
                found = p
                return
              }
            }
          }
        } else if y.right == 0 || (x.right != 0 && coordinates.size(a.boxes[i]) > coordinates.size(b.boxes[j])) {
          stack[top] = (x.right, j32)
          stack[top + 1] = (i32 + 1, j32)
          top += 2
        } else {
          stack[top] = (i32, y.right)
          stack[top + 1] = (i32, j32 + 1)
          top += 2
        }
      }
    }
  }
  budget.spend(nodes: nodes, triangles: triangles)
  return found
}
