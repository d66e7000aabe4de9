internal import Glibc
internal import PintleDocument
internal import PintleModel

/// Senses by an effect far away: an input whose positive way is that which moves some part up, found by what moves it.
///
/// The author says so of the input (`DegreeOfFreedom.Sense` of kind `moves`); loops and couplings between both decide, so
/// only a mechanism can tell. Where the frame as written has the other sense, it is turned round in the document that the
/// mechanism works on, and with it what counts in that coordinate: couplings. Ranges, poses and needs were said in the sense
/// that is wanted and stay.
extension Model {
  /// Every such input turned to the sense it was given; the same model where all have it already.
  func resolvingFarSenses() -> Model {
    let wanted = document.joints.flatMap(\.dofs).filter { $0.sense?.kind == "moves" }
    guard !wanted.isEmpty else { return self }
    var model = self
    for dof in wanted {
      guard let effect = Mechanism(asWritten: model).effect(of: dof.id), effect < 0 else { continue }
      var document = model.document
      document.turnRound(dof.id)
      let turned = Model(
        document: document, documentHash: documentHash, parts: parts, shapes: shapes, findings: findings)
      // At a dead centre the part goes the same way whichever way the input turns: then it stays as written.
      if (Mechanism(asWritten: turned).effect(of: dof.id) ?? -1) > 0 { model = turned }
    }
    return model
  }
}

extension Mechanism {
  /// How far an input's positive sense takes the part that its sense names the way that it names, as the cosine between
  /// that way and the part's first motion: in the drawn pose, or where it is at rest there in the middle of the range.
  ///
  /// 0 where it moves nothing in either; nil for what has no such sense or no single coordinate.
  public func effect(of dof: String) -> Double? {
    guard let f = freedom(dof), let sense = f.record.sense, sense.kind == "moves",
      let way = sense.toward?.normalized, let part = sense.part.flatMap(model.partIndex),
      [.rotation, .translation, .helical].contains(f.record.type), !model.parts[part].bounds.isEmpty
    else { return nil }
    let drawn = f.record.drawn
    let middle = f.limits.map { ($0.lowerBound + $0.upperBound) / 2 } ?? drawn + 1
    for value in [drawn, middle] {
      guard let v = firstMotion(of: part, by: dof, at: value), let u = v.normalized else { continue }
      return u.dot(way)
    }
    return 0
  }

  /// The velocity of the middle of a part for one of an input's unit, the others as drawn; nil where it is at rest.
  private func firstMotion(of part: Int, by dof: String, at value: Double) -> Vector3? {
    let centre = model.parts[part].bounds.centre
    let unit = freedom(dof).map { $0.record.type == .translation ? 1e-6 : 1e-5 } ?? 1e-5
    let size = max(1e-3, model.bounds.diagonal)
    func rest(_ v: Vector3) -> Vector3? {
      // Rounding: a millionth of the asset for each unit is no motion.
      v.isFinite && v.length > 1e-6 * size * unit ? v / unit : nil
    }
    guard let solver = tracker?.solver, let i = freedomIndex(dof) else {
      var values: [String: Double] = [:]
      for f in freedoms { values[f.id] = f.record.drawn }
      func at(_ v: Double) -> Vector3 {
        values[dof] = v
        return pose(values).motion(ofPart: part).apply(centre)
      }
      return rest((at(value + unit) - at(value - unit)) / 2)
    }
    // On the branch, by the followers' rates.
    var t = LoopTracker(solver)
    let c = solver.system.coordinates.first[i]
    guard t.move(to: [(c, value)]).stop == nil else { return nil }
    let rates = t.rates(by: c)
    func at(_ sign: Double) -> Vector3 {
      var q = t.q
      q[c] += sign * unit
      for r in rates { q[r.coordinate] += sign * unit * r.rate }
      return pose(at: q, t).motion(ofPart: part).apply(centre)
    }
    return rest((at(1) - at(-1)) / 2)
  }
}

extension Document {
  /// Turns the positive sense of a hinge, spin, slide or screw round: q' − drawn = −(q − drawn).
  ///
  /// Its frame is turned half round about x, and couplings count in the new coordinate; what stands in ranges, poses and
  /// needs was said in it already. Of a joint with several degrees of freedom nothing is turned.
  mutating func turnRound(_ dof: String) {
    guard let j = joints.firstIndex(where: { $0.dofs.contains { $0.id == dof } }), joints[j].dofs.count == 1 else {
      return
    }
    joints[j].frame = joints[j].frame.turned(against: joints[j].dofs[0].axis)
    let drawn = joints[j].dofs[0].drawn
    for i in couplings.indices {
      if case .curve(let input, _, _, _, _) = couplings[i].relation, input == dof {
        if let peak = couplings[i].from?.values["peak"] { couplings[i].from?.values["peak"] = 2 * drawn - peak }
      }
      couplings[i].relation = couplings[i].relation.turned(dof, drawn: drawn)
    }
  }
}

extension Frame {
  /// Half a turn about an axis of the frame across the one that is to be reversed.
  fileprivate func turned(against axis: DegreeOfFreedom.Axis) -> Frame {
    var copy = self
    switch axis {
    case .z, .y: copy.z = -z
    case .x: copy.x = -x
    }
    // z reversed with x kept turns y round with it; x reversed with z kept the same.
    copy.line = nil
    return copy
  }
}

extension CouplingRecord.Relation {
  /// The same relation where one coordinate q is counted as 2 · drawn − q.
  fileprivate func turned(_ dof: String, drawn: Double) -> Self {
    switch self {
    case .linear(let terms, let equals):
      var shift = 0.0
      let turned = terms.map { t -> CouplingRecord.Term in
        guard t.dof == dof else { return t }
        shift += 2 * t.factor * drawn
        return .init(dof: dof, factor: -t.factor)
      }
      return .linear(terms: turned, equals: equals - shift)
    case .curve(let input, let output, let knots, let period, let within):
      var knots = knots
      if input == dof { knots = knots.reversed().map { [2 * drawn - $0.x, $0.y] } }
      if output == dof { knots = knots.map { [$0.x, 2 * drawn - $0.y] } }
      return .curve(input: input, output: output, knots: knots, period: period, within: within)
    case .oneWay(let driver, let driven, let ratio, let positive):
      guard dof == driver || dof == driven else { return self }
      return .oneWay(
        driver: driver, driven: driven, ratio: -ratio, positive: dof == driver ? !positive : positive)
    }
  }
}
