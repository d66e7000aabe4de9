import PintleDocument
import PintleKinematics
import PintleModel

/// Two shapes of different parts that meet at home, or come within the tolerance.
struct RestContact {
  /// Indices into `Model.shapes`, the smaller first.
  let a: Int
  let b: Int
  let relation: ContactRelation

  /// They hold each other: touching, within τ, or in each other.
  var touches: Bool {
    switch relation {
    case .near, .penetrating, .enclosed: true
    case .apart, .unverified: false
    }
  }
}

extension CheckContext {
  /// Pairs of boxes that overlap, by sweep and prune along x: O(n log n + pairs).
  static func overlappingPairs(_ boxes: [Bounds], where isWanted: (Int, Int) -> Bool) -> [(Int, Int)] {
    let order = boxes.indices.filter { !boxes[$0].isEmpty }.sorted {
      (boxes[$0].lower.x, $0) < (boxes[$1].lower.x, $1)
    }
    var pairs: [(Int, Int)] = []
    var active: [Int] = []
    for i in order {
      active.removeAll { boxes[$0].upper.x < boxes[i].lower.x }
      for j in active where isWanted(min(i, j), max(i, j)) && !boxes[i].intersection(boxes[j]).isEmpty {
        pairs.append((min(i, j), max(i, j)))
      }
      active.append(i)
    }
    return pairs.sorted { $0 < $1 }
  }

  /// How shapes of different parts stand to each other at home. Pairs that may overlap as they like are left out.
  func findRestContacts() -> [RestContact] {
    let boxes = homeBounds.map { $0.grown(tolerance / 2) }
    return Self.overlappingPairs(boxes) { a, b in
      model.shapes[a].part != model.shapes[b].part && !allowances.isFree(a, b)
    }.compactMap { a, b in
      // A tighter fit is judged by its own tolerance, a soft one by τ: it touches long before it is too deep.
      let fit = min(tolerance, allowances.tolerance(a, b, tolerance) ?? tolerance)
      var relation = relation(a, b, tolerance: fit)
      if relation == .apart, fit < tolerance { relation = self.relation(a, b) }
      return relation == .apart ? nil : RestContact(a: a, b: b, relation: relation)
    }
  }

  /// At home.
  func relation(_ a: Int, _ b: Int, tolerance: Double? = nil) -> ContactRelation {
    scene.relation(a, b, tolerance: tolerance ?? self.tolerance)
  }

  /// The distance between two shapes at home with the closest points, nil beyond `reach`.
  func gap(_ a: Int, _ b: Int, within reach: Double) -> (distance: Double, first: Vector3, second: Vector3)? {
    scene.gap(a, b, within: reach)
  }

  /// From the drawn pose to home.
  func motion(ofShape shape: Int) -> RigidTransform { homePose.motion(ofPart: model.shapes[shape].part) }
}
