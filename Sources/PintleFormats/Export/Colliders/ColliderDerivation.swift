internal import PintleDocument

/// Makes convex pieces from the operations that made a solid: what is a box there stays a box.
///
/// Unions are the pieces of their members, differences are carved from convex pieces along the faces of the convex pieces
/// taken away, so that a cabinet's body becomes its boards. What is passed over (small holes, rounded edges) leaves more
/// than the solid, never less, but for hollow roundings; `ColliderFit` measures both.
struct ColliderDerivation {
  /// What an operation does not tell: text, splines, meshes, or too many pieces.
  struct Unknown: Error {}

  /// Pieces of one solid.
  static let pieceLimit = 64
  /// A hole smaller than this share of what it is in stays.
  static let leastHole = 0.01
  /// A turn in one piece of a ring.
  static let ringStep = Double.pi / 6

  /// False once anything was approximated.
  var isExact = true

  mutating func pieces(_ node: SolidNode) throws(Unknown) -> [Collider] {
    let made = try make(node)
    guard made.count <= Self.pieceLimit, made.allSatisfy({ $0.at.isFinite && $0.volume.isFinite && $0.volume > 0 })
    else { throw Unknown() }
    return made
  }

  private mutating func make(_ node: SolidNode) throws(Unknown) -> [Collider] {
    switch node {
    case .box(let size): return [Collider(.box(size: size))]
    case .cylinder(let r, let h): return [Self.cylinder(r, from: 0, to: h)]
    case .sphere(let r): return [Collider(.sphere(radius: r))]
    case .cone(let bottom, let top, let height):
      isExact = false
      let sides = ConvexPolygon.circleSides
      func rim(_ r: Double, _ z: Double) -> [Vector3] {
        r > 1e-9 ? ConvexPolygon.circle(radius: r, sides: sides).points.map { [$0.x, $0.y, z] } : [[0, 0, z]]
      }
      return [try hull(rim(bottom, 0) + rim(top, height))]
    case .torus(let major, let minor):
      let circle = ConvexPolygon.circle(radius: minor, sides: 8)
      isExact = false
      return try ring([ConvexPolygon(circle.points.map { $0 + [major, 0] })], angle: 2 * .pi)
    case .wedge(let size, let lower, let upper):
      let h = size / 2
      let bottom: [Vector3] = [[-h.x, -h.y, -h.z], [h.x, -h.y, -h.z], [h.x, h.y, -h.z], [-h.x, h.y, -h.z]]
      let top: [Vector3] = [
        [lower.x, lower.y, h.z], [upper.x, lower.y, h.z], [upper.x, upper.y, h.z], [lower.x, upper.y, h.z],
      ]
      return [try hull(bottom + top)]
    case .extrude(let profile, let height): return try extrusion(profile, height)
    case .revolve(let profile, let angle): return try turned(profile, angle: angle)
    case .sweep(let profile, let path, let bend, let closed, let up):
      return try sweep(profile, path, bend: bend, closed: closed, up: up)
    case .loft(let sections, let ruled):
      guard ruled || sections.count == 2 else { throw Unknown() }
      return try skin(try sections.map { (s) throws(Unknown) in (try outline(s.profile), s.at) })
    case .twist(let outline, _, let height, _):
      // Threads and helical gears: the cylinder around them.
      isExact = false
      return [Self.cylinder(outline.reduce(0) { max($0, ($1 * $1).sum()) }.squareRoot(), from: 0, to: height)]
    case .coil(let radius, let wire, _, let height):
      isExact = false
      return [Self.cylinder(radius + wire, from: 0, to: height)]
    case .union(let of):
      var all: [Collider] = []
      for s in of {
        all += try pieces(s)
        guard all.count <= Self.pieceLimit else { throw Unknown() }
      }
      return all
    case .difference(let from, let minus):
      let base = try pieces(from)
      var tools: [Collider] = []
      for tool in minus {
        if let known = try? pieces(tool) { tools += known } else { isExact = false }
      }
      return carve(base, tools)
    case .intersection(let of):
      guard let first = of.first else { throw Unknown() }
      var all = try polyhedra(first)
      for s in of.dropFirst() {
        let others = try polyhedra(s)
        guard all.count * others.count <= 16 * Self.pieceLimit else { throw Unknown() }
        all = all.flatMap { a in others.compactMap { a.intersection($0) } }
      }
      return all.map(Self.plain)
    case .placed(let at, let solid): return try pieces(solid).map { $0.moved(at) }
    case .mirrored(let point, let normal, let solid):
      guard let n = normal.normalized else { throw Unknown() }
      return try pieces(solid).map { $0.mirrored(point: point, normal: n) }
    case .pattern(let placements, let solid):
      let one = try pieces(solid)
      guard one.count * placements.count <= Self.pieceLimit else { throw Unknown() }
      return placements.flatMap { at in one.map { $0.moved(at) } }
    case .fillet(let solid, _, _), .chamfer(let solid, _, _):
      isExact = false
      return try pieces(solid)
    case .mesh: throw Unknown()
    }
  }

