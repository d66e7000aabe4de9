import PintleDocument
import PintleKinematics

/// `coupling.inconsistent`: couplings that close a circle agree.
struct InconsistentRule: Rule {
  let id = "coupling.inconsistent"
  let title = "couplings agree"
  let severity = Severity.error
  let explanation = """
    Couplings may close circles (sun, planets and ring) and say the same twice. Where they contradict each other, \
    nothing that they know can turn: three gears in a ring hold each other.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The couplings that are named leave no motion to what they couple: gears lock each other.
        """,
      measured: """
        The couplings' equations are taken one after the other; where a combination of them says that one degree of \
        freedom does not move at all, those in the combination contradict each other. What only repeats the others is \
        no fault: rank, not number, is counted.
        """,
      remedy: """
        Remove one of the couplings that are named, or let one of their gears turn on another's line.
        """,
      failing: .gearPair(
        said: #"asset.couple("second", joints[1], to: joints[0], ratio: 0.5, turning: .oppositeWay)"#),
      passing: .gearPair(
        said: #"asset.couple("second", joints[1], to: joints[0], ratio: 0.75, turning: .oppositeWay)"#))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let doubted = Set(ContradictsTeethRule().findings(in: context).compactMap(\.joint))
    return context.couplingConflicts.compactMap { conflict in
      // One of them has terms that are not its own: that is told.
      guard conflict.couplings.allSatisfy({ !doubted.contains($0) }) else { return nil }
      let first = context.document.couplings.first { $0.id == conflict.couplings.last }
      let one = conflict.couplings.count == 1
      return finding(
        context,
        one
          ? "\(Wording.list(conflict.couplings)) holds `\(conflict.dof)` still: what it is coupled to does not move"
          : "\(Wording.list(conflict.couplings)) contradict each other: `\(conflict.dof)` cannot move",
        parts: context.children(ofFreedoms: [conflict.dof]), joint: conflict.dof, source: first?.source,
        hint: one ? "let the other one move too" : "remove one of them")
    }
  }
}

/// Couplings that together hold a degree of freedom still.
struct CouplingConflict: Hashable {
  var dof: String
  /// In the order of the document.
  var couplings: [String]
}

extension CheckContext {
  /// By elimination over the linear couplings, each row with what it was combined from. O(couplings² · terms).
  func findCouplingConflicts() -> [CouplingConflict] {
    struct Row {
      var terms: [String: Double]
      /// Index of a coupling, and its share.
      var made: [Int: Double]
      var pivot = ""
    }
    let known = Set(mechanism.freedoms.map(\.id))
    var rows: [Row] = []
    var conflicts: [CouplingConflict] = []
    func isNothing(_ v: Double, _ scale: Double) -> Bool { abs(v) <= 1e-9 * scale }
    func add(_ row: inout Row, _ factor: Double, _ other: Row) {
      for (k, v) in other.terms {
        row.terms[k, default: 0] += factor * v
        if isNothing(row.terms[k]!, 1) { row.terms[k] = nil }
      }
      for (k, v) in other.made { row.made[k, default: 0] += factor * v }
    }
    for (i, coupling) in document.couplings.enumerated() {
      guard case .linear(let terms, _) = coupling.relation, terms.allSatisfy({ known.contains($0.dof) }),
        terms.allSatisfy({ $0.factor.isFinite })
      else { continue }
      let scale = terms.reduce(0) { max($0, abs($1.factor)) }
      guard scale > 0 else { continue }
      var row = Row(terms: [:], made: [i: 1])
      for t in terms { row.terms[t.dof, default: 0] += t.factor / scale }
      row.terms = row.terms.filter { !isNothing($0.value, 1) }
      for other in rows { if let f = row.terms[other.pivot] { add(&row, -f, other) } }
      // Slides count in metres: the greatest term is the pivot, whatever it counts in.
      guard let pivot = row.terms.max(by: { (abs($0.value), $1.key) < (abs($1.value), $0.key) }) else { continue }
      let by = 1 / pivot.value
      row.terms = row.terms.mapValues { $0 * by }
      row.made = row.made.mapValues { $0 * by }
      row.pivot = pivot.key
      for j in rows.indices { if let f = rows[j].terms[row.pivot] { add(&rows[j], -f, row) } }
      rows.append(row)
      // A row that is left with one term holds it: the last coupling closed the circle.
      let held = Set(conflicts.map(\.dof))
      guard let still = rows.first(where: { $0.terms.count == 1 && !held.contains($0.pivot) && $0.made[i] != nil })
      else { continue }
      let made = still.made.filter { !isNothing($0.value, 1) }.keys.sorted()
      conflicts.append(CouplingConflict(dof: still.pivot, couplings: made.map { document.couplings[$0].id }))
      // One trouble is told once: without the coupling that closed the circle the others agree.
      rows.removeLast()
      for j in rows.indices where rows[j].made[i] != nil {
        // What was eliminated with it is made again from the couplings before.
        if let f = rows[j].made[i] { add(&rows[j], -f / (row.made[i] ?? 1), row) }
      }
    }
    return conflicts
  }
}
