internal import PintleDocument

/// What remains of a solid without what overlaps another one at rest: a solid carve without a boolean kernel.
///
/// Let C be the tool B at rest, its vertices moved outward by ε, and K = A \ C what is to remain of the solid A: in or out
/// of C by winding number (above ½), whatever C's mesh looks like. K's boundary is contained in the soup
/// S = (∂A outside C) ∪ (∂C inside A), because a point of A's interior off ∂C, or of C's exterior off ∂A, has a
/// neighbourhood that is wholly in K or wholly out of it.
///
/// **Claim.** Let K move with A. If at the start S does not meet ∂B_δ (B shrunk by δ), no piece of S lies in B_δ and no
/// piece of ∂B_δ lies in K, and over the range S never meets ∂B_δ, then at every q the points of K in B are at most κδ
/// deep. So whatever of A is deeper than that in B belongs to C: it lay within κε of B before anything moved.
///
/// *Proof.* At the start K and B_δ are disjoint: without boundary contact each connected piece of one lies wholly in or
/// out of the other. Were they to meet later, they would meet first with their boundaries, and ∂K ⊂ S. So K stays out of
/// B_δ, and the rest is the claim of `sweep.md` for K and B. A point of C not in B changed its winding number while the
/// vertices moved, so a face swept over it, and none of its points moved farther than κε.
///
/// **A superset is harmless**: S may hold more than K's boundary (pieces whose winding number is not decisive, faces of C
/// that ended up inside C). More surface can only meet more: alarms, never a pass. So whatever is in doubt stays. For the
/// same reason a bad outset is harmless: what it fails to clear crosses ∂B_δ at the start and is not judged.
///
/// Where S is only asked for what meets something that stays in a region, faces of A that lie outside the region may be
/// left out of S: nothing meets them, at the start or later. What lies in K is told by winding numbers, not by S. Depths
/// ask for the nearest surface wherever it is, and need all of S.
///
/// The pieces are cut exactly (`SurfaceCut`). O(n log n) for the trees and the outset, about k log k for the cuts.
struct Carving {
  /// S, in the solid's own frame. Cut pieces are not welded; its winding number is K's, 1 or 0.
  let remainder: Surface
  /// One point of each piece of S.
  let points: [Vector3]
  /// Nothing of S was left out.
  let isWhole: Bool
  /// False where some winding number was neither clearly in nor clearly out.
  let isDecisive: Bool
  private let inRemainder: WindingNumber

  /// - Parameters:
  ///   - inset: how far the solid is shrunk first, metres; `isMitred`: by the mitred inset.
  ///   - outset: ε, how far the tool is grown first, metres.
  ///   - X_ST: the tool's frame in the solid's, at the start.
  ///   - region: where S is wanted, in the solid's frame; nil: everywhere.
  /// - Returns: nil where the cuts are too many.
  init?(
    of solid: Surface, inset: Double, isMitred: Bool = false, by tool: Surface, outset: Double, X_ST: RigidTransform,
    within region: Box? = nil
  ) {
    let shrunk =
      inset == 0
      ? PlacedSurface(solid)
      : PlacedSurface(
        solid, positions: (isMitred ? solid.mitredInset : solid.inset).positions(of: solid, by: inset))
    let grown = PlacedSurface(
      tool, positions: tool.inset.positions(of: tool, by: -outset).map { apply(X_ST, $0) })
    guard let cut = SurfaceCut(shrunk, grown), let ofSolid = cut.pieces(ofFirst: true, within: region),
      let ofTool = cut.pieces(ofFirst: false, isOnlyNear: solid.isClosed)
    else { return nil }
    let inSolid = inset == 0 ? solid.winding : shrunk.winding
    let inTool = grown.winding
    inRemainder = WindingNumber(of: inSolid, without: inTool)

    var soup = TriangleSoup()
    var decisive = true
    /// Outside the box of a closed surface nothing winds round a point.
    func winding(_ w: WindingNumber, _ around: PlacedSurface, _ p: Vector3) -> Double {
      if around.surface.isClosed, around.boxes.first.map({ $0.distanceSquared(p) > 0 }) ?? true {
        return 0
      }
      let value = w(p)
      if value > 0.1, value < 0.9 { decisive = false }
      return value
    }
    func keep(
      _ pieces: SurfaceCut.Pieces, of own: PlacedSurface, turned: Bool, _ isKept: (Vector3) -> Bool
    ) {
      for group in pieces.groups {
        let p = own.triangle(Int(group[0])).centroid
        guard isKept(p) else { continue }
        soup.points.append(p)
        soup.add(group, of: own, turned: turned)
      }
      pieces.polygons.forEach { polygon in
        let p = middle(polygon)
        guard isKept(p) else { return }
        soup.points.append(p)
        soup.add(polygon, turned: turned)
      }
    }
    keep(ofSolid, of: shrunk, turned: false) { winding(inTool, grown, $0) < 0.9 }
    keep(ofTool, of: grown, turned: true) { winding(inSolid, shrunk, $0) > 0.1 }
    points = soup.points
    isWhole = region.map { region in shrunk.boxes.first.map(region.holds) ?? true } ?? true
    isDecisive = decisive
    remainder = Surface(
      soup: soup.positions, triangles: soup.triangles, isClosed: solid.isClosed && tool.isClosed,
      winding: inRemainder)
  }

