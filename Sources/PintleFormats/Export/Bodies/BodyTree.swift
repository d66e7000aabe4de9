internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// An asset as simulators have it: every part a body in the frame of the joint that holds it, every joint the single motions
/// that it is made of, under names that every format takes.
struct BodyTree {
  let model: Model
  let mechanism: Mechanism
  let laws: [String: FollowerLaw]
  private let colliders = Colliders()
  /// Of the asset, and of parts.
  let asset: String
  let bodies: [String]
  /// Of coordinates, by id.
  let coordinates: [String: String]
  /// Parent to child, by the mechanism's joints.
  let motions: [[BodyMotion]]
  var bodyNames = PlainNames()
  var jointNames = PlainNames()
  /// Simulators want the names of shapes unique in the whole file.
  var shapeNames = PlainNames()

  /// - Parameter reserved: names that the format keeps for itself.
  init(_ model: Model, _ mechanism: Mechanism, name: String, reserved: [String] = []) {
    self.model = model
    self.mechanism = mechanism
    let laws = FollowerLaw.all(mechanism)
    self.laws = laws
    var plain = PlainNames()
    asset = plain.claim(name, fallback: "asset")
    var names = PlainNames()
    for name in reserved { _ = names.claim(name, fallback: name) }
    bodies = model.parts.map { names.claim($0.record.id, fallback: "body") }
    bodyNames = names
    var jointNames = PlainNames()
    var coordinates: [String: String] = [:]
    for joint in mechanism.joints {
      for f in joint.freedoms {
        let id = mechanism.freedoms[f].id
        coordinates[id] = jointNames.claim(joint.freedoms.count == 1 ? joint.record.id : id, fallback: "joint")
      }
    }
    motions = mechanism.joints.map { joint in
      joint.freedoms.flatMap { f -> [BodyMotion] in
        let freedom = mechanism.freedoms[f]
        var motion = Self.motion(freedom, name: coordinates[freedom.id] ?? freedom.id)
        if freedom.record.role == .follows {
          motion.law = laws[freedom.id]
          if case .still(let value)? = motion.law { motion.range = value...value }
          if motion.range == nil { motion.range = Self.way(of: freedom, mechanism, laws) }
        }
        guard freedom.record.type == .helical else { return [motion] }
        return [
          motion, Self.advance(freedom, motion, name: jointNames.claim("\(motion.name)_advance", fallback: "advance")),
        ]
      }
    }
    self.coordinates = coordinates
    self.jointNames = jointNames
  }

  private static func motion(_ f: Freedom, name: String) -> BodyMotion {
    let r = f.record
    let kind: BodyMotion.Kind =
      switch r.type {
      case .rotation, .helical: .turn
      case .translation: .slide
      case .rotation3: .ball
      case .pose6: .free
      }
    var motion = BodyMotion(name: name, dof: f.id, kind: kind, axis: r.axis.vector, drawn: r.drawn, range: f.limits)
    // One turn or one metre in a few seconds.
    motion.effort = r.drive?.effort ?? 100
    motion.speed = r.drive?.speed ?? (kind == .slide ? 0.5 : 2)
    (motion.damping, motion.friction, motion.spring, motion.swing) = (r.damping, r.friction, r.spring, r.swing)
    motion.isDriven = r.role == .input && r.drive?.kind != DegreeOfFreedom.Drive.Kind.none
    if kind == .ball { motion.range = nil }
    return motion
  }

  /// Along with a screw's turn.
  private static func advance(_ f: Freedom, _ turn: BodyMotion, name: String) -> BodyMotion {
    let lead = (f.record.lead ?? 0) / (2 * .pi)
    var along = BodyMotion(name: name, dof: f.id, kind: .slide, axis: turn.axis)
    if let range = turn.range {
      let ends = [range.lowerBound, range.upperBound].map { ($0 - turn.drawn) * lead }
      along.range = min(ends[0], ends[1])...max(ends[0], ends[1])
    }
    (along.effort, along.speed) = (turn.effort, turn.speed)
    along.rides = (turn.name, lead, -turn.drawn * lead)
    return along
  }

