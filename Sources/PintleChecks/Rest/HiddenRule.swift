import PintleDocument
import PintleKinematics
import PintleModel

/// `rest.hidden`: every part can be seen, at home or with everything opened.
struct HiddenRule: Rule {
  let id = "rest.hidden"
  let title = "no hidden parts"
  let severity = Severity.note
  let explanation = """
    A part of which nothing can be seen, neither at home nor with every joint at the far end of its range, costs \
    triangles and shows nothing: often it was drawn in the wrong place. Rays from its surface look for a way out, \
    through glass and grilles too. What carries a part that is seen (a shaft, a motor) and what spins is not asked.
    """

  func findings(in context: CheckContext) -> [Finding] {
    let mechanism = context.mechanism
    let outer = context.homeBounds.reduce(Bounds.empty) { $0.union($1) }.grown(-context.tolerance)
    // What reaches the outside of the whole is seen; so only parts well inside are asked.
    let inner = context.model.parts.indices.filter { part in
      let shapes = context.model.parts[part].shapes
      return !shapes.isEmpty && mechanism.jointOfPart[part] != nil
        && shapes.allSatisfy {
          outer.contains(context.homeBounds[$0].lower) && outer.contains(context.homeBounds[$0].upper)
        }
    }
    // What spins, and what carries a part that is seen or spins, does something where it is.
    let candidates = inner.filter { part in
      guard let held = mechanism.jointOfPart[part], mechanism.joints[held].record.kind != .spin else { return false }
      return !mechanism.joints.contains {
        $0.parent == part && ($0.record.kind == .spin || !inner.contains($0.child))
      }
    }
    guard !candidates.isEmpty else { return [] }
    var views = [context.homePose, opened(context)].map { Visibility(context, pose: $0) }
    var hidden = candidates.filter { part in !views.indices.contains { views[$0].isSeen(part) } }
    let all = Set(hidden)
    hidden.removeAll { part in mechanism.joints.contains { $0.parent == part && !all.contains($0.child) } }
    return hidden.map { part in
      let record = context.model.parts[part].record
      return finding(
        context, "nothing of `\(record.id)` can be seen from outside, in no pose", parts: [record.id],
        at: context.model.parts[part].shapes.first.map { context.homeBounds[$0].centre }, source: record.source,
        hint: "is it where it should be?")
    }
  }

  /// Every joint at the end of its range that is farther from home.
  private func opened(_ context: CheckContext) -> Pose {
    var values: [String: Double] = [:]
    for freedom in context.mechanism.freedoms {
      guard let limits = freedom.limits else { continue }
      let isUp = limits.upperBound - freedom.home >= freedom.home - limits.lowerBound
      values[freedom.id] = isUp ? limits.upperBound : limits.lowerBound
    }
    return context.mechanism.pose(values)
  }
}
