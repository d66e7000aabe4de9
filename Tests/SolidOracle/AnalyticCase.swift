internal import PintleDocument
internal import Glibc
internal import PintleModel
public import TestSupport

/// A mechanism whose stops follow from school geometry, written down without any collision code.
///
/// Every case lies somewhere askew in the world, with random dimensions. Radians and metres.
public struct AnalyticCase: Sendable {
  public struct Stop: Sendable, Hashable {
    /// 1: the positive sense; −1: the negative one.
    public var sense: Double
    /// Where surfaces first meet; nil where they lie on each other from the start.
    public var touch: Double?
    /// Where something first lies deeper than τ.
    public var onset: Double
  }

  public var name: String
  /// `gap 3.1 mm, leaf 21.0 mm`.
  public var dimensions: String
  public var tolerance: Double
  public var sketch: ModelSketch
  /// In the senses that stop; the others are free to the end.
  public var stops: [Stop]
  public var range: ClosedRange<Double>?
  /// False beside reflex edges: there less than everything may be certified.
  public var isConvex: Bool

  /// Every kind of case, with dimensions by the seed.
  public static func all(seed: UInt64) -> [AnalyticCase] {
    var g = SeededGenerator(seed: seed)
    return [
      door, drawer, lid, wheel, rod, flush, rails, lever, ridges, slope, bar, squarePeg, betweenPosts,
    ].map { $0(&g) }
  }

  private init(
    _ name: String, _ g: inout SeededGenerator, _ tolerance: Double, turns: Bool, at origin: Vector3,
    along axis: Vector3, range: ClosedRange<Double>?, _ sizes: [(String, Double)], resting: [OracleBody],
    moving: [OracleBody], _ stops: [Stop], isConvex: Bool = true
  ) {
    let world = RigidTransform.random(3, &g)
    var s = ModelSketch()
    for (part, bodies) in [("base", resting), ("mover", moving)] {
      for (i, body) in bodies.enumerated() { s.add(part, "s\(i)", body.solid, at: world * body.pose) }
    }
    s.joint(
      "joint", "mover", on: "base", turns ? .rotation : .translation, at: world.apply(origin),
      along: world.rotate(axis), range: range)
    self.name = name
    self.tolerance = tolerance
    self.range = range
    self.stops = stops
    self.isConvex = isConvex
    sketch = s
    dimensions = sizes.map { "\($0.0) \(($0.1 * 1e5).rounded() / 100) mm" }.joined(separator: ", ")
  }

  // MARK: the cases

