internal import PintleDocument

/// A relation between joints, as said; its equation is written when the program has finished and every sense is known.
struct CouplingDraft {
  var id: String
  var source: SourceLocation
  /// nil where a finding says why.
  var equation: () -> (CouplingRecord.Relation, CouplingRecord.Reason)?
}

/// Which way a follower turns, seen from one side of the lines.
public enum Way: Sendable { case sameWay, oppositeWay }

extension Assembly {
  /// Takes a coupling into the document.
  func couple(
    _ name: String, _ place: SourceLocation,
    _ equation: @escaping () -> (CouplingRecord.Relation, CouplingRecord.Reason)?
  ) {
    var free = name
    var n = 2
    while recorder.couplingNames.contains(free) {
      free = "\(name)_\(n)"
      n += 1
    }
    recorder.couplingNames.insert(free)
    recorder.couplings.append(CouplingDraft(id: free, source: place, equation: equation))
  }

  /// The name of a coupling that an author chose: unique, or the finding `structure.duplicate_name`.
  private func named(_ name: String, _ place: SourceLocation) -> String {
    var taken = recorder.couplingNames
    return checkedName(prefix + name, "a coupling", taken: &taken, place)
  }

  /// The follower turns `ratio` times as far as the leader, the same or the opposite way.
  ///
  /// Both are seen from one side, so their lines must be parallel (finding `coupling.lines`).
  public func couple(
    _ name: String, _ follower: Joint, to leader: Joint, ratio: Double, turning way: Way, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let id = named(name, place)
    let r = checkedRatio(ratio, id, place)
    guard let f = turn(of: follower, id, place), let l = turn(of: leader, id, place),
      areParallel(follower, leader, id, place)
    else { return }
    couple(id, place) {
      let sign = follower.senseInAsset.dot(leader.senseInAsset) * (way == .sameWay ? 1 : -1)
      return (
        .two(f, 1, l, sign < 0 ? r : -r, of: [follower, leader]),
        .init(kind: "ratio", of: ["follower": follower.name, "leader": leader.name], values: ["ratio": r])
      )
    }
  }

  /// The follower's coordinate is `ratio` times the leader's, each in its own positive sense: metres per radian where a
  /// slide follows a turn.
  public func couple(
    _ name: String, _ follower: Joint, to leader: Joint, ratio: Double, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let id = named(name, place)
    let r = checkedRatio(ratio, id, place)
    guard let f = single(follower, id, place), let l = single(leader, id, place) else { return }
    couple(id, place) {
      (
        .two(f, 1, l, -r, of: [follower, leader]),
        .init(kind: "ratio", of: ["follower": follower.name, "leader": leader.name], values: ["ratio": r])
      )
    }
  }

  /// Any single-valued law of the leader, radians or metres, sampled over its range until the curve through the knots is
  /// true to `within`; `repeating` for what comes again after that much of the leader (one turn, two turns).
  ///
  /// A law that is not a number somewhere, or that the curve does not meet, is the finding `coupling.law`.
  public func couple(
    _ name: String, _ follower: Joint, to leader: Joint, repeating period: Angle? = nil, within: Double = 1e-5,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column, _ law: (Double) -> Double
  ) {
    let place = recorded(file, line, column)
    let id = named(name, place)
    guard let f = single(follower, id, place), let l = single(leader, id, place) else { return }
    let within = checkedSize(within, "how true `\(id)` is", place)
    var ends: (Double, Double)
    if let period {
      let p = abs(checkedAngle(period, "the period of `\(id)`", place))
      ends = (0, p)
    } else if let range = leader.dofs.first(where: { $0.id == l })?.range {
      ends = (range.lower, range.upper)
    } else {
      ends = (0, 0)
    }
    guard ends.1 - ends.0 > 1e-9 else {
      Recorder.report(
        "coupling.law", "`\(id)` has no range to be sampled over: `\(leader.name)` has none and it does not repeat",
        joint: follower.name, at: place, hint: "give repeating: 360°, or the leader a range")
      return
    }
    guard let knots = sampled(law, from: ends.0, to: ends.1, isPeriodic: period != nil, within: within, id, place)
    else {
      return
    }
    let relation = CouplingRecord.Relation.curve(
      input: l, output: f, knots: knots, period: period == nil ? nil : ends.1, within: within)
    couple(id, place) {
      (relation, .init(kind: "law", of: ["follower": follower.name, "leader": leader.name]))
    }
  }

