import PintleDocument
import PintleKinematics
import PintleModel

/// `rest.ground`: what stands, stands on z = 0.
struct GroundRule: Rule {
  let id = "rest.ground"
  let title = "stands on the ground"
  let severity = Severity.error
  let explanation = """
    An asset that stands on a floor or a table touches z = 0 with its lowest point at home, neither above nor below; \
    one with stances touches it, settled in each of them, wherever it is to rest. What hangs, is built in or held in the \
    hand is not asked.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        What should stand on the floor hangs over it, or is sunk into it.
        """,
      measured: """
        The lowest point of all shapes at home against z = 0, within τ. In a stance the body is turned and lowered until \
        it rests; then the lowest point of each part it is to rest on, near the place that was named.
        """,
      remedy: """
        Draw the asset so that it stands at z = 0; what is built in, hung or held says so with `stands`.
        """,
      failing: .block("block.add(\"block\", .box(0.3, 0.3, 0.3).standing(at: 50.mm))"),
      passing: .block("block.add(\"block\", .box(0.3, 0.3, 0.3).standing())"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    guard context.standsOnGround else { return [] }
    guard context.document.stances.isEmpty else { return context.stances.flatMap { hanging($0, context) } }
    var lowest: (z: Double, shape: Int)?
    for (i, box) in context.homeBounds.enumerated() where !box.isEmpty && box.lower.z < (lowest?.z ?? .infinity) {
      lowest = (box.lower.z, i)
    }
    guard let lowest, abs(lowest.z) > context.tolerance else { return [] }
    let shape = context.model.shapes[lowest.shape]
    // Levelling feet are drawn at the end of their thread; the floor is where they are screwed to.
    guard lowest.z > 0 || context.model.parts[shape.part].record.role != "levelling" else { return [] }
    let isAbove = lowest.z > 0
    let distance = Wording.length(abs(lowest.z))
    return [
      finding(
        context,
        isAbove
          ? "the asset hangs \(distance) over the ground: its lowest shape is `\(shape.path)`"
          : "`\(shape.path)` reaches \(distance) below the ground",
        parts: context.partNames(of: [shape]), shapes: [shape.path], measured: Quantity(lowest.z * 1e3, "mm"),
        expected: Expected(value: 0, unit: "mm"),
        at: [
          context.homeBounds[lowest.shape].centre.x, context.homeBounds[lowest.shape].centre.y, lowest.z,
        ],
        source: shape.record.source ?? context.model.parts[shape.part].record.source,
        hint: isAbove
          ? "draw the asset \(distance) lower; what does not stand says so with `stands`"
          : "draw the asset \(distance) higher")
    ]
  }
}

extension GroundRule {
  /// What a stance was to rest on and does not; joints that do not go where it wants them.
  private func hanging(_ stance: SettledStance, _ context: CheckContext) -> [Finding] {
    let source = stance.source
    if stance.problem == .unreached {
      return [
        finding(
          context, "the stance `\(stance.id)` cannot be reached: loops do not let the joints go there", parts: [],
          pose: stance.values, source: source, hint: "set the inputs to values that they reach from home")
      ]
    }
    // What falls over is told as such.
    guard stance.problem == nil else { return [] }
    return stance.hanging.map { place in
      let others = stance.contacts.map(\.shape).filter { !$0.hasPrefix(place.part + "/") }
      return finding(
        context,
        "in stance `\(stance.id)` `\(place.part)` hangs \(Wording.length(place.height)) over the ground: the asset rests "
          + (others.isEmpty ? "elsewhere on it" : "on \(Wording.list(others))"),
        parts: [place.part], measured: Quantity(place.height * 1e3, "mm"), expected: Expected(value: 0, unit: "mm"),
        pose: stance.values, at: place.at, source: source,
        hint: "draw `\(place.part)` \(Wording.length(place.height)) lower, or name what it does rest on")
    }
  }
}

extension CheckContext {
  /// It stands by its own weight on a floor or a table.
  var standsOnGround: Bool {
    guard document.base == .standing else { return false }
    return switch document.stands {
    case nil, "floor", "onFloor", "table", "onTable": true
    default: false
    }
  }
}
