import PintleDocument

/// `structure.finite`: the numbers of the asset are numbers, and its lines and steps have a length.
struct FiniteNumbersRule: Rule {
  let id = "structure.finite"
  let title = "numbers are finite"
  let severity = Severity.error
  let explanation = """
    No number of the asset is NaN or infinite: placements, weights, drives, springs, couplings, poses, contacts. Named \
    lines have a direction, screws a lead, chains and gears a pitch and a count. A program is told so in its own line; this \
    rule looks after what other tools wrote. Joint lines and ranges have rules of their own.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A number that is none, or a line without a direction, makes everything that is computed from it impossible.
        """,
      measured: """
        Every number of the document is looked at: it must be finite, and pitches, leads, modules and the lengths of \
        lines more than 0.
        """,
      remedy: """
        Put right what wrote it: a division by zero, a field that was left empty, two equal points.
        """,
      failing: .chestDocument(
        members: #"  "lines": { "grip": { "origin": [0, -0.15, 0.206], "direction": [0, 0, 0] } }"#),
      passing: .chestDocument(
        members: #"  "lines": { "grip": { "origin": [0, -0.15, 0.206], "direction": [1, 0, 0] } }"#))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let document = context.document
    var found: [Finding] = []
    func check(
      _ value: Double?, _ what: String, positive: Bool = false, part: String? = nil, joint: String? = nil,
      source: Int? = nil
    ) {
      guard let value, !value.isFinite || (positive && !(value > 0)) else { return }
      found.append(
        finding(
          context, "\(what) is \(value.isNaN ? "not a number" : Wording.number(value))",
          parts: part.map { [$0] } ?? [], joint: joint, source: source,
          hint: positive && value.isFinite
            ? "it must be more than 0" : "a division by zero, or a field that was left empty?"))
    }
    for part in document.parts {
      check(part.weighs, "the weight of `\(part.id)`", part: part.id, source: part.source)
      for shape in part.shapes where !shape.at.isFinite {
        check(.nan, "the placement of `\(part.id)/\(shape.id)`", part: part.id, source: shape.source ?? part.source)
      }
      for shape in part.shapes {
        check(shape.yields, "how far `\(part.id)/\(shape.id)` yields", part: part.id, source: shape.source)
      }
    }
    for (joint, dof) in context.degrees {
      let numbers: [(Double?, String)] = [
        (dof.drawn, "the drawn value"), (dof.swing, "the swing"), (dof.drive?.effort, "the effort"),
        (dof.drive?.speed, "the speed"), (dof.damping, "the damping"), (dof.friction, "the friction"),
        (dof.spring?.stiffness, "the stiffness"), (dof.spring?.force, "the spring force"),
        (dof.spring?.rest, "the spring's rest"), (dof.detents, "the distance of detents"),
      ]
      for (value, what) in numbers {
        check(value, "\(what) of `\(dof.id)`", part: joint.child, joint: joint.id, source: joint.source)
      }
      if dof.type == .helical, abs(dof.lead ?? 0) < 1e-9 || dof.lead?.isFinite == false {
        check(
          dof.lead.map { $0.isFinite ? 0 : $0 } ?? 0, "the lead of `\(dof.id)`", positive: true, part: joint.child,
          joint: joint.id, source: joint.source)
      }
    }
    for coupling in document.couplings {
      for value in coupling.relation.numbers { check(value, "a factor of `\(coupling.id)`", source: coupling.source) }
    }
    for (name, line) in document.lines.sorted(by: { $0.key < $1.key }) {
      if !line.origin.isFinite || !line.direction.isFinite { check(.nan, "line `\(name)`") }
      if line.direction.isFinite, line.direction.length < 1e-12 {
        check(0, "the length of line `\(name)`", positive: true)
      }
    }
    for (name, value) in document.home.sorted(by: { $0.key < $1.key }) { check(value, "`\(name)` at home") }
    for (pose, values) in document.poses.sorted(by: { $0.key < $1.key }) {
      for (name, value) in values.sorted(by: { $0.key < $1.key }) { check(value, "`\(name)` in pose `\(pose)`") }
    }
    for contact in document.contacts {
      check(contact.clearance, "the clearance of `\(contact.a)` and `\(contact.b)`", source: contact.source)
    }
    for train in document.trains {
      check(train.pitch, "the pitch of `\(train.id)`", positive: true, source: train.source)
    }
    for gear in document.gears { check(gear.module, "the module of `\(gear.shape)`", positive: true) }
    return found
  }
}

extension CouplingRecord.Relation {
  fileprivate var numbers: [Double] {
    switch self {
    case .linear(let terms, let equals): terms.map(\.factor) + [equals]
    case .curve(_, _, let knots, let period, let within): knots.flatMap { [$0.x, $0.y] } + [period ?? 0, within]
    case .oneWay(_, _, let ratio, _): [ratio]
    }
  }
}
