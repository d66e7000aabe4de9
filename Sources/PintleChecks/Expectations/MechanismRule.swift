import Foundation
import PintleDocument
import PintleKinematics

/// `expect.mechanism`: the mechanism is what its program promises: inputs, ratios, rises, independence.
struct MechanismRule: Rule {
  let id = "expect.mechanism"
  let title = "mechanism as expected"
  let severity = Severity.error
  let explanation = """
    What a program promises of its mechanism as a whole: how many inputs it has, how fast one joint runs for another, \
    how far a part rises and how level it stays, and which joint may move without others. Found from loops and \
    couplings, not from what the program says of them.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The mechanism does something else than its program promises: a ratio, a number of inputs, a rise.
        """,
      measured: """
        Inputs that are not passive are counted; ratios come from the equations of all couplings; rises and tilt from 65 \
        poses along each input.
        """,
      remedy: """
        Mend the teeth, the lead or the bar that is wrong, or the promise.
        """,
      failing: .fourBar(said: "asset.expect(inputs: 2)"),
      passing: .fourBar(said: "asset.expect(inputs: 1)"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.document.expectations.compactMap { expectation in
      switch expectation.kind {
      case .inputs: inputs(expectation, context)
      case .ratio: ratio(expectation, context)
      case .rises: rises(expectation, context)
      case .independent: independent(expectation, context)
      case .opens, .turns, .travels, .spins: nil
      }
    }
  }

  private func isMet(_ e: ExpectationRecord, _ value: Double, slack: Double) -> Bool {
    value >= (e.atLeast ?? -.infinity) - slack && value <= (e.atMost ?? .infinity) + slack
  }

  private func inputs(_ e: ExpectationRecord, _ context: CheckContext) -> Finding? {
    let count = context.mechanismReport.inputs.count { !$0.isPassive }
    guard !isMet(e, Double(count), slack: 0) else { return nil }
    let wanted = e.atLeast ?? e.atMost ?? 0
    return finding(
      context, "\(Wording.count(count, "input")), \(Wording.number(wanted)) expected", parts: [e.part],
      measured: Quantity(Double(count), "count"), expected: Expected(value: wanted, unit: "count"), source: e.source)
  }

  private func ratio(_ e: ExpectationRecord, _ context: CheckContext) -> Finding? {
    guard let dof = e.dof, let leader = e.of.first else { return nil }
    guard let input = context.mechanismReport.inputs.first(where: { $0.id == leader }),
      let follower = input.followers.first(where: { $0.id == dof })
    else {
      return finding(
        context, "`\(dof)` does not follow `\(leader)`", parts: [e.part], joint: dof, source: e.source,
        hint: "couple them, or expect it of an input")
    }
    guard let ratio = follower.ratio else {
      return finding(
        context, "`\(dof)` follows `\(leader)` unevenly, and has no ratio", parts: [e.part], joint: dof,
        source: e.source)
    }
    guard !isMet(e, ratio, slack: 1e-12) else { return nil }
    return finding(
      context, "`\(dof)` turns \(Wording.number(ratio, decimals: 6)) per turn of `\(leader)`", parts: [e.part],
      joint: dof, measured: Quantity(ratio, "1"), expected: Expected(min: e.atLeast, max: e.atMost, unit: "1"),
      source: e.source)
  }

  private func rises(_ e: ExpectationRecord, _ context: CheckContext) -> Finding? {
    guard let part = context.model.partIndex(e.part) else { return nil }
    let centre = context.model.parts[part].bounds.centre
    var best = (rise: 0.0, tilt: 0.0)
    for input in context.mechanismReport.inputs where !input.isPassive {
      let motions = context.mechanism.poses(along: input.id, count: 65).map { $0.motion(ofPart: part) }
      let heights = motions.map { $0.apply(centre).z }
      guard let low = heights.min(), let high = heights.max(), let first = motions.first else { continue }
      let tilt = motions.map { acos(min(1, max(-1, $0.z.dot(first.z)))) }.max() ?? 0
      if high - low > best.rise { best = (high - low, tilt) }
    }
    if !isMet(e, best.rise, slack: CheckTolerances.length) {
      return finding(
        context, "`\(e.part)` rises \(Wording.length(best.rise))", parts: [e.part],
        measured: Quantity(best.rise * 1e3, "mm"),
        expected: Expected(min: e.atLeast.map { $0 * 1e3 }, max: e.atMost.map { $0 * 1e3 }, unit: "mm"),
        source: e.source)
    }
    guard let within = e.within, best.tilt > within + 1e-9 else { return nil }
    return finding(
      context, "`\(e.part)` tilts by \(Wording.angle(best.tilt)) while it rises", parts: [e.part],
      measured: Quantity(Wording.degrees(best.tilt), "deg"),
      expected: Expected(max: Wording.degrees(within), unit: "deg"), source: e.source)
  }

  private func independent(_ e: ExpectationRecord, _ context: CheckContext) -> Finding? {
    guard let dof = e.dof else { return nil }
    let followers = context.mechanismReport.inputs.first { $0.id == dof }?.followers ?? []
    let moved = followers.filter { f in e.of.contains(f.id) && abs(f.upper - f.lower) > 1e-9 }.map(\.id)
    guard !moved.isEmpty else { return nil }
    return finding(
      context, "\(Wording.list(moved)) \(moved.count == 1 ? "moves" : "move") with `\(dof)`", parts: [e.part],
      joint: dof, source: e.source)
  }
}
