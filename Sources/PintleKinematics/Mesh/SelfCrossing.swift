public import PintleDocument
public import PintleModel

/// Whether a surface goes through itself, and where.
///
/// Only proper crossings count: an edge that goes through the inside of a triangle and stands out on both sides by more
/// than `slack`. Triangles that share a corner are neighbours and not asked. Convex shells cannot cross themselves and
/// are left out; a subtree whose normals all lie within a right angle of one direction is taken to be free of crossings
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

    init(surface: Surface, shellOfVertex: [Int32], isConvex: [Bool], slack: Double, budget: Int) {
      self.surface = surface
      self.shellOfVertex = shellOfVertex
      self.isConvex = isConvex
      self.slack = slack
      self.budget = budget
      let nodes = surface.tree.nodes
      shell = [Int32](repeating: -1, count: nodes.count)
      isFlat = [Bool](repeating: false, count: nodes.count)
      var sums = [Vector3](repeating: .zero, count: nodes.count)
      // Half angle of the cone around `sums` that holds every normal below, radians.
      var spread = [Double](repeating: .infinity, count: nodes.count)
      for i in stride(from: nodes.count - 1, through: 0, by: -1) {
        let node = nodes[i]
        if node.right == 0 {
          var sum = Vector3.zero
          var units: [Vector3] = []
          var one: Int32 = -2
          for t in Int(node.first)..<Int(node.first + node.count) {
            let n = surface.triangle(t).areaVector
            let length = norm(n)
            if length > 0 {
              units.append(n / length)
              sum += n / length
            }
            let s = shellOfVertex[Int(surface.tree.triangles[t].x)]
            one = one == -2 || one == s ? s : -1
          }
          shell[i] = max(one, -1)
          let length = norm(sum)
          guard length > 1e-9 else { continue }
          sums[i] = sum / length
          spread[i] = units.reduce(0) { max($0, angle(sums[i], $1)) }
        } else {
          let (l, r) = (i + 1, Int(node.right))
          shell[i] = shell[l] == shell[r] ? shell[l] : -1
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
      var stack: [(Int32, Int32)] = [(0, 0)]
      let nodes = surface.tree.nodes
      while let (i32, j32) = stack.popLast() {
        let (i, j) = (Int(i32), Int(j32))
        budget -= 1
        guard budget > 0, within + between < SelfCrossing.enough else { return }
        if i == j {
          if shell[i] >= 0, isFlat[i] || isConvex[Int(shell[i])] { continue }
          let node = nodes[i]
          if node.right == 0 {
            for s in Int(node.first)..<Int(node.first + node.count) {
              for t in s + 1..<max(s + 1, Int(node.first + node.count)) { judge(s, t) }
            }
          } else {
            let (l, r) = (Int32(i + 1), node.right)
            stack.append((l, l))
            stack.append((r, r))
            stack.append((l, r))
          }
          continue
        }
        guard surface.boxes[i].meets(surface.boxes[j], within: 0) else { continue }
        if shell[i] >= 0, shell[i] == shell[j], isConvex[Int(shell[i])] { continue }
        let (a, b) = (nodes[i], nodes[j])
        if a.right == 0, b.right == 0 {
          for s in Int(a.first)..<Int(a.first + a.count) {
            for t in Int(b.first)..<Int(b.first + b.count) { judge(s, t) }
          }
        } else if b.right == 0 || (a.right != 0 && a.count >= b.count) {
          stack.append((i32 + 1, j32))
          stack.append((a.right, j32))
        } else {
          stack.append((i32, j32 + 1))
          stack.append((i32, b.right))
        }
      }
    }

    private func angle(_ a: Vector3, _ b: Vector3) -> Double {
      // Chord to arc, never too small: 2 asin(c/2) ≤ πc/2.
      norm(a - b) * .pi / 2
    }

    private mutating func judge(_ s: Int, _ t: Int) {
      let (a, b) = (surface.tree.triangles[s], surface.tree.triangles[t])
      if any(a .== b) || any(a .== SIMD3(b.y, b.z, b.x)) || any(a .== SIMD3(b.z, b.x, b.y)) { return }
      guard let (depth, place) = properCrossing(surface.triangle(s), surface.triangle(t), slack: slack) else { return }
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
/// far it does so at least, and where it goes through.
func properCrossing(_ s: Triangle, _ t: Triangle, slack: Double) -> (depth: Double, at: Vector3)? {
  let lower = pointwiseMax(pointwiseMin(s.a, pointwiseMin(s.b, s.c)), pointwiseMin(t.a, pointwiseMin(t.b, t.c)))
  let upper = pointwiseMin(pointwiseMax(s.a, pointwiseMax(s.b, s.c)), pointwiseMax(t.a, pointwiseMax(t.b, t.c)))
  guard lower.x <= upper.x, lower.y <= upper.y, lower.z <= upper.z else { return nil }
  var best: (Double, Vector3)?
  for (edges, face) in [(s, t), (t, s)] {
    let vector = face.areaVector
    let length = norm(vector)
    guard length > 0 else { continue }
    let n = vector / length
    let h = (dot(n, edges.a - face.a), dot(n, edges.b - face.a), dot(n, edges.c - face.a))
    for (p, hp, q, hq) in [
      (edges.a, h.0, edges.b, h.1), (edges.b, h.1, edges.c, h.2), (edges.c, h.2, edges.a, h.0),
    ] {
      guard (hp > slack && hq < -slack) || (hp < -slack && hq > slack) else { continue }
      let x = p + (q - p) * (hp / (hp - hq))
      var inside = Double.infinity
      for (u, v) in [(face.a, face.b), (face.b, face.c), (face.c, face.a)] {
        let edge = v - u
        inside = min(inside, dot(n, cross(edge, x - u)) / max(norm(edge), 1e-300))
      }
      guard inside > slack else { continue }
      let depth = min(abs(hp), abs(hq))
      if depth > (best?.0 ?? 0) { best = (depth, x) }
    }
  }
  return best.map { ($0.0, $0.1) }
}
