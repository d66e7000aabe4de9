internal import Glibc
internal import PintleDocument

/// Makes a boundary representation of a tree of solid operations, believing nothing the kernel says unchecked.
///
/// A node that cannot be made throws its issue; a fillet that does not fit is noted in `issues` and left out, so that
/// everything else about the solid can still be looked at. One evaluator works on one thread.
final class SolidEvaluator {
  let limits: GeometryLimits
  let store: BrepStore?
  /// What was noted without giving up, in the order it was met.
  private(set) var issues: [SolidIssue] = []
  private var nodes = 0
  private let started = SolidEvaluator.work

  init(limits: GeometryLimits = GeometryLimits(), store: BrepStore? = nil) {
    self.limits = limits
    self.store = store
  }

  /// How long this thread has worked: a busy machine does not change what can be made.
  private static var work: Duration {
    var t = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t)
    return .seconds(t.tv_sec) + .nanoseconds(t.tv_nsec)
  }

  func note(_ issue: SolidIssue) { issues.append(issue) }

  func evaluate(_ node: SolidNode, at path: [Int] = []) throws(SolidIssue) -> Brep {
    nodes += 1
    if nodes == 1 { Brep.setBudget(limits) }
    guard nodes <= limits.nodes else { throw .failed("a solid of more than \(limits.nodes) operations", at: path) }
    guard path.count <= limits.depth else {
      throw .failed("a solid nested more than \(limits.depth) operations deep", at: path)
    }
    guard Self.work - started < limits.time else {
      throw SolidIssue(
        "solid.budget", .error, .unverified, "the solid took longer than its \(limits.time) to make", at: path,
        hint: "make the solid simpler or split it")
    }
    guard node.isWorthKeeping, let store else { return try fresh(node, at: path) }
    if let (brep, known) = store.find(node) {
      issues += known.map { $0.under(path) }
      return brep
    }
    let before = issues.count
    let brep = try fresh(node, at: path)
    let found = issues[before...]
    // What time alone decided is not kept.
    if found.allSatisfy({ $0.verdict != .unverified }) {
      store.keep(node, brep, found.map { $0.relative(to: path) })
      // The copy, as the next one who asks will get: what was kept and what was just made may differ in their last bits.
      if let (kept, _) = store.find(node) { return kept }
    }
    return brep
  }

  private func fresh(_ node: SolidNode, at path: [Int]) throws(SolidIssue) -> Brep {
    do {
      return try make(node, path)
    } catch let issue as SolidIssue {
      throw issue
    } catch let error as KernelError {
      throw SolidIssue(error, doing: node.what, at: path)
    } catch {
      throw .failed("\(node.what): \(error)", at: path)
    }
  }

  private func make(_ node: SolidNode, _ path: [Int]) throws -> Brep {
    switch node {
    case .box, .cylinder, .cone, .sphere, .torus, .wedge:
      return try primitive(node, path)
    case .extrude(let profile, let height):
      try positive([height], "an extrusion \(millimetres(height)) high", path)
      return try face(profile, path).extruded(height)
    case .revolve(let profile, let angle):
      return try revolve(profile, angle, path)
    case .sweep(let profile, let points, let bend, let closed, let up):
      return try SweepEvaluator(limits: limits, path: path).sweep(
        face(profile, path), profile, along: points, bend: bend, closed: closed, up: up)
    case .loft(let sections, let ruled):
      return try loft(sections, ruled, path)
    case .twist(let outline, let bore, let height, let angle):
      return try twisted(outline, bore, height, angle, path)
    case .coil:
      throw SolidIssue(
        "solid.combined", .error, .unverified, "a coil cannot be made, or combined with other solids", at: path,
        hint: "its wire is thinner than its pitch and its radius; let it be a shape of its own")
    case .union(let of):
      guard !of.isEmpty else { throw SolidIssue.empty("a union of nothing", at: path) }
      return try union(try children(of, path), path)
    case .difference(let from, let minus):
      return try difference(from, minus, path)
    case .intersection(let of):
      guard !of.isEmpty else { throw SolidIssue.empty("an intersection of nothing", at: path) }
      return try intersection(try children(of, path), path)
    case .placed(let x, let solid):
      return try evaluate(solid, at: path + [0]).moved(try rigid(x, path))
    case .mirrored(let point, let normal, let solid):
      guard point.isFinite, let n = normal.normalized else {
        throw SolidIssue.failed("a mirror plane needs a point and a direction", at: path)
      }
      return try evaluate(solid, at: path + [0]).mirrored(point: point, normal: n)
    case .pattern(let placements, let solid):
      guard !placements.isEmpty else { throw SolidIssue.empty("a pattern without copies", at: path) }
      guard placements.count <= limits.copies else {
        throw SolidIssue.failed(
          "a pattern of \(placements.count) copies is more than the \(limits.copies) that are accepted", at: path)
      }
      let one = try evaluate(solid, at: path + [0])
      return try union(try placements.map { try one.moved(try rigid($0, path)) }, path)
    case .fillet(let solid, let edges, let radius):
      return try blend(.fillet, solid, edges, radius, path)
    case .chamfer(let solid, let edges, let distance):
      return try blend(.chamfer, solid, edges, distance, path)
    case .mesh(let reference):
      throw SolidIssue(
        "mesh.unsupported", .error, .unverified,
        "the mesh `\(reference.path)` cannot be combined with solids", at: path,
        hint: "a mesh from a file is a shape of its own; describe with solids what is to be cut or joined")
    }
  }

  func face(_ profile: ProfileNode, _ path: [Int]) throws(SolidIssue) -> Brep {
    try ProfileEvaluator(path: path, limits: limits).face(profile)
  }

  func children(_ of: [SolidNode], _ path: [Int], from first: Int = 0) throws(SolidIssue) -> [Brep] {
    var list: [Brep] = []
    for (i, child) in of.enumerated() { list.append(try evaluate(child, at: path + [first + i])) }
    return list
  }

  func positive(_ sizes: [Double], _ what: String, _ path: [Int]) throws(SolidIssue) {
    guard sizes.allSatisfy(limits.accepts) else {
      throw .failed("\(what) cannot be made", at: path, hint: "lengths lie between \(limits.lengthsText)")
    }
  }

  /// The placement, if it is a rigid one (to 10⁻⁶): the kernel would quietly take the nearest.
  func rigid(_ x: RigidTransform, _ path: [Int]) throws(SolidIssue) -> RigidTransform {
    guard x.isRigid else {
      throw .failed("a placement is not a rigid motion", at: path)
    }
    guard max(abs(x.translation.x), abs(x.translation.y), abs(x.translation.z)) <= limits.longest else {
      throw .failed("a placement is more than 10 km away", at: path)
    }
    return x
  }
}

