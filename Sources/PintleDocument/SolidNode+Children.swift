extension SolidNode {
  /// The solids that this one is made of, in order. A path into a tree (`Trace.path`) is a list of indices into these.
  public var children: [SolidNode] {
    switch self {
    case .box, .cylinder, .cone, .sphere, .torus, .wedge, .extrude, .revolve, .sweep, .loft, .twist, .coil, .mesh: []
    case .union(let of), .intersection(let of): of
    case .difference(let from, let minus): [from] + minus
    case .placed(_, let s), .mirrored(_, _, let s), .pattern(_, let s), .fillet(let s, _, _), .chamfer(let s, _, _): [s]
    }
  }
}
