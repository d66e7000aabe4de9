internal import Glibc
import PintleDocument
import PintleKinematics
import PintleModel

/// What a coupling's terms must be by the reason it gives: teeth, threads, radii, lines and the tree of joints.
struct CouplingTerms {
  enum Fault {
    /// What was written does not go with the thing it is about: `values` says 20 teeth, the gear has 24.
    case said(String)
    /// Terms, up to one common factor.
    case expected([CouplingRecord.Term])
  }

  private let context: CheckContext
  private var mechanism: Mechanism { context.mechanism }
  private let gears: [String: GearRecord]

  init(_ context: CheckContext) {
    self.context = context
    gears = Dictionary(context.document.gears.map { ($0.shape, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil where the reason says nothing that could be recomputed, or parts of it are missing from the document.
  func judge(_ coupling: CouplingRecord) -> Fault? {
    guard let from = coupling.from else { return nil }
    switch from.kind {
    case "gear_mesh": return mesh(from)
    case "rack": return rack(from)
    case "rolls": return rolls(from)
    case "chain", "belt": return train(from)
    case "lead_screw": return leadScrew(from)
    case "ratio": return ratio(from, coupling)
    case "cam": return cam(from, coupling)
    case "freewheel": return freewheel(from, coupling)
    default: return nil
    }
  }

  // MARK: by kind

  private func mesh(_ from: CouplingRecord.Reason) -> Fault? {
    guard let pathA = from.of["a"], let pathB = from.of["b"], let a = gears[pathA], let b = gears[pathB],
      let w = a.line.direction.normalized, let partA = part(pathA), let partB = part(pathB)
    else { return nil }
    if let fault = teeth(a, from.values["teeth_a"]) ?? teeth(b, from.values["teeth_b"]) { return fault }
    guard let carrier = from.of["carrier"].flatMap(context.model.partIndex) else { return nil }
    for (g, p) in [(a, partA), (b, partB)] {
      if let joint = breaks(g.line, from: p, to: carrier) {
        return .said(
          "`\(context.document.parts[carrier].id)` does not carry the line of `\(g.shape)`: `\(joint)` moves it")
      }
    }
    let sign = a.ring != b.ring ? -1.0 : 1
    return .expected(
      sum([(Double(a.teeth), turns(partA, carrier, w)), (sign * Double(b.teeth), turns(partB, carrier, w))]))
  }

  private func rack(_ from: CouplingRecord.Reason) -> Fault? {
    guard let path = from.of["a"], let other = from.of["b"], let gear = gears[path],
      let w = gear.line.direction.normalized, let p = part(path), let q = part(other),
      let carrier = from.of["carrier"].flatMap(context.model.partIndex),
      let shape = context.shapeIndices[other]
    else { return nil }
    if let fault = teeth(gear, from.values["teeth_a"]) { return fault }
    if let said = from.values["radius"], abs(said - gear.radius) > 1e-6 * gear.radius {
      return .said(
        "its pitch radius is said to be \(Wording.length(said)), the teeth of `\(path)` have \(Wording.length(gear.radius))"
      )
    }
    let slides = joints(q, carrier).compactMap { joint, up -> (String, Double, Vector3)? in
      guard let f = mechanism.joints[joint].freedoms.first.map({ mechanism.freedoms[$0] }),
        f.record.type == .translation
      else { return nil }
      return (f.id, up ? 1 : -1, axis(f))
    }
    guard let e = slides.first?.2 else { return nil }
    // The rack lies where its shape does, seen across its way and the gear's line.
    let out = w.cross(e)
    guard let u = out.normalized, out.length > 0.1 else { return nil }
    let side = (context.model.shapes[shape].bounds.centre - gear.line.origin).dot(u)
    guard abs(side) > 1e-9 else { return nil }
    let r = gear.radius * w.cross(u * (side < 0 ? -1 : 1)).dot(e)
    return .expected(
      sum([(1, slides.map { ($0.0, $0.1 * $0.2.dot(e)) }), (-r, turns(p, carrier, w))]))
  }

  /// What touches the track stands still on it: Σ slides · e + Σ turns · (w × r) · e = 0.
  private func rolls(_ from: CouplingRecord.Reason) -> Fault? {
    guard let wheel = freedom(ofJoint: from.of["wheel"], [.rotation]), let path = from.of["track"],
      let shape = context.shapeIndices[path], let said = from.values["radius"], said > 0, said.isFinite
    else { return nil }
    let joint = mechanism.joints[wheel.joint]
    let track = context.model.shapes[shape]
    let w = axis(wheel)
    let way = joints(joint.child, track.part)
    let slides = way.compactMap { joint, up -> (String, Double, Vector3)? in
      guard let f = mechanism.joints[joint].freedoms.first.map({ mechanism.freedoms[$0] }),
        f.record.type == .translation
      else { return nil }
      return (f.id, up ? 1 : -1, axis(f))
    }
    guard let e = slides.first?.2, let out = w.cross(e).normalized, abs(w.dot(e)) < 1e-3 else { return nil }
    // Heights of the track over the wheel's line, across both.
    let heights = track.solid.surface.positions.map {
      (track.X_AS.apply($0) - joint.X_AJ.translation).dot(out)
    }
    guard let low = heights.min(), let high = heights.max() else { return nil }
    guard low > 0 || high < 0 else { return .said("the line of `\(joint.record.id)` lies within `\(path)`") }
    let radius = low > 0 ? low : -high
    guard abs(radius - said) <= 1e-3 * said + track.solid.deflection else {
      return .said(
        "its radius is said to be \(Wording.length(said)), `\(path)` lies \(Wording.length(radius)) from the line")
    }
    let surface = said * w.cross(out * (low > 0 ? 1 : -1)).dot(e)
    return .expected(
      sum([
        (1, slides.map { ($0.0, $0.1 * $0.2.dot(e)) }), (surface, turns(joint.child, track.part, w)),
      ]))
  }

  private func train(_ from: CouplingRecord.Reason) -> Fault? {
    guard let pathA = from.of["a"], let pathB = from.of["b"], let p = part(pathA), let q = part(pathB),
      let carrier = from.of["carrier"].flatMap(context.model.partIndex), let a = from.values["teeth_a"],
      let b = from.values["teeth_b"], a > 0, b > 0
    else { return nil }
    let first = joints(p, carrier)
    guard
      let w = (first.isEmpty ? joints(q, carrier) : first).first.flatMap({
        mechanism.joints[$0.joint].freedoms.first.map { axis(mechanism.freedoms[$0]) }
      })
    else { return nil }
    return .expected(sum([(a, turns(p, carrier, w)), (-b, turns(q, carrier, w))]))
  }

  private func leadScrew(_ from: CouplingRecord.Reason) -> Fault? {
    guard let screw = freedom(ofJoint: from.of["screw"], [.rotation, .helical]),
      let nut = freedom(ofJoint: from.of["nut"], [.translation]), let lead = from.values["lead"],
      let hand = from.values["hand"], lead > 0, abs(hand) == 1
    else { return nil }
    // Seen along the screw's turn, a nut on a right-hand thread comes back.
    let sign = hand * (axis(screw).dot(axis(nut)) < 0 ? -1 : 1)
    return .expected([.init(dof: nut.id, factor: 1), .init(dof: screw.id, factor: sign * lead / (2 * .pi))])
  }

  /// Only how much: which way one turns with the other is said nowhere else.
  private func ratio(_ from: CouplingRecord.Reason, _ coupling: CouplingRecord) -> Fault? {
    guard let f = freedom(ofJoint: from.of["follower"], nil), let l = freedom(ofJoint: from.of["leader"], nil),
      let ratio = from.values["ratio"], ratio.isFinite, case .linear(let terms, _) = coupling.relation,
      let own = terms.first(where: { $0.dof == f.id })?.factor,
      let other = terms.first(where: { $0.dof == l.id })?.factor
    else { return nil }
    return .expected([
      .init(dof: f.id, factor: own), .init(dof: l.id, factor: (other < 0 ? -1 : 1) * abs(ratio * own)),
    ])
  }

  /// The curve against the lobe's own law, lift · (1 − u²)^(5/2) with u from −1 to 1 over the duration about the peak.
  private func cam(_ from: CouplingRecord.Reason, _ coupling: CouplingRecord) -> Fault? {
    guard let lift = from.values["lift"], let duration = from.values["duration"], let peak = from.values["peak"],
      lift > 0, duration > 0, case .curve(_, _, let knots, let period?, let within) = coupling.relation
    else { return nil }
    func law(_ x: Double) -> Double {
      var a = x - peak
      a -= (a / period).rounded() * period
      let rest = 1 - 4 * a * a / (duration * duration)
      return rest > 0 ? lift * rest * rest * rest.squareRoot() : 0
    }
    let off = knots.map { $0.y - law($0.x) }
    guard let least = off.min(), let most = off.max(), most - least > 2 * within + 1e-3 * lift else { return nil }
    return .said("its curve is up to \(Wording.length(most - least)) off the law of the lobe")
  }

  private func freewheel(_ from: CouplingRecord.Reason, _ coupling: CouplingRecord) -> Fault? {
    guard case .oneWay(_, _, let ratio, _) = coupling.relation,
      let a = freedom(ofJoint: from.of["driver"], [.rotation, .helical]),
      let b = freedom(ofJoint: from.of["driven"], [.rotation, .helical])
    else { return nil }
    let wanted = axis(a).dot(axis(b)) < 0 ? -1.0 : 1
    guard abs(ratio - wanted) > 1e-9 else { return nil }
    return .said("its ratio is \(Wording.number(ratio, decimals: 3)), expected \(Wording.number(wanted))")
  }

  private func teeth(_ gear: GearRecord, _ said: Double?) -> Fault? {
    guard let said, said != Double(gear.teeth) else { return nil }
    return .said("it counts \(Wording.number(said)) teeth, `\(gear.shape)` has \(gear.teeth)")
  }

  // MARK: the tree

  private func part(_ shape: String) -> Int? {
    shape.split(separator: "/").first.flatMap { context.model.partIndex(String($0)) }
  }

  private func freedom(ofJoint id: String?, _ types: [DegreeOfFreedom.Motion]?) -> Freedom? {
    guard let joint = mechanism.joints.first(where: { $0.record.id == id }) else { return nil }
    return joint.freedoms.map { mechanism.freedoms[$0] }.first { types?.contains($0.record.type) ?? true }
  }

  /// In the drawn pose.
  private func axis(_ f: Freedom) -> Vector3 { mechanism.joints[f.joint].X_AJ.rotate(f.record.axis.vector) }

  /// The joints from one part to another, with whether each is passed from its child to its parent.
  private func joints(_ a: Int, _ b: Int) -> [(joint: Int, up: Bool)] {
    let (down, up) = (mechanism.path(toPart: b), mechanism.path(toPart: a))
    let common = zip(up, down).prefix { $0 == $1 }.count
    return up.dropFirst(common).reversed().map { ($0, true) } + down.dropFirst(common).map { ($0, false) }
  }

  /// Turns that add up to that of a part against a carrier about `w`, with their senses.
  private func turns(_ part: Int, _ carrier: Int, _ w: Vector3) -> [(String, Double)] {
    joints(part, carrier).compactMap { joint, up in
      guard let f = mechanism.joints[joint].freedoms.first.map({ mechanism.freedoms[$0] }),
        f.record.type == .rotation || f.record.type == .helical
      else { return nil }
      return (f.id, (up ? 1 : -1) * (axis(f).dot(w) < 0 ? -1 : 1))
    }
  }

  /// The first joint between a part and its carrier that takes the line elsewhere.
  private func breaks(_ line: LineRecord, from part: Int, to carrier: Int) -> String? {
    guard let w = line.direction.normalized else { return nil }
    for (joint, _) in joints(part, carrier) {
      for f in mechanism.joints[joint].freedoms.map({ mechanism.freedoms[$0] }) {
        let d = axis(f)
        let isAlong = d.cross(w).length < 1e-6
        let off = mechanism.joints[joint].X_AJ.translation - line.origin
        let isOn = (off - w * off.dot(w)).length < 1e-6
        switch f.record.type {
        case .translation: if !isAlong { return mechanism.joints[joint].record.id }
        case .rotation, .helical: if !isAlong || !isOn { return mechanism.joints[joint].record.id }
        case .rotation3, .pose6: return mechanism.joints[joint].record.id
        }
      }
    }
    return nil
  }

  private func sum(_ pieces: [(Double, [(String, Double)])]) -> [CouplingRecord.Term] {
    var terms: [CouplingRecord.Term] = []
    for (factor, list) in pieces {
      for (dof, sign) in list {
        if let i = terms.firstIndex(where: { $0.dof == dof }) {
          terms[i].factor += factor * sign
        } else {
          terms.append(.init(dof: dof, factor: factor * sign))
        }
      }
    }
    terms.removeAll { $0.factor == 0 }
    return terms
  }
}
