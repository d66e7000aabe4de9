import PintleDocument

extension SolidNode {
  /// The same solid, every length times `k`, about its own origin.
  func scaled(_ k: Double) -> SolidNode {
    func all(_ list: [SolidNode]) -> [SolidNode] { list.map { $0.scaled(k) } }
    return switch self {
    case .box(let size): .box(size: size * k)
    case .cylinder(let radius, let height): .cylinder(radius: radius * k, height: height * k)
    case .cone(let bottom, let top, let height): .cone(bottom: bottom * k, top: top * k, height: height * k)
    case .sphere(let radius): .sphere(radius: radius * k)
    case .twist(let outline, let bore, let height, let angle):
      .twist(outline: outline.map { $0 * k }, bore: bore * k, height: height * k, angle: angle)
    case .coil(let radius, let wire, let turns, let height):
      .coil(radius: radius * k, wire: wire * k, turns: turns, height: height * k)
    case .torus(let major, let minor): .torus(major: major * k, minor: minor * k)
    case .wedge(let size, let lower, let upper): .wedge(size: size * k, topLower: lower * k, topUpper: upper * k)
    case .extrude(let profile, let height): .extrude(profile: profile.scaled(k), height: height * k)
    case .revolve(let profile, let angle): .revolve(profile: profile.scaled(k), angle: angle)
    case .sweep(let profile, let path, let bend, let closed, let up):
      .sweep(profile: profile.scaled(k), path: path.map { $0 * k }, bend: bend * k, closed: closed, up: up)
    case .loft(let sections, let ruled):
      .loft(sections: sections.map { LoftSection(profile: $0.profile.scaled(k), at: $0.at.scaled(k)) }, ruled: ruled)
    case .union(let of): .union(of: all(of))
    case .difference(let from, let minus): .difference(from: from.scaled(k), minus: all(minus))
    case .intersection(let of): .intersection(of: all(of))
    case .placed(let at, let solid): .placed(at: at.scaled(k), solid: solid.scaled(k))
    case .mirrored(let point, let normal, let solid):
      .mirrored(point: point * k, normal: normal, solid: solid.scaled(k))
    case .pattern(let placements, let solid):
      .pattern(placements: placements.map { $0.scaled(k) }, solid: solid.scaled(k))
    case .fillet(let solid, let edges, let radius): .fillet(solid: solid.scaled(k), edges: edges, radius: radius * k)
    case .chamfer(let solid, let edges, let distance):
      .chamfer(solid: solid.scaled(k), edges: edges, distance: distance * k)
    case .mesh(var reference):
      {
        reference.scale *= k
        return .mesh(reference: reference)
      }()
    }
  }
}

extension ProfileNode {
  func scaled(_ k: Double) -> ProfileNode {
    func all(_ list: [ProfileNode]) -> [ProfileNode] { list.map { $0.scaled(k) } }
    return switch self {
    case .rectangle(let width, let height, let radius):
      .rectangle(width: width * k, height: height * k, radius: radius * k)
    case .circle(let radius): .circle(radius: radius * k)
    case .ellipse(let x, let y): .ellipse(radiusX: x * k, radiusY: y * k)
    case .slot(let length, let width): .slot(length: length * k, width: width * k)
    case .polygon(let points, let radius): .polygon(points: points.map { $0 * k }, radius: radius * k)
    case .spline(let points): .spline(points: points.map { $0 * k })
    case .text(let string, let size): .text(string: string, size: size * k)
    case .union(let of): .union(of: all(of))
    case .difference(let from, let minus): .difference(from: from.scaled(k), minus: all(minus))
    case .intersection(let of): .intersection(of: all(of))
    case .placed(let offset, let angle, let profile):
      .placed(offset: offset * k, angle: angle, profile: profile.scaled(k))
    case .offset(let by, let profile): .offset(by: by * k, profile: profile.scaled(k))
    }
  }
}

extension RigidTransform {
  fileprivate func scaled(_ k: Double) -> RigidTransform {
    var copy = self
    copy.translation *= k
    return copy
  }
}

extension Document {
  /// A part's shapes scaled about a fixed point; joints stay.
  func scaled(part id: String, by k: Double, about centre: Vector3) -> Document {
    var copy = self
    for i in copy.parts.indices where copy.parts[i].id == id {
      for n in copy.parts[i].shapes.indices {
        let shape = copy.parts[i].shapes[n]
        guard let solid = copy.solids[shape.solid] else { continue }
        let key = "\(shape.solid)_scaled"
        copy.solids[key] = solid.scaled(k)
        copy.parts[i].shapes[n].solid = key
        copy.parts[i].shapes[n].at.translation = snap(centre + (shape.at.translation - centre) * k)
      }
    }
    return copy
  }
}
