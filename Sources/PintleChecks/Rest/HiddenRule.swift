import PintleDocument
import PintleKinematics
import PintleModel

/// `rest.hidden`: every part can be seen, at home or with something opened.
struct HiddenRule: Rule {
  let id = "rest.hidden"
  let title = "no hidden parts"
  let severity = Severity.note
  let explanation = """
    A part of which nothing can be seen, neither at home nor with joints at the ends of their ranges, costs triangles \
    and shows nothing: often it was drawn in the wrong place. Rays from its surface look for a way out, through glass \
    and grilles too. One that fills a place where another solid is already (a warning) is no part at all. What carries a part that is seen (a shaft, a motor), what spins and what moves by itself is not \
    asked here.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Nobody can see the part, whatever is opened: it costs triangles and shows nothing.
        """,
      measured: """
        Rays from points of its surface in 26 directions, at home, with all joints at their far ends and with \
        each at its ends; opaque shapes stop them, glass and grilles do not.
        """,
      remedy: """
        Put it where it should be, show it, or leave it out.
        """,
      failing: .urdfCrate(held: "fixed", isOpen: false),
      passing: .urdfCrate(held: "fixed", isOpen: true))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let mechanism = context.mechanism
    let hidden = context.hiddenParts
    let all = Set(hidden)
    return hidden.compactMap { part in
      // A motion that cannot be seen is told as that, and what spins does something where it is.
      if let held = mechanism.jointOfPart[part], mechanism.joints[held].record.kind == .spin { return nil }
      if mechanism.joints.contains(where: { $0.parent == part && !all.contains($0.child) }) { return nil }
      let record = context.model.parts[part].record
      if let around = enclosing(part, context) {
        return finding(
          context, "`\(record.id)` lies wholly inside the material of `\(around)`", severity: .warning,
          parts: [record.id], shapes: [around],
          at: context.model.parts[part].shapes.first.map { context.homeBounds[$0].centre }, source: record.source,
          hint: "is it where it should be?")
      }
      return finding(
        context, "nothing of `\(record.id)` can be seen from outside, in no pose", parts: [record.id],
        at: context.model.parts[part].shapes.first.map { context.homeBounds[$0].centre }, source: record.source,
        hint: "is it where it should be?")
    }
  }
}

extension HiddenRule {
  /// The one solid of another part that all of this part lies in, not in a cavity of it.
  private func enclosing(_ part: Int, _ context: CheckContext) -> String? {
    let model = context.model
    return model.shapes.indices.first { other in
      model.shapes[other].part != part && model.shapes[other].solid.isClosed
        && model.parts[part].shapes.allSatisfy { own in
          guard context.homeBounds[other].union(context.homeBounds[own]) == context.homeBounds[other] else {
            return false
          }
          return context.probe.relation(
            between: model.shapes[own], at: context.motion(ofShape: own), and: model.shapes[other],
            at: context.motion(ofShape: other)) == .enclosed(inner: .first)
        }
    }.map { model.shapes[$0].path }
  }
}

extension CheckContext {
  /// Parts of which nothing can be seen: at home, with all joints at their far ends, with each alone at either end.
  func findHiddenParts() -> [Int] {
    let outer = homeBounds.reduce(Bounds.empty) { $0.union($1) }.grown(-tolerance)
    // What reaches the outside of the whole is seen; so only parts well inside are asked.
    var left = model.parts.indices.filter { part in
      let shapes = model.parts[part].shapes
      return !shapes.isEmpty && mechanism.jointOfPart[part] != nil
        && shapes.allSatisfy { outer.contains(homeBounds[$0].lower) && outer.contains(homeBounds[$0].upper) }
    }
    for pose in [homePose, openedPose] where !left.isEmpty {
      let view = Visibility(self, pose: pose)
      left.removeAll { view.isSeen($0) }
    }
    // What is left has to show itself by its own joints; a bounded number of poses.
    for freedom in mechanism.freedoms.prefix(32) where !left.isEmpty {
      guard let limits = freedom.limits else { continue }
      let moved = Set(mechanism.parts(movedBy: freedom.id))
      guard left.contains(where: moved.contains) else { continue }
      for value in [limits.lowerBound, limits.upperBound] where value != freedom.home && !left.isEmpty {
        let view = Visibility(self, pose: mechanism.pose([freedom.id: value]))
        left.removeAll { moved.contains($0) && view.isSeen($0) }
      }
    }
    return left
  }

  /// Every joint at the end of its range that is farther from home.
  private var openedPose: Pose {
    var values: [String: Double] = [:]
    for freedom in mechanism.freedoms {
      guard let limits = freedom.limits else { continue }
      let isUp = limits.upperBound - freedom.home >= freedom.home - limits.lowerBound
      values[freedom.id] = isUp ? limits.upperBound : limits.lowerBound
    }
    return mechanism.pose(values)
  }
}
