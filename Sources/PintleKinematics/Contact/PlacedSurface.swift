internal import PintleDocument

/// A surface whose vertices were moved (into another's frame, inward, or both), with Cartesian boxes fitted to them.
struct PlacedSurface {
  let surface: Surface
  let positions: [Vector3]
  let boxes: [Box]

  init(_ surface: Surface) {
    self.surface = surface
    positions = surface.positions
    boxes = surface.boxes
  }

  init(_ surface: Surface, positions: [Vector3]) {
    self.surface = surface
    self.positions = positions
    boxes = surface.tree.boxes(positions)
  }

  init(_ surface: Surface, at X: RigidTransform) {
    self.init(surface, positions: X == .identity ? surface.positions : surface.positions.map { apply(X, $0) })
  }

  @inline(__always) func triangle(_ i: Int) -> Triangle {
    let t = surface.tree.triangles[i]
    return Triangle(positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
  }

  /// The tree and its triangles without bounds checks and reference counts, as long as the call lasts.
  struct Faces {
    let nodes: UnsafeBufferPointer<TriangleTree.Node>
    let boxes: UnsafeBufferPointer<Box>
    private let triangles: UnsafeBufferPointer<SIMD3<UInt32>>
    private let positions: UnsafeBufferPointer<Vector3>

    fileprivate init(
      _ nodes: UnsafeBufferPointer<TriangleTree.Node>, _ boxes: UnsafeBufferPointer<Box>,
      _ triangles: UnsafeBufferPointer<SIMD3<UInt32>>, _ positions: UnsafeBufferPointer<Vector3>
    ) {
      self.nodes = nodes
      self.boxes = boxes
      self.triangles = triangles
      self.positions = positions
    }

    @inline(__always) func triangle(_ i: Int) -> Triangle {
      let t = triangles[i]
      return Triangle(positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
    }
  }

  @inline(__always) func withFaces<R>(_ body: (Faces) -> R) -> R {
    surface.tree.nodes.withUnsafeBufferPointer { nodes in
      boxes.withUnsafeBufferPointer { boxes in
        surface.tree.triangles.withUnsafeBufferPointer { triangles in
          positions.withUnsafeBufferPointer { positions in body(Faces(nodes, boxes, triangles, positions)) }
        }
      }
    }
  }

  /// The first place found where two surfaces in one frame cross or touch; the order of the search is fixed.
  func crossing(_ other: PlacedSurface) -> Vector3? {
    guard !boxes.isEmpty, !other.boxes.isEmpty else { return nil }
    // Each step goes one level deeper in one tree and leaves one pair behind.
    let depth = 2 * (surface.tree.depth + other.surface.tree.depth) + 4
    return withFaces { a in
      other.withFaces { b in
        withUnsafeTemporaryAllocation(of: (i: Int32, j: Int32).self, capacity: depth) { stack in
          stack[0] = (0, 0)
          var top = 1
          while top > 0 {
            top -= 1
            let (i32, j32) = stack[top]
            let (i, j) = (Int(i32), Int(j32))
            guard a.boxes[i].meets(b.boxes[j], within: 1e-12) else { continue }
            let (x, y) = (a.nodes[i], b.nodes[j])
            if x.right == 0, y.right == 0 {
              for s in Int(x.first)..<Int(x.first + x.count) {
                let first = a.triangle(s)
                for t in Int(y.first)..<Int(y.first + y.count) {
                  if let p = PintleKinematics.crossing(first, b.triangle(t)) { return p }
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
          return nil
        }
      }
    }
  }

  /// The closest points of two surfaces in one frame, on this and on the other, or nil where farther than `reach`.
  func closestPoints(_ other: PlacedSurface, within reach: Double) -> (Vector3, Vector3)? {
    guard !boxes.isEmpty, !other.boxes.isEmpty else { return nil }
    var best: (Vector3, Vector3)?
    var bound = reach * reach
    var stack = [(0, 0, boxes[0].distanceSquared(other.boxes[0]))]
    func push(_ i: Int, _ j: Int) -> (Int, Int, Double) { (i, j, boxes[i].distanceSquared(other.boxes[j])) }
    while let (i, j, d) = stack.popLast() {
      guard d <= bound else { continue }
      let a = surface.tree.nodes[i]
      let b = other.surface.tree.nodes[j]
      if a.right == 0, b.right == 0 {
        for s in Int(a.first)..<Int(a.first + a.count) {
          let first = triangle(s)
          for t in Int(b.first)..<Int(b.first + b.count) {
            let second = other.triangle(t)
            // Few pairs of a pair of leaves are near: boxes and planes tell most of them apart for little.
            guard first.mayBeWithin(bound, of: second) else { continue }
            let (p, q) = PintleKinematics.closestPoints(first, second)
            let squared = dot(p - q, p - q)
            if squared <= bound {
              bound = squared
              best = (p, q)
              if squared == 0 { return best }
            }
          }
        }
      } else {
        let splitFirst = b.right == 0 || (a.right != 0 && boxes[i].radius > other.boxes[j].radius)
        let x = splitFirst ? push(i + 1, j) : push(i, j + 1)
        let y = splitFirst ? push(Int(a.right), j) : push(i, Int(b.right))
        // The nearer one last, so that it is looked at first.
        if x.2 <= y.2 { stack += [y, x] } else { stack += [x, y] }
      }
    }
    return best
  }

  /// Made anew each time.
  var winding: WindingNumber {
    WindingNumber(surface.tree, positions, boxes: boxes, isCycle: surface.isWatertight)
  }

  /// The closest point of the surface, and its distance; some point where one is found within `enough` metres.
  ///
  /// - Parameter within: it is known to be no farther than this, metres.
  func closestPoint(
    to p: Vector3, enough: Double = 0, within: Double = .infinity
  ) -> (point: Vector3, distance: Double) {
    guard !boxes.isEmpty else { return (p, .infinity) }
    var best = p
    // A little more, so that rounding loses nothing.
    let most = within * (1 + 1e-9) + 1e-12
    var bound = most * most
    let least = max(0, enough) * max(0, enough) * (1 - 1e-9)
    if bound <= least { return (p, most) }
    boxes.withUnsafeBufferPointer { boxes in
      surface.tree.nodes.withUnsafeBufferPointer { nodes in
        surface.tree.triangles.withUnsafeBufferPointer { triangles in
          positions.withUnsafeBufferPointer { v in
            withUnsafeTemporaryAllocation(of: (Int32, Double).self, capacity: surface.tree.depth + 1) { stack in
              stack[0] = (0, 0)
              var top = 1
              while top > 0 {
                top -= 1
                let (i, near) = stack[top]
                guard near < bound else { continue }
                let node = nodes[Int(i)]
                if node.right == 0 {
                  for t in Int(node.first)..<Int(node.first + node.count) {
                    let t = triangles[t]
                    let q = PintleKinematics.closestPoint(p, Triangle(v[Int(t.x)], v[Int(t.y)], v[Int(t.z)]))
                    let squared = dot(p - q, p - q)
                    if squared < bound {
                      bound = squared
                      best = q
                    }
                  }
                  if bound <= least { return }
                  continue
                }
                let l = (i + 1, boxes[Int(i) + 1].distanceSquared(p))
                let r = (node.right, boxes[Int(node.right)].distanceSquared(p))
                // The nearer one on top.
                let isLeft = l.1 <= r.1
                stack[top] = isLeft ? r : l
                stack[top + 1] = isLeft ? l : r
                top += 2
              }
            }
          }
        }
      }
    }
    return (best, bound.squareRoot())
  }
}
