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
func earliestContact(
  _ moving: JointSurface, _ resting: JointSurface, sense: Double, limit: Double, budget: SweepBudget
) -> EarliestContact {
  guard !moving.boxes.isEmpty, !resting.boxes.isEmpty else { return .none }
  let coordinates = moving.coordinates
  var time = ContactTime(coordinates, sense: sense, limit: limit.nextUp)
  var nodes = 0
  var triangles = 0
  moving.boxes.withUnsafeBufferPointer { a in
    resting.boxes.withUnsafeBufferPointer { b in
      moving.surface.tree.nodes.withUnsafeBufferPointer { na in
        resting.surface.tree.nodes.withUnsafeBufferPointer { nb in
          // Each step goes one level deeper in one tree and leaves one pair behind.
          let depth =
            2 * (Int.bitWidth - na.count.leadingZeroBitCount + Int.bitWidth - nb.count.leadingZeroBitCount) + 8
          withUnsafeTemporaryAllocation(of: (i: Int32, j: Int32, start: Double).self, capacity: depth) { stack in
            var top = 1
            stack[0] = (0, 0, coordinates.start(a[0], b[0], sense))
            while top > 0 {
              top -= 1
              let (i, j, start) = stack[top]
              guard start < time.best else { continue }
              nodes += 1
              if nodes & 1023 == 0, nodes + triangles > budget.left { return }
              let x = na[Int(i)]
              let y = nb[Int(j)]
              if x.right == 0, y.right == 0 {
                for s in Int(x.first)..<Int(x.first + x.count) {
                  let first = moving.triangle(s)
                  for t in Int(y.first)..<Int(y.first + y.count)
                  where coordinates.start(moving.triangleBoxes[s], resting.triangleBoxes[t], sense) < time.best {
                    triangles += 1
                    time.meet(first, resting.triangle(t))
                  }
                }
                continue
              }
              let splitMoving =
                y.right == 0 || (x.right != 0 && coordinates.size(a[Int(i)]) > coordinates.size(b[Int(j)]))
              let p: (Int32, Int32) = splitMoving ? (i + 1, j) : (i, j + 1)
              let q: (Int32, Int32) = splitMoving ? (x.right, j) : (i, y.right)
              let startP = coordinates.start(a[Int(p.0)], b[Int(p.1)], sense)
              let startQ = coordinates.start(a[Int(q.0)], b[Int(q.1)], sense)
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
          }
        }
      }
    }
  }
  budget.spend(nodes: nodes, triangles: triangles)
  if budget.isExhausted { return .exhausted }
  return time.found ? .at(time.best, time.point) : .none
}

/// Where two surfaces cross or touch at the start, in the joint's frame, or nil.
func crossingAtStart(_ moving: JointSurface, _ resting: JointSurface, budget: SweepBudget) -> Vector3? {
  guard !moving.boxes.isEmpty, !resting.boxes.isEmpty else { return nil }
  let coordinates = moving.coordinates
  var stack: [(Int, Int)] = [(0, 0)]
  var nodes = 0
  var triangles = 0
  defer { budget.spend(nodes: nodes, triangles: triangles) }
  while let (i, j) = stack.popLast() {
    nodes += 1
    if nodes & 1023 == 0, nodes + triangles > budget.left { return nil }
    // Boxes that meet now have a window that is open now.
    guard coordinates.start(moving.boxes[i], resting.boxes[j], 1) == 0 else { continue }
    let x = moving.surface.tree.nodes[i]
    let y = resting.surface.tree.nodes[j]
    if x.right == 0, y.right == 0 {
      for s in Int(x.first)..<Int(x.first + x.count) {
        let first = moving.triangle(s)
        for t in Int(y.first)..<Int(y.first + y.count)
        where coordinates.start(moving.triangleBoxes[s], resting.triangleBoxes[t], 1) == 0 {
          triangles += 1
          if let p = crossing(first, resting.triangle(t)) { return p }
        }
      }
    } else if y.right == 0 || (x.right != 0 && coordinates.size(moving.boxes[i]) > coordinates.size(resting.boxes[j])) {
      stack.append((Int(x.right), j))
      stack.append((i + 1, j))
    } else {
      stack.append((i, Int(y.right)))
      stack.append((i, j + 1))
    }
  }
  return nil
}
