import PintleDocument
import PintleKinematics
import PintleModel

/// `chain.runs_clear`: nothing stands where a chain's links come by.
struct ChainClearRule: Rule {
  let id = "chain.runs_clear"
  let title = "chains run clear"
  let severity = Severity.error
  let explanation = """
    The links of a chain go all the way round. What is drawn between two of them, touching neither, is met by the next \
    link as soon as the chain runs.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Something stands in the way of the chain, although no link touches it as drawn.
        """,
      measured: """
        The band that the links sweep along their path, as thick and wide as the widest of them, against every shape \
        other than the wheels that it runs over, at home; the allowed depth is that of rest.
        """,
      remedy: """
        Move what stands there out of the chain's way, or lead the chain past it.
        """,
      failing: .chainDrive(peg: "16.mm"),
      passing: .chainDrive(peg: "2.mm"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let model = context.model
    return context.mechanism.runningBands().flatMap { band -> [Finding] in
      let X_B = context.homePose.motion(ofPart: band.shape.part)
      let box = band.shape.bounds.transformed(X_B)
      return model.shapes.indices.compactMap { i in
        let other = model.shapes[i]
        guard other.part != band.shape.part, !band.train.over.contains(other.path),
          !context.homeBounds[i].intersection(box).isEmpty,
          // What a link meets as it is drawn is told there.
          !context.restContacts.contains(where: { Self.isDeep($0, band.links, i) }),
          let allowed = context.allowances.tolerance(i, band.links[0], context.tolerance)
            ?? weldedLimit(i, band, context)
        else { return nil }
        let relation = ContactProbe(tolerance: allowed).relation(
          between: band.shape, at: X_B, and: other, at: context.homePose.motion(ofPart: other.part))
        let depth: Double
        let point: Vector3?
        switch relation {
        case .penetrating(let d, let at): (depth, point) = (d, at)
        case .enclosed: (depth, point) = (context.homeBounds[i].diagonal, context.homeBounds[i].centre)
        case .apart, .near, .unverified: return nil
        }
        guard depth > allowed else { return nil }
        return finding(
          context, "`\(other.path)` stands in the way of `\(band.train.part)`, whose links come by there",
          parts: [model.parts[other.part].record.id, band.train.part], shapes: [other.path, band.shape.path],
          measured: Quantity(depth * 1e3, "mm"), expected: Expected(max: allowed * 1e3, unit: "mm"), at: point,
          source: other.record.source, hint: "move it out of the chain's way")
      }
    }
  }

  /// The body that holds the path is one with the chain as drawn, and in its way as much as any other.
  private func weldedLimit(_ i: Int, _ band: RunningBand, _ context: CheckContext) -> Double? {
    context.allowances.declared(i, band.links[0]).isEmpty ? context.tolerance : nil
  }

  private static func isDeep(_ contact: RestContact, _ links: [Int], _ other: Int) -> Bool {
    guard (contact.a == other && links.contains(contact.b)) || (contact.b == other && links.contains(contact.a)) else {
      return false
    }
    switch contact.relation {
    case .penetrating, .enclosed: return true
    case .apart, .near, .unverified: return false
    }
  }
}
