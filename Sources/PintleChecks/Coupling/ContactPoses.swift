import PintleDocument
import PintleKinematics
import PintleModel

/// One pose in which declared contacts are looked at.
struct ContactPose {
  /// The input that is moved, and where it stands; nil at home and in named poses.
  let dof: String?
  let value: Double
  let pose: Pose
}

extension CheckContext {
  /// Home, named poses and stances, and every input along its way, the others at home.
  func findContactPoses() -> [ContactPose] {
    var list = [ContactPose(dof: nil, value: 0, pose: homePose)]
    let named = document.poses.sorted { $0.key < $1.key }.map(\.value) + document.stances.map(\.q)
    for q in named {
      let pose = mechanism.pose(q)
      if pose.isReached { list.append(ContactPose(dof: nil, value: 0, pose: pose)) }
    }
    for input in sweptFreedoms {
      for pose in mechanism.poses(along: input.id, count: 49) {
        list.append(ContactPose(dof: input.id, value: pose.values[input.id] ?? input.home, pose: pose))
      }
    }
    return list
  }

  /// The least distance between the shapes behind two paths in each of the poses, nil beyond `reach`; what stands to each
  /// other as before is not measured again.
  ///
  /// - Parameter untilTheyMeet: the first pose in which there is one ends the list.
  func gaps(
    _ a: String, _ b: String, within reach: Double, untilTheyMeet: Bool = false
  ) -> [(at: ContactPose, gap: Double?)] {
    let (first, second) = (model.shapeIndices(a), model.shapeIndices(b))
    guard let p = first.first.map({ model.shapes[$0].part }), let q = second.first.map({ model.shapes[$0].part }),
      p != q
    else { return [] }
    var known: (X: RigidTransform, gap: Double?)?
    var list: [(at: ContactPose, gap: Double?)] = []
    for at in contactPoses {
      if untilTheyMeet, list.last?.gap != nil { break }
      let (X_A, X_B) = (at.pose.motion(ofPart: p), at.pose.motion(ofPart: q))
      let X = X_A.inverse * X_B
      if let known, Self.isSame(known.X, X) {
        list.append((at, known.gap))
        continue
      }
      var least: Double?
      for i in first {
        let box = model.shapes[i].bounds.transformed(X_A).grown(reach)
        for j in second {
          guard !box.intersection(model.shapes[j].bounds.transformed(X_B)).isEmpty else { continue }
          if let gap = probe.gap(
            between: model.shapes[i], at: X_A, and: model.shapes[j], at: X_B, within: least ?? reach)
          {
            least = min(least ?? .infinity, gap.distance)
          }
          if least == 0 { break }
        }
        if least == 0 { break }
      }
      known = (X, least)
      list.append((at, least))
    }
    return list
  }

  private static func isSame(_ a: RigidTransform, _ b: RigidTransform) -> Bool {
    let d = [a.x - b.x, a.y - b.y, a.z - b.z, a.translation - b.translation]
    return d.allSatisfy { abs($0.x) + abs($0.y) + abs($0.z) < 1e-12 }
  }

  /// How near two shapes count as touching: what was declared, the tolerance, and how true their facets are.
  func reach(_ contact: ContactRecord, lash: Double) -> Double {
    let facets =
      (model.shapeIndices(contact.a) + model.shapeIndices(contact.b))
      .map { model.shapes[$0].solid.deflection }.max() ?? 0
    return max(0, contact.clearance ?? lash) + tolerance + 2 * facets
  }
}
