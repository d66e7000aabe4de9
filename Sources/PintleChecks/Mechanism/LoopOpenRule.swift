import PintleDocument
import PintleKinematics

/// `structure.loop_open`: loops and couplings hold in the pose that was drawn.
struct LoopOpenRule: Rule {
  let id = "structure.loop_open"
  let title = "loops closed as drawn"
  let severity = Severity.error
  let explanation = """
    A closure holds two parts together a second time. In the drawn pose its two sides lie within 0.05 mm and 0.05° of \
    each other; where they do not, the loop cannot be built as it is drawn.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Two parts that a loop holds together are drawn apart: a bar is too long, or a pin sits beside its line.
        """,
      measured: """
        The gap between both sides of the closure in the drawn pose, along the directions that it holds, and the angle \
        between its axes; how a coupling's terms add up there.
        """,
      remedy: """
        Draw both sides on one line; where little is missing, the finding says how followers would have to stand.
        """,
      failing: .chestDocument(
        members: Self.closure(onB: #", "frameOnB": { "origin": [0, 0.152, 0.2], "z": [-1, 0, 0], "x": [0, 0, -1] }"#)),
      passing: .chestDocument(members: Self.closure(onB: "")))
  }

  private static func closure(onB: String) -> String {
    #"""
      "closures": [
        {
          "id": "second_pin", "kind": "hinge", "a": "lid", "b": "chest",
          "frame": { "origin": [0, 0.15, 0.2], "z": [-1, 0, 0], "x": [0, 0, -1] }\#(onB)
        }
      ]
    """#
  }

  private static let length = 0.05e-3
  private static let angle = 0.05 * Double.pi / 180

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanismReport.open.compactMap { open in
      guard open.gap > Self.length || open.angle > Self.angle else { return nil }
      let closure = context.document.closures.first { $0.id == open.id }
      let coupling = context.document.couplings.first { $0.id == open.id }
      var faults: [String] = []
      if open.gap > Self.length { faults.append("\(Wording.length(open.gap)) \(Wording.way(open.direction))") }
      if open.angle > Self.angle {
        faults.append(
          closure == nil ? "by \(Wording.number(open.angle, decimals: 6))" : "by \(Wording.angle(open.angle))")
      }
      // What is nearly closed is a slip of a number: how followers would have to stand says which.
      let near = open.gap < 1e-3 && open.angle < 0.02
      let remedy = open.remedies.prefix(3).map {
        "`\($0.id)` \($0.change < 0 ? "-" : "+")\(Wording.coordinate(abs($0.change), angular: $0.unit == "rad"))"
      }.joined(separator: ", ")
      return finding(
        context, "`\(open.id)` is open as drawn: \(faults.joined(separator: " and "))",
        parts: closure.map { [$0.a, $0.b] } ?? [], joint: open.id,
        measured: open.gap > Self.length
          ? Quantity(open.gap * 1e3, "mm") : Quantity(Wording.degrees(open.angle), "deg"),
        expected: Expected(max: 0.05, unit: open.gap > Self.length ? "mm" : "deg"), at: closure?.frame.origin,
        source: closure?.source ?? coupling?.source,
        hint: near && !remedy.isEmpty ? "it closes with \(remedy)" : "draw both sides on one line")
    }
  }
}

extension CheckContext {
  /// How far a mechanism's own figures are looked at: documents that cannot be solved are other rules' matter.
  var closuresByID: [String: ClosureRecord] {
    Dictionary(document.closures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a degree of freedom was written.
  func source(ofFreedom id: String) -> Int? {
    let name = id.split(separator: ".").first.map(String.init) ?? id
    return degrees.first { $0.dof.id == name }?.joint.source
  }

  /// The parts that degrees of freedom move first: their joints' children.
  func children(ofFreedoms ids: [String]) -> [String] {
    ids.compactMap { id in
      let name = id.split(separator: ".").first.map(String.init) ?? id
      return degrees.first { $0.dof.id == name }?.joint.child
    }
  }
}
