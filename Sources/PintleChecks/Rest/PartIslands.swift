import PintleDocument
import PintleKinematics
import PintleModel

/// The bodies of one part, grouped by contact within τ. The largest group is the part's mainland, all others islands.
struct PartIslands {
  /// Pairs of a shape and one of its bodies.
  let bodies: [(shape: Int, body: ModelShape)]
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
    let model = context.model
    bodies = model.parts[part].shapes.flatMap { shape in model.shapes[shape].bodies().map { (shape: shape, body: $0) } }
    var groups = Groups(count: bodies.count)
    let boxes = bodies.map { $0.body.bounds.grown(context.tolerance / 2) }
    for (i, j) in CheckContext.overlappingPairs(boxes, where: { _, _ in true }) where groups.find(i) != groups.find(j) {
      // The bodies of one part do not move against each other: the drawn pose will do.
      let (a, b) = (bodies[i].body, bodies[j].body)
      if context.probe.meet(a, at: .identity, a.bounds, b, at: .identity, b.bounds, within: context.tolerance) {
        groups.join(i, j)
      }
    }
    Self.joinThroughAxles(part, bodies.map(\.shape), &groups, context)
    group = bodies.indices.map { groups.find($0) }
    var volume: [Int: Double] = [:]
    for i in bodies.indices { volume[group[i], default: 0] += abs(bodies[i].body.solid.properties.volume) }
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
