public import PintleDocument
public import PintleModel

/// Whether a surface goes through itself, and where.
///
/// Only proper crossings count: an edge that goes through the inside of a triangle and stands out on both sides by more
/// than `slack`. Triangles that share a corner are neighbours and not asked. Convex shells cannot cross themselves and
/// are left out, and so is what lies on one side of a plane against what lies in it; a subtree whose normals all lie within a right angle of one direction is taken to be free of crossings
/// (Volino, Magnenat-Thalmann, "Efficient self-collision detection on smoothly discretized surfaces", 1994, without
/// their test of the contour). O(n log n) for ordinary surfaces; it stops after `budget` pairs of nodes.
public struct SelfCrossing: Sendable {
  /// Pairs of triangles of one shell that cross, and of two shells of the same surface (two bodies drawn into each other).
  public private(set) var withinShell = 0
  public private(set) var betweenShells = 0
  /// The deepest crossing found, metres, and where, in the solid's frame.
  public private(set) var depth = 0.0
  public private(set) var place: Vector3?
  /// False where the budget ran out: what was found is there, more may be.
  public private(set) var isComplete = true

  /// After this many crossings nothing is gained by counting.
  private static let enough = 1000

  public init(of solid: EvaluatedSolid, topology: MeshTopology, slack: Double, budget: Int = 4_000_000) {
    guard topology.shells.count > 1 || topology.shells.first?.isConvex == false else { return }
    let surface = SurfaceCache.shared.surface(of: solid)
    let tree = surface.tree
    guard !tree.nodes.isEmpty else { return }
    // The tree has its own order: shells are found again by corners.
    let shellOfVertex = Self.shells(topology, solid.surface)
    var search = Search(
      surface: surface, shellOfVertex: shellOfVertex, isConvex: topology.shells.map(\.isConvex), slack: slack,
      budget: budget)
    search.run()
    withinShell = search.within
    betweenShells = search.between
    depth = search.depth
    place = search.place
    isComplete = search.budget > 0
  }

  private static func shells(_ topology: MeshTopology, _ mesh: WeldedMesh) -> [Int32] {
    var result = [Int32](repeating: -1, count: mesh.positions.count)
    for (s, shell) in topology.shells.enumerated() {
      for i in shell.triangles {
        let t = mesh.triangles[Int(i)]
        result[Int(t.x)] = Int32(s)
        result[Int(t.y)] = Int32(s)
        result[Int(t.z)] = Int32(s)
      }
    }
    return result
  }

  private struct Search {
    let surface: Surface
    let shellOfVertex: [Int32]
    let isConvex: [Bool]
    let slack: Double
    var budget: Int
    var within = 0
    var between = 0
    var depth = 0.0
    var place: Vector3?

    /// Per node: the one shell below it, or −1 for several; and whether all normals lie within 45° of one direction.
    private var shell: [Int32] = []
    private var isFlat: [Bool] = []
    /// Per node: the unit normal of the one plane that all below it lies in, else zero; and its distance from the origin.
    private var planes: [SIMD4<Double>] = []
    /// What lies in a plane does so within this, metres.
    private let flatness: Double

    init(surface: Surface, shellOfVertex: [Int32], isConvex: [Bool], slack: Double, budget: Int) {
      self.surface = surface
      self.shellOfVertex = shellOfVertex
      self.isConvex = isConvex
      self.slack = slack
      self.budget = budget
      flatness = 1e-3 * slack
      let nodes = surface.tree.nodes
      shell = [Int32](repeating: -1, count: nodes.count)
      isFlat = [Bool](repeating: false, count: nodes.count)
      planes = [SIMD4<Double>](repeating: .zero, count: nodes.count)
      var sums = [Vector3](repeating: .zero, count: nodes.count)
      var normals = [Vector3](repeating: .zero, count: surface.triangleCount)
      // Half angle of the cone around `sums` that holds every normal below, radians.
      var spread = [Double](repeating: .infinity, count: nodes.count)
      for i in stride(from: nodes.count - 1, through: 0, by: -1) {
        let node = nodes[i]
        if node.right == 0 {
          let range = Int(node.first)..<Int(node.first + node.count)
          var sum = Vector3.zero
          var one: Int32 = -2
          for t in range {
            let n = surface.triangle(t).areaVector
            let length = norm(n)
            normals[t] = length > 0 ? n / length : .zero
            sum += normals[t]
            let s = shellOfVertex[Int(surface.tree.triangles[t].x)]
            one = one == -2 || one == s ? s : -1
          }
          shell[i] = max(one, -1)
          let n = normals[range.lowerBound]
          let plane = SIMD4(n, dot(n, surface.triangle(range.lowerBound).a))
          if n != .zero, range.allSatisfy({ lies(surface.triangle($0), in: plane) }) { planes[i] = plane }
          let length = norm(sum)
          guard length > 1e-9 else { continue }
          sums[i] = sum / length
          spread[i] = 0
          for t in range where normals[t] != .zero { spread[i] = max(spread[i], angle(sums[i], normals[t])) }
        } else {
          let (l, r) = (i + 1, Int(node.right))
          shell[i] = shell[l] == shell[r] ? shell[l] : -1
          if planes[l] != .zero, planes[r] != .zero, lies(surface.boxes[r], in: planes[l]) { planes[i] = planes[l] }
          let sum = sums[l] + sums[r]
          let length = norm(sum)
          guard length > 1e-9 else { continue }
          sums[i] = sum / length
          spread[i] = max(angle(sums[i], sums[l]) + spread[l], angle(sums[i], sums[r]) + spread[r])
        }
        isFlat[i] = spread[i] < .pi / 4
      }
    }

