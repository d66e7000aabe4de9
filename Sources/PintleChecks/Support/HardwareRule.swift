import PintleDocument
import PintleKinematics
import PintleModel

/// `support.hardware`: hardware that is declared for a joint is there, and near its line.
struct HardwareRule: Rule {
  let id = "support.hardware"
  let title = "hardware at its joint"
  let severity = Severity.warning
  let explanation = """
    Shapes that are said to be a joint's hardware count as its support and may lie in both of its parts. So they must be \
    where the joint is: for what turns, the nearest lies no farther from the line than half of its own size. Hardware that \
    was asked for and left no shape is named too.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        What should hold the part is missing, or lies where it holds nothing.
        """,
      measured: """
        The shapes that are said to be a joint's hardware: there is one, and the nearest lies no farther from the joint's \
        line than half of its own size.
        """,
      remedy: """
        Draw the hardware that was asked for, and put it on the line.
        """,
      failing: .chestDocument(hasPin: false),
      passing: .chestDocument())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let model = context.model
    return context.mechanism.joints.compactMap { joint -> Finding? in
      let name = joint.record.id
      // A pin is a shape of its holder, not of the joint: the fit it runs in names the joint.
      let fits = Set(
        context.document.contacts.filter { $0.joint == name && $0.kind == .runningFit }.flatMap { [$0.a, $0.b] })
      let isFitted = !joint.record.hardware.isEmpty
      let own = model.shapes.indices.filter {
        model.shapes[$0].record.hardware == name || isFitted && fits.contains(model.shapes[$0].path)
      }
      guard !own.isEmpty else {
        guard let asked = joint.record.hardware.first else { return nil }
        return finding(
          context, "the \(asked.kind) of `\(name)` is missing: no shape is its hardware",
          parts: [joint.record.child, joint.record.parent], joint: name, source: asked.source ?? joint.record.source)
      }
      guard joint.record.kind == .hinge || joint.record.kind == .spin, let first = joint.freedoms.first,
        let axis = context.mechanism.axis(of: context.mechanism.freedoms[first].id, in: context.homePose),
        let direction = axis.direction.normalized
      else { return nil }
      var nearest: (excess: Double, distance: Double, size: Double, shape: Int)?
      for i in own where !context.homeBounds[i].isEmpty {
        let d = context.homeBounds[i].centre - axis.origin
        let distance = (d - direction * d.dot(direction)).length
        let size = context.homeBounds[i].diagonal / 2
        let excess = distance - size
        if nearest.map({ excess < $0.excess }) ?? true { nearest = (excess, distance, size, i) }
      }
      guard let nearest, nearest.excess > context.tolerance else { return nil }
      return finding(
        context,
        "the hardware of `\(name)` is not at its line: the nearest, `\(model.shapes[nearest.shape].path)`, is "
          + "\(Wording.length(nearest.distance)) away",
        parts: [joint.record.child, joint.record.parent], shapes: [model.shapes[nearest.shape].path], joint: name,
        measured: Quantity(nearest.distance * 1e3, "mm"), expected: Expected(max: nearest.size * 1e3, unit: "mm"),
        at: axis.origin, source: joint.record.source)
    }
  }
}
