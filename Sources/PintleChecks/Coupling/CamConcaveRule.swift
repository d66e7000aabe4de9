import PintleDocument
import PintleKinematics

/// `cam.concave`: a flat follower lies on the whole of its cam.
struct CamConcaveRule: Rule {
  let id = "cam.concave"
  let title = "cams without hollows"
  let severity = Severity.error
  let explanation = """
    A flat follower touches a cam from outside: base + lift + lift'' must be positive all round, or it bridges a hollow \
    flank and moves otherwise than the law says.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The cam has a hollow flank: the follower rests on its rims and jumps over what lies between.
        """,
      measured: """
        The radius of curvature base + h + h'' at 720 angles, with h from the law's own numbers (base, lift, duration) \
        or, without these, from the curve of the coupling.
        """,
      remedy: """
        Use a larger base circle, less lift, or a longer duration.
        """,
      failing: .camShaft(base: "10.mm", lift: "8.mm"),
      passing: .camShaft())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.document.couplings.compactMap { coupling in
      guard let from = coupling.from, from.kind == "cam", let base = from.values["base"], base.isFinite,
        case .curve(_, let output, let knots, let period, _) = coupling.relation
      else { return nil }
      let least: Double
      if let lift = from.values["lift"], let duration = from.values["duration"], duration > 0 {
        least = Self.least(lift: lift, duration: duration)
      } else if let curve = KnotCurve(knots: knots, period: period), let low = knots.map(\.y).min() {
        least = Self.least(curve, low)
      } else {
        return nil
      }
      guard base + least <= 0 else { return nil }
      // The language has said so of the lobe, at its own line.
      let isTold = context.document.findings.contains {
        $0.rule == id && abs(($0.measured?.value ?? 0) - 2 * base) < 1e-9
      }
      guard !isTold else { return nil }
      let shapes = from.of["lobe"].map { [$0] } ?? []
      return finding(
        context,
        "`\(coupling.id)` has a hollow flank on a base circle of \(Wording.length(2 * base)): a flat follower bridges it",
        parts: shapes.compactMap { $0.split(separator: "/").first.map(String.init) }, shapes: shapes, joint: output,
        measured: Quantity(2e3 * base, "mm"), expected: Expected(min: -2e3 * least, unit: "mm"),
        source: coupling.source,
        hint: "use a base circle over \(Wording.length(-2 * least)), or a longer duration")
    }
  }

  /// min (h + h'') of h = lift (1 − u²)^(5/2), u from −1 to 1 over the duration.
  static func least(lift: Double, duration: Double) -> Double {
    let half = duration / 2
    return (0...720).reduce(0.0) { least, i in
      let u = Double(i) / 720
      let rest = max(0, 1 - u * u)
      let root = rest.squareRoot()
      return min(least, lift * (rest * rest * root + (15 * u * u * root - 5 * rest * root) / (half * half)))
    }
  }

  /// The same of any curve, by its second differences over 5° (of a turn): between knots the cubics bend as they like.
  static func least(_ curve: KnotCurve, _ low: Double) -> Double {
    let start = curve.knots[0].x
    let length = (curve.knots.last?.x ?? start) - start
    guard length > 0 else { return 0 }
    let w = length / 72
    return (0...720).reduce(0.0) { least, i in
      let x = start + Double(i) / 720 * length
      // Beyond its ends a curve that does not repeat goes on straight.
      guard curve.period != nil || (x - w >= start && x + w <= start + length) else { return least }
      let h = curve.value(at: x).value
      let bend = (curve.value(at: x + w).value - 2 * h + curve.value(at: x - w).value) / (w * w)
      return min(least, h - low + bend)
    }
  }
}
