import PintleDocument

/// `structure.unique_name`: names of parts, joints, degrees of freedom, couplings and the shapes of a part are unique.
struct UniqueNameRule: Rule {
  let id = "structure.unique_name"
  let title = "unique names"
  let severity = Severity.error
  let explanation = """
    Poses, exports and findings refer to things by name. Two parts, two joints, two degrees of freedom, two couplings \
    or two shapes of one part may not share one, and none may be empty. Shapes of different parts may.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Poses, clips, scripts and findings call things by name: of two that share one, only one can be meant.
        """,
      measured: """
        The names of parts, joints, degrees of freedom, couplings and closures are compared, and those of the shapes of \
        each part among themselves; an empty name is none. Programs rename the later one and say so.
        """,
      remedy: """
        Give each its own name, as in `left_door` and `right_door`.
        """,
      failing: .chestDocument(shapes: RuleExample.pull("panel")),
      passing: .chestDocument(shapes: RuleExample.pull("pull")))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let document = context.document
    var result: [Finding] = []
    func check(_ noun: String, _ names: [(name: String, source: Int?)], part: String? = nil, joints: Bool = false) {
      let plural = noun == "degree of freedom" ? "degrees of freedom" : noun + "s"
      var first: [String: Int?] = [:]
      for (name, source) in names {
        let place = part.map { " of `\($0)`" } ?? ""
        if name.isEmpty {
          result.append(
            finding(context, "a \(noun)\(place) has no name", parts: part.map { [$0] } ?? [], source: source))
        } else if let earlier = first[name] {
          let line = document.location(earlier).map { ", first in line \($0.line)" } ?? ""
          result.append(
            finding(
              context, "two \(plural)\(place) are named `\(name)`\(line)",
              parts: part.map { [$0] } ?? (noun == "part" ? [name] : []),
              shapes: part.map { ["\($0)/\(name)"] } ?? [], joint: joints ? name : nil, source: source,
              hint: "give each its own name"))
        } else {
          first[name] = source
        }
      }
    }
    check("part", document.parts.map { ($0.id, $0.source) })
    for part in document.parts { check("shape", part.shapes.map { ($0.id, $0.source) }, part: part.id) }
    check("joint", document.joints.map { ($0.id, $0.source) }, joints: true)
    // Two joints of one name bring two degrees of freedom of one name; that is told already.
    var told: Set<String> = []
    let joints = document.joints.filter { told.insert($0.id).inserted }
    check("degree of freedom", joints.flatMap { joint in joint.dofs.map { ($0.id, joint.source) } })
    check("coupling", document.couplings.map { ($0.id, $0.source) })
    check("closure", document.closures.map { ($0.id, $0.source) })
    return result
  }
}
