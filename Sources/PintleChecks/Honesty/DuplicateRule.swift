import PintleDocument
import PintleModel

/// `honesty.duplicate`: nothing is drawn twice in one place.
struct DuplicateRule: Rule {
  let id = "honesty.duplicate"
  let title = "nothing drawn twice"
  let severity = Severity.warning
  let explanation = """
    The same solid in the same place, twice: it flickers, weighs double and costs double, and one of the two does \
    nothing. Compared at home by the solid's shape and its placement, to a thousandth of τ. Equal solids in different \
    places (five casters, four knobs) are as they should be.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Something is drawn twice in one place: it flickers, weighs double and costs double.
        """,
      measured: """
        Two shapes of the same solid in the same placement at home, to a thousandth of the contact tolerance.
        """,
      remedy: """
        Remove one of them, or put it where it belongs; copies in a loop often miss their offset.
        """,
      failing: .chest(
        said: """
          for i in 1...2 { chest.add("brand_\\(i)", .box(60.mm, 3.mm, 20.mm).on(box.face(.front)), .brass) }
          """),
      passing: .chest(
        said: """
          for i in 1...2 {
            let spot = box.face(.front).spot.moved(.right, Double(i) * 80.mm)
            chest.add("brand_\\(i)", .box(60.mm, 3.mm, 20.mm).on(spot), .brass)
          }
          """))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let shapes = context.model.shapes
    let slack = 1e-3 * context.tolerance
    return context.solids.flatMap { users -> [Finding] in
      guard users.shapes.count > 1 else { return [] }
      let indices = shapes.indices.filter {
        shapes[$0].solid === users.solid || shapes[$0].solid.hash == users.solid.hash
      }
      // Sorted along x, so that many copies of one solid are compared with their neighbours only.
      let placed = indices.map { (shape: $0, X: context.motion(ofShape: $0) * shapes[$0].X_AS) }.sorted {
        ($0.X.translation.x, $0.shape) < ($1.X.translation.x, $1.shape)
      }
      var found: [Finding] = []
      var told: Set<Int> = []
      for (k, a) in placed.enumerated() where !told.contains(a.shape) {
        for b in placed[(k + 1)...] {
          guard b.X.translation.x - a.X.translation.x <= slack else { break }
          guard isSame(a.X, b.X, users.solid.bounds, slack), !told.contains(b.shape) else { continue }
          told.insert(b.shape)
          let (first, second) =
            a.shape < b.shape ? (shapes[a.shape], shapes[b.shape]) : (shapes[b.shape], shapes[a.shape])
          found.append(
            finding(
              context, "`\(second.path)` is drawn exactly where `\(first.path)` is: the same solid twice",
              parts: context.partNames(of: [second, first]), shapes: [second.path, first.path],
              at: context.homeBounds[max(a.shape, b.shape)].centre, source: second.record.source,
              hint: "remove one of them, or put it where it belongs"))
        }
      }
      return found
    }
  }

  /// Every corner of the solid's box comes to the same place: then all of it does.
  private func isSame(_ a: RigidTransform, _ b: RigidTransform, _ box: Bounds, _ slack: Double) -> Bool {
    guard a.isFinite, b.isFinite, (a.translation - b.translation).length <= slack else { return false }
    return box.corners.allSatisfy { (a.apply($0) - b.apply($0)).length <= slack }
  }
}
