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
  public func pulledOff() -> (solid: SolidNode, placement: RigidTransform) {
    let (solid, placement, _) = pulledOff(.none)
    return (solid, placement)
  }

  /// The same, with the notes of where each node was written carried over to the new tree.
  ///
  /// The shape of the tree changes only where `placed` nodes vanish, merge or appear; what was placed keeps its note.
  public func pulledOff(
    _ notes: SourceNotes
  ) -> (solid: SolidNode, placement: RigidTransform, notes: SourceNotes) {
    switch self {
    case .box, .cylinder, .cone, .sphere, .torus, .wedge, .extrude, .revolve, .sweep, .loft, .twist, .coil, .mesh:
      return (self, .identity, notes)
    case .placed(let x, let s):
      let (inner, y, n) = s.pulledOff(notes.child(0))
      return (inner, (x * y).snapped, n.or(notes))
    case .union(let of):
      let (list, x, n) = Self.pulledOff(list: of, notes)
      return (.union(of: list), x, n)
    case .intersection(let of):
      let (list, x, n) = Self.pulledOff(list: of, notes)
      return (.intersection(of: list), x, n)
    case .difference(let from, let minus):
      let (list, x, n) = Self.pulledOff(list: [from] + minus, notes)
      return (.difference(from: list[0], minus: Array(list.dropFirst())), x, n)
    case .fillet(let s, let edges, let radius):
      let (inner, x, n) = s.pulledOff(notes.child(0))
      let seen = edges.transformed(x.inverse)
      return (
        .fillet(solid: inner, edges: seen, radius: radius), x, SourceNotes(notes.source, children: [n])
      )
    case .chamfer(let s, let edges, let distance):
      let (inner, x, n) = s.pulledOff(notes.child(0))
      let seen = edges.transformed(x.inverse)
      return (
        .chamfer(solid: inner, edges: seen, distance: distance), x, SourceNotes(notes.source, children: [n])
      )
    case .pattern(let placements, let s):
      // Pattern P₀…Pₙ of s = P₀x · pattern of (P₀x)⁻¹ Pᵢ x.
      guard let first = placements.first else { return (self, .identity, notes) }
      let (inner, x, n) = s.pulledOff(notes.child(0))
      let base = (first * x).snapped
      let inverse = base.inverse
      return (
        .pattern(placements: placements.map { (inverse * ($0 * x)).snapped }, solid: inner), base,
        SourceNotes(notes.source, children: [n])
      )
    case .mirrored(let point, let normal, let s):
      // Mirroring in a plane, seen from the frame of the child: the plane moves with the child.
      let (inner, x, n) = s.pulledOff(notes.child(0))
      let inverse = x.inverse
      return (
        .mirrored(point: snap(inverse.apply(point)), normal: snap(inverse.rotate(normal)), solid: inner), x,
        SourceNotes(notes.source, children: [n])
      )
    }
  }

  /// A list of solids seen from the frame of the first; its placement.
  private static func pulledOff(
    list: [SolidNode], _ notes: SourceNotes
  ) -> (list: [SolidNode], placement: RigidTransform, notes: SourceNotes) {
    guard let first = list.first else { return ([], .identity, notes) }
    let (inner, x, n) = first.pulledOff(notes.child(0))
    let inverse = x.inverse
    var solids = [inner]
    var places = [n]
    for (i, s) in list.enumerated().dropFirst() {
      // Placements along the way are merged, so that there is at most one between two operations.
      let (other, y, m) = s.pulledOff(notes.child(i))
      let z = (inverse * y).snapped
      solids.append(z == .identity ? other : .placed(at: z, solid: other))
      places.append(z == .identity ? m : SourceNotes(m.source, children: [m]))
    }
    return (solids, x, SourceNotes(notes.source, children: places))
  }
}
