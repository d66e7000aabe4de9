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

  /// Whether the shapes behind two paths come as near as `reach` in each of the poses; what stands to each other as before
  /// is not looked at again.
  ///
  /// - Parameter untilTheyMeet: the first pose in which they do ends the list.
  func meetings(
    _ a: String, _ b: String, within reach: Double, untilTheyMeet: Bool = false
  ) -> [(at: ContactPose, meets: Bool)] {
    let (first, second) = (model.shapeIndices(a), model.shapeIndices(b))
    guard let p = first.first.map({ model.shapes[$0].part }), let q = second.first.map({ model.shapes[$0].part }),
      p != q
    else { return [] }
    var known: (X: RigidTransform, meets: Bool)?
    var list: [(at: ContactPose, meets: Bool)] = []
    for at in contactPoses {
      if untilTheyMeet, list.last?.meets == true { break }
      let (X_A, X_B) = (at.pose.motion(ofPart: p), at.pose.motion(ofPart: q))
      let X = X_A.inverse * X_B
      if let known, Self.isSame(known.X, X) {
        list.append((at, known.meets))
        continue
      }
      let meets = first.contains { i in
        let box = model.shapes[i].bounds.transformed(X_A).grown(reach)
        return second.contains { j in
          !box.intersection(model.shapes[j].bounds.transformed(X_B)).isEmpty
            && probe.areWithin(reach, model.shapes[i], at: X_A, model.shapes[j], at: X_B)
        }
      }
      known = (X, meets)
      list.append((at, meets))
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
