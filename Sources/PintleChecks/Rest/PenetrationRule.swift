import PintleDocument
import PintleKinematics
import PintleModel

/// `rest.penetration`: at home, no two parts lie in each other.
struct PenetrationRule: Rule {
  let id = "rest.penetration"
  let title = "nothing overlaps at rest"
  let severity = Severity.error
  let explanation = """
    Two parts may touch; they may not lie in each other deeper than the tolerance. Measured on the triangles of every \
    pair of shapes of different parts whose boxes meet: the depth is the largest distance to the other's surface among \
    points of one inside the other. Hardware is exempt in its joint's two parts, soft shapes as deep as they yield, \
    declared fits within their clearance, and parts that a fixed joint welds together. What nobody would see is a \
    warning: less than half a cubic centimetre in common and a fiftieth of the smaller shape, and no deeper than 3 % of \
    its diagonal. Where an asset was imported nothing could be declared, and it is judged by what a person would say: an \
    overlap that the joint between the two leaves as it is (a pin in an eye without a bore, a stem in a plate) is a \
    note; up to half a percent of the diagonal and ten times τ, or of a round bar without a joint of its own there, is a \
    warning; what is deeper is an error.
    """
  let settings = [
    RuleSetting(
      "deep", .fraction, 0.005, "from which share of its diagonal on an overlap in an imported asset is an error")
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        Two parts fill the same space: what is shown cannot be built, and where they move they drag through each \
        other.
        """,
      measured: """
        On the triangles of every pair of shapes of different parts: the largest distance to the other's surface \
        among points of one inside the other, against τ and what was declared; and the volume they have in common, \
        exact for the triangles, for the weight.
        """,
      remedy: """
        Move one of them, cut a pocket or a bore, or declare the fit, the hardware or how far a soft shape \
        yields.
        """,
      failing: .urdfChest(lid: "0 -0.22 -0.03"),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    // One finding for two parts: the worst pair of shapes speaks for the others.
    var order: [[Int]] = []
    var byParts: [[Int]: [(depth: Double, finding: Finding)]] = [:]
    for contact in context.restContacts {
      guard let (depth, found) = judge(contact, context) else { continue }
      let parts = [context.model.shapes[contact.a].part, context.model.shapes[contact.b].part].sorted()
      if byParts[parts] == nil { order.append(parts) }
      byParts[parts, default: []].append((depth, found))
    }
    return order.compactMap { parts in
      // What weighs most, then what is deepest, speaks.
      let pairs = (byParts[parts] ?? []).enumerated().sorted {
        let (x, y) = ($0.element.finding, $1.element.finding)
        if (x.verdict == .fail) != (y.verdict == .fail) { return x.verdict == .fail }
        if x.severity != y.severity { return x.severity > y.severity }
        return $0.element.depth != $1.element.depth
          ? $0.element.depth > $1.element.depth : $0.offset < $1.offset
      }.map(\.element.finding)
      guard var worst = pairs.first else { return nil }
      worst.related = pairs.filter { $0 != worst }
      return worst
    }
  }

  private func judge(_ contact: RestContact, _ context: CheckContext) -> (Double, Finding)? {
    // The one that moves is the one to be moved: the child, or what was drawn later.
    let (mover, other) = context.moverFirst(contact.a, contact.b)
    let (a, b) = (context.model.shapes[mover], context.model.shapes[other])
    let joint = context.joint(between: a.part, and: b.part)
    let isGuided = context.isGuided(mover, other, by: joint)
    func report(
      _ message: String, _ depth: Double, overlap: WorstOverlap? = nil, verdict: Verdict = .fail, at: Vector3? = nil,
      hint: String? = nil
    ) -> (Double, Finding) {
      let weight = weight(
        overlap ?? WorstOverlap(depth: depth, volume: nil), of: mover, in: other, isGuided, joint, context)
      let limit = context.allowances.tolerance(contact.a, contact.b, context.tolerance) ?? 0
      return (
        depth,
        finding(
          context, message, verdict: verdict, severity: verdict == .fail ? weight : .warning,
          parts: context.partNames(of: [a, b]), shapes: [a.path, b.path],
          joint: joint?.id,
          measured: depth.isFinite ? Quantity(depth * 1e3, "mm") : nil,
          expected: depth.isFinite ? Expected(max: limit * 1e3, unit: "mm") : nil, at: at,
          source: a.record.source ?? context.model.parts[a.part].record.source, hint: hint)
      )
    }
    switch contact.relation {
    case .penetrating(let depth, let at):
      let allowed = context.allowances.tolerance(contact.a, contact.b, context.tolerance) ?? .infinity
      // A number that is not one is nobody's fault but not a pass either.
      guard depth.isFinite else {
        return report("how deep `\(a.path)` lies in `\(b.path)` could not be measured", 0, verdict: .unverified)
      }
      // Through a sheet thinner than the tolerance counts at any depth, unless more was allowed.
      guard depth > allowed || allowed <= context.tolerance else { return nil }
      let excess = allowed > context.tolerance ? ", \(Wording.length(allowed)) are allowed" : ""
      let overlap = WorstOverlap(
        depth: depth,
        volume: context.probe.overlapVolume(
          between: a, at: context.homePose.motion(ofPart: a.part), and: b, at: context.homePose.motion(ofPart: b.part)))
      let common = overlap.volume.flatMap(Wording.volume).map { ", \($0) in common" } ?? ""
      return report(
        "`\(a.path)` lies \(Wording.length(depth)) deep in `\(b.path)`\(common)\(excess)", depth, overlap: overlap,
        at: at,
        hint: isGuided ? "cut a bore for it, or declare the fit" : wayOut(mover, other, depth, context))
    case .enclosed(let inner):
      let isInner = (inner == .first) == (mover == contact.a)
      let (inside, outside) = isInner ? (a, b) : (b, a)
      return report(
        "`\(inside.path)` lies wholly inside the material of `\(outside.path)`", .infinity,
        at: context.homeBounds[isInner ? mover : other].centre,
        hint: "move it out, or cut a pocket for it")
    case .unverified(let reason):
      return report(
        "whether `\(a.path)` and `\(b.path)` overlap cannot be told: \(reason)", 0, verdict: .unverified)
    case .apart, .near:
      return nil
    }
  }

  /// What a person would say of it; nil: what the rule says.
  private func weight(
    _ overlap: WorstOverlap, of mover: Int, in other: Int, _ isGuided: Bool, _ joint: JointRecord?,
    _ context: CheckContext
  ) -> Severity? {
    let slight: Severity? = context.isSlight(overlap, mover, other) ? .warning : nil
    guard context.isImported else { return slight }
    if isGuided { return .note }
    let (a, b) = (context.model.shapes[mover], context.model.shapes[other])
    let share = context.value("deep", of: self, shapes: [a.path, b.path])
    let deep = max(share * context.model.bounds.diagonal, 10 * context.tolerance)
    // A bar's end without a joint there is a pin of a loop that the format cannot hold, or a rope.
    let isBar = joint == nil && (a.solid.node.isRoundBar || b.solid.node.isRoundBar)
    return overlap.depth <= deep || isBar ? .warning : slight
  }

  /// The short way out along an axis, where the boxes agree with the depth that was measured.
  private func wayOut(_ mover: Int, _ other: Int, _ depth: Double, _ context: CheckContext) -> String? {
    let (a, b) = (context.homeBounds[mover], context.homeBounds[other])
    var best: (length: Double, direction: Vector3)?
    for axis in 0..<3 {
      var d = Vector3.zero
      for (length, sign) in [(a.upper[axis] - b.lower[axis], -1.0), (b.upper[axis] - a.lower[axis], 1.0)]
      where length > 0 && length < (best?.length ?? .infinity) {
        d[axis] = sign
        best = (length, d)
      }
    }
    guard let best, best.length <= 1.5 * depth + 2 * context.tolerance else { return nil }
    let name = context.model.shapes[mover].path
    return "move `\(name)` \(Wording.length(best.length)) \(Wording.way(best.direction)) to clear it"
  }
}

extension CheckContext {
  /// Two shapes, the one that hangs farther from the root first; of equals the later one.
  func moverFirst(_ a: Int, _ b: Int) -> (Int, Int) {
    let (da, db) = (
      tree.chain(of: model.shapes[a].part).count, tree.chain(of: model.shapes[b].part).count
    )
    return da > db || (da == db && a > b) ? (a, b) : (b, a)
  }

  /// The joint that holds one of two parts on the other.
  func joint(between a: Int, and b: Int) -> JointRecord? {
    let (x, y) = (model.parts[a].record.id, model.parts[b].record.id)
    return document.joints.first { ($0.child == x && $0.parent == y) || ($0.child == y && $0.parent == x) }
  }
}

extension CheckContext {
  /// The joint between two parts leaves the overlap of these shapes as it is, whatever it reads.
  func isGuided(_ a: Int, _ b: Int, by joint: JointRecord?) -> Bool {
    guard let joint, let dof = joint.dofs.first, joint.dofs.count == 1, dof.isScalar,
      let line = mechanism.axis(of: dof.id, in: homePose)
    else { return false }
    return scene.isGuided(a, b, about: line, turning: dof.type != .translation, slack: tolerance)
  }
}

extension SolidNode {
  fileprivate var isRoundBar: Bool {
    switch self {
    case .cylinder: true
    case .placed(_, let solid), .mirrored(_, _, let solid): solid.isRoundBar
    default: false
    }
  }
}
