import PintleDocument

/// The one order of findings: severity, then how near to the root of the trouble, then place, then text.
enum FindingOrder {
  /// What is said or built wrong comes before what follows from it.
  private static let families = [
    "source", "compile", "program", "language", "document", "parameter", "name", "geometry", "structure",
    "coupling", "gear", "chain", "cam", "screw", "contact", "mesh", "rest", "mechanism", "motion", "support", "expect",
    "contract", "honesty", "export", "policy",
  ]

  /// 0 for causes, higher for consequences; a family that is not known here stands with the language's.
  static func rank(of rule: String) -> Int {
    let family = rule.prefix { $0 != "." }
    return families.firstIndex { $0 == family } ?? 3
  }

  static func sorted(_ findings: [Finding]) -> [Finding] {
    findings.sorted(by: precedes)
  }

  static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    if a.severity != b.severity { return a.severity > b.severity }
    let (ra, rb) = (rank(of: a.rule), rank(of: b.rule))
    if ra != rb { return ra < rb }
    let (fa, fb) = (a.source?.file ?? "", b.source?.file ?? "")
    if fa != fb { return fa < fb }
    // What has no line comes last.
    let (la, lb) = (a.source?.line ?? .max, b.source?.line ?? .max)
    if la != lb { return la < lb }
    let (ca, cb) = (a.source?.column ?? .max, b.source?.column ?? .max)
    if ca != cb { return ca < cb }
    return (a.rule, a.message, a.joint ?? "") < (b.rule, b.message, b.joint ?? "")
  }
}
