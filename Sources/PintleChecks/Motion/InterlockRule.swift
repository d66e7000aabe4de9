import PintleDocument
import PintleKinematics

/// `motion.interlock`: joints that are free one at a time and get into each other's way together.
struct InterlockRule: Rule {
  let id = "motion.interlock"
  let title = "joints that move at the same time"
  let severity = Severity.note
  let explanation = """
    Each joint is free while the others stand at home, but not wherever the others stand: a tray behind a door, two \
    doors that meet. That is normal, and good to know for whoever moves them: the note says how far each may go without \
    asking the other. It is an error where a part is expected to spin freely and something may stand in its way.
    """
  /// More than these are counted.
  private static let most = 12

  var page: RulePage {
    RulePage(
      meaning: """
        Two joints or more are free one at a time and collide when they move together.
        """,
      measured: """
        Every two inputs that move two shapes against each other are searched over all their values at once: a cell of \
        values is free where the shapes in its middle lie farther apart than anything moves within the cell. What is said \
        to be free is proven; where three or more joints lie between two parts, what cannot be proven is tried in poses \
        spread evenly over all of them, and the note says so.
        """,
      remedy: """
        If one has to make way first, say so with `needs`; otherwise shorten a range, or make room. For a part that is \
        expected to spin freely, say with `when:` where the other stands.
        """,
      failing: .crossing(),
      passing: .crossing(apart: "0.45"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let reports = context.combinations.filter { context.need(in: $0) == nil || $0.inputs.count > 2 }
    var told: Set<Set<String>> = []
    var made: [Finding] = []
    for report in reports where report.verdict == .fail {
      let new = report.collisions.filter { told.insert([$0.moving, $0.resting]).inserted }
      guard let first = new.first else { continue }
      made.append(finding(for: report, first, context))
    }
    if made.count > Self.most {
      let more = made.count - Self.most
      made = Array(made.sorted { $0.severity > $1.severity }.prefix(Self.most))
      made.append(
        finding(
          context, "\(Wording.count(more, "more combination")) of joints get into each other's way, too",
          hint: "the report's `combinations` lists them all"))
    }
    return made + unproven(reports.filter { $0.verdict == .unverified }, context)
  }

  private func finding(
    for report: CombinationReport, _ hit: CombinationReport.Collision, _ context: CheckContext
  ) -> Finding {
    let names = report.inputs.map(\.dof)
    var text = "\(Wording.list(names)) get into each other's way: `\(hit.moving)` meets `\(hit.resting)`"
    if report.inputs.count == 2 {
      let free = [(0, 1), (1, 0)].filter { !report.inputs[$0.1].free.isEmpty }.map { own, other in
        "`\(report.inputs[own].dof)` is free while `\(report.inputs[other].dof)` is \(context.said(report.inputs[other]))"
      }
      if !free.isEmpty { text += "; " + free.joined(separator: ", ") }
    }
    let promise = broken(by: report, context)
    if let promise { text += "; `\(promise.part)` is expected to spin freely" }
    return finding(
      context, text, severity: promise == nil ? nil : .error, parts: context.children(of: report),
      shapes: [hit.moving, hit.resting], measured: Quantity(hit.depth * 1e3, "mm"), pose: hit.pose, at: hit.at,
      source: promise?.source ?? source(of: report, context),
      hint: promise == nil
        ? nil : "say with `when:` where the other stands while it spins, shorten its range, or make room")
  }

  private func source(of report: CombinationReport, _ context: CheckContext) -> Int? {
    report.inputs.compactMap { input in
      context.mechanism.freedom(input.dof).flatMap { context.mechanism.joints[$0.joint].record.source }
    }.max()
  }

  /// The promise that a part spins freely, which is not kept while another input of the combination stands wherever it
  /// likes.
  private func broken(by report: CombinationReport, _ context: CheckContext) -> ExpectationRecord? {
    context.document.expectations.first { e in
      guard e.kind == .spins, let part = context.model.partIndex(e.part) else { return false }
      let own = Set(
        context.freedoms(above: part, for: .spins).filter { e.dof == nil || e.dof == $0.id }.prefix(1).map(\.id))
      guard report.inputs.contains(where: { own.contains($0.dof) }) else { return false }
      // Where it is said to stand, it must be out of the way.
      return report.inputs.contains { other in
        guard !own.contains(other.dof) else { return false }
        guard let at = e.when[other.dof] else { return true }
        if other.free.contains(where: { $0.contains(at) }) { return false }
        // What is not proven of all values may be of this one.
        return own.contains { context.sweep($0, base: e.when).verdict != .pass }
      }
    }
  }

  private func unproven(_ reports: [CombinationReport], _ context: CheckContext) -> [Finding] {
    guard let first = reports.first else { return [] }
    let coverage = reports.map(\.coverage).min() ?? 0
    let poses = reports.map(\.poses).max() ?? 0
    var text =
      "whether \(Wording.list(first.inputs.map(\.dof))) get into each other's way is not proven: "
      + (first.reason ?? "no proof was found")
    text += ", \(Wording.number(100 * coverage, decimals: 0)) % of their values are"
    if poses > 0 { text += ", and nothing met in \(Wording.count(poses, "pose")) spread over them" }
    let more = reports.reduce(-1) { $0 + 1 + $1.others }
    if more > 0 { text += " (and \(Wording.count(more, "more combination")))" }
    return [finding(context, text, parts: context.children(of: first), source: source(of: first, context))]
  }
}
