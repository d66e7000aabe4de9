internal import Glibc
internal import PintleDocument

/// Teeth for a chain, or a pulley for a belt: what trains run over.
public final class Sprocket: @unchecked Sendable {
  public let part: Part
  public let shape: Shape
  let teeth: Int
  let pitch: Double
  /// Rollers of a chain; nil: a pulley.
  let roller: Double?
  /// In the frame of the part's assembly.
  let axis: Axis
  /// The stations it covers.
  let span: (from: Double, to: Double)
  /// Where the middle of a roller's seat points.
  var zero: Vector3

  init(
    part: Part, shape: Shape, teeth: Int, pitch: Double, roller: Double?, axis: Axis, span: (from: Double, to: Double),
    zero: Vector3
  ) {
    self.part = part
    self.shape = shape
    self.teeth = teeth
    self.pitch = pitch
    self.roller = roller
    self.axis = axis
    self.span = span
    self.zero = zero
  }

  var axisInAsset: Axis { part.assembly.frame.line(axis) }
  /// Of the circle on which the rollers' middles, or the belt's cords, lie.
  var pitchRadius: Double { Sprocket.pitchRadius(teeth: teeth, pitch: pitch, isChain: roller != nil) }
  /// Of a pulley's rim: where the belt's inside lies.
  var rimRadius: Double { pitchRadius - Sprocket.cord * pitch }

  /// How far a belt's cords lie above the pulley's rim, in pitches (HTD 5M: 0.57 mm).
  static let cord = 0.1143

  static func pitchRadius(teeth: Int, pitch: Double, isChain: Bool) -> Double {
    isChain ? pitch / (2 * Glibc.sin(Double.pi / Double(teeth))) : pitch * Double(teeth) / (2 * Double.pi)
  }
}