  /// The leaf's front corner swings about the hinge line in its rear edge and meets the stile beside it.
  private static func door(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, leaf) = (0.5e-3, between(0.015, 0.045, &g))
    let gap = between(0.5e-3, leaf - 3 * tau, &g)
    return AnalyticCase(
      "door in a frame", &g, tau, turns: true, at: [0, leaf, 0.4], along: [0, 0, -1], range: 0...1.9,
      [("gap", gap), ("leaf", leaf)],
      resting: [.box([-0.1, -0.06, -0.1], [-gap, 0.1, 1])], moving: [.box([0, 0, 0], [0.6, leaf, 0.9])],
      [Stop(sense: 1, touch: asin(gap / leaf), onset: asin((gap + tau) / leaf))])
  }

  private static func drawer(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, way) = (1e-3, between(0.02, 0.3, &g))
    return AnalyticCase(
      "drawer against a post", &g, tau, turns: false, at: [1, 2, 3], along: [0, -1, 0], range: 0...0.4, [("way", way)],
      resting: [.box([-0.05, -way - 0.4, 0], [0.05, -way, 0.4])], moving: [.box([-0.2, 0, 0.1], [0.2, 0.4, 0.2])],
      [Stop(sense: 1, touch: way, onset: way + tau)])
  }

  /// Hinge line inside the plate: the upper rear corner swings out backward on R and down.
  private static func lid(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, a, b) = (0.4e-3, between(0.004, 0.02, &g), between(0.006, 0.015, &g))
    let R = hypot(a, b)
    let gap = between(0, 0.9 * (R - a) - tau, &g)
    func angle(_ x: Double) -> Double { atan2(b, a) - acos(x / R) }
    return AnalyticCase(
      "lid with its hinge line inside the plate", &g, tau, turns: true, at: .zero, along: [-1, 0, 0], range: 0...1.7,
      [("behind", a), ("above", b), ("gap", gap)],
      resting: [.box([-0.3, a + gap, -0.2], [0.3, a + gap + 0.1, 0.2])],
      moving: [.box([-0.2, -0.3, -0.01], [0.2, a, b])],
      [Stop(sense: 1, touch: angle(a + gap), onset: angle(a + gap + tau))])
  }

  /// Every corner of the wheel circles the axle; the first one at the block decides.
  private static func wheel(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, radius, off) = (0.5e-3, between(0.05, 0.15, &g), between(0.01, 0.03, &g))
    let n = Int.random(in: 24...72, using: &g)
    let block = radius + between(-0.5, 0.8, &g) * off
    let corners = (0..<n).map { i -> (radius: Double, angle: Double) in
      let a = 2 * .pi * Double(i) / Double(n)
      let (x, y) = (radius * cos(a) - off, radius * sin(a))
      return (hypot(x, y), atan2(y, x))
    }
    func first(_ x: Double, _ sense: Double) -> Double {
      corners.compactMap { c -> Double? in
        guard c.radius > x else { return nil }
        // radius · cos(angle + sense · q) = x, coming nearer.
        let q = -acos(x / c.radius) - sense * c.angle
        return q - (q / (2 * .pi)).rounded(.down) * 2 * .pi
      }.min() ?? .infinity
    }
    return AnalyticCase(
      "wheel with an eccentric axle", &g, tau, turns: true, at: .zero, along: [0, 0, 1], range: nil,
      [("radius", radius), ("off", off), ("block at", block)],
      resting: [.box([block, -1, -0.5], [block + 0.5, 1, 0.5])],
      moving: [OracleBody(cylinderMesh(radius: radius, height: 0.03, segments: n), at: [-off, 0, 0])],
      [
        Stop(sense: 1, touch: first(block, 1), onset: first(block + tau, 1)),
        Stop(sense: -1, touch: -first(block, -1), onset: -first(block + tau, -1)),
      ])
  }

  private static func rod(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, sheet, way) = (0.5e-3, between(1.1e-3, 4e-3, &g), between(0.01, 0.2, &g))
    return AnalyticCase(
      "rod through a sheet", &g, tau, turns: false, at: .zero, along: [0, 0, 1], range: -0.1...0.4,
      [("sheet", sheet), ("way", way)], resting: [.box([-0.5, -0.5, 0], [0.5, 0.5, sheet])],
      moving: [OracleBody(cylinderMesh(radius: 0.006, height: 0.1, segments: 20), at: [0.03, 0.01, -0.1 - way])],
      [Stop(sense: 1, touch: way, onset: way + tau)])
  }

  /// Faces on faces all around, sliding: nothing is deeper than nothing.
  private static func flush(_ g: inout SeededGenerator) -> AnalyticCase {
    let (w, h) = (between(0.05, 0.2, &g), between(0.02, 0.1, &g))
    return AnalyticCase(
      "flush faces", &g, 0.3e-3, turns: false, at: .zero, along: [0, 1, 0], range: -0.2...0.3,
      [("width", w), ("height", h)],
      resting: [.box([-w, -0.5, -0.02], [w, 0.5, 0]), .box([w, -0.4, 0], [w + 0.02, 0.4, h])],
      moving: [.box([-w, -0.1, 0], [w, 0.1, h])], [])
  }

  /// Rails without clearance on both sides, and a stop that the tray lies against: it presses in by τ at once.
  private static func rails(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, w, h) = (0.5e-3, between(0.05, 0.2, &g), between(0.02, 0.1, &g))
    return AnalyticCase(
      "rails without clearance", &g, tau, turns: false, at: .zero, along: [0, -1, 0], range: -0.05...0.3,
      [("width", w), ("height", h)],
      resting: [
        .box([-w - 0.01, -0.5, 0], [-w, 0.5, h]), .box([w, -0.5, 0], [w + 0.01, 0.5, h]),
        .box([-w, -0.5, h], [w, 0.5, h + 0.01]), .box([-w, 0.2, 0], [w, 0.3, h]),
      ],
      moving: [.box([-w, -0.2, 0], [w, 0.2, h])], [Stop(sense: -1, touch: nil, onset: -tau)])
  }

  /// A bar comes down on the edge of a block: with n = (sin q, cos q) the edge P lies on the bar's face at n · P = c.
  private static func lever(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, c) = (0.8e-3, between(0.005, 0.03, &g))
    let (x, y) = (between(0.1, 0.3, &g), -between(0.01, 0.1, &g))
    func angle(_ c: Double) -> Double { asin(c / hypot(x, y)) - atan2(y, x) }
    return AnalyticCase(
      "bar on the edge of a block", &g, tau, turns: true, at: .zero, along: [0, 0, -1], range: -0.2...1.5,
      [("over the pivot", c), ("edge at", x), ("below", -y)],
      resting: [.box([x - 0.06, y - 0.1, -0.1], [x, y, 0.1])], moving: [.box([0, c, -0.02], [0.5, c + 0.03, 0.02])],
      [Stop(sense: 1, touch: angle(c), onset: angle(c + tau))])
  }

  /// Two roofs ridge to ridge, crossed: a ridge lies τ below the other's slopes when √2 τ below its ridge.
  private static func ridges(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, way, size) = (0.6e-3, between(0.01, 0.1, &g), between(0.02, 0.05, &g))
    let half = size * 2.0.squareRoot()
    return AnalyticCase(
      "ridge on ridge, crossed", &g, tau, turns: false, at: .zero, along: [0, 0, -1], range: 0...0.15,
      [("way", way), ("side", 2 * size)],
      resting: [
        OracleBody(
          boxMesh([-0.2, -size, -size], [0.2, size, size]),
          pose: RigidTransform(translation: [0, 0, -half]) * RigidTransform(turning: .pi / 4, about: [1, 0, 0]))
      ],
      moving: [
        OracleBody(
          boxMesh([-size, -0.2, -size], [size, 0.2, size]),
          pose: RigidTransform(translation: [0.01, 0.02, half + way])
            * RigidTransform(turning: .pi / 4, about: [0, 1, 0]))
      ],
      [Stop(sense: 1, touch: way, onset: way + 2.0.squareRoot() * tau)])
  }

  /// A corner slides at a slant onto a plane: gap / cos of the slant.
  private static func slope(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, gap, slant) = (0.5e-3, between(0.005, 0.05, &g), between(0.1, 1, &g))
    // The lowest corner of a box turned anyhow decides.
    let turn = RigidTransform(turning: between(0.3, 0.6, &g), about: [1, 0.3, 0])
    let box = boxMesh([-0.03, -0.02, -0.04], [0.03, 0.02, 0.04])
    let lowest = box.positions.map { turn.apply($0).z }.min() ?? 0
    return AnalyticCase(
      "corner on a slope", &g, tau, turns: false, at: .zero, along: [sin(slant), 0, -cos(slant)], range: 0...0.2,
      [("gap", gap)], resting: [.box([-2, -2, -1], [2, 2, 0])],
      moving: [OracleBody(box, pose: RigidTransform(translation: [0, 0, gap - lowest]) * turn)],
      [Stop(sense: 1, touch: gap / cos(slant), onset: (gap + tau) / cos(slant))])
  }

  /// A bar on a spindle, two turns either way, and a wall: the corner on ρ reaches x at the angle of acos(x / ρ).
  private static func bar(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, a, w) = (1e-3, between(0.1, 0.3, &g), between(0.01, 0.03, &g))
    let rho = hypot(a, w)
    let wall = between(w + 0.01, a - 2 * tau, &g)
    func angle(_ x: Double) -> Double { .pi / 2 - atan2(w, a) - acos(x / rho) }
    return AnalyticCase(
      "bar against a wall, two turns", &g, tau, turns: true, at: .zero, along: [0, 0, 1],
      range: (-4 * .pi)...(4 * .pi), [("length", 2 * a), ("width", 2 * w), ("wall at", wall)],
      resting: [.box([wall, -1, -0.2], [wall + 0.2, 1, 0.2])], moving: [.box([-w, -a, -0.01], [w, a, 0.01])],
      [
        Stop(sense: 1, touch: angle(wall), onset: angle(wall + tau)),
        Stop(sense: -1, touch: -angle(wall), onset: -angle(wall + tau)),
      ])
  }

  /// A square peg turns in a square hole until its corners meet the walls: a √2 cos(45° − q) = b.
  private static func squarePeg(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, b) = (0.5e-3, between(0.02, 0.05, &g))
    let a = b * between(0.75, 0.95, &g)
    func angle(_ x: Double) -> Double { .pi / 4 - acos(x / (a * 2.0.squareRoot())) }
    let quarter = RigidTransform(turning: .pi / 4, about: [0, 0, 1])
    return AnalyticCase(
      "square peg in a square hole", &g, tau, turns: true, at: [0, 0, 1], along: [0, 0, 1], range: nil,
      [("peg", 2 * a), ("hole", 2 * b)],
      resting: [
        OracleBody(
          tubeMesh(
            outer: (b + 0.02) * 2.0.squareRoot(), inner: b * 2.0.squareRoot(), height: 0.06, segments: 4),
          pose: quarter)
      ],
      moving: [.box([-a, -a, -0.02], [a, a, 0.1])],
      [
        Stop(sense: 1, touch: angle(b), onset: angle(b + tau)),
        Stop(sense: -1, touch: -angle(b), onset: -angle(b + tau)),
      ], isConvex: false)
  }

  private static func betweenPosts(_ g: inout SeededGenerator) -> AnalyticCase {
    let (tau, left, right) = (0.2e-3, between(0.01, 0.1, &g), between(0.01, 0.1, &g))
    return AnalyticCase(
      "block between two posts", &g, tau, turns: false, at: .zero, along: [1, 0, 0], range: -0.2...0.2,
      [("left", left), ("right", right)],
      resting: [
        .box([-0.05 - left - 0.03, -0.1, 0], [-0.05 - left, 0.2, 0.3]),
        .box([0.05 + right, -0.2, 0], [0.05 + right + 0.02, 0.1, 0.3]),
      ], moving: [.box([-0.05, -0.05, 0.1], [0.05, 0.05, 0.2])],
      [
        Stop(sense: 1, touch: right, onset: right + tau), Stop(sense: -1, touch: -left, onset: -left - tau),
      ])
  }
}

/// A mesh in its place.
struct OracleBody {
  var mesh: TriangleMesh
  var pose: RigidTransform

  init(_ mesh: TriangleMesh, pose: RigidTransform) {
    self.mesh = mesh
    self.pose = pose
  }
  init(_ mesh: TriangleMesh, at place: Vector3) { self.init(mesh, pose: RigidTransform(translation: place)) }
  static func box(_ a: Vector3, _ b: Vector3) -> OracleBody { OracleBody(boxMesh(a, b), pose: .identity) }

  var solid: EvaluatedSolid { TestSupport.solid(mesh) }
}

private func between(_ a: Double, _ b: Double, _ g: inout SeededGenerator) -> Double {
  Double.random(in: a...b, using: &g)
}
