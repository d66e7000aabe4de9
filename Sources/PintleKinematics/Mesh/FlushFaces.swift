public import PintleDocument

/// Where two surfaces share one plane and look the same way: drawn there, they flicker.
///
/// Both trees are descended together; leaves whose triangles are parallel, look the same way and lie within `gap` of one
/// plane are clipped against each other (Sutherland, Hodgman 1974) and their common areas added up.
public struct FlushFaces: Sendable {
  /// m²; more may be in common where it was stopped at `least`.
  public private(set) var area = 0.0
  /// The middle of the largest common piece and the way it looks, asset frame.
  public private(set) var place: Vector3?
  public private(set) var outward: Vector3?

  init() {}

  /// Two surfaces in the asset's frame. `least`: stops once that much area was found, m²; `budget`: after so many pairs
  /// of nodes the area found so far stands.
  init(_ first: PlacedSurface, _ second: PlacedSurface, gap: Double, least: Double, budget: Int = 200_000) {
    guard !first.boxes.isEmpty, !second.boxes.isEmpty else { return }
    var budget = budget
    var largest = 0.0
    var stack: [(Int32, Int32)] = [(0, 0)]
    while let (i32, j32) = stack.popLast(), budget > 0, area < least {
      budget -= 1
      let (i, j) = (Int(i32), Int(j32))
      guard first.boxes[i].meets(second.boxes[j], within: gap) else { continue }
      let (m, n) = (first.surface.tree.nodes[i], second.surface.tree.nodes[j])
      if m.right == 0, n.right == 0 {
        for s in Int(m.first)..<Int(m.first + m.count) {
          for t in Int(n.first)..<Int(n.first + n.count) {
            let (p, q) = (first.triangle(s), second.triangle(t))
            guard let common = commonArea(p, q, gap: gap) else { continue }
            area += common.area
            if common.area > largest {
              largest = common.area
              place = common.centre
              outward = q.areaVector.normalized
            }
          }
        }
      } else if n.right == 0 || (m.right != 0 && first.boxes[i].radius > second.boxes[j].radius) {
        stack.append((i32 + 1, j32))
        stack.append((m.right, j32))
      } else {
        stack.append((i32, j32 + 1))
        stack.append((i32, n.right))
      }
    }
  }
}

/// What two triangles of one plane that look the same way have in common, or nil.
func commonArea(_ s: Triangle, _ t: Triangle, gap: Double) -> (area: Double, centre: Vector3)? {
  let (ns, nt) = (s.areaVector, t.areaVector)
  let (ls, lt) = (norm(ns), norm(nt))
  // Within half a degree of parallel, and every corner of the first within the gap of the second's plane.
  guard ls > 0, lt > 0, dot(ns, nt) > 0.99996 * ls * lt else { return nil }
  let n = nt / lt
  guard abs(dot(n, s.a - t.a)) <= gap, abs(dot(n, s.b - t.a)) <= gap, abs(dot(n, s.c - t.a)) <= gap else { return nil }
  var polygon = [s.a, s.b, s.c]
  for (u, v) in [(t.a, t.b), (t.b, t.c), (t.c, t.a)] {
    let inward = cross(n, v - u)
    var kept: [Vector3] = []
    for (i, p) in polygon.enumerated() {
      let q = polygon[(i + 1) % polygon.count]
      let (hp, hq) = (dot(inward, p - u), dot(inward, q - u))
      if hp >= 0 { kept.append(p) }
      if (hp < 0 && hq > 0) || (hp > 0 && hq < 0) { kept.append(p + (q - p) * (hp / (hp - hq))) }
    }
    polygon = kept
    if polygon.count < 3 { return nil }
  }
  var sum = Vector3.zero
  for i in 1..<polygon.count - 1 { sum += cross(polygon[i] - polygon[0], polygon[i + 1] - polygon[0]) }
  let area = norm(sum) / 2
  guard area > 0 else { return nil }
  return (area, polygon.reduce(Vector3.zero, +) / Double(polygon.count))
}
