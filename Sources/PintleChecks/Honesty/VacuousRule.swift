import PintleDocument

/// `honesty.vacuous`: an expectation can fail.
struct VacuousRule: Rule {
  let id = "honesty.vacuous"
  let title = "expectations can fail"
  let severity = Severity.error
  let explanation = """
    An expectation that every asset meets (at least 0°, at most ∞, a bound that is no number, no bound at all) proves \
    nothing. One that no asset can meet (at least more than at most) is a mistake too.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A promise that every asset keeps, or that none can keep, proves nothing about this one.
        """,
      measured: """
        At least nothing and no end, a bound that is no number, at least more than at most.
        """,
      remedy: """
        Promise what the part is for: a door 90°, a lid 100°, a drawer most of its depth.
        """,
      failing: .chest(said: "asset.expect(lid, opens: .atLeast(0°), toward: .up)"),
      passing: .chest(said: "asset.expect(lid, opens: .atLeast(90°), toward: .up)"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.document.expectations.compactMap { expectation in
      guard let fault = fault(expectation) else { return nil }
      return finding(
        context, "the expectation that `\(expectation.part)` \(expectation.kind.rawValue) \(fault)",
        parts: [expectation.part], source: expectation.source, hint: "say how far it must go at least")
    }
  }

  private func fault(_ e: ExpectationRecord) -> String? {
    let slack: Double
    switch e.kind {
    case .opens, .turns: slack = CheckTolerances.angle
    case .travels, .rises: slack = CheckTolerances.length
    case .inputs: slack = 0
    // A ratio may be negative, so that at least 0 can fail.
    case .ratio: slack = -.infinity
    case .spins, .independent: return nil
    }
    if e.atLeast?.isNaN == true || e.atMost?.isNaN == true { return "has a bound that is not a number" }
    if let least = e.atLeast, let most = e.atMost, least > most {
      return "cannot be met: at least is more than at most"
    }
    let isLeastIdle = e.atLeast.map { $0 <= slack } ?? true
    let isMostIdle = (e.atMost ?? .infinity) == .infinity
    if let most = e.atMost, most < 0, e.kind != .ratio { return "cannot be met: at most is negative" }
    guard isLeastIdle, isMostIdle else { return nil }
    return e.atLeast == nil && e.atMost == nil
      ? "cannot fail: it has no bound" : "cannot fail: at least 0 is always met"
  }
}
