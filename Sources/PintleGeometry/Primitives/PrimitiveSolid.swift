internal import Glibc
internal import PintleDocument
internal import PintleModel

/// A box, cylinder, cone or sphere, as it is or placed: measured in closed form and tessellated in microseconds, so that
/// the kernel is not touched for what most assets are made of.
struct PrimitiveSolid: Sendable {
  enum Shape: Sendable {
    case box(Vector3)
    /// Radii at z = 0 and at z = `height`.
    case cone(bottom: Double, top: Double, height: Double)
    case sphere(radius: Double)
    case twist(TwistMesh)
    case coil(CoilMesh)
  }

  let shape: Shape
  /// The primitive's frame in the solid's.
  let pose: RigidTransform

  /// nil for every other solid, and for sizes and placements that are refused: saying so is left to the evaluator.
  init?(_ node: SolidNode, limits: GeometryLimits) {
    var node = node
    var pose = RigidTransform.identity
    var depth = 0
    while case .placed(let x, let inner) = node {
      let t = x.translation
      guard x.isRigid, max(abs(t.x), abs(t.y), abs(t.z)) <= limits.longest, depth < limits.depth else { return nil }
      pose = depth == 0 ? x : pose * x
      node = inner
      depth += 1
    }
    switch node {
    case .box(let s):
      guard [s.x, s.y, s.z].allSatisfy(limits.accepts) else { return nil }
      shape = .box(s)
    case .cylinder(let r, let h):
      guard limits.accepts(r), limits.accepts(h) else { return nil }
      shape = .cone(bottom: r, top: r, height: h)
    case .cone(let a, let b, let h):
      guard limits.accepts(h), limits.accepts(max(a, b)), [a, b].allSatisfy({ $0 == 0 || limits.accepts($0) }) else {
        return nil
      }
      shape = .cone(bottom: a, top: b, height: h)
    case .sphere(let r):
      guard limits.accepts(r) else { return nil }
      shape = .sphere(radius: r)
    case .twist(let outline, let bore, let height, let angle):
      guard let twist = TwistMesh(outline: outline, bore: bore, height: height, angle: angle, limits: limits) else {
        return nil
      }
      shape = .twist(twist)
    case .coil(let radius, let wire, let turns, let height):
      guard let coil = CoilMesh(radius: radius, wire: wire, turns: turns, height: height, limits: limits) else {
        return nil
      }
      shape = .coil(coil)
    default:
      return nil
    }
    self.pose = pose
  }

  /// SHA-256 over the numbers.
  var key: String {
    let numbers: [Double]
    switch shape {
    case .box(let s): numbers = [0, s.x, s.y, s.z]
    case .cone(let a, let b, let h): numbers = [1, a, b, h]
    case .sphere(let r): numbers = [2, r]
    case .twist(let t): numbers = [3, t.bore, t.height, t.angle] + t.outline.flatMap { [$0.x, $0.y] }
    case .coil(let c): numbers = [4, c.radius, c.wire, c.turns, c.height]
    }
    let place = [pose.x, pose.y, pose.z, pose.translation].flatMap { [$0.x, $0.y, $0.z] }
    let bytes = (numbers + place).flatMap { n in withUnsafeBytes(of: (n + 0).bitPattern.littleEndian) { Array($0) } }
    return SolidCache.key("primitive", bytes)
  }

  var record: SolidRecord {
    if isMesh, let mesh = mesh(deflection: 0, angle: 1) {
      // Its triangles are what it is.
      return SolidRecord(
        properties: VolumeProperties(of: mesh.surface, isClosed: mesh.isClosed),
        extremes: SolidRecord.extremes(of: mesh.surface.positions), issues: [])
    }
    return SolidRecord(properties: properties, extremes: SolidRecord.extremes(of: outline.map(pose.apply)), issues: [])
  }

  /// Drawn in triangles that no tolerance changes.
  private var isMesh: Bool {
    switch shape {
    case .box, .cone, .sphere: false
    case .twist, .coil: true
    }
  }

  /// Points of the surface that reach as far as it does, exactly along its own axes.
  private var outline: [Vector3] {
    let eighth = 0.5.squareRoot()
    let circle: [SIMD2<Double>] = [
      [1, 0], [eighth, eighth], [0, 1], [-eighth, eighth], [-1, 0], [-eighth, -eighth], [0, -1], [eighth, -eighth],
    ]
    switch shape {
    case .box(let s): return Bounds(lower: s / -2, upper: s / 2).corners
    case .cone(let a, let b, let h):
      return circle.map { [$0.x * a, $0.y * a, 0] } + circle.map { [$0.x * b, $0.y * b, h] }
    case .sphere(let r): return SolidRecord.directions.compactMap { $0.normalized.map { $0 * r } }
    case .twist, .coil: return []
    }
  }

  /// Exact. Frustum: ∫ z² dV = π h³ (a²/30 + ab/10 + b²/5), ∫ x² dV = π h/20 (a⁴ + a³b + a²b² + ab³ + b⁴).
  private var properties: VolumeProperties {
    var volume: Double
    var centre = Vector3.zero
    var second: Vector3
    switch shape {
    case .box(let s):
      volume = s.x * s.y * s.z
      second = s * s * (volume / 12)
    case .cone(let a, let b, let h):
      let sum = a * a + a * b + b * b
      volume = .pi * h * sum / 3
      let z = h * (a * a + 2 * a * b + 3 * b * b) / (4 * sum)
      centre = [0, 0, z]
      let across = .pi * h / 20 * (a * a * a * a + a * a * a * b + a * a * b * b + a * b * b * b + b * b * b * b)
      let along = .pi * h * h * h * (a * a / 30 + a * b / 10 + b * b / 5) - volume * z * z
      second = [across, across, along]
    case .sphere(let r):
      volume = 4 * .pi / 3 * r * r * r
      second = Vector3(repeating: volume * r * r / 5)
    case .twist, .coil:
      volume = 0
      second = .zero
    }
    // R diag(s) Rᵀ.
    func entry(_ i: Int, _ j: Int) -> Double {
      pose.x[i] * second.x * pose.x[j] + pose.y[i] * second.y * pose.y[j] + pose.z[i] * second.z * pose.z[j]
    }
    return VolumeProperties(
      volume: volume, centroid: pose.apply(centre), secondMoments: [entry(0, 0), entry(1, 1), entry(2, 2)],
      mixedMoments: [entry(1, 2), entry(2, 0), entry(0, 1)])
  }
}
