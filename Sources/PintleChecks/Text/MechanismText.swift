internal import PintleDocument
public import PintleKinematics

/// A mechanism in words and numbers: angles in ° or turns, lengths in mm.
public struct MechanismText: Sendable {
  private let report: MechanismReport

  public init(_ report: MechanismReport) {
    self.report = report
  }

  public func text(of asset: String) -> String {
    var lines = ["\(asset): \(summary)"]
    for input in report.inputs { lines += self.lines(of: input) }
    for stance in report.stances { lines.append("  " + Self.line(of: stance)) }
    for group in report.undriven { lines.append("left free: \(Wording.list(group.followers, most: 8))") }
    for group in report.overdriven { lines.append("in conflict: \(Wording.list(group, most: 8))") }
    for open in report.open {
      lines.append(
        open.gap > 0
          ? "open as drawn: `\(open.id)`, \(Wording.length(open.gap)) \(Wording.way(open.direction))"
          : "open as drawn: `\(open.id)`")
    }
    if !report.singular.isEmpty { lines.append("singular as drawn: \(Wording.list(report.singular, most: 8))") }
    if !report.homeIsReached { lines.append("home is not reached from the drawn pose") }
    if !report.unusable.isEmpty { lines.append("not understood: \(Wording.list(report.unusable, most: 8))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `stance parked: leans 4.6° to the left, on tyre, foot; centre of mass 31 mm inside`.
  public static func line(of stance: SettledStance) -> String {
    let head = "stance \(stance.id): "
    switch stance.problem {
    case .unreached: return head + "loops do not let the joints go there"
    case .unknown: return head + "masses or points are not known"
    case .inLine: return head + "the points that it rests on lie in one line"
    case .tips(let by):
      return head + "tips over, its centre of mass \(Wording.length(by)) outside the points it rests on"
    case .falls(let by): return head + "falls over, it turns \(Wording.angle(by)) before it rests"
    case .restless: return head + "rolls and does not come to rest"
    case nil: break
    }
    var text =
      stance.lean < 1e-4 ? "upright" : "leans \(Wording.angle(stance.lean)) \(Wording.way(stance.leanToward))"
    text += ", on \(Wording.list(stance.contacts.map(\.shape), most: 6))"
    for place in stance.hanging { text += ", `\(place.part)` \(Wording.length(place.height)) over the ground" }
    if let who = stance.steadiedBy { text += "; steadied by \(who)" }
    if let margin = stance.margin { text += "; centre of mass \(Wording.length(margin)) inside what it touches" }
    return head + text
  }

  /// `1 input, 6 followers, 15 equations of rank 6 (9 redundant)`.
  private var summary: String {
    let passive = report.inputs.count { $0.isPassive }
    let driven = report.inputs.count - passive
    var pieces = [Wording.count(driven, "input")]
    if passive > 0 { pieces.append("\(passive) passive") }
    if report.equations > 0 {
      pieces.append(Wording.count(report.degreesOfFreedom - report.given, "follower"))
      var text = "\(Wording.count(report.equations, "equation")) of rank \(report.rank)"
      if report.redundant > 0 { text += " (\(report.redundant) redundant)" }
      pieces.append(text)
      pieces.append("mobility \(report.mobility)")
    }
    return pieces.joined(separator: ", ")
  }

  private func lines(of input: MechanismReport.Input) -> [String] {
    var head = "  \(input.id)\(input.isPassive ? " (passive)" : ""): "
    if let lower = input.lower, let upper = input.upper {
      head += "\(value(lower, input.unit)) to \(value(upper, input.unit))"
      if input.reachesFrom > lower + slack(input.unit) || input.reachesTo < upper - slack(input.unit) {
        head += ", reaches \(value(input.reachesFrom, input.unit)) to \(value(input.reachesTo, input.unit))"
      }
    } else {
      head += "endless"
      if let period = input.period { head += ", period \(value(period, input.unit))" }
    }
    var lines = [head]
    for f in input.followers {
      var text = "    \(f.id): "
      if let ratio = f.ratio {
        text += self.ratio(ratio, f.unit, input.unit)
        text += ", \(value(f.startsAt, f.unit)) to \(value(f.endsAt, f.unit))"
      } else {
        text += "\(value(f.startsAt, f.unit)) to \(value(f.endsAt, f.unit))"
        let (low, high) = (min(f.startsAt, f.endsAt), max(f.startsAt, f.endsAt))
        if f.lower < low - slack(f.unit) || f.upper > high + slack(f.unit) {
          text += ", between \(value(f.lower, f.unit)) and \(value(f.upper, f.unit))"
        }
      }
      lines.append(text)
    }
    if let l = input.leverage {
      lines.append(
        "    leverage: `\(l.part)` moves \(lever(l.atStart, l)) at the start, \(lever(l.atEnd, l)) at the end, at most "
          + "\(lever(l.most, l))")
    }
    if let d = input.deadPoint {
      lines.append(
        "    \(d.isWithinRange ? "dead point" : "nearest dead point"): `\(d.follower)` at "
          + "\(value(d.followerAt, d.followerUnit)), \(value(d.distance, d.followerUnit)) "
          + (d.isWithinRange ? "along" : "away"))
    }
    if input.residual > 0, !input.followers.isEmpty, input.weakest != nil {
      lines.append("    loops closed to \(scientific(input.residual))")
    }
    return lines
  }

  private func lever(_ x: Double, _ l: MechanismReport.Leverage) -> String {
    l.driverUnit == "m"
      ? "\(Wording.number(x, decimals: 2)) mm per mm of `\(l.driver)`"
      : "\(Wording.number(x * 1e3 * .pi / 180, decimals: 2)) mm per degree of `\(l.driver)`"
  }

  private func slack(_ unit: String) -> Double { unit == "m" ? 5e-6 : 1e-4 }

  /// Beyond two turns an angle is said in turns.
  private func value(_ x: Double, _ unit: String) -> String {
    if unit == "m" { return Wording.length(x) }
    return abs(x) > 4 * .pi + 1e-9 ? "\(Wording.number(x / (2 * .pi), decimals: 2)) turns" : Wording.angle(x)
  }

  private func ratio(_ r: Double, _ follower: String, _ input: String) -> String {
    switch (follower, input) {
    case ("m", "rad"): "\(Wording.number(r * 2 * .pi * 1e3, decimals: 3)) mm per turn"
    case ("rad", "m"): "\(Wording.number(r / (2 * .pi) / 1e3, decimals: 4)) turns per mm"
    default: "\(Wording.number(r, decimals: 5)) : 1"
    }
  }

  private func scientific(_ x: Double) -> String {
    guard x > 0 else { return "0" }
    var exponent = 0
    var power = 1.0
    while power > x, exponent > -30 {
      power /= 10
      exponent -= 1
    }
    return "10^\(exponent + 1) of the asset's size"
  }
}
