import PintleDocument

/// Puts consequences under their cause: one trouble is one finding.
///
/// Findings are taken in the order of the rules, causes first; each is put under the first that explains it and weighs
/// at least as much. What is folded still counts for the verdict.
enum FindingFolding {
  static func folded(_ findings: [Finding]) -> [Finding] {
    var ranks: [String: Int] = [:]
    // What the language and the geometry say comes before every rule.
    for (i, rule) in RuleRegistry.all.enumerated() { ranks[rule.id] = i }
    let ordered = findings.enumerated().sorted {
      (ranks[$0.element.rule] ?? -1, $0.offset) < (ranks[$1.element.rule] ?? -1, $1.offset)
    }.map(\.element)
    var kept: [Finding] = []
    var causes: [Key: [Int]] = [:]
    for finding in ordered {
      // By what a cause and its effect have in common: every finding against every other would be n².
      let asked = Set(effectKeys(finding).flatMap { causes[$0] ?? [] }).sorted()
      if let i = asked.first(where: { kept[$0].severity >= finding.severity && explains(kept[$0], finding) }) {
        var consequence = finding
        kept[i].related += consequence.related
        consequence.related = []
        kept[i].related.append(consequence)
        for key in carriedKeys(kept[i].rule, consequence) where causes[key]?.last != i {
          causes[key, default: []].append(i)
        }
      } else {
        for key in causeKeys(finding) { causes[key, default: []].append(kept.count) }
        kept.append(finding)
      }
    }
    return kept
  }

  /// What a cause and its effect can have in common.
  private enum Key: Hashable {
    case joint(String)
    case part(String)
    case shape(String)
    /// A shape of a penetration: those explain no other trouble at rest, and there may be very many with one shape.
    case overlap(String)
    /// The rule alone says it.
    case anything
  }

  private static func effectKeys(_ f: Finding) -> [Key] {
    [.anything] + f.shapes.map(Key.shape) + f.parts.map(Key.part) + (f.joint.map { [.joint($0)] } ?? [])
      + (family(f.rule) == "rest" ? [] : f.shapes.map(Key.overlap))
  }

  /// What a cause answers for by its consequences: their shapes, and the joints of motions that an overlap leaves open.
  private static func carriedKeys(_ rule: String, _ consequence: Finding) -> [Key] {
    switch family(rule) {
    case "rest" where rule == "rest.penetration":
      consequence.shapes.map(Key.overlap) + (consequence.joint.map { [.joint($0)] } ?? [])
    case "gear", "chain", "cam", "screw", "contact": consequence.shapes.map(Key.shape)
    default: []
    }
  }

  /// By what `explains` asks for; every way in which it can be true must be among them.
  private static func causeKeys(_ f: Finding) -> Set<Key> {
    let joint = f.joint.map { [Key.joint($0)] } ?? []
    let (shapes, parts) = (f.shapes.map(Key.shape), f.parts.map(Key.part))
    let carried = f.related.flatMap { carriedKeys(f.rule, $0) }
    switch family(f.rule) {
    case "rest":
      switch f.rule {
      case "rest.penetration": return Set(f.shapes.map(Key.overlap) + carried)
      case "rest.ground": return [.anything]
      case "rest.floating": return Set(parts)
      default: return []
      }
    case "motion": return f.rule == "motion.unverified" && f.joint == nil ? [.anything] : Set(joint)
    case "expect": return Set(joint)
    case "contract", "honesty", "export", "policy": return []
    case "coupling": return [.anything]
    case "gear", "chain", "cam", "screw", "contact": return Set(joint + shapes + carried)
    case "structure": return Set(joint + parts)
    case "mesh": return Set(shapes + (f.rule == "mesh.missing" ? parts : []))
    default: return Set(joint + (f.verdict == .fail ? shapes + parts : []))
    }
  }

