internal import Glibc
internal import PintleDocument

/// A chain or a belt, as said.
struct TrainDraft {
  var record: TrainRecord
  var links: [SolidNode]
  var source: SourceLocation
}

/// The path of a chain or a belt round circles, all on its left, in the plane across their lines.
private struct TrainPath {
  struct Wrap {
    var centre: SIMD2<Double>
    var radius: Double
    /// The angle where it comes on, and how far it goes round; radians.
    var start: Double
    var turn: Double
    /// Links or teeth per turn.
    var teeth: Double
    /// The straight that follows.
    var straight: Double
  }
  var wraps: [Wrap] = []
  let pitch: Double

  /// nil where a circle lies inside another.
  init?(_ circles: [(centre: SIMD2<Double>, radius: Double, teeth: Int)], pitch: Double) {
    self.pitch = pitch
    let n = circles.count
    var normals: [Double] = [], straights: [Double] = []
    for i in 0..<n {
      let a = circles[i], b = circles[(i + 1) % n]
      let d = b.centre - a.centre
      let length = (d * d).sum().squareRoot()
      guard length > abs(a.radius - b.radius) + 1e-9 else { return nil }
      // The tangent's outward normal leans against the way from one centre to the next.
      let heading = Glibc.atan2(d.y, d.x)
      normals.append(heading - Double.pi / 2 + Glibc.asin((a.radius - b.radius) / length))
      straights.append((length * length - (a.radius - b.radius) * (a.radius - b.radius)).squareRoot())
    }
    for i in 0..<n {
      let on = normals[(i + n - 1) % n], off = normals[i]
      var turn = (off - on).truncatingRemainder(dividingBy: 2 * Double.pi)
      if turn < 0 { turn += 2 * Double.pi }
      wraps.append(
        Wrap(
          centre: circles[i].centre, radius: circles[i].radius, start: on, turn: turn, teeth: Double(circles[i].teeth),
          straight: straights[i]))
    }
  }

  /// In links.
  var length: Double {
    wraps.reduce(0) { $0 + $1.turn * $1.teeth / (2 * Double.pi) + $1.straight / pitch }
  }

  /// Where a circle's wrap starts, in links.
  func start(of circle: Int) -> Double {
    wraps[..<circle].reduce(0) { $0 + $1.turn * $1.teeth / (2 * Double.pi) + $1.straight / pitch }
  }

  /// The point after so many links; what is left over at the end is shared by the straights.
  func point(_ s: Double, of count: Double) -> SIMD2<Double> {
    let total = length
    // Slack and stretch lie in the straights.
    let inStraights = wraps.reduce(0) { $0 + $1.straight } / pitch
    let scale = (inStraights + count - total) / inStraights
    var left = s.truncatingRemainder(dividingBy: count)
    if left < 0 { left += count }
    for w in wraps {
      let round = w.turn * w.teeth / (2 * Double.pi)
      if left <= round {
        let a = w.start + left / w.teeth * 2 * Double.pi
        return w.centre + w.radius * SIMD2(Glibc.cos(a), Glibc.sin(a))
      }
      left -= round
      let straight = w.straight / pitch * scale
      if left <= straight {
        let a = w.start + w.turn
        let n = SIMD2(Glibc.cos(a), Glibc.sin(a))
        return w.centre + w.radius * n + (left / straight * w.straight) * SIMD2(-n.y, n.x)
      }
      left -= straight
    }
    return wraps[0].centre + wraps[0].radius * SIMD2(Glibc.cos(wraps[0].start), Glibc.sin(wraps[0].start))
  }

  /// Corners of the path `out` farther out, arcs in steps of at most 5°; outside of an arc its corners lie beyond it, so
  /// that no chord cuts into what the arc lies on.
  func outline(out: Double) -> [SIMD2<Double>] {
    wraps.flatMap { w -> [SIMD2<Double>] in
      let n = max(2, Int((w.turn / (Double.pi / 36)).rounded(.up)))
      let step = w.turn / Double(n)
      let r = (w.radius + out) / Glibc.cos(step / 2)
      func at(_ a: Double, _ r: Double) -> SIMD2<Double> { w.centre + r * SIMD2(Glibc.cos(a), Glibc.sin(a)) }
      return [at(w.start, w.radius + out)] + (0..<n).map { at(w.start + step * (Double($0) + 0.5), r) }
        + [at(w.start + w.turn, w.radius + out)]
    }
  }
}