  /// A screw that is held endwise moves a nut that is held from turning; the sense follows from the hand: seen along the
  /// screw's turn, a nut on a right-hand thread comes back.
  public func leadScrew(
    _ name: String, _ screw: Joint, moves nut: Joint, lead: Double, hand: Hand = .right, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let id = named(name, place)
    let l = checkedSize(lead, "the lead of `\(id)`", place)
    guard let turn = turn(of: screw, id, place) else { return }
    guard let way = nut.dofs.first(where: { $0.type == .translation })?.id, nut.isAttached else {
      Recorder.report(
        "coupling.joint", "`\(id)` moves `\(nut.name)`, which does not slide", joint: nut.name, at: place,
        hint: "hold the nut with a slide along the screw's line")
      return
    }
    guard areParallel(screw, nut, id, place) else { return }
    couple(id, place) {
      let sign = hand.sign * (screw.senseInAsset.dot(nut.senseInAsset) < 0 ? -1 : 1)
      return (
        .two(way, 1, turn, sign * l / (2 * Double.pi), of: [nut, screw]),
        .init(
          kind: "lead_screw", of: ["screw": screw.name, "nut": nut.name], values: ["lead": l, "hand": hand.sign])
      )
    }
  }

  /// The driven joint is never slower than its driver in the driver's positive sense, and free the other way.
  public func freewheel(
    _ name: String, _ driven: Joint, by driver: Joint, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let id = named(name, place)
    guard let a = turn(of: driver, id, place), let b = turn(of: driven, id, place) else { return }
    guard driver.lineInAsset.isCoaxial(with: driven.lineInAsset) else {
      Recorder.report(
        "coupling.lines", "`\(id)` joins `\(driven.name)` and `\(driver.name)`, whose lines are not one",
        joint: driven.name,
        at: place)
      return
    }
    couple(id, place) {
      let ratio = driver.senseInAsset.dot(driven.senseInAsset) < 0 ? -1.0 : 1
      return (
        .oneWay(driver: a, driven: b, ratio: ratio, positive: true),
        .init(kind: "freewheel", of: ["driver": driver.name, "driven": driven.name])
      )
    }
  }

  // MARK: what couplings ask of joints

  private func checkedRatio(_ ratio: Double, _ id: String, _ place: SourceLocation) -> Double {
    guard ratio.isFinite, abs(ratio) > 1e-12 else {
      Recorder.report("coupling.ratio", "the ratio of `\(id)` is \(trimmed(ratio)), it cannot be 0", at: place)
      return 1
    }
    return ratio
  }

  /// The only freedom of a joint; none or several are the finding `coupling.joint`.
  func single(_ j: Joint, _ id: String, _ place: SourceLocation) -> String? {
    guard j.isAttached, j.dofs.count == 1, [.rotation, .translation, .helical].contains(j.dofs[0].type) else {
      Recorder.report(
        "coupling.joint", "`\(id)` couples `\(j.name)`, a \(j.kind.rawValue), which has no single coordinate",
        joint: j.name,
        at: place)
      return nil
    }
    return j.dofs[0].id
  }

  /// The turn of a joint; one that does not turn is the finding `coupling.joint`.
  func turn(of j: Joint, _ id: String, _ place: SourceLocation) -> String? {
    guard j.isAttached, let dof = j.dofs.first(where: { $0.type == .rotation || $0.type == .helical }) else {
      Recorder.report(
        "coupling.joint", "`\(id)` couples `\(j.name)`, a \(j.kind.rawValue), which does not turn", joint: j.name,
        at: place)
      return nil
    }
    return dof.id
  }

