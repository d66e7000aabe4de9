import Glibc
import PintleDocument
import PintleKinematics
import PintleModel

/// One degree of freedom in a few poses over its range, from where its motion shows best.
struct JointStrip {
  let freedom: Freedom
  /// Three, in order.
  let values: [Double]
  /// The same poses, with what the joint needs out of the way.
  let poses: [Pose]
  /// Part indices.
  let moving: Set<Int>

  /// Header: name, what it is, how far it goes.
  func title(kind: JointRecord.Kind) -> (name: String, detail: String) {
    let dof = freedom.record
    guard let first = values.first, let last = values.last, freedom.limits != nil else {
      return (dof.id, "\(kind.rawValue), without end")
    }
    return (dof.id, "\(kind.rawValue), \(ValueText.value(first, of: dof)) to \(ValueText.value(last, of: dof))")
  }

  /// The strips of a mechanism in its order, and what cannot be a strip, with the reason.
  static func all(of mechanism: Mechanism) -> (strips: [JointStrip], omitted: [PictureTwin.Omission]) {
    var strips: [JointStrip] = []
    var omitted: [PictureTwin.Omission] = []
    for freedom in mechanism.freedoms {
      if let reason = reasonAgainst(freedom) {
        omitted.append(.init(dof: freedom.id, reason: reason))
        continue
      }
      let values: [Double]
      if let limits = freedom.limits {
        values = [limits.lowerBound, (limits.lowerBound + limits.upperBound) / 2, limits.upperBound]
      } else {
        values = [0, 1, 2].map { freedom.home + Double($0) * 2 * .pi / 3 }
      }
      let cleared = needs(of: freedom, in: mechanism)
      strips.append(
        JointStrip(
          freedom: freedom, values: values,
          poses: values.map { value in mechanism.pose(cleared.merging([freedom.id: value]) { $1 }) },
          moving: Set(mechanism.parts(movedWith: freedom.id))))
    }
    return (strips, omitted)
  }

  private static func reasonAgainst(_ freedom: Freedom) -> String? {
    let dof = freedom.record
    switch dof.type {
    case .rotation3, .pose6: return "moves in more than one way at once"
    case .rotation, .helical, .translation: break
    }
    if dof.role == .follows { return "follows another joint" }
    if freedom.limits == nil {
      if dof.range != nil { return "its range is no range" }
      if dof.type == .translation { return "slides without a range" }
    }
    return nil
  }

  /// The other degrees of freedom at the nearest values that the joint's needs allow, and theirs in turn.
  private static func needs(of freedom: Freedom, in mechanism: Mechanism) -> [String: Double] {
    var values: [String: Double] = [:]
    var pending = [freedom.joint]
    var seen = Set(pending)
    while let joint = pending.popLast() {
      guard mechanism.joints.indices.contains(joint) else { continue }
      for need in mechanism.joints[joint].record.needs {
        guard let other = mechanism.freedom(need.dof), other.id != freedom.id, values[need.dof] == nil else { continue }
        var v = other.home
        if let low = need.min, low.isFinite { v = max(v, low) }
        if let high = need.max, high.isFinite { v = min(v, high) }
        values[need.dof] = v
        if seen.insert(other.joint).inserted { pending.append(other.joint) }
      }
    }
    return values
  }
}

extension JointStrip {
  /// Front views first: of equals they are the ones a person expects.
  static let candidates: [View] = [.frontRight, .frontLeft, .backRight, .backLeft, .frontBelow, .backBelow]

  private static let liking = [1.25, 1.2, 1, 1, 0.4, 0.35]

  /// What a camera has to have in the picture: everything in all poses; or, where what moves is small, that and its
  /// surroundings.
  func framing(_ scenes: [RenderScene]) -> [Vector3] {
    let all = scenes.flatMap(\.corners)
    let mover = Bounds(scenes.flatMap { $0.corners(of: moving) })
    let whole = Bounds(all)
    guard !mover.isEmpty, mover.diagonal < 0.3 * whole.diagonal else { return all }
    let reach = mover.grown(max(0.9 * mover.diagonal, 0.12 * whole.diagonal))
    return reach.intersection(whole).corners
  }

  /// The view in which the moving parts change the most pixels from pose to pose, and are seen most.
  ///
  /// Part images of a thumbnail's size are compared: 6 views × 2 poses, milliseconds in all. Views from below come last:
  /// they are for what nothing else shows.
  func bestView(
    _ model: Model, renderer: Renderer
  ) throws(RenderError) -> View {
    var best = View.frontRight
    var bestScore = -1.0
    let scenes = poses.map { RenderScene(model, pose: $0) }
    let corners = framing(scenes)
    // The two that differ most; a third of a turn where it has no end.
    let ends = freedom.limits == nil ? [scenes[0], scenes[1]] : [scenes[0], scenes[scenes.count - 1]]
    for (i, view) in Self.candidates.enumerated() {
      let camera = Camera(view, framing: corners, width: 96, height: 80, margin: .init(side: 2, top: 2, bottom: 2))
      var images: [[Bool]] = []
      for scene in ends {
        let ids = try renderer.partImage(scene, camera: camera, width: 96, height: 80)
        images.append(
          stride(from: 0, to: ids.count, by: 2).map { k in
            moving.contains(Int(ids[k]) - 1) || moving.contains(Int(ids[k + 1]) - 1)
          })
      }
      var changed = 0
      var seen = 0
      for (k, image) in images.enumerated() {
        seen += image.count { $0 }
        if k > 0 { changed += zip(image, images[k - 1]).count { $0 != $1 } }
      }
      let score = (Double(changed) + 0.4 * Double(seen)) * Self.liking[i]
      if score > bestScore {
        bestScore = score
        best = view
      }
    }
    return best
  }
}
