internal import Glibc
internal import PintleDocument
internal import PintleModel

/// The surfaces of threads and helical gears, in triangles of our own: rings of the outline, each turned a little farther.
struct TwistMesh: Sendable, Hashable {
  let outline: [SIMD2<Double>]
  let bore: Double
  let height: Double
  let angle: Double
  /// Steps along z: at most 22.5° of turn each.
  let steps: Int

  static let mostCorners = 1_000_000

  /// nil where the outline does not go once round the origin outside the bore, or sizes are out of bounds.
  init?(outline: [SIMD2<Double>], bore: Double, height: Double, angle: Double, limits: GeometryLimits) {
    guard limits.accepts(height), angle.isFinite, abs(angle) < 1e5, bore == 0 || limits.accepts(bore),
      outline.count >= 3, outline.count <= limits.points,
      outline.allSatisfy({ $0.x.isFinite && $0.y.isFinite && limits.accepts(($0 * $0).sum().squareRoot()) })
    else { return nil }
    let corners = Self.signedArea(outline) < 0 ? Array(outline.reversed()) : outline
    // Seen from the origin every edge goes the same way round, once in all.
    var turn = 0.0
    for (a, b) in zip(corners, corners[1...] + corners[..<1]) {
      let cross = a.x * b.y - a.y * b.x
      // The edge passes the origin at this distance; the bore lies inside all of them.
      let d = b - a
      guard cross > 1e-12 * (a * a).sum(), cross / (d * d).sum().squareRoot() > bore else { return nil }
      turn += atan2(cross, (a * b).sum())
    }
    guard abs(turn - 2 * .pi) < 1e-6 else { return nil }
    let steps = max(1, (abs(angle) / (.pi / 8)).rounded(.up))
    guard steps * Double(corners.count) <= Double(Self.mostCorners) else { return nil }
    self.outline = corners
    self.bore = bore
    self.height = height
    self.angle = angle
    self.steps = Int(steps)
  }

  static func area(_ outline: [SIMD2<Double>]) -> Double { abs(signedArea(outline)) }

  private static func signedArea(_ p: [SIMD2<Double>]) -> Double {
    zip(p, p[1...] + p[..<1]).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.0.y * $1.1.x) / 2 }
  }

  func draw(_ draft: inout PrimitiveDraft) {
    let n = outline.count
    // Edges that meet at less than 35° are shaded as one surface.
    let edges = (0..<n).map { i -> SIMD2<Double> in
      let d = outline[(i + 1) % n] - outline[i]
      return d / (d * d).sum().squareRoot()
    }
    func shading(_ i: Int, _ other: Int) -> SIMD2<Double> {
      (edges[i] * edges[other]).sum() > 0.82 ? edges[i] + edges[other] : edges[i]
    }
    let winding = angle / height
    var lower: (start: [Int], end: [Int], vertices: [Int], inner: [Int])?
    for k in 0...steps {
      let (s, c) = exactSineCosine(angle * Double(k) / Double(steps))
      let z = height * Double(k) / Double(steps)
      func turned(_ p: SIMD2<Double>) -> SIMD2<Double> { [c * p.x - s * p.y, s * p.x + c * p.y] }
      func normal(_ tangent: SIMD2<Double>, at p: SIMD2<Double>) -> Vector3 {
        let t = turned(tangent), q = turned(p)
        return Vector3(t.x, t.y, 0).cross([-winding * q.y, winding * q.x, 1]).normalized ?? .up
      }
      var start: [Int] = [], end: [Int] = [], vertices: [Int] = []
      for i in 0..<n {
        let q = turned(outline[i])
        let v = draft.vertex([q.x, q.y, z])
        vertices.append(v)
        let before = (i + n - 1) % n
        start.append(draft.corner(v, normal(shading(i, before), at: outline[i])))
        end.append(draft.corner(v, normal(shading(before, i), at: outline[i])))
      }
      var inner: [Int] = []
      if bore > 0 {
        for p in outline {
          let q = turned(p) / (p * p).sum().squareRoot()
          inner.append(draft.vertex([q.x * bore, q.y * bore, z]))
        }
      }
      if let low = lower {
        for i in 0..<n {
          let j = (i + 1) % n
          // Diagonals take turns: one way they lie outside the twisted face, the other way inside.
          if (i + k) % 2 == 0 {
            draft.triangle(low.start[i], low.end[j], end[j])
            draft.triangle(low.start[i], end[j], start[i])
          } else {
            draft.triangle(low.start[i], low.end[j], start[i])
            draft.triangle(low.end[j], end[j], start[i])
          }
        }
        if bore > 0 {
          let (a, b) = (low.inner, inner)
          func wall(_ v: Int) -> Int {
            let p = draft.position(v)
            return draft.corner(v, [-p.x / bore, -p.y / bore, 0])
          }
          let (under, over) = (a.map(wall), b.map(wall))
          for i in 0..<n {
            let j = (i + 1) % n
            draft.triangle(under[i], over[j], under[j])
            draft.triangle(under[i], over[i], over[j])
          }
        }
      }
      if k == 0 || k == steps { lid(&draft, vertices, inner, z: z, up: k == steps) }
      lower = (start, end, vertices, inner)
    }
  }

  private func lid(_ draft: inout PrimitiveDraft, _ rim: [Int], _ inner: [Int], z: Double, up: Bool) {
    draft.nextFace()
    let normal: Vector3 = [0, 0, up ? 1 : -1]
    let n = rim.count
    let outer = rim.map { draft.corner($0, normal) }
    func triangle(_ a: Int, _ b: Int, _ c: Int) { if up { draft.triangle(a, b, c) } else { draft.triangle(a, c, b) } }
    if inner.isEmpty {
      let centre = draft.corner(draft.vertex([0, 0, z]), normal)
      for i in 0..<n { triangle(centre, outer[i], outer[(i + 1) % n]) }
    } else {
      let within = inner.map { draft.corner($0, normal) }
      for i in 0..<n {
        let j = (i + 1) % n
        triangle(within[i], outer[i], outer[j])
        triangle(within[i], outer[j], within[j])
      }
    }
    draft.nextFace()
  }
}