  /// The least and the greatest that a follower reads while inputs move one by one; nil where it goes round and round.
  private static func way(of f: Freedom, _ mechanism: Mechanism, _ laws: [String: FollowerLaw]) -> ClosedRange<Double>?
  {
    var values: [Double] = [f.home]
    for input in mechanism.freedoms where input.record.role != .follows && input.record.isScalar {
      guard input.limits != nil else {
        if case .linear(input.id, let m, _, _) = laws[f.id], abs(m) > 1e-9 { return nil }
        continue
      }
      values += mechanism.poses(along: input.id, count: 49).filter(\.isReached).compactMap { $0.values[f.id] }
    }
    guard let low = values.min(), let high = values.max(), high - low > 1e-12 else { return nil }
    return low...high
  }

  /// Of a part's body in the asset as drawn.
  func frame(_ part: Int) -> RigidTransform {
    mechanism.jointOfPart[part].map { mechanism.joints[$0].X_AJ } ?? .identity
  }

  /// All coordinates at zero, as far as loops allow: the rest of formats whose joints know no other.
  var zeroPose: Pose {
    mechanism.pose(Dictionary(mechanism.freedoms.map { ($0.id, 0.0) }) { first, _ in first })
  }

  /// Where a spring lies in the frame of the body it hangs on, and its mesh as long as it is in that pose.
  private func spring(_ spring: ModelSpring, in pose: Pose) -> (X: RigidTransform, mesh: BodyMesh) {
    let (at, stretch) = spring.placed(pose.motion(ofPart:))
    let X = (pose.motion(ofPart: spring.a) * frame(spring.a)).inverse * at
    return (X, BodyMesh(spring.shape.solid.stretched(by: stretch), key: "\(spring.record.id)_\(stretch)"))
  }

  /// One shape of a body, to be seen or to collide.
  struct Piece {
    enum Use: String { case visual, collision }
    let use: Use
    /// Unique in the file; that of its mesh's file, where it has one, is made of `file`.
    let name: String
    let file: String
    let geometry: BodyGeometry
    /// In the body's frame.
    let at: RigidTransform
    let material: MaterialRecord
  }

  /// The pose that a format starts from, and in which springs have the one length they get.
  enum Start { case drawn, zero }

  /// Everything that is seen of a part, what collides, and springs that hang on it.
  mutating func pieces(of part: Int, startingAt start: Start) throws(ExportError) -> [Piece] {
    let toBody = frame(part).inverse
    var list: [Piece] = []
    for index in model.parts[part].shapes {
      let shape = model.shapes[index]
      let X = toBody * shape.X_AS
      guard X.isFinite else { throw .notFinite(shape.path) }
      let file = "\(bodies[part])_\(shape.record.id)"
      let name = shapeNames.claim(file, fallback: "shape")
      let (geometry, at) = BodyGeometry.of(shape.solid)
      list.append(
        Piece(use: .visual, name: name, file: file, geometry: geometry, at: X * at, material: shape.material))
      for (geometry, at) in collision(of: shape.solid) {
        list.append(
          Piece(
            use: .collision, name: shapeNames.claim("\(name)_collision", fallback: "shape"),
            file: "\(file)_collision", geometry: geometry, at: X * at, material: shape.material))
      }
    }
    for spring in model.springs where spring.a == part {
      let (X, mesh) = self.spring(spring, in: start == .drawn ? mechanism.drawn : zeroPose)
      guard X.isFinite else { throw .notFinite(spring.shape.path) }
      list.append(
        Piece(
          use: .visual, name: shapeNames.claim(spring.record.id, fallback: "spring"), file: spring.record.id,
          geometry: .mesh(mesh), at: X, material: spring.shape.material))
    }
    return list
  }

  /// What collides in place of a solid, in the solid's frame.
  private func collision(of solid: EvaluatedSolid) -> [(geometry: BodyGeometry, at: RigidTransform)] {
    colliders.of(solid).pieces.enumerated().map { k, piece in
      let geometry: BodyGeometry =
        switch piece.shape {
        case .box(let size): .box(size: size)
        case .cylinder(let radius, let height): .cylinder(radius: radius, length: height)
        case .sphere(let radius): .sphere(radius: radius)
        case .hull(let hull): .mesh(BodyMesh(mesh: hull.mesh, key: "\(solid.hash)_\(k)"))
        }
      return (geometry, piece.at)
    }
  }

  /// nil where a part has no mass that could be moved.
  func inertia(of part: Int) -> BodyInertia? { BodyInertia(model.parts[part].mass, in: frame(part).inverse) }
}
