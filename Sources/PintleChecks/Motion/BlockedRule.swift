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
    whom, where, and how deep they are a little beyond. What loses less than a hundredth of its way, or is proven to \
    scrape no deeper than three tolerances, is a warning; what does both is a note. A stop that is meant ends the range \
    there, or is declared as a contact.
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
      return finding(
        for: o, "\(o.freedom.id) \(o.reached): \(o.blocking.moving) meets \(o.blocking.resting)\(scrape)\(o.extent)",
        severity: o.severity, hint: BlockedHint(o, context).text, context)
    }
  }
}

extension CheckContext {
  /// The parts of shapes given by path, each once.
  func partNames(ofPaths paths: [String]) -> [String] {
    partNames(of: paths.compactMap { path in shapeIndex(path).map { model.shapes[$0] } })
  }
}
