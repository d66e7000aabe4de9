import PintleDocument
import PintleKinematics
import PintleModel

/// `rest.tips`: what stands does not fall over.
struct TipsRule: Rule {
  let id = "rest.tips"
  let title = "does not tip over"
  let severity = Severity.error
  let explanation = """
    The centre of mass of everything lies over the area that the asset stands on: the convex hull of the points within \
    the tolerance of its lowest one. Judged at home, or settled in each stance (an error), and with each joint at either \
    end of its range while the others stay there (a warning: an open drawer may want a wall behind it). What somebody \
    steadies is not asked, which a note says.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The asset falls over as soon as it is let go, or when something of it is opened.
        """,
      measured: """
        The centre of mass of all parts, seen from above, against the convex hull of the points within τ of the \
        lowest one; at home, and with each joint at either end of its range. In a stance the body is turned until the \
        points it rests on lie level and let go: it turns over what it touches until its centre of mass lies over that.
        """,
      remedy: """
        Widen the foot, make it heavier, or say how it is held: `stands`.
        """,
      failing: .block(
        "block.add(\"foot\", .box(0.2, 0.2, 0.1).standing())\nblock.add(\"arm\", .box(0.8, 0.2, 0.1).centred(at: [0.3, 0, 0.15]))"
      ),
      passing: .block(
        "block.add(\"foot\", .box(0.2, 0.2, 0.1).standing())\nblock.add(\"arm\", .box(0.8, 0.2, 0.1).centred(at: [0, 0, 0.15]))"
      ))
  }

  func findings(in context: CheckContext) -> [Finding] {
    guard context.standsOnGround else { return [] }
    guard context.document.stances.isEmpty else { return context.stances.flatMap { judge($0, context) } }
    let boxes = context.homeBounds.filter { !$0.isEmpty }
    guard let ground = boxes.map(\.lower.z).min() else { return [] }
    var points: [SIMD2<Double>] = []
    var carriers: Set<Int> = []
    for i in context.homeBounds.indices where context.homeBounds[i].lower.z <= ground + context.tolerance {
      let low = context.homePoints(ofShape: i).filter { $0.z <= ground + context.tolerance }
      points += low.map { SIMD2($0.x, $0.y) }
      carriers.insert(context.model.shapes[i].part)
    }
    let polygon = SupportPolygon(points)
    guard let centre = context.mechanism.centreOfMass([:]) else { return [] }
    let margin = polygon.margin(SIMD2(centre.x, centre.y))
    if margin < -context.tolerance {
      let way = wayOut(centre, polygon)
      return [
        finding(
          context, "the asset tips over: its centre of mass lies \(Wording.length(-margin)) outside what it stands on",
          parts: carriers.sorted().map { context.model.parts[$0].record.id }, measured: Quantity(margin * 1e3, "mm"),
          expected: Expected(min: 0, unit: "mm"), at: centre,
          source: carriers.min().flatMap { context.model.parts[$0].record.source },
          hint: "widen its foot \(Wording.way(way)), or make it lighter there")
      ]
    }
    return ends(context, polygon, carriers, in: context.mechanism)
  }

  /// Settled in a stance: what keeps it from standing there, and each joint at its ends.
  private func judge(_ stance: SettledStance, _ context: CheckContext) -> [Finding] {
    func found(_ what: String, _ severity: Severity = .error, _ measured: Quantity? = nil, hint: String? = nil)
      -> [Finding]
    {
      [
        finding(
          context, "in stance `\(stance.id)` \(what)", severity: severity, parts: [], measured: measured,
          expected: measured.map { Expected(max: 0, unit: $0.unit) }, pose: stance.values, source: stance.source,
          hint: hint)
      ]
    }
    let name = "the asset"
    switch stance.problem {
    case .unreached, .unknown: return []
    case .inLine:
      return found(
        "\(name) rests on points in one line: nothing keeps it from tipping",
        hint: "name a point beside the line, or say who steadies it: `asset.steadied`")
    case .tips(let by):
      return found(
        "\(name) tips over: its centre of mass lies \(Wording.length(by)) outside the points it rests on", .error,
        Quantity(by * 1e3, "mm"), hint: "move the points apart, or say who steadies it: `asset.steadied`")
    case .falls(let by):
      return found(
        "\(name) falls over: let go it turns \(Wording.angle(by)) before it rests", .error,
        Quantity(Wording.degrees(by), "deg"), hint: "widen what it stands on, or say who steadies it: `asset.steadied`")
    case .restless: return found("\(name) rolls and does not come to rest", hint: "give it a face to rest on")
    case nil: break
    }
    if let who = stance.steadiedBy {
      return found("\(who) steadies \(name): whether it would tip is not asked", .note)
    }
    let carriers = Set(stance.contacts.compactMap { context.model.partIndex($0.part) })
    return ends(
      context, SupportPolygon(stance.area), carriers, in: context.mechanism.standing(in: stance),
      except: Set(stance.values.keys))
  }

  /// With each joint at its ends: the worst end of each that tips it.
  ///
  /// - Parameter except: what a stance sets stays there.
  private func ends(
    _ context: CheckContext, _ polygon: SupportPolygon, _ carriers: Set<Int>, in mechanism: Mechanism,
    except: Set<String> = []
  ) -> [Finding] {
    mechanism.freedoms.compactMap { freedom in
      guard !except.contains(freedom.id) else { return nil }
      // What stands on the ground itself may move there: a wheel that turns, a leg that folds need a rule of their own.
      guard let limits = freedom.limits, carriers.isDisjoint(with: mechanism.parts(movedBy: freedom.id)) else {
        return nil
      }
      var worst: (margin: Double, value: Double, centre: Vector3)?
      for value in [limits.lowerBound, limits.upperBound] {
        guard let centre = mechanism.centreOfMass([freedom.id: value]) else { continue }
        let margin = polygon.margin(SIMD2(centre.x, centre.y))
        if margin < (worst?.margin ?? -context.tolerance) { worst = (margin, value, centre) }
      }
      guard let worst else { return nil }
      let joint = mechanism.joints[freedom.joint].record
      let value = Wording.coordinate(worst.value, angular: freedom.record.isAngular)
      return finding(
        context,
        "with `\(freedom.id)` at \(value) the asset tips over: its centre of mass lies "
          + "\(Wording.length(-worst.margin)) outside what it stands on",
        severity: .warning, parts: [joint.child], joint: joint.id, measured: Quantity(worst.margin * 1e3, "mm"),
        expected: Expected(min: 0, unit: "mm"), pose: [freedom.id: worst.value], at: worst.centre, source: joint.source,
        hint: "give it a wider or heavier foot, or say how it is held: `stands`")
    }
  }

  /// From the middle of the support toward the centre of mass.
  private func wayOut(_ centre: Vector3, _ polygon: SupportPolygon) -> Vector3 {
    guard !polygon.corners.isEmpty else { return .zero }
    let middle = polygon.corners.reduce(SIMD2<Double>.zero, +) / Double(polygon.corners.count)
    let d = SIMD2(centre.x, centre.y) - middle
    // The nearest axis says it best.
    return abs(d.x) > abs(d.y) ? [d.x, 0, 0] : [0, d.y, 0]
  }
}
