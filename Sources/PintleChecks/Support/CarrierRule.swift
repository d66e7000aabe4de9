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

  func findings(in context: CheckContext) -> [Finding] {
    let model = context.model
    return context.mechanism.joints.compactMap { joint in
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
