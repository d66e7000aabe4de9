import PintleDocument
import PintleKinematics
import PintleModel

/// The bodies of one part, grouped by contact within τ. The largest group is the part's mainland, all others islands.
struct PartIslands {
  let bodies: [ShapeBody]
  /// The group of each body.
  let group: [Int]
  let mainland: Int?

  /// Shapes without any body on the mainland.
  var looseShapes: Set<Int> {
    var loose = Set(bodies.map(\.shape))
    for (i, body) in bodies.enumerated() where group[i] == mainland { loose.remove(body.shape) }
    return loose
  }

  init(_ part: Int, _ context: CheckContext) {
    bodies = context.findBodies(ofPart: part)
    var groups = Groups(count: bodies.count)
    let boxes = bodies.map { $0.bounds.grown(context.tolerance / 2) }
    for (i, j) in CheckContext.overlappingPairs(boxes, where: { _, _ in true }) where groups.find(i) != groups.find(j) {
      if context.scene.meet(bodies[i].item, bodies[j].item, within: context.tolerance) { groups.join(i, j) }
    }
    Self.joinThroughAxles(part, bodies.map(\.shape), &groups, context)
    group = bodies.indices.map { groups.find($0) }
    var volume: [Int: Double] = [:]
    for i in bodies.indices { volume[group[i], default: 0] += bodies[i].volume }
    mainland = volume.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Wheels of one part on one axle: shapes that touch the same shape of the part that the spin joint ties them to.
  private static func joinThroughAxles(_ part: Int, _ shapes: [Int], _ groups: inout Groups, _ context: CheckContext) {
    let model = context.model
    guard let held = context.tree.holds[part].first, context.document.joints[held].kind == .spin else { return }
    var first: [Int: Int] = [:]
    for contact in context.restContacts where contact.touches {
      for (own, other) in [(contact.a, contact.b), (contact.b, contact.a)] where model.shapes[own].part == part {
        for i in shapes.indices where shapes[i] == own {
          if let j = first[other] { groups.join(i, j) } else { first[other] = i }
        }
      }
    }
  }
}
