internal import Glibc
internal import PintleDocument

/// The lobe of a cam for a flat follower: its outline and the law of what it lifts come from the same numbers.
///
/// Over `duration` of the cam's turn the lift is h(θ) = lift · (1 − u²)^(5/2), u = θ over half the duration: speed and
/// acceleration are continuous and end at rest.
public struct CamLobe: Hashable, Sendable {
  public let baseDiameter: Double
  public let lift: Double
  public let duration: Angle
  public var baseRadius: Double { baseDiameter / 2 }

  /// Base + h + h'' must be positive all round, or a flat follower would bridge a hollow: the finding `cam.concave`, with the
  /// smallest base that does.
  public init(
    baseDiameter: Double, lift: Double, duration: Angle, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    self.baseDiameter = checkedSize(baseDiameter, "the base circle of a cam", place)
    self.lift = checkedSize(lift, "the lift of a cam", place)
    var d = checkedAngle(duration, "the duration of a cam", place)
    if d < Double.pi / 18 || d > 2 * Double.pi {
      Recorder.report(
        "value.angle", "a cam lifts over \(degreesText(d)) of its turn, expected 10° to 360°", at: place)
      d = min(2 * Double.pi, max(Double.pi / 18, d))
    }
    self.duration = Angle(radians: d)
    let least =
      (0...500).map { i -> Double in
        let (h, _, bend) = law(d / 2 * Double(i) / 500)
        return h + bend
      }.min() ?? 0
    if baseRadius + least <= 0 {
      Recorder.report(
        "cam.concave",
        "a lift of \(millimetres(self.lift)) over \(degreesText(d)) makes a hollow flank on a base circle of "
          + millimetres(self.baseDiameter), measured: Quantity(self.baseDiameter, "m"),
        expected: Expected(min: -2 * least, unit: "m"), at: place,
        hint: "use a base circle over \(millimetres(-2 * least)), or a longer duration")
    }
  }

  /// Lift, speed and bend at an angle from full lift, metres per radian.
  func law(_ theta: Double) -> (h: Double, slope: Double, bend: Double) {
    let half = duration.radians / 2
    let u = theta / half
    let rest = 1 - u * u
    guard rest > 0 else { return (0, 0, 0) }
    let root = rest.squareRoot()
    return (
      lift * rest * rest * root, -5 * lift * u * rest * root / half,
      lift * (15 * u * u * root - 5 * rest * root) / (half * half)
    )
  }

  /// The outline, its nose toward +x: the envelope of a flat face at base + h from the line.
  var corners: [SIMD2<Double>] {
    let half = duration.radians / 2
    var angles: [Double] = []
    // Finer where it rises, and only as round as needs be on the base circle.
    for i in -90...90 { angles.append(half * Double(i) / 90) }
    let rest = 2 * Double.pi - 2 * half
    if rest > 1e-6 {
      let n = max(2, Int((rest / (Double.pi / 36)).rounded(.up)))
      for i in 1..<n { angles.append(half + rest * Double(i) / Double(n)) }
    }
    return angles.map { a in
      let (h, slope, _) = law(a <= half + 1e-12 ? a : .infinity)
      let (s, c) = exactSineCosine(a)
      let p = baseRadius + h
      return [snap(p * c - slope * s), snap(p * s + slope * c)]
    }
  }
}

