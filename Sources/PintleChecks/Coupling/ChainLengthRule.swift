import PintleDocument
import PintleKinematics

/// `chain.length`: chains and belts lie tight with a whole number of links.
struct ChainLengthRule: Rule {
  let id = "chain.length"
  let title = "chains of whole links"
  let severity = Severity.error
  let explanation = """
    The way round the wheels is a whole number of links (of a belt: teeth), as many as there are, within a twentieth; of \
    a chain an even number, since inner and outer links take turns.
    """

  var settings: [RuleSetting] {
    [RuleSetting("most", .number, 0.05, "how many links too long or too short it may lie")]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        The chain or belt hangs slack, does not reach round its wheels, or cannot be closed.
        """,
      measured: """
        The wraps by teeth and the straights by the pitch, round the wheels where their lines stand in the drawn pose.
        """,
      remedy: """
        Place the second line by `Train.chainDistance` or `Train.beltDistance`, which give it for a whole number.
        """,
      failing: .beltDrive(teeth: 61),
      passing: .beltDrive())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.document.trains.compactMap { train in
      let unit = train.kind == "chain" ? "links" : "teeth"
      if train.kind == "chain", train.count % 2 == 1 {
        return finding(
          context, "a chain of \(train.count) links does not close: inner and outer links take turns",
          parts: [train.part], source: train.source, hint: "use \(train.count + 1) links")
      }
      guard let route = TrainRoute(train, in: context.mechanism) else { return nil }
      let off = route.length - Double(train.count)
      guard abs(off) > context.value("most", of: self, parts: [train.part]) else { return nil }
      return finding(
        context,
        "the path of `\(train.part)` is \(Wording.number(route.length, decimals: 3)) \(unit) long, \(train.count) are "
          + "given: \(Wording.length(abs(off) * train.pitch)) \(off > 0 ? "too short" : "too long")",
        parts: [train.part], shapes: [], measured: Quantity(route.length, "count"),
        expected: Expected(value: Double(train.count), unit: "count"), source: train.source,
        hint: route.missing.map {
          "lines \(Wording.number((route.distance + $0) * 1e3, decimals: 3)) mm apart instead of "
            + "\(Wording.number(route.distance * 1e3, decimals: 3)) mm fit \(train.count) \(unit)"
        })
    }
  }
}