  func areParallel(_ a: Joint, _ b: Joint, _ id: String, _ place: SourceLocation) -> Bool {
    let (x, y) = (a.lineInAsset, b.lineInAsset)
    guard !x.isParallel(to: y) else { return true }
    let angle = degreesText(acos(abs(x.direction.dot(y.direction))).radians)
    Recorder.report(
      "coupling.lines",
      "`\(id)` couples `\(a.name)` and `\(b.name)`, whose lines are \(angle) apart: which way one turns with the other is "
        + "not clear",
      joint: a.name, at: place, hint: "couple them by ratio alone, each in its own positive sense, or by a law")
    return false
  }
}

extension CouplingRecord.Relation {
  /// Two terms; `equals` from what the joints read as drawn.
  static func two(
    _ a: String, _ x: Double, _ b: String, _ y: Double, of joints: [Joint]
  ) -> CouplingRecord.Relation {
    .sum([.init(dof: a, factor: x), .init(dof: b, factor: y)], of: joints)
  }

  /// Σ factor · q = Σ factor · drawn.
  static func sum(_ terms: [CouplingRecord.Term], of joints: [Joint]) -> CouplingRecord.Relation {
    let drawn = Dictionary(joints.flatMap { $0.dofs.map { ($0.id, $0.drawn) } }) { a, _ in a }
    return .linear(terms: terms, equals: terms.reduce(0) { $0 + $1.factor * (drawn[$1.dof] ?? 0) } + 0)
  }
}

/// Knots of a law, as few as the curve through them needs to be true to `within`; halved where it is not.
func sampled(
  _ law: (Double) -> Double, from lower: Double, to upper: Double, isPeriodic: Bool, within: Double, _ id: String,
  _ place: SourceLocation
) -> [SIMD2<Double>]? {
  func at(_ x: Double) -> SIMD2<Double>? {
    let y = law(x)
    guard y.isFinite, abs(y) < 1e6 else {
      Recorder.report("coupling.law", "the law of `\(id)` is not a number at \(trimmed(x))", at: place)
      return nil
    }
    return [x, y]
  }
  let start = isPeriodic ? 48 : 12
  var knots: [SIMD2<Double>] = []
  for i in 0...start {
    guard let knot = at(lower + (upper - lower) * Double(i) / Double(start)) else { return nil }
    knots.append(knot)
  }
  if isPeriodic, let first = knots.first, let last = knots.last {
    if abs(first.y - last.y) > within {
      Recorder.report(
        "coupling.law",
        "the law of `\(id)` does not come back: \(trimmed(first.y)) at the start of its period, \(trimmed(last.y)) at its end",
        at: place)
      return nil
    }
    knots[knots.count - 1].y = first.y
  }
  for _ in 0..<16 {
    guard let curve = KnotCurve(knots: knots, period: isPeriodic ? upper - lower : nil) else { return nil }
    var finer: [SIMD2<Double>] = [knots[0]]
    for (a, b) in zip(knots, knots.dropFirst()) {
      var isTrue = true
      for share in [0.25, 0.5, 0.75] where isTrue {
        guard let p = at(a.x + (b.x - a.x) * share) else { return nil }
        isTrue = abs(curve.value(at: p.x).value - p.y) <= within
      }
      if !isTrue, let middle = at((a.x + b.x) / 2) { finer.append(middle) }
      finer.append(b)
    }
    if finer.count == knots.count { return knots }
    knots = finer
    if knots.count > 4000 { break }
  }
  Recorder.report(
    "coupling.law", "the law of `\(id)` cannot be followed to \(trimmed(within * 1e6))·10⁻⁶: it jumps or shakes",
    at: place,
    hint: "smooth the law, or allow more with within:")
  return nil
}
