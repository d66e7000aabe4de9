internal import Glibc
public import PintleDocument
internal import PintleModel

extension Mechanism {
  /// Every stance of the document, settled on level ground.
  ///
  /// With these joint values the body is turned until the points that it rests on lie level (of two the line through them,
  /// with none it stays as drawn), lowered, and let go: what somebody steadies stays so, everything else turns over until its
  /// centre of mass lies over what it touches.
  ///
  /// - Parameter tolerance: how far over the ground something touches it, metres.
  public func stances(tolerance: Double) -> [SettledStance] {
    model.document.stances.map { settled($0, tolerance) }
  }

  /// The mechanism at home in a stance: every pose of it stands as the stance does, and what it does not name reads what
  /// the stance reads.
  public func standing(in stance: SettledStance) -> Mechanism {
    var document = model.document
    document.home.merge(stance.values) { $1 }
    let other = Model(
      document: document, documentHash: model.documentHash, parts: model.parts, shapes: model.shapes,
      findings: model.findings)
    return Mechanism(asWritten: other).standing(at: stance.stand)
  }

  private func settled(_ stance: StanceRecord, _ tolerance: Double) -> SettledStance {
    var result = SettledStance(
      id: stance.id, values: stance.q, steadiedBy: stance.steadiedBy, stand: .identity, lean: 0, leanToward: .zero,
      contacts: [], area: [], hanging: [], margin: nil, problem: nil, source: stance.source)
    let pose = pose(stance.q)
    guard pose.isReached else {
      result.problem = .unreached
      return result
    }
    let named = stance.restsOn.compactMap { rest -> (part: Int, at: Vector3)? in
      guard let part = model.partIndex(rest.part) else { return nil }
      let at = rest.at ?? model.parts[part].bounds.centre
      return at.isFinite ? (part, pose.motion(ofPart: part).apply(at)) : nil
    }
    var points: [Vector3] = []
    var owners: [Int] = []
    for (i, shape) in model.shapes.enumerated() {
      let X = pose.motion(ofPart: shape.part) * shape.X_AS
      let own = shape.solid.surface.positions.map { X.apply($0) }.filter(\.isFinite)
      points += own
      owners += [Int](repeating: i, count: own.count)
    }
    guard var body = Settling(points, centre: centreOfMass(pose) ?? .zero),
      stance.steadiedBy != nil || centreOfMass(pose) != nil
    else {
      result.problem = .unknown
      return result
    }
    let isFree = stance.steadiedBy == nil
    if let normal = Self.normal(named.map(\.at)) {
      body.align(normal, to: [0, 0, 1])
    } else if let line = Self.line(named.map(\.at)) {
      body.align(line, to: [line.x, line.y, 0])
    }
    if isFree {
      if !named.isEmpty {
        let area = SupportPolygon(named.map { n in apply(body.X, n.at) }.map { SIMD2($0.x, $0.y) })
        let margin = area.margin(body.centreBelow)
        if Self.normal(named.map(\.at)) == nil {
          result.problem = .inLine
        } else if margin < -tolerance {
          result.problem = .tips(by: -margin)
        }
      }
      if result.problem == nil {
        let before = rotate(body.X, [0, 0, 1])
        if body.settle() {
          let turned = acos(max(-1, min(1, dot(before, rotate(body.X, [0, 0, 1])))))
          if turned > Self.mostTurn { result.problem = .falls(by: turned) }
        } else {
          result.problem = .restless
        }
      }
    }
    tell(&result, body, points, owners, named, tolerance)
    return result
  }

  /// Turned further than this before it rests, it has fallen.
  private static let mostTurn = 30 * Double.pi / 180

  private func tell(
    _ result: inout SettledStance, _ body: Settling, _ points: [Vector3], _ owners: [Int],
    _ named: [(part: Int, at: Vector3)], _ tolerance: Double
  ) {
    let X = body.X
    let up = rotate(X, [0, 0, 1])
    result.stand = X
    result.lean = atan2((up.x * up.x + up.y * up.y).squareRoot(), up.z)
    result.leanToward = result.lean > 1e-9 ? Vector3(up.x, up.y, 0).normalized ?? .zero : .zero
    let (touching, area) = body.support(within: tolerance)
    var lowest: [Int: Int] = [:]
    for i in touching where apply(X, points[i]).z < lowest[owners[i]].map({ apply(X, points[$0]).z }) ?? .infinity {
      lowest[owners[i]] = i
    }
    result.contacts = lowest.sorted { $0.key < $1.key }.map { shape, i in
      .init(
        part: model.parts[model.shapes[shape].part].record.id, shape: model.shapes[shape].path, at: apply(X, points[i]))
    }
    result.area = area.corners
    if result.steadiedBy == nil, result.problem == nil { result.margin = area.margin(body.centreBelow) }
    // Of a part the place nearest to the one that was named, seen from above, within its own size.
    for (part, at) in named {
      let place = apply(X, at)
      let near = 0.25 * model.parts[part].bounds.diagonal
      var height = Double.infinity
      for i in points.indices where model.shapes[owners[i]].part == part {
        let p = apply(X, points[i])
        let d = p - place
        if d.x * d.x + d.y * d.y <= near * near { height = min(height, p.z) }
      }
      if height.isFinite, height > tolerance {
        result.hanging.append(.init(part: model.parts[part].record.id, at: place, height: height))
      }
    }
  }

  /// Of all parts in the pose with these values; nil where the masses do not say.
  public func centreOfMass(_ values: [String: Double]) -> Vector3? { centreOfMass(pose(values)) }

  private func centreOfMass(_ pose: Pose) -> Vector3? {
    var mass = 0.0
    var first = Vector3.zero
    for (i, part) in model.parts.enumerated() {
      mass += part.mass.mass
      first += pose.motion(ofPart: i).apply(part.mass.centre) * part.mass.mass
    }
    guard mass > 0, first.isFinite else { return nil }
    return first / mass
  }

  /// Upward, square to the largest triangle of some points; nil where they lie in one line within a millimetre.
  private static func normal(_ points: [Vector3]) -> Vector3? {
    guard let line = line(points), let first = points.first else { return nil }
    let most = points.max { norm(cross($0 - first, line)) < norm(cross($1 - first, line)) } ?? first
    let n = cross(line, most - first)
    guard norm(n) > 1e-3, let normal = n.normalized else { return nil }
    return normal.z < 0 ? -normal : normal
  }

  /// Through the two that lie farthest apart, of unit length; nil for fewer.
  private static func line(_ points: [Vector3]) -> Vector3? {
    var best = Vector3.zero
    for (i, p) in points.enumerated() {
      for q in points[..<i] where norm(p - q) > norm(best) { best = p - q }
    }
    return norm(best) > 1e-3 ? best.normalized : nil
  }
}
