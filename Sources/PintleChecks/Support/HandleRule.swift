import PintleDocument
import PintleKinematics
import PintleModel

/// `support.handle`: a door or drawer has something to take hold of, where a hand gets to.
struct HandleRule: Rule {
  let id = "support.handle"
  let title = "doors and drawers have a handle"
  let severity = Severity.warning
  let explanation = """
    What is a door or drawer by role, or something that moves with it, has a shape or part that is a handle: by role \
    (`handle`, `knob`, `lever`, `latch`, `button`), by name, or a recess (`cut(…, as: .handle)`). The plate or the posts of \
    a handle, and the hook of a latch, are none. On an asset that stands on the floor it lies between 50 mm and 2.1 m \
    high. What a motor drives needs none, nor does what a spring opens on a push, nor what is pushed in and comes back \
    by a spring.
    """
  let settings = [
    RuleSetting("lowest", .length, 0.05, "how high a handle lies at least over the floor"),
    RuleSetting("highest", .length, 2.1, "how high a handle lies at most over the floor"),
  ]

  private static let roles: Set<String> = ["handle", "knob", "lever", "latch", "button", "grip", "pull"]
  private static let words = ["handle", "knob", "pull", "grip", "recess", "lever", "latch", "finger", "tab", "ring"]
  /// What fastens a handle or shuts with a latch, where it is the last word of a name: nothing to take hold of.
  private static let fixtures: Set<String> = [
    "plate", "backplate", "post", "posts", "mount", "mounts", "base", "rose", "rosette", "escutcheon", "screw",
    "screws", "bolt", "bracket", "standoff", "hook", "strike", "keeper", "spindle", "shaft", "pin",
  ]
  /// Words after a name that say which one it is.
  private static let places: Set<String> = [
    "left", "right", "top", "bottom", "upper", "lower", "front", "back", "rear", "inner", "outer", "middle", "near",
    "far", "a", "b", "l", "r",
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        Nobody can open it: there is nothing to take hold of, or no hand gets there.
        """,
      measured: """
        A shape or part that is a handle by role or name, or a recess that was cut as one, on what the joint moves; on the \
        floor between 50 mm and 2.1 m high.
        """,
      remedy: """
        Add a handle at its free side (`door.handleSpot`), or a recess: `cut(…, as: .handle)`.
        """,
      failing: .assetProgram(
        "Cabinet",
        """
        let cabinet = asset.part("cabinet", .oak)
        let box = cabinet.add("box", .openBox(0.40, 0.30, 0.60, wall: 18.mm, open: .front).standing())
        asset.door("door", over: box.opening, of: cabinet, hung: .left, opens: 110°, thickness: 18.mm)
        """),
      passing: .assetProgram(
        "Cabinet",
        """
        let cabinet = asset.part("cabinet", .oak)
        let box = cabinet.add("box", .openBox(0.40, 0.30, 0.60, wall: 18.mm, open: .front).standing())
        let door = asset.door("door", over: box.opening, of: cabinet, hung: .left, opens: 110°, thickness: 18.mm)
        door.add("knob", .knob(diameter: 24.mm, height: 24.mm).mounted(on: door.handleSpot))
        """))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let model = context.model
    let floor = context.homeBounds.reduce(Double.infinity) { min($0, $1.isEmpty ? .infinity : $1.lower.z) }
    return context.mechanism.joints.enumerated().compactMap { index, joint -> Finding? in
      let part = model.parts[joint.child]
      guard part.record.role == "door" || part.record.role == "drawer", !part.shapes.isEmpty, !joint.freedoms.isEmpty
      else { return nil }
      let dofs = joint.freedoms.map { context.mechanism.freedoms[$0].record }
      if dofs.contains(where: { $0.drive?.kind == .motor || $0.role == .follows }) { return nil }
      if isPushed(joint, context) { return nil }
      let moved = context.mechanism.parts(movedByJoint: index)
      let handles = moved.flatMap { p -> [Int] in
        let record = model.parts[p].record
        let whole = p != joint.child && isHandle(record.role, record.id)
        return model.parts[p].shapes.filter {
          whole || isHandle(model.shapes[$0].record.role, model.shapes[$0].record.id)
        }
      }
      let name = part.record.id
      guard !handles.isEmpty else {
        return finding(
          context, "`\(name)` has no handle", parts: [name], joint: joint.record.id,
          at: context.homeBounds[part.shapes[0]].centre, source: part.record.source ?? joint.record.source,
          hint: "add a handle or knob at its free side, or a recess: `cut(…, as: .handle)`")
      }
      guard context.document.base == .standing, context.document.stands ?? "floor" == "floor", floor.isFinite else {
        return nil
      }
      let lowest = context.value("lowest", of: self, parts: [name], joint: joint.record.id)
      let highest = context.value("highest", of: self, parts: [name], joint: joint.record.id)
      let reached = handles.contains { h in
        context.homeBounds[h].upper.z - floor >= lowest && context.homeBounds[h].lower.z - floor <= highest
      }
      guard !reached, let first = handles.first else { return nil }
      let height = context.homeBounds[first].centre.z - floor
      return finding(
        context, "the handle of `\(name)` is out of reach, \(Wording.length(height)) over the floor", parts: [name],
        shapes: [model.shapes[first].path], joint: joint.record.id, measured: Quantity(height * 1e3, "mm"),
        expected: Expected(min: lowest * 1e3, max: highest * 1e3, unit: "mm"), at: context.homeBounds[first].centre,
        source: part.record.source ?? joint.record.source)
    }
  }

  /// A spring presses it open at home, or brings it back and it goes both ways or at first toward the middle of the asset:
  /// a hand pushes it.
  private func isPushed(_ joint: Mechanism.Joint, _ context: CheckContext) -> Bool {
    let middle = context.homeBounds.reduce(Bounds.empty) { $0.union($1) }.centre
    return joint.freedoms.contains { f in
      let freedom = context.mechanism.freedoms[f]
      guard let spring = freedom.record.spring, let motion = FirstMotion(of: joint.child, by: freedom, context) else {
        return false
      }
      let push = spring.force + spring.stiffness * ((spring.rest ?? freedom.home) - freedom.home)
      let (up, down) = (
        (freedom.limits?.upperBound ?? 0) - freedom.home, freedom.home - (freedom.limits?.lowerBound ?? 0)
      )
      if push * (up - down) > 0 { return true }
      if motion.directions.count > 1 { return true }
      return motion.directions.contains { $0.dot(middle - motion.point) > 0.2 * (middle - motion.point).length }
    }
  }

  private func isHandle(_ role: String?, _ name: String) -> Bool {
    let pieces = name.lowercased().split { !$0.isLetter }.map(String.init)
    let isFixture = pieces.last { !Self.places.contains($0) }.map(Self.fixtures.contains) ?? false
    if let role, Self.roles.contains(role) { return role != "latch" || !isFixture }
    return !isFixture && pieces.contains { piece in Self.words.contains { piece == $0 || piece == $0 + "s" } }
  }
}