extension SolidIssue {
  /// The same issue seen from the node at `prefix`.
  fileprivate func relative(to prefix: [Int]) -> SolidIssue {
    var issue = self
    issue.path = Array(path.dropFirst(prefix.count))
    return issue
  }
}

extension SolidNode {
  /// What a message calls it.
  var what: String {
    switch self {
    case .box: "the box"
    case .cylinder: "the cylinder"
    case .cone: "the cone"
    case .sphere: "the sphere"
    case .torus: "the torus"
    case .wedge: "the wedge"
    case .extrude: "the extrusion"
    case .revolve: "the revolution"
    case .sweep: "the sweep"
    case .loft: "the loft"
    case .twist: "the thread"
    case .coil: "the coil"
    case .union: "the union"
    case .difference: "the cut"
    case .intersection: "the intersection"
    case .placed(_, let s): s.what
    case .mirrored: "the mirror image"
    case .pattern: "the pattern"
    case .fillet: "the fillet"
    case .chamfer: "the chamfer"
    case .mesh: "the mesh"
    }
  }

  /// True where making it again costs more than a copy.
  var isWorthKeeping: Bool {
    switch self {
    case .union, .difference, .intersection, .pattern, .fillet, .chamfer, .sweep, .loft: true
    default: false
    }
  }
}
