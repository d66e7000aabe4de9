import PintleDocument

/// Builds hardware about one joint's line, in the frame of the assembly in which the joint was said.
struct Fitter {
  let joint: Joint
  let place: SourceLocation

  var child: Part { joint.child }
  var parent: Part { joint.parent }
  var axis: Axis { joint.axis }
  var direction: Vector3 { axis.direction }

  /// The construction bounds of a shape, in the joint's frame.
  func bounds(_ shape: Shape) -> Bounds {
    let own = shape.part.assembly
    guard own !== joint.assembly else { return shape.solid.body.bounds }
    return joint.assembly.frame.local(solid: own.frame.solid(shape.solid)).body.bounds
  }

  /// What hardware may hold on to: the shapes of a part that are not hardware themselves.
  func body(_ part: Part) -> [Bounds] { part.shapes.filter { $0.hardware == nil }.map(bounds) }

  func at(_ s: Double) -> Vector3 { axis.middle + direction * s }

  func note(_ kind: String, _ values: [String: Double]) {
    joint.fittings.append(HardwareRecord(kind: kind, values: values))
  }

  /// A shape of the joint's hardware; on the parent it is named after the part that it holds.
  @discardableResult
  func add(_ part: Part, _ suffix: String, _ solid: Solid, _ material: Material = .steel) -> Shape {
    part.addHardwareShape(
      part === child ? suffix : "\(child.name)_\(suffix)", solid, material, joint: joint, from: joint.assembly,
      at: place)
  }

  /// Takes a tool away from every shape of the parent that it meets, its own hardware excepted.
  func carve(_ tool: Solid) { carve(tool, from: parent) }

  func carve(_ tool: Solid, from part: Part) {
    part.cutAll(tool, except: part.shapes.filter { $0.hardware === joint }, from: joint.assembly, at: place)
  }

  func runs(_ shaft: Shape, in bore: Shape) {
    if shaft.part !== bore.part { joint.runs(shaft, in: bore, at: place) }
  }

  func rod(_ diameter: Double, _ from: Vector3, _ to: Vector3) -> Solid { .rod(diameter, from, to, place) }

  func size(_ v: Double, _ what: String) -> Double { checkedSize(v, what, place) }

  /// Where the child's body lies along the line, from the line's middle; 0…0 where it has none.
  var span: (lower: Double, upper: Double) {
    let all = body(child).reduce(Bounds.empty) { $0.union($1) }
    return all.isEmpty ? (0, 0) : all.reach(along: direction, from: axis.middle)
  }

  // MARK: kinds

  func bearing(_ bore: Double, _ outer: Double, _ width: Double, at s: Double) {
    let d = size(bore, "the bore of a bearing"), w = size(width, "the width of a bearing")
    var o = size(outer, "the outer diameter of a bearing")
    if o <= d * 1.05 {
      Recorder.report(
        "value.size", "a bearing of \(millimetres(o)) has no room for a bore of \(millimetres(d))", joint: joint.name,
        at: place)
      o = d * 1.5
    }
    // Races of a quarter of the ring each; between them the cage.
    let ring = (o - d) / 2
    let a = axis.origin + direction * (s - w / 2), b = axis.origin + direction * (s + w / 2)
    func tube(_ outer: Double, _ inner: Double, _ inset: Double) -> Solid {
      .pipe(outer, inner, a + direction * inset, b - direction * inset, place)
    }
    add(parent, "bearing_outer", tube(o, o - 0.6 * ring, 0))
    add(parent, "bearing_cage", tube(o - 0.6 * ring, d + 0.6 * ring, 0.08 * w), .brass)
    add(parent, "bearing_inner", tube(d + 0.6 * ring, d, 0))
    note("bearing", ["bore": d, "outer": o, "width": w, "at": s])
  }

  func pin(_ diameter: Double, _ length: Double) {
    let d = size(diameter, "the diameter of a pin"), l = size(length, "the length of a pin")
    let bore = rod(d + 2 * Fit.running, at(-l / 2 - Fit.overshoot), at(l / 2 + Fit.overshoot))
    var eye: Shape?
    for shape in child.shapes where shape.hardware == nil && bounds(shape).overlaps(bore.body.bounds) {
      // What is hardly thicker than the pin would fall apart; there the pin stands for an eye that is not drawn.
      let across = direction.anyPerpendicular
      let thin =
        [across, direction.cross(across)].map { v -> Double in
          let r = bounds(shape).reach(along: v, from: axis.middle)
          return r.upper - r.lower
        }.min() ?? 0
      guard thin > 1.4 * d else { continue }
      shape.cut(away: child.local(bore, from: joint.assembly), .none, place)
      if eye == nil { eye = shape }
    }
    let shape = add(parent, "pin", rod(d, at(-l / 2), at(l / 2)))
    if let eye { runs(shape, in: eye) }
    note("pin", ["diameter": d, "length": l])
  }

  func motorShaft(_ diameter: Double, _ length: Double) {
    let d = size(diameter, "the diameter of a shaft")
    let l = length == 0 ? 6 * d : size(length, "the length of a shaft")
    carve(rod(d + 2 * Fit.running, at(-l / 2 - Fit.clear), at(l / 2 + Fit.clear)))
    add(child, "shaft", rod(d, at(-l / 2), at(l / 2)))
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
      let bracket = Bench(frame, place).block([-1.2 * d, -0.9 * d, low], [1.2 * d, 0.9 * d, 0.9 * d], radius: 0.4 * d)
      add(parent, "bracket\(suffix[i])", bracket, .zinc)
      add(parent, "pin\(suffix[i])", rod(d, p - direction * (3 * d), p + direction * (3 * d)))
      for (word, sign) in [("near", -1.0), ("far", 1.0)] {
        let a = p + direction * (sign * 1.4 * d), b = p + direction * (sign * 3 * d)
        add(
          child, "eye_\(word)\(suffix[i])",
          .pipe(2 * d, d + 2 * Fit.running, a, b, place), .zinc)
      }
    }
    note("concealed", ["count": Double(n), "spread": whole, "diameter": d])
  }

  func runners(_ region: Region) {
    let bench = Bench(before: region, place)
    let body = body(child).reduce(Bounds.empty) { $0.union($1) }
    let b = region.extent.bounds
    let half = b.reach(along: bench.pose.x, from: bench.pose.translation).upper
    let x = body.reach(along: bench.pose.x, from: bench.pose.translation)
    let y = body.reach(along: bench.pose.y, from: bench.pose.translation)
    let z = body.reach(along: bench.pose.z, from: bench.pose.translation)
    let room = half - max(x.upper, -x.lower)
    guard !body.isEmpty, room > 2.5e-3, room < 0.05 else {
      Recorder.report(
        "family.room", "runners need 3 to 50 mm beside \(child.name), there are \(millimetres(room))",
        joint: joint.name,
        measured: Quantity(room, "m"), expected: Expected(min: 3e-3, max: 0.05, unit: "m"), at: place)
      return
    }
    let back = max(z.lower, b.reach(along: bench.pose.z, from: bench.pose.translation).lower + 3e-3)
    Runners(
      bench: bench, half: half, room: room, y: (y.lower + y.upper) / 2, back: back, front: min(z.upper, -Fit.clear)
    ).build(self)
    note("runners", ["room": room])
  }
}
