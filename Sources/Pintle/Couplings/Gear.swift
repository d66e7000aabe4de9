internal import Glibc
internal import PintleDocument

/// Teeth on a line: what meshes.
public final class Gear: @unchecked Sendable {
  public let part: Part
  public let shape: Shape
  public let spec: GearSpec
  /// In the frame of the part's assembly.
  let axis: Axis
  /// Where the middle of a tooth (of a ring: of a gap) points, across the line.
  let zero: Vector3

  init(part: Part, shape: Shape, spec: GearSpec, axis: Axis, zero: Vector3) {
    self.part = part
    self.shape = shape
    self.spec = spec
    self.axis = axis
    self.zero = zero
  }

  var axisInAsset: Axis { part.assembly.frame.line(axis) }
  var zeroInAsset: Vector3 { part.assembly.frame.direction(zero) }

  /// The turn from a tooth (of a ring: from a gap) to a direction, in teeth, 0 to 1, counted right-handed about `w` (asset coordinates).
  func phase(toward d: Vector3, about w: Vector3) -> Double {
    let z = zeroInAsset
    let turn = Glibc.atan2(z.cross(d).dot(w), z.dot(d)) * Double(spec.teeth) / (2 * Double.pi)
    return turn - turn.rounded(.down)
  }
}

/// Straight teeth: what a gear rolls along.
public final class Rack: @unchecked Sendable {
  public let part: Part
  public let shape: Shape
  let module: Double
  /// The pitch line, in the sense in which teeth count, in the frame of the part's assembly; a gap lies at its origin.
  let axis: Axis
  /// Where the teeth point.
  let facing: Vector3

  init(part: Part, shape: Shape, module: Double, axis: Axis, facing: Vector3) {
    self.part = part
    self.shape = shape
    self.module = module
    self.axis = axis
    self.facing = facing
  }
}