/// The surface of a coil spring: rings round a helix, closed at both ends.
struct CoilMesh: Sendable, Hashable {
  let radius: Double
  let wire: Double
  let turns: Double
  let height: Double

  private static let round = 10
  private static let stepsPerTurn = 20.0

  /// nil where turns touch, or sizes are out of bounds.
  init?(radius: Double, wire: Double, turns: Double, height: Double, limits: GeometryLimits) {
    guard [radius, wire, height].allSatisfy(limits.accepts), turns.isFinite, abs(turns) > 0.1, abs(turns) < 1000,
      wire < radius, height > 2 * wire, (height - 2 * wire) / abs(turns) > 2 * wire * 1.001
    else { return nil }
    self.radius = radius
    self.wire = wire
    self.turns = turns
    self.height = height
  }

  func draw(_ draft: inout PrimitiveDraft) {
    let steps = Int((abs(turns) * Self.stepsPerTurn).rounded(.up))
    let rise = (height - 2 * wire) / (2 * .pi * turns)
    let m = Self.round
    var last: [Int] = []
    for k in 0...steps {
      let phi = 2 * .pi * turns * Double(k) / Double(steps)
      let (s, c) = exactSineCosine(phi)
      let out = Vector3(c, s, 0)
      let along = (Vector3(-s, c, 0) * radius + [0, 0, rise]).normalized ?? .up
      let across = along.cross(out)
      // The ends are cut square to z's height: the middle of the wire starts one radius up.
      let centre = out * radius + [0, 0, wire + rise * phi]
      let directions = (0..<m).map { i -> Vector3 in
        let (v, u) = exactSineCosine(2 * .pi * Double(i) / Double(m))
        return out * u + across * v
      }
      let vertices = directions.map { draft.vertex(centre + $0 * wire) }
      let ring = zip(vertices, directions).map { draft.corner($0, $1) }
      // Ascending coils run along +`along` where they are right-handed, against it where not.
      if !last.isEmpty {
        for i in 0..<m {
          let j = (i + 1) % m
          let (a, b, p, q) = turns > 0 ? (last[i], last[j], ring[i], ring[j]) : (ring[i], ring[j], last[i], last[j])
          draft.triangle(a, b, q)
          draft.triangle(a, q, p)
        }
      }
      if k == 0 || k == steps {
        draft.nextFace()
        let isStart = (k == 0) == (turns > 0)
        let normal = isStart ? -along : along
        let corners = vertices.map { draft.corner($0, normal) }
        for i in 1..<(m - 1) {
          if isStart {
            draft.triangle(corners[0], corners[i + 1], corners[i])
          } else {
            draft.triangle(corners[0], corners[i], corners[i + 1])
          }
        }
        draft.nextFace()
      }
      last = ring
    }
  }
}