  static func explains(_ cause: Finding, _ effect: Finding) -> Bool {
    let (why, what) = (family(cause.rule), family(effect.rule))
    let sameJoint = cause.joint != nil && cause.joint == effect.joint
    let sharesPart = !Set(cause.parts).isDisjoint(with: effect.parts)
    let sharesShape = !Set(cause.shapes).isDisjoint(with: effect.shapes)
    switch why {
    case "rest":
      switch (cause.rule, effect.rule) {
      case ("rest.penetration", "motion.blocked"), ("rest.penetration", "motion.grows"),
        ("rest.penetration", "motion.presses_into_solid"), ("rest.penetration", "motion.unverified"):
        return !pairs(effect).isEmpty && pairs(effect).isSubset(of: pairs(cause, deep: true))
      case ("rest.penetration", "expect.opens"), ("rest.penetration", "expect.turns"),
        ("rest.penetration", "expect.travels"), ("rest.penetration", "expect.spins"),
        ("rest.penetration", "motion.usable_range"), ("rest.penetration", "contract.motion"):
        // The sweep of that joint is unproven because of the overlap: it stands among the consequences.
        return cause.related.contains { family($0.rule) == "motion" && $0.joint == effect.joint }
      case ("rest.ground", "expect.touches"), ("rest.ground", "rest.tips"): return true
      case ("rest.floating", "expect.touches"): return sharesPart
      case ("rest.floating", "support.bearing"), ("rest.floating", "support.freedom"):
        return effect.parts.first.map(cause.parts.contains) ?? false
      default: return false
      }
    case "motion":
      // Motions that were left out altogether leave every expectation open.
      if cause.rule == "motion.unverified", cause.joint == nil, effect.verdict == .unverified {
        return what == "expect" || effect.rule == "contract.motion"
      }
      let isPromise = what == "expect" || effect.rule == "contract.motion"
      // Whatever holds a part is judged by a line that must be right first.
      return sameJoint
        && ((["motion", "support"].contains(what) && cause.rule != "motion.unverified"
          && effect.rule != "support.handle") || isPromise)
    case "expect":
      // The program's own promise and the contract's, broken by one joint.
      return sameJoint && effect.rule == "contract.motion"
    case "contract", "honesty", "export", "policy":
      return false
    case "coupling", "gear", "chain", "cam", "screw", "contact":
      // Teeth that do not fit lie in each other; what locks them locks what drives them.
      if sameJoint, what != "language" { return RuleRegistry.rule(effect.rule) != nil }
      if why == "coupling", effect.rule == "structure.overdriven" { return true }
      let isAbout = !pairs(effect).isEmpty && pairs(effect).isSubset(of: pairs(cause, deep: true))
      return isAbout && RuleRegistry.rule(effect.rule) != nil
    case "structure":
      if sameJoint, ["motion", "support", "expect", "contract", "honesty"].contains(what) { return true }
      // A part that hangs nowhere, or twice, is loose in every other sense too.
      let isLoose = ["structure.orphan", "rest.floating"].contains(effect.rule) || what == "expect"
      return isLoose && sharesPart && !cause.parts.isEmpty
    case "mesh":
      if sharesShape, what != "structure" { return true }
      return cause.rule == "mesh.missing" && sharesPart && ["rest", "motion", "expect"].contains(what)
    default:
      // The language and the geometry: the shape or the part was not made as it was meant.
      if sameJoint, what != "language" { return RuleRegistry.rule(effect.rule) != nil }
      guard RuleRegistry.rule(effect.rule) != nil, cause.verdict == .fail else { return false }
      if sharesShape { return true }
      let dependsOnShapes =
        [
          "rest.floating", "rest.island", "rest.tips", "rest.ground", "structure.mass", "structure.orphan",
          "mesh.missing",
        ]
        .contains(effect.rule) || what == "expect"
      return dependsOnShapes && sharesPart
    }
  }

  private static func family(_ rule: String) -> Substring { rule.prefix { $0 != "." } }

  /// The pairs of shapes that a finding is about; with `deep` those of its consequences too.
  private static func pairs(_ finding: Finding, deep: Bool = false) -> Set<[String]> {
    var result: Set<[String]> = []
    for i in stride(from: 0, to: finding.shapes.count - 1, by: 2) {
      result.insert(finding.shapes[i...i + 1].sorted())
    }
    if deep { for f in finding.related { result.formUnion(pairs(f)) } }
    return result
  }
}
