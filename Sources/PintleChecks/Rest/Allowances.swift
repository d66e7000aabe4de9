import PintleDocument
import PintleKinematics
import PintleModel

/// How deep two shapes may lie in each other because of what was declared: hardware, soft shapes, fits, welds.
struct Allowances {
  private var contacts: [Pair: [ContactRecord]] = [:]
  private let model: Model
  private let policy: CheckPolicy
  /// For each joint the indices of its two parts.
  private var partsOfJoint: [String: Set<Int>] = [:]
  /// Of gears, by shape path, metres.
  private var modules: [String: Double] = [:]
  /// Of the module, how deep flanks may lie in each other.
  private static let overlapOfTeeth = 0.02
  /// The rigid body each part belongs to: parts that welds join, directly or through others, are one.
  private var body: [Int] = []

  /// Two indices in order.
  private struct Pair: Hashable {
    let a: Int
    let b: Int
    init(_ a: Int, _ b: Int) {
      self.a = min(a, b)
      self.b = max(a, b)
    }
  }

  init(_ model: Model, policy: CheckPolicy = .default) {
    self.model = model
    self.policy = policy
    let document = model.document
    var bodies = Groups(count: model.parts.count)
    for joint in document.joints where partsOfJoint[joint.id] == nil {
      guard let child = model.partIndex(joint.child), let parent = model.partIndex(joint.parent) else { continue }
      partsOfJoint[joint.id] = [child, parent]
      if joint.kind == .fixed { bodies.join(child, parent) }
    }
    for closure in document.closures where partsOfJoint[closure.id] == nil {
      guard let a = model.partIndex(closure.a), let b = model.partIndex(closure.b) else { continue }
      partsOfJoint[closure.id] = [a, b]
      if closure.kind == .weld { bodies.join(a, b) }
    }
    body = model.parts.indices.map { bodies.find($0) }
    for gear in document.gears where gear.module.isFinite && gear.module > 0 { modules[gear.shape] = gear.module }
    for contact in document.contacts {
      for a in model.shapeIndices(contact.a) {
        for b in model.shapeIndices(contact.b) { contacts[Pair(a, b), default: []].append(contact) }
      }
    }
  }

  /// The pair may overlap as it likes: hardware in its joint's two parts where no clearance of the two is declared, a
  /// weld, a thread without a number.
  func isFree(_ a: Int, _ b: Int) -> Bool { tolerance(a, b, 0) == nil }

  /// How deep two shapes (indices into `Model.shapes`) may lie in each other, metres; nil: as they like.
  ///
  /// τ, or less where the smaller shape asks for less (`PairTolerance`); as much more as soft shapes yield or a fit overlaps
  /// by design; in a running fit half its clearance, as far as the facets allow, where that is less; in a mesh of which
  /// nothing else is said 2 % of the module.
  func tolerance(_ a: Int, _ b: Int, _ tolerance: Double) -> Double? {
    let (first, second) = (model.shapes[a], model.shapes[b])
    if body[first.part] == body[second.part] { return nil }
    // Hardware that is said to run in something has a bore there: the fit is what counts.
    let runs = (contacts[Pair(a, b)] ?? []).contains { $0.kind == .runningFit }
    if !runs, isHardware(first, against: second) || isHardware(second, against: first) { return nil }
    let soft = max(0, first.record.yields ?? 0) + max(0, second.record.yields ?? 0)
    // What a policy says of the pair is meant as it stands.
    let own = policy.tolerance(first, second)
    let tolerance = own ?? tolerance
    let facets = first.solid.deflection + second.solid.deflection
    var allowed = own ?? PairTolerance.tolerance(first, second, asset: tolerance)
    for contact in contacts[Pair(a, b)] ?? [] {
      switch contact.kind {
      case .mesh where contact.clearance == nil && modules[first.path] ?? modules[second.path] != nil:
        // Teeth stand in gaps: what they share there is no more than facets make of it.
        let module = modules[first.path] ?? modules[second.path] ?? 0
        allowed = min(tolerance, Self.overlapOfTeeth * module + facets)
      case .thread, .press, .mesh:
        // An overlap by design is a negative clearance; these have one even if nobody said how much.
        guard let clearance = contact.clearance else { return nil }
        allowed = max(allowed, tolerance + facets + max(0, -clearance))
      case .runningFit:
        allowed = min(
          allowed, PairTolerance.tolerance(first, second, asset: tolerance, clearance: contact.clearance))
      case .seat, .wrap, .follows, .stops, .springEnd:
        allowed = max(allowed, tolerance + facets + max(0, -(contact.clearance ?? 0)))
      }
    }
    return allowed + soft
  }

  /// Contacts that were declared for a pair of shapes.
  func declared(_ a: Int, _ b: Int) -> [ContactRecord] { contacts[Pair(a, b)] ?? [] }

  private func isHardware(_ shape: ModelShape, against other: ModelShape) -> Bool {
    guard let joint = shape.record.hardware, let parts = partsOfJoint[joint] else { return false }
    return parts.contains(other.part)
  }
}

extension Model {
  /// The shapes behind `part/shape` or `part`.
  func shapeIndices(_ path: String) -> [Int] {
    shapes.indices.filter { shapes[$0].path == path || parts[shapes[$0].part].record.id == path }
  }
}
