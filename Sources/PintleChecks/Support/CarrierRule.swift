import PintleDocument
import PintleModel

/// `support.carrier`: a part is held by the part that it hangs on.
struct CarrierRule: Rule {
  let id = "support.carrier"
  let title = "held by what it hangs on"
  let severity = Severity.error
  let explanation = """
    What a joint holds touches what the joint says it hangs on, or what is welded to either: by contact within the \
    tolerance, by a declared fit, by hardware of the joint that is mounted on both. A part that is held, but by another \
    part only, would go with the wrong one: a door that hangs on the drawer above it. A part that nothing holds is told \
    as floating. In imported assets, where much is left out, a note.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The part would go with the wrong one: the right lid of this bin swings off with the left one.
        """,
      measured: """
        What a joint holds, with all that is welded to it, against what it hangs on, with all that is welded to that: \
        contact within τ, a declared fit within its clearance, or hardware of the joint in both.
        """,
      remedy: """
        Hang it on what it touches, or draw what reaches from the one to the other.
        """,
      failing: bin(rightLidOn: "left"),
      passing: bin(rightLidOn: "bin", "  .hardware(.barrel(diameter: 8.mm, knuckles: 5))"))
  }

  private func bin(rightLidOn carrier: String, _ hardware: String = "") -> RuleExample {
    .assetProgram(
      "Bin",
      """
      let bin = asset.part("bin", .oak)
      let box = bin.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
      let left = asset.part("left_lid", .oak, role: .lid)
      left.add("panel", .box(0.19, 0.30, 12.mm).on(box.face(.top)).moved(.left, 0.105))
      let right = asset.part("right_lid", .oak, role: .lid)
      right.add("panel", .box(0.19, 0.30, 12.mm).on(box.face(.top)).moved(.right, 0.105))
      asset.hinge("left_hinge", left, on: bin, around: box.edge(.top, .left), opening: .up, range: 0° ... 105°)
        .hardware(.barrel(diameter: 8.mm, knuckles: 5))
      asset.hinge("right_hinge", right, on: \(carrier), around: box.edge(.top, .right), opening: .up, range: 0° ... 105°)
      """, hardware)
  }

  func findings(in context: CheckContext) -> [Finding] {
    let model = context.model
    return context.mechanism.joints.compactMap { joint in
      // A chain or a belt runs on its path: what it runs over holds it.
      let name = joint.record.child
      guard !context.document.trains.contains(where: { $0.part == name }) else { return nil }
      // Carriers without a shape hand on what hangs on them.
      guard context.support.isHeld[joint.child], !model.parts[joint.child].shapes.isEmpty,
        !model.parts[joint.parent].shapes.isEmpty
      else { return nil }
      let own = welded(to: joint.child, without: joint.parent, context)
      let carriers = welded(to: joint.parent, without: joint.child, context)
      guard !touch(own, carriers, context),
        !context.isHeldByHardware(of: joint.record, joint.child, joint.parent)
      else { return nil }
      let child = model.parts[joint.child].record.id
      let parent = model.parts[joint.parent].record.id
      let holders = context.restContacts.filter(\.touches).compactMap { contact -> Int? in
        let (a, b) = (model.shapes[contact.a].part, model.shapes[contact.b].part)
        return a == joint.child ? b : b == joint.child ? a : nil
      }
      let others = Set(holders).subtracting(own).sorted().map { model.parts[$0].record.id }
      return finding(
        context,
        "`\(child)` hangs on `\(parent)` and does not touch it"
          + (others.isEmpty ? "" : "; it touches \(Wording.list(others))"),
        severity: context.document.imported == nil ? nil : .note, parts: [child, parent], joint: joint.record.id,
        at: context.homeBounds[model.parts[joint.child].shapes[0]].centre, source: joint.record.source,
        hint: others.isEmpty ? "bring them together, or hang it on what holds it" : "hang it on what holds it")
    }
  }

  /// A part with what is fixed to it, in either direction.
  private func welded(to part: Int, without other: Int, _ context: CheckContext) -> Set<Int> {
    var set: Set<Int> = [part]
    var grows = true
    while grows {
      grows = false
      for joint in context.mechanism.joints where joint.record.kind == .fixed {
        for (a, b) in [(joint.child, joint.parent), (joint.parent, joint.child)]
        where set.contains(a) && b != other && set.insert(b).inserted {
          grows = true
        }
      }
    }
    return set
  }

  private func touch(_ a: Set<Int>, _ b: Set<Int>, _ context: CheckContext) -> Bool {
    let model = context.model
    func isBetween(_ i: Int, _ j: Int) -> Bool {
      let (p, q) = (model.shapes[i].part, model.shapes[j].part)
      return a.contains(p) && b.contains(q) || a.contains(q) && b.contains(p)
    }
    if context.restContacts.contains(where: { $0.touches && isBetween($0.a, $0.b) }) { return true }
    for contact in model.document.contacts {
      let reach = context.tolerance + abs(contact.clearance ?? 0)
      for i in model.shapeIndices(contact.a) {
        for j in model.shapeIndices(contact.b) where isBetween(i, j) && context.meet(i, j, within: reach) {
          return true
        }
      }
    }
    // What may overlap freely is not among the contacts.
    for p in a {
      for q in b {
        for i in model.parts[p].shapes {
          for j in model.parts[q].shapes where context.meet(i, j, within: context.tolerance) { return true }
        }
      }
    }
    return false
  }
}