extension Assembly {
  /// Puts the lobe on the shaft of a joint, over a span of its line's stations, and makes the follower obey it: it moves
  /// its positive way by the lift. Full lift comes at a value of the shaft's joint; the nose then points the follower's way.
  ///
  /// A follower that does not slide across the shaft, or a value of another joint, is the finding `cam.follower`.
  @discardableResult public func cam(
    _ name: String, _ lobe: CamLobe, on shaft: Joint, over s: Limits<Double>, lifts follower: Joint,
    fullLiftWhen v: JointValue, _ material: Material? = nil, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Shape? {
    let place = recorded(file, line, column)
    func refuse(_ why: String, _ hint: String? = nil) -> Shape? {
      Recorder.report("cam.follower", "`\(name)` \(why)", joint: follower.name, at: place, hint: hint)
      return nil
    }
    guard let turn = turn(of: shaft, name, place) else { return nil }
    guard v.joint === shaft else {
      return refuse("has full lift at a value of `\(v.joint.name)`", "say it as a value of `\(shaft.name)`")
    }
    guard let slide = follower.dofs.first, slide.type == .translation, follower.isAttached else {
      return refuse("lifts `\(follower.name)`, which does not slide")
    }
    let axis = shaft.lineInAsset
    let way = follower.lineInAsset.direction
    guard abs(way.dot(axis.direction)) < 1e-3 else { return refuse("lifts `\(follower.name)` along its own shaft") }
    let nose = (way - axis.direction * way.dot(axis.direction)).normalized ?? axis.direction.anyPerpendicular
    // As drawn the shaft has that much to turn until full lift.
    let drawn = shaft.dofs.first { $0.id == turn }?.drawn ?? 0
    let peak = v.value - drawn
    let about = shaft.isReversed ? -axis.direction : axis.direction
    let zero = RigidTransform(turning: -peak, about: about).rotate(nose)
    let span = axis.cut(to: s, "the span of a lobe", place)
    let pose = RigidTransform(x: zero, y: axis.direction.cross(zero), z: axis.direction, translation: span.origin)
    let node = SolidNode.extrude(profile: .polygon(points: lobe.corners, radius: 0), height: snap(span.length))
    let part = shaft.child
    let shape = part.add(
      name, part.assembly.frame.local(solid: Solid(.placed(at: pose.snapped, solid: node), at: place)), material,
      at: place)
    // The law in the shaft's own coordinate, about full lift so that the curve is symmetrical.
    let half = lobe.duration.radians / 2
    var knots: [SIMD2<Double>] = []
    guard
      let sample = sampled(
        { lobe.law($0).h }, from: -Double.pi, to: Double.pi, isPeriodic: true, within: 1e-6, name, place)
    else { return shape }
    let base = slide.drawn - lobe.law(Self.wrapped(drawn - v.value)).h
    for k in sample { knots.append([k.x + v.value, k.y + base]) }
    let dof = slide.id
    let names = ["lobe": shape.path, "follower": follower.child.name]
    let values = ["base": lobe.baseRadius, "lift": lobe.lift, "duration": 2 * half, "peak": v.value]
    recorder.contacts.append(
      ContactDraft(
        a: shape.path, b: follower.child.name, kind: .follows, clearance: nil, joint: follower.name, because: nil,
        source: place))
    couple(name, place) {
      (
        .curve(input: turn, output: dof, knots: knots, period: 2 * Double.pi, within: 1e-6),
        .init(kind: "cam", of: names, values: values)
      )
    }
    return shape
  }

  /// −π to π.
  private static func wrapped(_ a: Double) -> Double { a - (a / (2 * Double.pi)).rounded() * 2 * Double.pi }
}

/// A spring between two parts, as said.
struct SpringDraft {
  var id: String
  var node: SolidNode
  var a: (part: Part, at: Vector3)
  var b: (part: Part, at: Vector3)
  var stiffness: Double?
  var source: SourceLocation

  func record(solid: String, _ source: Int) -> ElasticRecord {
    ElasticRecord(
      id: id, solid: solid, a: .init(part: a.part.name, at: snap(a.at)), b: .init(part: b.part.name, at: snap(b.at)),
      stiffness: stiffness, source: source)
  }
}

extension Assembly {
  /// A coil spring stretched from a point of one part to a point of another; drawn, not rigid.
  ///
  /// `coil` is over the middle of the wire; turns that touch one another are the finding `value.size`. `stiffness` in N/m.
  public func spring(
    _ name: String, from a: Part, at p: Point, to b: Part, at q: Point, coil: Double, wire: Double, turns: Double,
    stiffness: Double? = nil, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    var taken = Set(recorder.springs.map(\.id))
    let id = checkedName(prefix + name, "a spring", taken: &taken, place)
    let start = checkedPoint(p, "the end of a spring", place), end = checkedPoint(q, "the end of a spring", place)
    let length = checkedSpan(start, end, "the spring", place).length
    let d = checkedSize(coil, "the coil of a spring", place)
    var w = checkedSize(wire, "the wire of a spring", place)
    var n = abs(checkedNumber(turns, "the turns of a spring", place))
    if n < 1 || n > 500 {
      Recorder.report("value.count", "a spring of \(trimmed(n)) turns, expected 1 to 500", at: place)
      n = min(500, max(1, n))
    }
    if w >= 0.45 * d || length < (n + 1) * w * 1.01 {
      Recorder.report(
        "value.size",
        "\(trimmed(n)) turns of \(millimetres(w)) wire do not fit a spring \(millimetres(length)) long of \(millimetres(d)): "
          + "they touch", measured: Quantity(w, "m"),
        expected: Expected(max: min(0.45 * d, length / (n + 1) / 1.01), unit: "m"), at: place)
      w = min(0.4 * d, length / (n + 1) / 1.1)
    }
    let k = stiffness.map { checkedNumber($0, least: 0, "the stiffness", place) }
    recorder.springs.append(
      SpringDraft(
        id: id, node: .coil(radius: snap(d / 2), wire: snap(w / 2), turns: n, height: snap(length)),
        a: (a, frame.point(start)), b: (b, frame.point(end)), stiffness: k, source: place))
  }
}
