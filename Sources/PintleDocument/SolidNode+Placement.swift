extension EdgeSelector {
  /// The same edges, seen from a frame in which this selector's frame has the pose `X`.
  public func transformed(_ t: RigidTransform) -> EdgeSelector {
    switch self {
    case .all: .all
    case .parallel(let d): .parallel(to: snap(t.rotate(d)))
    case .side(let d): .side(outward: snap(t.rotate(d)))
    case .between(let a, let b): .between(outward: snap(t.rotate(a)), and: snap(t.rotate(b)))
    }
  }
}

extension SolidNode {
  /// The same solid without its outermost rigid placement, and that placement: `self == placed(at: X, solid: s)`.
  ///
  /// Eight equal bars drawn in eight places then are one solid and share one mesh. The placement is pulled through
  /// differences, unions, fillets and patterns (from their first child); numbers are kept on a grid of 10⁻¹⁰.
  /// The shape of the tree changes only where `placed` nodes vanish; `paths` maps each new path to the old one.
  public func pulledOff() -> (solid: SolidNode, placement: RigidTransform) {
    func relative(_ s: SolidNode, _ inverse: RigidTransform) -> SolidNode {
      // Placements along the way are merged, so that there is at most one between two operations.
      let (inner, x) = s.pulledOff()
      let y = (inverse * x).snapped
      return y == .identity ? inner : .placed(at: y, solid: inner)
    }
    switch self {
    case .box, .cylinder, .cone, .sphere, .torus, .wedge, .extrude, .revolve, .sweep, .loft, .mesh:
      return (self, .identity)
    case .placed(let x, let s):
      let (inner, y) = s.pulledOff()
      return (inner, (x * y).snapped)
    case .union(let of):
      guard let first = of.first else { return (self, .identity) }
      let (inner, x) = first.pulledOff()
      let inverse = x.inverse
      return (.union(of: [inner] + of.dropFirst().map { relative($0, inverse) }), x)
    case .intersection(let of):
      guard let first = of.first else { return (self, .identity) }
      let (inner, x) = first.pulledOff()
      let inverse = x.inverse
      return (.intersection(of: [inner] + of.dropFirst().map { relative($0, inverse) }), x)
    case .difference(let from, let minus):
      let (inner, x) = from.pulledOff()
      let inverse = x.inverse
      return (.difference(from: inner, minus: minus.map { relative($0, inverse) }), x)
    case .fillet(let s, let edges, let radius):
      let (inner, x) = s.pulledOff()
      return (.fillet(solid: inner, edges: edges.transformed(x.inverse), radius: radius), x)
    case .chamfer(let s, let edges, let distance):
      let (inner, x) = s.pulledOff()
      return (.chamfer(solid: inner, edges: edges.transformed(x.inverse), distance: distance), x)
    case .pattern(let placements, let s):
      // Pattern P₀…Pₙ of s = P₀x · pattern of (P₀x)⁻¹ Pᵢ x.
      guard let first = placements.first else { return (self, .identity) }
      let (inner, x) = s.pulledOff()
      let base = (first * x).snapped
      let inverse = base.inverse
      return (.pattern(placements: placements.map { (inverse * ($0 * x)).snapped }, solid: inner), base)
    case .mirrored(let point, let normal, let s):
      // Mirroring in a plane, seen from the frame of the child: the plane moves with the child.
      let (inner, x) = s.pulledOff()
      let inverse = x.inverse
      return (
        .mirrored(point: snap(inverse.apply(point)), normal: snap(inverse.rotate(normal)), solid: inner), x
      )
    }
  }
}