  /// S with its triangles joined at their corners: what is asked by connected piece is asked less often.
  func weldedRemainder() -> Surface {
    var indices: [Vector3: UInt32] = [:]
    var positions: [Vector3] = []
    let corners = remainder.positions.map { p -> UInt32 in
      if let known = indices[p] { return known }
      let made = UInt32(positions.count)
      indices[p] = made
      positions.append(p)
      return made
    }
    return Surface(
      soup: positions,
      triangles: remainder.tree.triangles.map { SIMD3(corners[Int($0.x)], corners[Int($0.y)], corners[Int($0.z)]) },
      isClosed: remainder.isClosed, winding: inRemainder)
  }

  /// True where a point (solid's frame, at the start) lies in K.
  func contains(_ p: Vector3) -> Bool { inRemainder(p) > 0.5 }
}

private struct TriangleSoup {
  var positions: [Vector3] = []
  var triangles: [SIMD3<UInt32>] = []
  var points: [Vector3] = []
  /// Of a surface's vertices, while a group of its triangles is added; −1: none yet.
  private var places: [Int32] = []

  /// A fan.
  mutating func add(_ polygon: UnsafeBufferPointer<Vector3>, turned: Bool) {
    let first = UInt32(positions.count)
    positions.append(contentsOf: polygon)
    for k in 1..<max(1, polygon.count - 1) {
      let i = UInt32(k)
      triangles.append(
        turned ? [first, first + i + 1, first + i] : [first, first + i, first + i + 1])
    }
  }

  /// Triangles that hang together: what they share stays shared.
  mutating func add(_ group: [Int32], of own: PlacedSurface, turned: Bool) {
    if places.count < own.positions.count {
      places += [Int32](repeating: -1, count: own.positions.count - places.count)
    }
    let corners = own.surface.tree.triangles
    func place(_ v: UInt32) -> UInt32 {
      let known = places[Int(v)]
      if known >= 0 { return UInt32(known) }
      places[Int(v)] = Int32(positions.count)
      positions.append(own.positions[Int(v)])
      return UInt32(positions.count - 1)
    }
    for t in group {
      let t = corners[Int(t)]
      let (a, b, c) = (place(t.x), place(t.y), place(t.z))
      triangles.append(turned ? [a, c, b] : [a, b, c])
    }
    // Another group has other vertices of the same surface, or is of another surface.
    for t in group {
      let t = corners[Int(t)]
      for v in [t.x, t.y, t.z] { places[Int(v)] = -1 }
    }
  }
}
