import PintleDocument
import PintleKinematics

/// `honesty.idle_need`: a joint that needs another one out of its way is really blocked by it.
struct IdleNeedRule: Rule {
  let id = "honesty.idle_need"
  let title = "needs are needed"
  let severity = Severity.warning
  let explanation = """
    `needs` says that a joint moves only while another one is within bounds: a rack while the door is open. The sweep \
    uses it, so it must be true: with the other joint outside its bounds the motion must be blocked. If it is free \
    there too, the declaration hides nothing and goes.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A joint claims to need another one out of its way and does not: the claim would hide a fault in the \
        sweep.
        """,
      measured: """
        The joint is swept with the other one outside the bounds that it needs. Blocked there: the need is true. \
        Free there: both are searched over all their values outside the bounds; free everywhere, the need is idle.
        """,
      remedy: """
        Remove `needs`, or put right what should stand in the way.
        """,
      failing: .slider(
        said: """
          asset.stands(.hanging)
          let flap = asset.part("flap", .oak)
          flap.add("board", .box(0.40, 12.mm, 0.17).moved(.back, 0.156).standing())
          let swing = asset.hinge(
            "flap_hinge", flap, on: chest, around: box.edge(.bottom, .back), opening: .back, range: 0° ... 80°)
            .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          slide.needs(swing, .atLeast(45°))
          """),
      passing: .slider(
        said: """
          asset.stands(.hanging)
          let flap = asset.part("flap", .oak)
          flap.add("board", .box(12.mm, 0.30, 0.24).moved(.right, 0.206).standing())
          let swing = asset.hinge(
            "flap_hinge", flap, on: chest, around: box.edge(.bottom, .right), opening: .right, range: 0° ... 85°)
            .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          slide.needs(swing, .atLeast(80°))
          """))
  }

  func findings(in context: CheckContext) -> [Finding] {
    guard context.policy.sweepsJoints else { return [] }
    return context.sweptFreedoms.flatMap { freedom in
      let joint = context.mechanism.joints[freedom.joint].record
      return joint.needs.compactMap { need -> Finding? in
        guard let other = context.mechanism.freedom(need.dof) else { return nil }
        let angular = other.record.isAngular
        guard let outside = value(outside: need, of: other) else {
          return finding(
            context, "\(freedom.id) needs \(need.dof) where it always is", parts: [joint.child], joint: joint.id,
            source: need.source ?? joint.source, hint: "remove the need, or widen the range of `\(need.dof)`")
        }
        guard context.sweep(freedom.id, base: [need.dof: outside]).verdict == .pass,
          isFree(freedom, with: other, outside: need, context)
        else { return nil }
        return finding(
          context,
          "\(freedom.id) moves freely with \(need.dof) at \(Wording.coordinate(outside, angular: angular)) too: "
            + "it does not need it",
          parts: [joint.child], joint: joint.id, pose: [need.dof: outside], source: need.source ?? joint.source,
          hint: "remove the need")
      }
    }
  }

  /// Whether the motion is proven free wherever the other stands outside its bounds, not only at one place.
  private func isFree(_ freedom: Freedom, with other: Freedom, outside need: Need, _ context: CheckContext) -> Bool {
    guard let limits = other.limits else { return true }
    var sides: [ClosedRange<Double>] = []
    if let least = need.min, least > limits.lowerBound {
      sides.append(limits.lowerBound...min(least, limits.upperBound))
    }
    if let most = need.max, most < limits.upperBound { sides.append(max(most, limits.lowerBound)...limits.upperBound) }
    return sides.allSatisfy { side in
      context.mechanism.combinations(
        CombinationOptions(
          tolerance: context.tolerance, policy: context.pairPolicy, spans: [other.id: side],
          only: [freedom.id, other.id], keepsNeeds: false)
      ).allSatisfy { $0.verdict == .pass }
    }
  }

  /// Home where the need is not met there, else the end of the range farthest from it; nil if it is met everywhere.
  private func value(outside need: Need, of other: Freedom) -> Double? {
    let slack = other.record.isAngular ? CheckTolerances.angle : CheckTolerances.length
    func shortfall(_ v: Double) -> Double { max((need.min ?? -.infinity) - v, v - (need.max ?? .infinity)) }
    if shortfall(other.home) > slack { return other.home }
    guard let limits = other.limits else { return nil }
    return [limits.lowerBound, limits.upperBound].filter { shortfall($0) > slack }.max { shortfall($0) < shortfall($1) }
  }
}