    mutating func run() {
      let tree = surface.tree
      let (shell, isFlat, isConvex, boxes, planes) = (shell, isFlat, isConvex, surface.boxes, planes)
      tree.nodes.withUnsafeBufferPointer { nodes in
        boxes.withUnsafeBufferPointer { boxes in
          shell.withUnsafeBufferPointer { shell in
            isFlat.withUnsafeBufferPointer { isFlat in
              planes.withUnsafeBufferPointer { planes in
                withFaces { search, faces in search.run(nodes, boxes, shell, isFlat, planes, isConvex, faces) }
              }
            }
          }
        }
      }
    }

    private struct Faces {
      let triangles: UnsafeBufferPointer<SIMD3<UInt32>>
      let positions: UnsafeBufferPointer<Vector3>

      @inline(__always) func triangle(_ t: SIMD3<UInt32>) -> Triangle {
        Triangle(positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
      }
    }

    private mutating func withFaces(_ body: (inout Search, Faces) -> Void) {
      let (triangles, positions) = (surface.tree.triangles, surface.positions)
      triangles.withUnsafeBufferPointer { triangles in
        positions.withUnsafeBufferPointer { positions in
          body(&self, Faces(triangles: triangles, positions: positions))
        }
      }
    }

    private mutating func run(
      _ nodes: UnsafeBufferPointer<TriangleTree.Node>, _ boxes: UnsafeBufferPointer<Box>,
      _ shell: UnsafeBufferPointer<Int32>, _ isFlat: UnsafeBufferPointer<Bool>,
      _ planes: UnsafeBufferPointer<SIMD4<Double>>, _ isConvex: [Bool], _ faces: Faces
    ) {
      var stack: [(Int32, Int32)] = [(0, 0)]
      /// Only what can cross: boxes meet, not of one convex shell, not wholly on one side of what lies in a plane.
      func push(_ i32: Int32, _ j32: Int32) {
        let (i, j) = (Int(i32), Int(j32))
        guard boxes[i].meets(boxes[j], within: 0) else { return }
        if shell[i] >= 0, shell[i] == shell[j], isConvex[Int(shell[i])] { return }
        if isBeside(boxes[j], planes[i]) || isBeside(boxes[i], planes[j]) { return }
        stack.append((i32, j32))
      }
      while let (i32, j32) = stack.popLast() {
        let (i, j) = (Int(i32), Int(j32))
        budget -= 1
        guard budget > 0, within + between < SelfCrossing.enough else { return }
        if i == j {
          if shell[i] >= 0, isFlat[i] || isConvex[Int(shell[i])] { continue }
          let node = nodes[i]
          if node.right == 0 {
            for s in Int(node.first)..<Int(node.first + node.count) {
              let first = faces.triangle(faces.triangles[s])
              let box = Box(first)
              for t in s + 1..<max(s + 1, Int(node.first + node.count)) { judge(s, first, box, t, faces) }
            }
          } else {
            let (l, r) = (Int32(i + 1), node.right)
            stack.append((l, l))
            stack.append((r, r))
            push(l, r)
          }
          continue
        }
        let (a, b) = (nodes[i], nodes[j])
        if a.right == 0, b.right == 0 {
          for s in Int(a.first)..<Int(a.first + a.count) {
            let first = faces.triangle(faces.triangles[s])
            let box = Box(first)
            guard box.meets(boxes[j], within: 0) else { continue }
            for t in Int(b.first)..<Int(b.first + b.count) { judge(s, first, box, t, faces) }
          }
        } else if b.right == 0 || (a.right != 0 && a.count >= b.count) {
          push(i32 + 1, j32)
          push(a.right, j32)
        } else {
          push(i32, j32 + 1)
          push(i32, b.right)
        }
      }
    }

    private func lies(_ t: Triangle, in plane: SIMD4<Double>) -> Bool {
      let n = Vector3(plane.x, plane.y, plane.z)
      return abs(dot(n, t.a) - plane.w) <= flatness && abs(dot(n, t.b) - plane.w) <= flatness
        && abs(dot(n, t.c) - plane.w) <= flatness
    }

