import PintleDocument
import PintleKinematics
import PintleModel

/// Which parts hold each other at home: by contact within τ, by the hardware of their joint, by a declared fit.
///
/// A shape that hangs together with nothing else of its part holds nothing up: it is a node of its own.
struct SupportGraph {
  /// Parts reached from the root through contact.
  let isHeld: [Bool]
  /// Shapes that hang together with nothing else of their part.
  let islands: Set<Int>
  /// The others in groups that touch one another, each in the order of the model.
  let loose: [[Int]]

  /// How far hardware may stand off what it is mounted on, metres.
  static let hardwareGap = 5e-4

  init(_ context: CheckContext) {
    let model = context.model
    islands = context.islands.reduce(into: Set<Int>()) { $0.formUnion($1.looseShapes) }
    // Parts first, then shapes.
    let node = model.shapes.indices.map { [islands] in
      islands.contains($0) ? model.parts.count + $0 : model.shapes[$0].part
    }
    var groups = Groups(count: model.parts.count + model.shapes.count)
    for contact in context.restContacts where contact.touches {
      groups.join(node[contact.a], node[contact.b])
    }
    Self.joinWelds(context, node, &groups)
    Self.joinFits(context, node, &groups)
    Self.joinHardware(context, &groups)
    for train in model.document.trains {
      guard let part = model.partIndex(train.part) else { continue }
      for path in train.over { model.shapeIndices(path).forEach { groups.join(part, model.shapes[$0].part) } }
    }
    let root = context.tree.root
    isHeld = model.parts.indices.map { part in root.map { groups.find($0) == groups.find(part) } ?? true }
    var order: [Int] = []
    var members: [Int: [Int]] = [:]
    for part in model.parts.indices where !isHeld[part] {
      let group = groups.find(part)
      if members[group] == nil { order.append(group) }
      members[group, default: []].append(part)
    }
    loose = order.compactMap { members[$0] }
  }

  /// Pairs that may overlap freely are not among the rest contacts: a weld holds where its two parts touch.
  private static func joinWelds(_ context: CheckContext, _ node: [Int], _ groups: inout Groups) {
    let model = context.model
    for joint in model.document.joints {
      guard let a = model.partIndex(joint.child), let b = model.partIndex(joint.parent) else { continue }
      // What has no shapes cannot be touched: its joint alone holds it, and what hangs on it.
      if model.document.imported != nil, model.parts[a].shapes.isEmpty || model.parts[b].shapes.isEmpty {
        groups.join(a, b)
      }
      guard joint.kind == .fixed else { continue }
      for s in model.parts[a].shapes {
        for t in model.parts[b].shapes where groups.find(node[s]) != groups.find(node[t]) {
          if context.meet(s, t, within: context.tolerance) { groups.join(node[s], node[t]) }
        }
      }
    }
  }

  private static func joinFits(_ context: CheckContext, _ node: [Int], _ groups: inout Groups) {
    let model = context.model
    for contact in model.document.contacts {
      let reach = context.tolerance + abs(contact.clearance ?? 0)
      for a in model.shapeIndices(contact.a) {
        for b in model.shapeIndices(contact.b) {
          let (p, q) = (node[a], node[b])
          guard groups.find(p) != groups.find(q), context.meet(a, b, within: reach) else { continue }
          groups.join(p, q)
        }
      }
    }
  }

  private static func joinHardware(_ context: CheckContext, _ groups: inout Groups) {
    let model = context.model
    for joint in model.document.joints {
      guard let child = model.partIndex(joint.child), let parent = model.partIndex(joint.parent),
        groups.find(child) != groups.find(parent)
      else { continue }
      if context.isHeldByHardware(of: joint, child, parent) { groups.join(child, parent) }
    }
  }
}

extension CheckContext {
  /// A joint's hardware holds its two parts if pieces of it that touch one another are mounted on both.
  ///
  /// A runner in the body and a bar on a drawer that was carried away are each well mounted, and hold nothing.
  func isHeldByHardware(of joint: JointRecord, _ child: Int, _ parent: Int) -> Bool {
    let reach = max(tolerance, SupportGraph.hardwareGap)
    let hardware = model.shapes.indices.filter { model.shapes[$0].record.hardware == joint.id }
    guard !hardware.isEmpty else { return false }
    var pieces = Groups(count: hardware.count)
    for i in hardware.indices {
      for j in hardware.indices.dropFirst(i + 1) where pieces.find(i) != pieces.find(j) {
        if meet(hardware[i], hardware[j], within: reach) { pieces.join(i, j) }
      }
    }
    func mounted(on part: Int) -> Set<Int> {
      let own = model.parts[part].shapes.filter { model.shapes[$0].record.hardware != joint.id }
      return Set(
        hardware.indices.filter { i in own.contains { meet(hardware[i], $0, within: reach) } }.map { pieces.find($0) })
    }
    return !mounted(on: child).isDisjoint(with: mounted(on: parent))
  }
}

extension CheckContext {
  /// Two shapes touch, come within reach, or one lies in the other: at home.
  func meet(_ a: Int, _ b: Int, within reach: Double) -> Bool {
    homeBounds[a].distance(to: homeBounds[b]) <= reach && scene.meet(a, b, within: reach)
  }
}

/// Disjoint sets with path halving (Tarjan 1975).
struct Groups {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func find(_ i: Int) -> Int {
    var i = i
    while parent[i] != i {
      parent[i] = parent[parent[i]]
      i = parent[i]
    }
    return i
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (find(a), find(b))
    parent[max(x, y)] = min(x, y)
  }
}
