import PintleDocument

/// Builds hardware about one joint's line.
struct Fitter {
  let joint: Joint
  let place: SourceLocation

  var axis: Axis { joint.axis }
  var direction: Vector3 { axis.direction }
  var name: String { joint.name }

  /// What the hardware may hold on to: the shapes of a part that are not hardware themselves.
  func body(_ part: Part) -> [Bounds] { part.shapes.filter { $0.hardware == nil }.map(\.bounds) }

  func at(_ s: Double) -> Vector3 { axis.middle + direction * s }

  func note(_ kind: String, _ values: [String: Double]) {
    joint.fittings.append(HardwareRecord(kind: kind, values: values))
  }

  @discardableResult
  func add(_ part: Part, _ suffix: String, _ solid: Solid, _ material: Material = .steel) -> Shape {
    part.add("\(name)_\(suffix)", solid, material, hardware: joint, at: place)
  }

  func rod(_ diameter: Double, _ from: Vector3, _ to: Vector3) -> Solid {
    .cylinder(diameter: diameter, from: Point(from), to: Point(to))
  }

  func size(_ v: Double, _ what: String) -> Double { checkedSize(v, what, place) }

  /// Where the child's body lies along the line, from the line's middle; 0…0 where it has none.
  var span: (lower: Double, upper: Double) {
    let all = body(joint.child).reduce(Bounds.empty) { $0.union($1) }
    return all.isEmpty ? (0, 0) : all.reach(along: direction, from: axis.middle)
  }

  // MARK: kinds

  func bearing(_ bore: Double, _ outer: Double, _ width: Double, at s: Double) {
    let d = size(bore, "the bore of a bearing"), w = size(width, "the width of a bearing")
    var o = size(outer, "the outer diameter of a bearing")
    if o <= d * 1.05 {
      Recorder.report(
        "value.size", "a bearing of \(millimetres(o)) has no room for a bore of \(millimetres(d))", joint: name,
        at: place)
      o = d * 1.5
    }
    // Races of a quarter of the ring each; between them the cage.
    let ring = (o - d) / 2
    let a = axis.origin + direction * (s - w / 2), b = axis.origin + direction * (s + w / 2)
    func tube(_ outer: Double, _ inner: Double, _ inset: Double) -> Solid {
      .tube(outer: outer, inner: inner, from: Point(a + direction * inset), to: Point(b - direction * inset))
    }
    add(joint.parent, "bearing_outer", tube(o, o - 0.6 * ring, 0))
    add(joint.parent, "bearing_cage", tube(o - 0.6 * ring, d + 0.6 * ring, 0.08 * w), .brass)
    add(joint.parent, "bearing_inner", tube(d + 0.6 * ring, d, 0))
    note("bearing", ["bore": d, "outer": o, "width": w, "at": s])
  }

  func pin(_ diameter: Double, _ length: Double) {
    let d = size(diameter, "the diameter of a pin"), l = size(length, "the length of a pin")
    let bore = rod(d + 2 * Fit.running, at(-l / 2 - Fit.overshoot), at(l / 2 + Fit.overshoot))
    for shape in joint.child.shapes where shape.hardware == nil && shape.bounds.overlaps(bore.bounds) {
      // What is hardly thicker than the pin would fall apart; there the pin stands for an eye that is not drawn.
      let across = direction.anyPerpendicular
      let thin = [across, direction.cross(across)].map { v -> Double in
        let r = shape.bounds.reach(along: v, from: axis.middle)
        return r.upper - r.lower
      }.min() ?? 0
      if thin > 1.4 * d { shape.cut(bore, at: place) }
    }
    let shape = add(joint.parent, "pin", rod(d, at(-l / 2), at(l / 2)))
    if let eye = joint.child.shapes.first(where: { $0.hardware == nil && $0.bounds.overlaps(bore.bounds) }) {
      joint.runs(shape, in: eye, at: place)
    }
    note("pin", ["diameter": d, "length": l])
  }

  func motorShaft(_ diameter: Double, _ length: Double) {
    let d = size(diameter, "the diameter of a shaft")
    let l = length == 0 ? 6 * d : size(length, "the length of a shaft")
    joint.parent.carve(rod(d + 2 * Fit.running, at(-l / 2 - Fit.clear), at(l / 2 + Fit.clear)), at: place)
    add(joint.child, "shaft", rod(d, at(-l / 2), at(l / 2)))
    note("motorShaft", ["diameter": d, "length": l])
  }

  func concealed(_ count: Int, _ spread: Double, _ diameter: Double, _ wall: Face) {
    let n = checkedCount(count, "the number of hinges", most: 50, place)
    let d = size(diameter, "the diameter of a hinge")
    let span = span
    let middle = (span.lower + span.upper) / 2
    let whole = spread == 0 ? 0.6 * (span.upper - span.lower) : size(spread, "the spread of hinges")
    let normal = wall.outward.vector
    let suffix = n == 1 ? [""] : (1...n).map { "_\($0)" }
    for i in 0..<n {
      let p = at(middle + (n == 1 ? 0 : (Double(i) / Double(n - 1) - 0.5) * whole))
      // From the wall (1 mm into it) to the far side of the pin.
      let height = (p - wall.extent.bounds.centre).dot(normal)
      let low = min(-height, 0) - 1e-3
      let frame = RigidTransform(x: direction, y: normal.cross(direction), z: normal, translation: p)
      let bracket = Bench(frame).block([-1.2 * d, -0.9 * d, low], [1.2 * d, 0.9 * d, 0.9 * d], radius: 0.4 * d)
      add(joint.parent, "bracket\(suffix[i])", bracket, .zinc)
      add(joint.parent, "pin\(suffix[i])", rod(d, p - direction * (3 * d), p + direction * (3 * d)))
      for (word, sign) in [("near", -1.0), ("far", 1.0)] {
        let a = p + direction * (sign * 1.4 * d), b = p + direction * (sign * 3 * d)
        add(
          joint.child, "eye_\(word)\(suffix[i])",
          .tube(outer: 2 * d, inner: d + 2 * Fit.running, from: Point(a), to: Point(b)), .zinc)
      }
    }
    note("concealed", ["count": Double(n), "spread": whole, "diameter": d])
  }

  func runners(_ region: Region) {
    let bench = Bench(before: region)
    let body = body(joint.child).reduce(Bounds.empty) { $0.union($1) }
    let b = region.extent.bounds
    let half = b.reach(along: bench.pose.x, from: bench.pose.translation).upper
    let x = body.reach(along: bench.pose.x, from: bench.pose.translation)
    let y = body.reach(along: bench.pose.y, from: bench.pose.translation)
    let z = body.reach(along: bench.pose.z, from: bench.pose.translation)
    let room = half - max(x.upper, -x.lower)
    guard !body.isEmpty, room > 2.5e-3, room < 0.05 else {
      Recorder.report(
        "family.room", "runners need 3 to 50 mm beside \(joint.child.name), there are \(millimetres(room))", joint: name,
        measured: Quantity(room, "m"), expected: Expected(min: 3e-3, max: 0.05, unit: "m"), at: place)
      return
    }
    let back = max(z.lower, b.reach(along: bench.pose.z, from: bench.pose.translation).lower + 3e-3)
    Runners(
      bench: bench, half: half, room: room, y: (y.lower + y.upper) / 2, back: back, front: min(z.upper, -Fit.clear)
    ).build(on: joint.child, in: joint.parent, named: name, joint, place)
    note("runners", ["room": room])
  }
}