extension Assembly {
  /// A roller chain over sprockets, in the order in which it runs over them; it lies on a path and has no joint of its own
  /// to move by (a fixed joint `name_path` holds its part to the body that carries the sprockets).
  ///
  /// The teeth of the second and later sprockets are turned, in the drawn pose, so that rollers lie in their seats. A number
  /// of links that is odd, or does not lie tight within a twentieth of a pitch, is the finding `chain.length`, with the
  /// distance that would; sprockets that differ in pitch, lie in different planes or on lines that are not parallel are
  /// `chain.sprockets`. `width` is over its pins.
  @discardableResult public func chain(
    _ name: String, over sprockets: [Sprocket], links: Int, width: Double, _ material: Material,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Part {
    let place = recorded(file, line, column)
    let part = enrol(Part(name: partName(name, place), in: self, material: material, role: .none, source: place))
    let n = checkedCount(links, "the number of links", least: 6, most: 2000, place)
    guard let plane = plane(of: sprockets, name, isChain: true, place), let first = sprockets.first else {
      return part
    }
    if n % 2 == 1 {
      Recorder.report(
        "chain.length", "a chain of \(n) links does not close: inner and outer links take turns", parts: [part.name],
        at: place, hint: "use \(n + 1) links")
    }
    let pitch = first.pitch
    guard let path = TrainPath(plane.circles, pitch: pitch) else {
      Recorder.report(
        "chain.sprockets", "the sprockets of `\(part.name)` lie inside one another", parts: [part.name], at: place)
      return part
    }
    judge(path, n, part, sprockets, "links", place)
    // Rollers lie in the seats of the first sprocket; the others turn to meet them.
    func angle(_ v: Vector3) -> Double { Glibc.atan2(v.dot(plane.frame.y), v.dot(plane.frame.x)) }
    func seat(_ i: Int, _ at: Double) -> Double {
      // How far the next seat lies past where the wrap starts, in links, less the roller there.
      let s = sprockets[i]
      let z = s.part.assembly.frame.direction(s.zero)
      let f = (angle(z) - path.wraps[i].start) * Double(s.teeth) / (2 * Double.pi) - at
      return f - f.rounded(.down)
    }
    let phase = seat(0, 0)
    let slack = Double(n) - path.length
    let straights = path.wraps.reduce(0) { $0 + $1.straight }
    for i in sprockets.indices.dropFirst() {
      let before = path.wraps[..<i].reduce(0) { $0 + $1.straight } / straights
      let start = path.start(of: i) + slack * before
      // The roller nearest to the start of the wrap, past it.
      let roller = (phase - start) - (phase - start).rounded(.down)
      var off = seat(i, roller)
      if off > 0.5 { off -= 1 }
      let turn = -off * 2 * Double.pi / Double(sprockets[i].teeth)
      let s = sprockets[i]
      let own = s.part.assembly.frame
      let local =
        turn * (own.direction(s.axis.direction).dot(plane.frame.z) < 0 ? -1 : 1)
        * (own.mirror == nil ? 1 : -1)
      s.shape.turn(local, about: s.axis)
      s.zero = RigidTransform(turning: local, about: s.axis.direction).rotate(s.zero)
    }
    let nodes = linkNodes(pitch: pitch, roller: first.roller ?? 0.6 * pitch, width: width, place)
    let inverse = frame
    for k in 0..<n {
      let a = path.point(Double(k) + phase, of: Double(n)), b = path.point(Double(k + 1) + phase, of: Double(n))
      let p = plane.frame.apply([a.x, a.y, 0]), q = plane.frame.apply([b.x, b.y, 0])
      let pose = RigidTransform(origin: (p + q) / 2, z: plane.frame.z, xHint: q - p)
      let solid = Solid(.placed(at: pose.snapped, solid: nodes[k % 2]), at: place)
      part.add("link_\(k + 1)", inverse.local(solid: solid), at: place)
    }
    finish(part, sprockets, .init(kind: "chain", pitch: pitch, count: n, phase: phase), nodes, plane.frame.z, place)
    return part
  }

  /// A toothed belt over pulleys, in the order in which it runs over them, as a smooth band; otherwise as `chain`.
  @discardableResult public func belt(
    _ name: String, over pulleys: [Sprocket], teeth: Int, width: Double, thickness: Double, _ material: Material,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Part {
    let place = recorded(file, line, column)
    let part = enrol(Part(name: partName(name, place), in: self, material: material, role: .none, source: place))
    let n = checkedCount(teeth, "the teeth of a belt", least: 8, most: 5000, place)
    guard let plane = plane(of: pulleys, name, isChain: false, place), let first = pulleys.first else { return part }
    guard let path = TrainPath(plane.circles, pitch: first.pitch) else {
      Recorder.report(
        "chain.sprockets", "the pulleys of `\(part.name)` lie inside one another", parts: [part.name], at: place)
      return part
    }
    judge(path, n, part, pulleys, "teeth", place)
    let w = checkedSize(width, "the width of a belt", place)
    let t = checkedSize(thickness, "the thickness of a belt", place)
    let inside = -Sprocket.cord * first.pitch
    func polygon(_ out: Double) -> ProfileNode {
      .polygon(points: path.outline(out: out).map { [snap($0.x), snap($0.y)] }, radius: 0)
    }
    let band = SolidNode.extrude(
      profile: .difference(from: polygon(inside + t), minus: [polygon(inside)]), height: snap(w))
    let pose = plane.frame * RigidTransform(translation: [0, 0, -w / 2])
    part.add("band", frame.local(solid: Solid(.placed(at: pose.snapped, solid: band), at: place)), at: place)
    finish(part, pulleys, .init(kind: "belt", pitch: first.pitch, count: n, phase: 0), [], plane.frame.z, place)
    return part
  }

  // MARK: what both need

  private struct Kind {
    var kind: String
    var pitch: Double
    var count: Int
    var phase: Double
  }

  /// The plane in which they lie (asset coordinates), counter-clockwise, and their circles in it.
  private func plane(
    of sprockets: [Sprocket], _ name: String, isChain: Bool, _ place: SourceLocation
  ) -> (frame: RigidTransform, circles: [(centre: SIMD2<Double>, radius: Double, teeth: Int)])? {
    func refuse(_ why: String, _ hint: String? = nil) {
      Recorder.report("chain.sprockets", "`\(name)` \(why)", at: place, hint: hint)
    }
    guard sprockets.count >= 2, let first = sprockets.first else {
      refuse("runs over \(sprockets.count) \(isChain ? "sprockets" : "pulleys"), it needs 2")
      return nil
    }
    let line = first.axisInAsset
    func middle(_ s: Sprocket) -> Vector3 {
      let l = s.axisInAsset
      return l.origin + l.direction * ((s.span.from + s.span.to) / 2)
    }
    for s in sprockets.dropFirst() {
      guard s.axisInAsset.isParallel(to: line) else {
        refuse("runs over `\(first.shape.path)` and `\(s.shape.path)`, whose lines are not parallel")
        return nil
      }
      guard abs(s.pitch - first.pitch) < 1e-9, (s.roller == nil) == (first.roller == nil) else {
        refuse(
          "runs over `\(first.shape.path)` of pitch \(millimetres(first.pitch)) and `\(s.shape.path)` of pitch "
            + millimetres(s.pitch))
        return nil
      }
      let off = (middle(s) - middle(first)).dot(line.direction)
      if abs(off) > 0.5e-3 {
        refuse(
          "runs over `\(first.shape.path)` and `\(s.shape.path)`, which lie \(millimetres(abs(off))) beside each other")
      }
    }
    guard sprockets.allSatisfy({ ($0.roller == nil) != isChain }) else {
      refuse(isChain ? "is a chain and runs over a pulley" : "is a belt and runs over a sprocket")
      return nil
    }
    let frame = RigidTransform(origin: middle(first), z: line.direction)
    let inverse = frame.inverse
    let centres = sprockets.map { s -> SIMD2<Double> in
      let p = inverse.apply(middle(s))
      return [p.x, p.y]
    }
    // Three or more must be named counter-clockwise about some end of the line: from the other end they are.
    let area = centres.indices.reduce(0.0) { sum, i in
      let a = centres[i], b = centres[(i + 1) % centres.count]
      return sum + a.x * b.y - a.y * b.x
    }
    if area < -1e-12 {
      let back = RigidTransform(origin: middle(first), z: -line.direction)
      let turned = back.inverse
      return (
        back,
        sprockets.map { s in
          let p = turned.apply(middle(s))
          return ([p.x, p.y], s.pitchRadius, s.teeth)
        }
      )
    }
    return (frame, zip(sprockets, centres).map { ($1, $0.pitchRadius, $0.teeth) })
  }

  private func judge(
    _ path: TrainPath, _ n: Int, _ part: Part, _ sprockets: [Sprocket], _ unit: String, _ place: SourceLocation
  ) {
    let off = path.length - Double(n)
    guard abs(off) > 0.05 else { return }
    var hint: String?
    if sprockets.count == 2 {
      let now = (path.wraps[1].centre - path.wraps[0].centre)
      let distance = (now * now).sum().squareRoot()
      let whole = distance - off * path.pitch / 2
      hint = "lines \(trimmed(whole * 1000)) mm apart instead of \(trimmed(distance * 1000)) mm fit \(n) \(unit)"
    }
    Recorder.report(
      "chain.length",
      "the path of `\(part.name)` is \(trimmed(path.length)) \(unit) long, \(n) are given: "
        + "\(millimetres(abs(off) * path.pitch)) \(off > 0 ? "too short" : "too long")",
      parts: [part.name], measured: Quantity(path.length, "count"), expected: Expected(value: Double(n), unit: "count"),
      at: place, hint: hint)
  }

  /// Ratio and sense: the same way, by teeth; the carrier is the body in which both lines rest.
  private func finish(
    _ part: Part, _ sprockets: [Sprocket], _ kind: Kind, _ nodes: [SolidNode], _ w: Vector3, _ place: SourceLocation
  ) {
    for s in sprockets {
      recorder.contacts.append(
        ContactDraft(
          a: part.name, b: s.shape.path, kind: .wrap, clearance: nil, joint: nil, because: nil, source: place))
    }
    recorder.trains.append(
      TrainDraft(
        record: TrainRecord(
          id: part.name, part: part.name, kind: kind.kind, pitch: kind.pitch, count: kind.count,
          over: sprockets.map(\.shape.path), phase: kind.phase), links: nodes, source: place))
    if let body = Self.carrier(sprockets[0].part, sprockets[0].axisInAsset, sprockets[1].part, sprockets[1].axisInAsset)
    {
      _ = fixed("\(part.name.dropFirst(prefix.count))_path", part, to: body, at: place)
    }
    for s in sprockets.dropFirst() {
      let first = sprockets[0]
      couple(sprockets.count > 2 ? "\(part.name)_\(s.part.name)" : part.name, place) {
        guard let carrier = Self.carrier(first.part, first.axisInAsset, s.part, s.axisInAsset) else {
          Recorder.report(
            "gear.carrier", "no part carries the lines of both `\(first.shape.path)` and `\(s.shape.path)`",
            parts: [part.name], at: place)
          return nil
        }
        let a = Self.turn(of: first.part, against: carrier, about: w)
        let b = Self.turn(of: s.part, against: carrier, about: w)
        guard !a.isEmpty || !b.isEmpty else { return nil }
        let terms =
          a.map { CouplingRecord.Term(dof: $0.joint.dofs[0].id, factor: Double(first.teeth) * $0.sign) }
          + b.map { CouplingRecord.Term(dof: $0.joint.dofs[0].id, factor: -Double(s.teeth) * $0.sign) }
        return (
          .sum(terms, of: (a + b).map(\.joint)),
          .init(
            kind: kind.kind,
            of: ["a": first.shape.path, "b": s.shape.path, "carrier": carrier.name, "train": part.name],
            values: ["teeth_a": Double(first.teeth), "teeth_b": Double(s.teeth)])
        )
      }
    }
  }

  /// An inner link with its rollers and an outer one with its pins, about the middle between their rollers, x along them.
  private func linkNodes(
    pitch p: Double, roller d: Double, width: Double, _ place: SourceLocation
  ) -> [SolidNode] {
    let w = checkedSize(width, "the width of a chain", place)
    let plate = min(0.085 * p, w / 6), gap = 0.1 * plate
    let inner = w - 4 * plate - 4 * gap
    let height = min(0.9 * p, 1.1 * d + 0.1 * p)
    func plates(_ inside: Double) -> [SolidNode] {
      [inside, -inside - plate].map {
        .placed(
          at: RigidTransform(translation: [0, 0, snap($0)]),
          solid: .extrude(profile: .slot(length: snap(p + height), width: snap(height)), height: snap(plate)))
      }
    }
    func rounds(_ radius: Double, _ half: Double) -> [SolidNode] {
      [-p / 2, p / 2].map {
        .placed(
          at: RigidTransform(translation: [snap($0), 0, snap(-half)]),
          solid: .cylinder(radius: snap(radius), height: snap(2 * half)))
      }
    }
    return [
      .union(of: plates(inner / 2) + rounds(d / 2, inner / 2)),
      .union(of: plates(inner / 2 + plate + gap) + rounds(0.29 * p / 2, w / 2)),
    ]
  }
}