  static func cylinder(_ radius: Double, from bottom: Double, to top: Double) -> Collider {
    Collider(
      .cylinder(radius: radius, height: top - bottom), at: RigidTransform(translation: [0, 0, (bottom + top) / 2]))
  }

  /// A box where the polyhedron is one.
  static func plain(_ hull: ConvexHull) -> Collider { hull.asBox ?? Collider(.hull(hull)) }

  func hull(_ points: [Vector3]) throws(Unknown) -> Collider {
    guard let hull = ConvexHull(of: points) else { throw Unknown() }
    return Self.plain(hull)
  }

  func outline(
    _ profile: ProfileNode, by cut: ConvexPolygon.Cut = .alongEdges
  ) throws(Unknown) -> [ConvexPolygon] {
    guard let pieces = ConvexPolygon.pieces(of: profile, by: cut, limit: Self.pieceLimit), !pieces.isEmpty else {
      throw Unknown()
    }
    return pieces
  }

  private mutating func polyhedra(_ node: SolidNode) throws(Unknown) -> [ConvexHull] {
    isExact = false
    return try pieces(node).compactMap { $0.polyhedron(sides: ConvexPolygon.circleSides) }
  }

  private mutating func extrusion(_ profile: ProfileNode, _ height: Double) throws(Unknown) -> [Collider] {
    switch profile {
    case .circle(let r): return [Self.cylinder(r, from: 0, to: height)]
    case .placed(let offset, let angle, let inner):
      let X = RigidTransform(translation: [offset.x, offset.y, 0]) * RigidTransform(turning: angle, about: .up)
      return try extrusion(inner, height).map { $0.moved(X) }
    case .union(let of):
      var all: [Collider] = []
      for p in of { all += try extrusion(p, height) }
      return all
    default:
      if !profile.isPolygonal { isExact = false }
      return try outline(profile).map { Self.plain(ConvexHull(frustum: $0, bottom: 0, top: height)) }
    }
  }

  // MARK: taking away

  private mutating func carve(_ base: [Collider], _ tools: [Collider]) -> [Collider] {
    let whole = base.reduce(0) { $0 + $1.volume }
    var pieces = base
    // The largest first: where there are too many, it is the small holes that stay.
    let order = tools.indices.sorted { (tools[$1].volume, $0) < (tools[$0].volume, $1) }
    for tool in order.map({ tools[$0] }) {
      let around = tool.bounds
      // A small hole gets eight sides, a large one twelve: inside the round, so that no less than the solid is left.
      guard let hole = tool.polyhedron(sides: tool.volume > 0.1 * whole ? 12 : 8) else { continue }
      var touched: [Int: ConvexHull] = [:]
      var removed = 0.0
      for (i, piece) in pieces.enumerated() {
        let overlap = piece.bounds.intersection(around)
        guard !overlap.isEmpty, overlap.size.x * overlap.size.y * overlap.size.z > 1e-15,
          let body = piece.polyhedron(sides: ConvexPolygon.circleSides), let common = body.intersection(hole)
        else { continue }
        touched[i] = body
        removed += common.volume
      }
      guard removed > 0 else { continue }
      if removed < Self.leastHole * whole {
        isExact = false
        continue
      }
      if case .box = tool.shape {} else if case .hull = tool.shape {} else { isExact = false }
      var left: [Collider] = []
      for (i, piece) in pieces.enumerated() {
        guard let body = touched[i] else {
          left.append(piece)
          continue
        }
        if case .cylinder = piece.shape { isExact = false }
        if case .sphere = piece.shape { isExact = false }
        // Slivers are what rounding leaves.
        left += body.subtracting(hole).filter { $0.volume > 1e-6 * whole }.map(Self.plain)
      }
      guard left.count <= Self.pieceLimit / 2 || left.count <= pieces.count else {
        isExact = false
        continue
      }
      pieces = left
    }
    return pieces
  }
}

extension ProfileNode {
  /// True where straight lines bound it.
  fileprivate var isPolygonal: Bool {
    switch self {
    case .rectangle(_, _, let r), .polygon(_, let r): r == 0
    case .circle, .ellipse, .slot, .spline, .text: false
    case .union(let of), .intersection(let of): of.allSatisfy(\.isPolygonal)
    case .difference(let from, let minus): from.isPolygonal && minus.allSatisfy(\.isPolygonal)
    case .placed(_, _, let p), .offset(_, let p): p.isPolygonal
    }
  }
}
