import PintleDocument
import PintleKinematics
import PintleModel

/// `screw.range`: nuts stay on their threads.
struct ScrewRangeRule: Rule {
  let id = "screw.range"
  let title = "nuts stay on their threads"
  let severity = Severity.error
  let explanation = """
    Over the whole range a nut stays on the thread that moves it: it may stand over the thread's end by half its length \
    at most.
    """

  var settings: [RuleSetting] {
    [
      RuleSetting(
        "engaged", .fraction, 0.5, "the share of the shorter one's length on the thread")
    ]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        The screw lets go of its nut before the end of the range.
        """,
      measured: """
        The extents of both shapes of a declared thread along the screw's line, in 33 poses of every input that moves \
        one along the other.
        """,
      remedy: """
        End the range earlier, or make the thread longer.
        """,
      failing: .jack(travel: "0.10"),
      passing: .jack())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.document.contacts.compactMap { contact in
      guard contact.kind == .thread else { return nil }
      return context.model.shapeIndices(contact.a).lazy.flatMap { a in
        context.model.shapeIndices(contact.b).lazy.compactMap { b in judge(a, b, contact, context) }
      }.first
    }
  }

  private func judge(_ a: Int, _ b: Int, _ contact: ContactRecord, _ context: CheckContext) -> Finding? {
    let model = context.model
    guard let line = context.threadLine(model.shapes[a].part, model.shapes[b].part) else { return nil }
    let least = context.value(
      "engaged", of: self, parts: [model.shapes[a], model.shapes[b]].map { model.parts[$0.part].record.id },
      shapes: [contact.a, contact.b])
    var worst: (share: Double, length: Double, whole: Double, dof: String, value: Double)?
    for input in context.sweptFreedoms {
      for pose in context.mechanism.poses(along: input.id, count: 33) {
        // As the first one's part sees it: the line moves with it.
        let back = pose.motion(ofPart: model.shapes[a].part).inverse
        func extent(_ i: Int) -> ClosedRange<Double> {
          let X = back * pose.motion(ofPart: model.shapes[i].part) * model.shapes[i].X_AS
          var (low, high) = (Double.infinity, -Double.infinity)
          for p in model.shapes[i].solid.surface.positions {
            let s = X.apply(p).dot(line)
            low = min(low, s)
            high = max(high, s)
          }
          return low <= high ? low...high : 0...0
        }
        let (u, v) = (extent(a), extent(b))
        let whole = min(u.upperBound - u.lowerBound, v.upperBound - v.lowerBound)
        guard whole > 0 else { return nil }
        let length = min(u.upperBound, v.upperBound) - max(u.lowerBound, v.lowerBound)
        if worst.map({ length / whole < $0.share - 1e-9 }) ?? true {
          worst = (length / whole, length, whole, input.id, pose.values[input.id] ?? 0)
        }
      }
    }
    guard let worst, worst.share < least else { return nil }
    let angular = context.degrees.first { $0.dof.id == worst.dof }?.dof.isAngular ?? true
    let at = "\(Wording.coordinate(worst.value, angular: angular)) of `\(worst.dof)`"
    let (nut, thread) = (model.shapes[b].path, model.shapes[a].path)
    return finding(
      context,
      worst.length <= 0
        ? "`\(nut)` has left `\(thread)` at \(at)"
        : "`\(nut)` stays on `\(thread)` by \(Wording.length(worst.length)) only at \(at)",
      severity: worst.length <= 0 ? .error : .warning,
      parts: [model.shapes[b].part, model.shapes[a].part].map { model.parts[$0].record.id },
      shapes: [thread, nut], joint: contact.joint, measured: Quantity(worst.length * 1e3, "mm"),
      expected: Expected(min: least * worst.whole * 1e3, unit: "mm"), pose: [worst.dof: worst.value],
      source: contact.source, hint: "end the range earlier, or make the thread longer")
  }
}

extension CheckContext {
  /// The direction of the line along which one part is screwed on another: of a screw between them, or of the screw of the
  /// coupling that moves one of them.
  func threadLine(_ a: Int, _ b: Int) -> Vector3? {
    let ends = [a, b]
    func direction(_ joint: Int) -> Vector3? {
      let j = mechanism.joints[joint]
      return j.freedoms.first.map { j.X_AJ.rotate(mechanism.freedoms[$0].record.axis.vector) }
    }
    if let joint = mechanism.joints.firstIndex(where: {
      ($0.record.kind == .screw || $0.record.kind == .cylinder) && ends.contains($0.child) && ends.contains($0.parent)
    }) {
      return direction(joint)
    }
    let names = document.couplings.compactMap { $0.from?.kind == "lead_screw" ? $0.from?.of["screw"] : nil }
    guard
      let joint = mechanism.joints.firstIndex(where: { names.contains($0.record.id) && ends.contains($0.child) })
    else { return nil }
    return direction(joint)
  }
}