extension Part {
  /// Teeth for a roller chain on a line, over a span of its stations (ISO 606: seats 0.505 of a roller, 140° − 90°/z wide,
  /// flanks of 0.12 rollers × (z + 2)).
  @discardableResult public func addSprocket(
    _ name: String, teeth: Int, pitch: Double, roller: Double, on l: some Line, over s: Limits<Double>, bore: Double,
    _ material: Material? = nil, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Sprocket {
    let place = recorded(file, line, column)
    let z = checkedCount(teeth, "the number of teeth", least: 8, most: 150, place)
    let p = checkedSize(pitch, "the pitch of a chain", place)
    var d = checkedSize(roller, "the roller of a chain", place)
    if d > 0.75 * p {
      Recorder.report(
        "value.size", "a roller of \(millimetres(d)) does not fit a pitch of \(millimetres(p))",
        measured: Quantity(d, "m"), expected: Expected(max: 0.75 * p, unit: "m"), at: place)
      d = 0.6 * p
    }
    let radius = Sprocket.pitchRadius(teeth: z, pitch: p, isChain: true)
    var hole = snap(checkedDistance(bore, "the bore of a sprocket", place) / 2)
    if hole > radius - 0.6 * d {
      Recorder.report(
        "value.size", "a bore of \(millimetres(2 * hole)) cuts into the seats of \(z) teeth",
        measured: Quantity(2 * hole, "m"), expected: Expected(max: 2 * radius - 1.2 * d, unit: "m"), at: place)
      hole = snap(radius / 2)
    }
    let teethNode = ProfileNode.polygon(points: Self.sprocket(teeth: z, pitch: p, roller: d), radius: 0)
    let profile: ProfileNode = hole > 0 ? .difference(from: teethNode, minus: [.circle(radius: hole)]) : teethNode
    return add(name, profile, z, p, d, l.line, s, material, place)
  }

  /// A pulley for a toothed belt on a line, over a span of its stations; its teeth are not drawn.
  @discardableResult public func addPulley(
    _ name: String, teeth: Int, pitch: Double, on l: some Line, over s: Limits<Double>, bore: Double,
    _ material: Material? = nil, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Sprocket {
    let place = recorded(file, line, column)
    let z = checkedCount(teeth, "the number of teeth", least: 8, most: 400, place)
    let p = checkedSize(pitch, "the pitch of a belt", place)
    let r = Sprocket.pitchRadius(teeth: z, pitch: p, isChain: false) - Sprocket.cord * p
    var hole = snap(checkedDistance(bore, "the bore of a pulley", place) / 2)
    if hole > 0.95 * r {
      Recorder.report(
        "value.size", "a bore of \(millimetres(2 * hole)) leaves no rim in a pulley of \(millimetres(2 * r))",
        measured: Quantity(2 * hole, "m"), expected: Expected(max: 2 * r, unit: "m"), at: place)
      hole = snap(r / 2)
    }
    let rim = ProfileNode.circle(radius: snap(r))
    return add(
      name, hole > 0 ? .difference(from: rim, minus: [.circle(radius: hole)]) : rim, z, p, nil, l.line, s, material,
      place)
  }

  private func add(
    _ name: String, _ profile: ProfileNode, _ z: Int, _ p: Double, _ roller: Double?, _ axis: Axis,
    _ s: Limits<Double>, _ material: Material?, _ place: SourceLocation
  ) -> Sprocket {
    let span = axis.cut(to: s, "the span of a sprocket", place)
    let ends = stations(s, "the span of a sprocket", nil)
    let zero = axis.direction.anyPerpendicular
    let pose = RigidTransform(x: zero, y: axis.direction.cross(zero), z: axis.direction, translation: span.origin)
    let shape = add(
      name, Solid(.placed(at: pose.snapped, solid: .extrude(profile: profile, height: snap(span.length))), at: place),
      material, at: place)
    return Sprocket(
      part: self, shape: shape, teeth: z, pitch: p, roller: roller, axis: axis, span: ends, zero: zero)
  }

  /// The outline of a sprocket, a seat about +x.
  private static func sprocket(teeth z: Int, pitch p: Double, roller d: Double) -> [SIMD2<Double>] {
    let r = Sprocket.pitchRadius(teeth: z, pitch: p, isChain: true)
    let seat = 0.505 * d
    let half = (140 - 90 / Double(z)) / 360 * Double.pi
    let flank = 0.12 * d * (Double(z) + 2)
    // Between the least and the largest that the standard allows.
    let tip = r + (p * (1.25 + 1 - 1.6 / Double(z)) / 2 - d) / 2
    let step = Double.pi / Double(z)
    // From the middle of the seat, counter-clockwise: x toward the seat.
    var side: [SIMD2<Double>] = []
    for i in 0...5 {
      let a = half * Double(i) / 5
      let (s, c) = exactSineCosine(a)
      side.append([r - seat * c, seat * s])
    }
    // The flank bends the other way about a point beyond the end of the seat.
    let (s, c) = exactSineCosine(half)
    let n = SIMD2(-c, s)
    let centre = SIMD2(r, 0) + n * (seat + flank)
    for i in 1...60 {
      let a = Double(i) * 0.25 * seat / flank
      let (s, c) = exactSineCosine(a)
      let q = centre - flank * SIMD2(n.x * c - n.y * s, n.y * c + n.x * s)
      let angle = Glibc.atan2(q.y, q.x), radius = (q * q).sum().squareRoot()
      guard radius < tip, angle < step * 0.98 else { break }
      side.append(q)
    }
    var points: [SIMD2<Double>] = []
    for k in 0..<z {
      let (s, c) = exactSineCosine(2 * step * Double(k))
      func turned(_ q: SIMD2<Double>) -> SIMD2<Double> { [snap(c * q.x - s * q.y), snap(s * q.x + c * q.y)] }
      for q in side.dropFirst().reversed() { points.append(turned([q.x, -q.y])) }
      for q in side { points.append(turned(q)) }
    }
    return points
  }
}

/// Distances at which chains and belts lie tight.
public enum Train {
  /// Between the lines of two sprockets over which a whole number of links lies tight, metres; too few links are the
  /// finding `chain.length`.
  public static func chainDistance(
    _ z1: Int, _ z2: Int, links: Int, pitch: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Double {
    distance(z1, z2, links, pitch, isChain: true, recorded(file, line, column))
  }

  /// Between the lines of two pulleys over which a belt of so many teeth lies tight, metres.
  public static func beltDistance(
    _ z1: Int, _ z2: Int, teeth: Int, pitch: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Double {
    distance(z1, z2, teeth, pitch, isChain: false, recorded(file, line, column))
  }

  private static func distance(
    _ z1: Int, _ z2: Int, _ count: Int, _ pitch: Double, isChain: Bool, _ place: SourceLocation
  ) -> Double {
    let a = checkedCount(z1, "the number of teeth", least: 8, most: 400, place)
    let b = checkedCount(z2, "the number of teeth", least: 8, most: 400, place)
    let p = checkedSize(pitch, "the pitch", place)
    let n = checkedCount(count, isChain ? "the number of links" : "the teeth of a belt", least: 2, most: 5000, place)
    let r1 = Sprocket.pitchRadius(teeth: a, pitch: p, isChain: isChain)
    let r2 = Sprocket.pitchRadius(teeth: b, pitch: p, isChain: isChain)
    func links(_ c: Double) -> Double {
      let beta = Glibc.asin(min(1, abs(r1 - r2) / c))
      let straight = max(0, c * c - (r1 - r2) * (r1 - r2)).squareRoot()
      return 2 * straight / p + Double(max(a, b)) * (0.5 + beta / Double.pi)
        + Double(min(a, b)) * (0.5 - beta / Double.pi)
    }
    var low = r1 + r2, high = Double(n) * p
    guard links(low) < Double(n), high > low else {
      Recorder.report(
        "chain.length",
        "\(n) \(isChain ? "links" : "teeth of a belt") are too few for \(a) and \(b) teeth: "
          + "\(Int(links(low).rounded(.up))) at least", at: place)
      return low * 1.05
    }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if links(middle) < Double(n) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