    /// A box wholly in a plane: square to an axis, as floors and lids are.
    private func lies(_ box: Box, in plane: SIMD4<Double>) -> Bool {
      let (low, high) = Self.heights(box, over: plane)
      return low >= -flatness && high <= flatness
    }

    /// Of a box over a plane.
    @inline(__always) private static func heights(_ box: Box, over plane: SIMD4<Double>) -> (Double, Double) {
      let (x0, x1) = (box.lower.x * plane.x, box.upper.x * plane.x)
      let (y0, y1) = (box.lower.y * plane.y, box.upper.y * plane.y)
      let (z0, z1) = (box.lower.z * plane.z, box.upper.z * plane.z)
      return (min(x0, x1) + min(y0, y1) + min(z0, z1) - plane.w, max(x0, x1) + max(y0, y1) + max(z0, z1) - plane.w)
    }

    /// All of the box lies on one side of what lies in the plane, or in it: neither goes through the other.
    @inline(__always) private func isBeside(_ box: Box, _ plane: SIMD4<Double>) -> Bool {
      if plane.x == 0, plane.y == 0, plane.z == 0 { return false }
      let (low, high) = Self.heights(box, over: plane)
      return low >= -flatness || high <= flatness
    }

    private func angle(_ a: Vector3, _ b: Vector3) -> Double {
      // Chord to arc, never too small: 2 asin(c/2) ≤ πc/2.
      norm(a - b) * .pi / 2
    }

    @inline(__always) private mutating func judge(_ s: Int, _ first: Triangle, _ box: Box, _ t: Int, _ faces: Faces) {
      let (a, b) = (faces.triangles[s], faces.triangles[t])
      if a.x == b.x || a.x == b.y || a.x == b.z || a.y == b.x || a.y == b.y || a.y == b.z || a.z == b.x || a.z == b.y
        || a.z == b.z
      {
        return
      }
      let other = faces.triangle(b)
      guard box.meets(Box(other), within: 0), let (depth, place) = properCrossing(first, other, slack: slack) else {
        return
      }
      let (first, second) = (shellOfVertex[Int(a.x)], shellOfVertex[Int(b.x)])
      if first == second {
        if isConvex[Int(first)] { return }
        within += 1
      } else {
        between += 1
      }
      if depth > self.depth {
        self.depth = depth
        self.place = place
      }
    }
  }
}

/// An edge of one triangle through the inside of the other, standing out on both sides by more than `slack` metres: how
/// far it does so at least, and where it goes through. Asked of those whose boxes meet.
@inline(__always)
private func properCrossing(_ s: Triangle, _ t: Triangle, slack: Double) -> (depth: Double, at: Vector3)? {
  var best: (depth: Double, at: Vector3)?
  pierce(s, t, slack, &best)
  pierce(t, s, slack, &best)
  return best
}

/// The edges of one triangle through the inside of another: the deepest is kept.
@inline(__always)
private func pierce(_ edges: Triangle, _ face: Triangle, _ slack: Double, _ best: inout (depth: Double, at: Vector3)?) {
  let vector = face.areaVector
  let (x, y, z) = (dot(vector, edges.a - face.a), dot(vector, edges.b - face.a), dot(vector, edges.c - face.a))
  // Most lie on one side, which needs no roots to see.
  if (x >= 0 && y >= 0 && z >= 0) || (x <= 0 && y <= 0 && z <= 0) { return }
  pierceDeeply(edges, face, vector, slack, &best)
}

private func pierceDeeply(
  _ edges: Triangle, _ face: Triangle, _ vector: Vector3, _ slack: Double, _ best: inout (depth: Double, at: Vector3)?
) {
  let length = norm(vector)
  guard length > 0 else { return }
  let n = vector / length
  let (ha, hb, hc) = (dot(n, edges.a - face.a), dot(n, edges.b - face.a), dot(n, edges.c - face.a))
  func edge(_ p: Vector3, _ hp: Double, _ q: Vector3, _ hq: Double) {
    guard (hp > slack && hq < -slack) || (hp < -slack && hq > slack) else { return }
    let x = p + (q - p) * (hp / (hp - hq))
    var inside = Double.infinity
    func rim(_ u: Vector3, _ v: Vector3) {
      let edge = v - u
      inside = min(inside, dot(n, cross(edge, x - u)) / max(norm(edge), 1e-300))
    }
    rim(face.a, face.b)
    rim(face.b, face.c)
    rim(face.c, face.a)
    guard inside > slack else { return }
    let depth = min(abs(hp), abs(hq))
    if depth > (best?.depth ?? 0) { best = (depth, x) }
  }
  edge(edges.a, ha, edges.b, hb)
  edge(edges.b, hb, edges.c, hc)
  edge(edges.c, hc, edges.a, ha)
}