extension Part {
  /// Teeth on a line, over a span of its stations; with a bore, or (a ring) as wide as `rim`.
  ///
  /// `meshing`: turned, in the drawn pose, so that its teeth fall into the gaps of that one. Without it the first tooth points
  /// toward `toothToward`. A bore or rim that cuts the teeth is the finding `value.size`; lines that are not parallel are
  /// `gear.lines`.
  @discardableResult public func addGear(
    _ name: String, _ spec: GearSpec, on l: some Line, over s: Limits<Double>, bore: Double = 0, rim: Double = 0,
    meshing other: Gear? = nil, toothToward d: Direction? = nil, _ material: Material? = nil,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Gear {
    let place = recorded(file, line, column)
    let axis = l.line
    let span = axis.cut(to: s, "the span of a gear", place)
    var zero: Vector3
    if let d {
      zero = axis.across(d.vector, place)
    } else {
      let hint = [Direction.up, .back, .right].first { abs($0.vector.dot(axis.direction)) < 0.9 } ?? .up
      zero = axis.across(hint.vector, place)
    }
    if let other {
      zero = RigidTransform(turning: turn(of: spec, from: zero, on: axis, into: other, place), about: axis.direction)
        .rotate(zero)
    }
    let outline = GearOutline(spec: spec).corners
    let pose = RigidTransform(
      x: zero, y: axis.direction.cross(zero), z: axis.direction, translation: span.origin)
    let node = gearNode(spec, outline, height: snap(span.length), bore: bore, rim: rim, place)
    let solid = Solid(.placed(at: pose.snapped, solid: node), at: place)
    let shape = add(name, solid, material, at: place)
    let gear = Gear(part: self, shape: shape, spec: spec, axis: axis, zero: zero)
    Recorder.current.gears.append(gear)
    return gear
  }

  private func gearNode(
    _ spec: GearSpec, _ outline: [SIMD2<Double>], height: Double, bore: Double, rim: Double, _ place: SourceLocation
  ) -> SolidNode {
    if spec.isRing {
      var r = snap((rim > 0 ? checkedSize(rim, "the rim of a gear", place) : 2 * spec.rootRadius + 6 * spec.module) / 2)
      if r < spec.rootRadius + 0.2 * spec.module {
        Recorder.report(
          "value.size",
          "a rim of \(millimetres(2 * r)) leaves nothing behind teeth whose roots lie at \(millimetres(spec.rootDiameter))",
          measured: Quantity(2 * r, "m"), expected: Expected(min: spec.rootDiameter, unit: "m"), at: place)
        r = snap(spec.rootRadius + 2 * spec.module)
      }
      return .extrude(
        profile: .difference(from: .circle(radius: r), minus: [.polygon(points: outline, radius: 0)]), height: height)
    }
    var hole = bore > 0 ? snap(checkedSize(bore, "the bore of a gear", place) / 2) : 0
    if hole > spec.rootRadius - 0.1 * spec.module {
      Recorder.report(
        "value.size",
        "a bore of \(millimetres(2 * hole)) cuts into the teeth, whose roots lie at \(millimetres(spec.rootDiameter))",
        measured: Quantity(2 * hole, "m"), expected: Expected(max: spec.rootDiameter, unit: "m"), at: place)
      hole = snap(spec.rootRadius / 2)
    }
    let helix = spec.helix.radians
    if abs(helix) > 1e-9 {
      return .twist(
        outline: outline, bore: hole, height: height, angle: snap(height * Glibc.tan(helix) / spec.pitchRadius))
    }
    let teeth = ProfileNode.polygon(points: outline, radius: 0)
    return .extrude(
      profile: hole > 0 ? .difference(from: teeth, minus: [.circle(radius: hole)]) : teeth, height: height)
  }

  /// By how much the teeth must turn from `zero` to fall into the other's gaps: outside u_A + u_B ≡ ½ of a tooth, inside
  /// u_A ≡ u_B with the ring counted from a gap, where u is the turn from a tooth to the line of centres.
  private func turn(
    of spec: GearSpec, from zero: Vector3, on axis: Axis, into other: Gear, _ place: SourceLocation
  ) -> Double {
    let own = assembly.frame.line(axis), their = other.axisInAsset
    guard own.isParallel(to: their) else {
      Recorder.report(
        "gear.lines", "the line of this gear is not parallel to that of `\(other.shape.path)`", parts: [name],
        at: place,
        hint: "gears on crossed lines are not drawn")
      return 0
    }
    let w = own.direction
    let way = own.offset(to: their)
    guard let u = way.normalized, way.length > 1e-9 else {
      Recorder.report(
        "gear.lines", "this gear lies on the line of `\(other.shape.path)` and cannot mesh with it", parts: [name],
        at: place)
      return 0
    }
    let isInside = spec.isRing || other.spec.isRing
    // Toward the contact: from this gear's line, and from the other's.
    let contact = other.spec.isRing ? -u : u
    let mine = Gear(part: self, shape: other.shape, spec: spec, axis: axis, zero: zero)
    let a = mine.phase(toward: contact, about: w)
    let b = other.phase(toward: isInside ? contact : -contact, about: w)
    // Turning this gear by t lowers its own fraction by t · z / 2π; a ring counts from a gap.
    let wanted = isInside ? b : 0.5 - b
    var shift = a - wanted
    shift -= shift.rounded()
    let turn = shift * 2 * Double.pi / Double(spec.teeth)
    // About the part's own line, which in a mirror image turns the other way.
    return assembly.frame.mirror == nil ? turn : -turn
  }

  /// Straight teeth along a line, which is their pitch line: `teeth` of them from its origin on, facing a direction; `over`
  /// is their width, measured across from the line.
  ///
  /// They mesh with a gear (finding `gear.lines` where they cannot): same module and pressure angle, gaps where its teeth
  /// stand in the drawn pose.
  @discardableResult public func addRack(
    _ name: String, teeth: Int, on l: some Line, facing d: Direction, over s: Limits<Double>, backing: Double,
    meshing gear: Gear, _ material: Material? = nil, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Rack {
    let place = recorded(file, line, column)
    let n = checkedCount(teeth, "the number of teeth", least: 1, most: 1000, place)
    let m = gear.spec.module, pitch = Double.pi * m
    let x = l.line.direction
    let y = l.line.across(d.vector, place)
    let z = x.cross(y)
    let (from, to) = stations(s, "the width of a rack", place)
    let back = checkedSize(backing, "the backing of a rack", place)
    // Where the gear's line comes down on the pitch line: there the rack's gap stands as the gear's tooth does.
    let frame = assembly.frame
    let own = frame.line(l.line), their = gear.axisInAsset
    var start = l.line.origin
    if abs(own.direction.dot(their.direction)) > 1e-6 || gear.spec.isRing {
      Recorder.report(
        "gear.lines", "a rack runs across the line of an outside gear, this one does not", parts: [self.name], at: place
      )
    } else {
      let foot = (their.origin - own.origin).dot(own.direction)
      let down = -frame.direction(y)
      // The gear's tooth leads the line of centres by this much along the rack.
      let turnSense = their.direction.cross(down).dot(own.direction)
      let f = gear.phase(toward: down, about: their.direction)
      let tooth = foot - turnSense * f * pitch
      let shift = (tooth / pitch).rounded(.down) * pitch
      start += x * (tooth - shift)
    }
    // The profile in (along, out): gaps at 0, pitch, …; half a tooth stands beyond each end.
    let tan = Glibc.tan(gear.spec.pressureAngle.radians)
    let half = (pitch / 2 - gear.spec.backlash / 2) / 2
    var points: [SIMD2<Double>] = [[-pitch / 2 - half - 1.25 * m * tan, -1.25 * m - back]]
    for k in 0..<n {
      let c = pitch * (Double(k) - 0.5)
      points += [
        [c - half - 1.25 * m * tan, -1.25 * m], [c - half + m * tan, m], [c + half - m * tan, m],
        [c + half + 1.25 * m * tan, -1.25 * m],
      ]
    }
    points.append([pitch * (Double(n) - 1.5) + half + 1.25 * m * tan, -1.25 * m - back])
    let pose = RigidTransform(x: x, y: y, z: z, translation: start + z * from)
    let solid = Solid(
      .placed(
        at: pose.snapped,
        solid: .extrude(
          profile: .polygon(points: points.map { [snap($0.x), snap($0.y)] }, radius: 0), height: snap(to - from))),
      at: place)
    let shape = add(name, solid, material, at: place)
    return Rack(
      part: self, shape: shape, module: m, axis: Axis(origin: start, direction: x), facing: y)
  }
}

extension Assembly {
  /// Two gears in mesh: ratio and sense follow from the teeth, the lines and the tree; the carrier is the body in which both
  /// lines rest.
  ///
  /// Gears that no body carries both (or of one part) are the finding `gear.carrier`; lines that are not parallel are
  /// `gear.lines`.
  public func mesh(
    _ a: Gear, _ b: Gear, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    guard a.axisInAsset.isParallel(to: b.axisInAsset) else {
      Recorder.report(
        "gear.lines", "`\(a.shape.path)` and `\(b.shape.path)` do not lie on parallel lines",
        shapes: [a.shape.path, b.shape.path],
        at: place)
      return
    }
    guard a.part !== b.part else {
      Recorder.report(
        "gear.carrier", "`\(a.shape.path)` and `\(b.shape.path)` are of one part and cannot turn against each other",
        shapes: [a.shape.path, b.shape.path], at: place)
      return
    }
    let play = min(a.spec.backlash, b.spec.backlash) * cos(a.spec.pressureAngle) / 2
    declareContact(a.shape, b.shape, .mesh, snap(play), of: nil, nil, place)
    couple("\(a.part.name)~\(b.part.name)", place) {
      let w = a.axisInAsset.direction
      guard let carrier = Self.carrier(a.part, a.axisInAsset, b.part, b.axisInAsset) else {
        Recorder.report(
          "gear.carrier",
          "no part carries the lines of both `\(a.shape.path)` and `\(b.shape.path)`: their distance is not fixed",
          shapes: [a.shape.path, b.shape.path], at: place,
          hint: "hold both with spins on one part, or one on the other's line")
        return nil
      }
      let inner = a.spec.isRing != b.spec.isRing
      let first = Self.turn(of: a.part, against: carrier, about: w)
      let second = Self.turn(of: b.part, against: carrier, about: w)
      let za = Double(a.spec.teeth), zb = Double(b.spec.teeth) * (inner ? -1 : 1)
      var terms: [CouplingRecord.Term] = []
      for (factor, turns) in [(za, first), (zb, second)] {
        for (joint, sign) in turns {
          if let i = terms.firstIndex(where: { $0.dof == joint.dofs[0].id }) {
            terms[i].factor += factor * sign
          } else {
            terms.append(.init(dof: joint.dofs[0].id, factor: factor * sign))
          }
        }
      }
      terms.removeAll { $0.factor == 0 }
      guard !terms.isEmpty else {
        Recorder.report(
          "gear.carrier", "neither `\(a.shape.path)` nor `\(b.shape.path)` turns",
          shapes: [a.shape.path, b.shape.path],
          at: place)
        return nil
      }
      return (
        .sum(terms, of: (first + second).map(\.joint)),
        .init(
          kind: "gear_mesh", of: ["a": a.shape.path, "b": b.shape.path, "carrier": carrier.name],
          values: [
            "teeth_a": Double(a.spec.teeth), "teeth_b": Double(b.spec.teeth), "inner": inner ? 1 : 0,
          ])
      )
    }
  }

  /// A gear on a rack: the way is the pitch radius times the turn; the sense follows from where the rack lies.
  public func mesh(
    _ gear: Gear, _ rack: Rack, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    declareContact(
      gear.shape, rack.shape, .mesh, snap(gear.spec.backlash * cos(gear.spec.pressureAngle) / 2), of: nil, nil, place)
    couple("\(gear.part.name)~\(rack.part.name)", place) {
      let w = gear.axisInAsset.direction
      let line = rack.part.assembly.frame.line(rack.axis)
      guard let carrier = Self.carrier(gear.part, gear.axisInAsset, rack.part, nil) else {
        Recorder.report(
          "gear.carrier", "no part carries both `\(gear.shape.path)` and `\(rack.shape.path)`",
          shapes: [gear.shape.path, rack.shape.path], at: place)
        return nil
      }
      let e = line.direction
      // The gear's surface at the contact moves along ω × (toward the rack).
      let toRack = -rack.part.assembly.frame.direction(rack.facing)
      let r = gear.spec.pitchRadius * w.cross(toRack).dot(e)
      let turns = Self.turn(of: gear.part, against: carrier, about: w)
      let slides = Self.path(from: rack.part, to: carrier).compactMap { joint, up -> (joint: Joint, sign: Double)? in
        guard joint.dofs.first?.type == .translation else { return nil }
        return (joint, (up ? 1 : -1) * joint.senseInAsset.dot(e))
      }
      guard abs(r) > 1e-9, !turns.isEmpty || !slides.isEmpty else {
        Recorder.report(
          "gear.lines", "`\(rack.shape.path)` does not run across the line of `\(gear.shape.path)`",
          shapes: [gear.shape.path, rack.shape.path], at: place)
        return nil
      }
      let terms =
        slides.map { CouplingRecord.Term(dof: $0.joint.dofs[0].id, factor: snap($0.sign)) }
        + turns.map { CouplingRecord.Term(dof: $0.joint.dofs[0].id, factor: -r * $0.sign) }
      return (
        .sum(terms, of: (turns + slides).map(\.joint)),
        .init(
          kind: "rack", of: ["a": gear.shape.path, "b": rack.shape.path, "carrier": carrier.name],
          values: ["teeth_a": Double(gear.spec.teeth), "radius": gear.spec.pitchRadius])
      )
    }
  }

  // MARK: the tree about a line

  /// The joints from a part to another, with whether each is passed from its child to its parent.
  static func path(from a: Part, to b: Part) -> [(joint: Joint, up: Bool)] {
    func above(_ part: Part) -> [Joint] {
      var list: [Joint] = []
      var at = part
      while let joint = at.parentJoint, list.count < 10_000 {
        list.append(joint)
        at = joint.parent
      }
      return list
    }
    var up = above(a), down = above(b)
    while let x = up.last, let y = down.last, x === y {
      up.removeLast()
      down.removeLast()
    }
    return up.map { ($0, true) } + down.reversed().map { ($0, false) }
  }

  /// The turns that add up to that of `part` against `carrier` about `w`, with their senses.
  static func turn(of part: Part, against carrier: Part, about w: Vector3) -> [(joint: Joint, sign: Double)] {
    path(from: part, to: carrier).compactMap { joint, up in
      guard let type = joint.dofs.first?.type, type == .rotation || type == .helical else { return nil }
      return (joint, (up ? 1 : -1) * (joint.senseInAsset.dot(w) < 0 ? -1 : 1))
    }
  }

  /// Whether a line of one part rests in the part on the other side of a joint too.
  private static func keeps(_ line: Axis, _ joint: Joint) -> Bool {
    switch joint.kind {
    case .fixed: true
    case .hinge, .spin, .screw, .cylinder: joint.lineInAsset.isCoaxial(with: line)
    case .slide: joint.lineInAsset.isParallel(to: line)
    default: false
    }
  }

  /// The nearest part in which both lines rest; a rack (nil) rests where its slide does.
  static func carrier(_ a: Part, _ lineA: Axis, _ b: Part, _ lineB: Axis?) -> Part? {
    func reach(_ part: Part, _ line: Axis?) -> [(part: Part, steps: Int)] {
      var list: [(part: Part, steps: Int)] = [(part, 0)]
      var next = 0
      while next < list.count {
        let (at, steps) = list[next]
        next += 1
        for joint in Recorder.current.joints where joint.child === at || joint.parent === at {
          let other = joint.child === at ? joint.parent : joint.child
          let passes = line.map { keeps($0, joint) } ?? (joint.kind == .slide || joint.kind == .fixed)
          if passes, !list.contains(where: { $0.part === other }) { list.append((other, steps + 1)) }
        }
      }
      return list
    }
    let first = reach(a, lineA), second = reach(b, lineB)
    var best: (part: Part, steps: Int)?
    for one in first {
      guard let other = second.first(where: { $0.part === one.part }) else { continue }
      let steps = one.steps + other.steps
      if best.map({ steps < $0.steps }) ?? true { best = (one.part, steps) }
    }
    return best?.part
  }
}

extension Gear {
  var record: GearRecord {
    let line = axisInAsset
    // A mirror image of a right-hand helix is a left-hand one.
    let helix = part.assembly.frame.mirror == nil ? spec.helix.radians : -spec.helix.radians
    // A ring's outline has a gap where a gear's has a tooth.
    let half = RigidTransform(turning: spec.isRing ? Double.pi / Double(spec.teeth) : 0, about: line.direction)
    return GearRecord(
      shape: shape.path, line: LineRecord(origin: snap(line.origin), direction: snap(line.direction)),
      teeth: spec.teeth, module: spec.module, pressureAngle: spec.pressureAngle.radians, helix: helix,
      shift: spec.shift, ring: spec.isRing, backlash: spec.backlash, zero: snap(half.rotate(zeroInAsset)))
  }
}
