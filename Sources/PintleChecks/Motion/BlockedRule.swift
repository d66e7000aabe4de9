import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.blocked`: every joint reaches both ends of its range.
struct BlockedRule: Rule {
  let id = "motion.blocked"
  let title = "moves through its whole range"
  let severity = Severity.error
  let explanation = """
    Each joint is swept through its whole range with exact contact times on real triangles: nothing that moves with it \
    may enter anything that does not, deeper than the tolerance. The finding says how far the joint gets, who meets \
    whom, where, and how deep and with how much in common they are where it is worst, at a few poses of what is blocked. \
    An error is what people complain of: half a cubic centimetre in common, or a fiftieth of the smaller shape, or a \
    depth of 3 % of its diagonal. What stays below all of these, or is proven to scrape no deeper than three \
    tolerances, is a warning, and so is what loses less than a hundredth of its way; what does both is a note. A stop \
    that is meant ends the range there, or is declared as a contact. In an imported asset, where nobody can write that a \
    door opens before its drawer does, what is free once another part makes way is a warning.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The part stops before it is where it is meant to be, or goes through what is in its way: nobody can open \
        it as it is shown.
        """,
      measured: """
        Every pair of a moving and a resting shape is put into coordinates of the joint; the first contact of \
        one with the other shrunk by less than the tolerance comes in closed form. The number is where the \
        penetration passes the tolerance; the free range is what is proven on both sides of home.
        """,
      remedy: """
        Make room where the finding points, move the hinge line to the outer edge of a leaf, end the range at \
        the angle that is named, or declare with `needs` what must be out of the way first.
        """,
      failing: .chest(swing: "0° ... 290°"),
      passing: .chest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.obstructions.filter { $0.kind == .blocked }.map { o in
      let scrape = o.shallow.map { ", scraping no deeper than \(Wording.length($0))" } ?? o.depth
      let advice = BlockedHint(o, context).advice
      // A drawer behind its door: where `needs` cannot be written, its absence is no fault of the asset.
      let weight = context.isImported && advice.makesWay ? min(o.severity, .warning) : o.severity
      return finding(
        for: o, "\(o.freedom.id) \(o.reached): \(o.blocking.moving) meets \(o.blocking.resting)\(scrape)\(o.extent)",
        severity: weight, hint: advice.text, context)
    }
  }
}

extension CheckContext {
  /// The parts of shapes given by path, each once.
  func partNames(ofPaths paths: [String]) -> [String] {
    partNames(of: paths.compactMap { path in shapeIndex(path).map { model.shapes[$0] } })
  }
}
