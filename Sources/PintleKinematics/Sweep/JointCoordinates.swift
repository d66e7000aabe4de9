internal import Glibc
internal import PintleDocument

/// Coordinates in which a joint's motion is a shift: (r, z, θ) for a rotation about z, (x, y, z) for a slide along z.
///
/// A `Box` in these coordinates has the moving coordinate third. Angles may lie beyond ±π; an arc that spans the circle
/// is −∞…∞. The swept volume of a box is exact: its third interval shifted.
enum JointCoordinates: Sendable {
  case rotation
  case slide

  /// Rounding: boxes meet when they are this close (metres), windows are this much wider (radians, metres).
  private static let slack = 1e-9

  @inline(__always) func merge(_ a: inout Box, _ b: Box) {
    var b = b
    if self == .rotation {
      // Mostly they are less than half a turn apart; rounding is a call.
      let apart = (a.lower.z + a.upper.z - b.lower.z - b.upper.z) / 2
      if abs(apart) > .pi, apart.isFinite {
        let shift = (apart / (2 * .pi)).rounded() * 2 * .pi
        b.lower.z += shift
        b.upper.z += shift
      }
    }
    a.insert(b)
    if self == .rotation, !(a.upper.z - a.lower.z < 2 * .pi) {
      a.lower.z = -.infinity
      a.upper.z = .infinity
    }
  }

  /// The least motion (≥ 0, in the given sense: 1 or −1) after which the moving box can meet the resting one, or ∞.
  @inline(__always) func start(_ moving: Box, _ resting: Box, _ sense: Double) -> Double {
    let s = Self.slack
    if moving.lower.x > resting.upper.x + s || resting.lower.x > moving.upper.x + s { return .infinity }
    if moving.lower.y > resting.upper.y + s || resting.lower.y > moving.upper.y + s { return .infinity }
    var lower: Double
    var upper: Double
    if sense > 0 {
      lower = resting.lower.z - moving.upper.z - s
      upper = resting.upper.z - moving.lower.z + s
    } else {
      lower = moving.lower.z - resting.upper.z - s
      upper = moving.upper.z - resting.lower.z + s
    }
    if self == .rotation {
      guard lower.isFinite, upper.isFinite else { return 0 }
      // The first window that is not over: the arcs meet again every turn. Mostly it is this one or the next.
      let turn = 2 * Double.pi
      if upper < 0 || upper >= turn {
        let turns = upper < 0 && upper > -turn ? turn : (-upper / turn).rounded(.up) * turn
        lower += turns
        upper += turns
      }
    }
    return upper < 0 ? .infinity : max(0, lower)
  }

  /// A length in metres that says which of two boxes to split.
  @inline(__always) func size(_ b: Box) -> Double {
    let s = b.upper - b.lower
    return self == .slide ? s.x + s.y + s.z : s.x + s.y + b.upper.x * min(s.z, 2 * .pi)
  }

  /// The box around a triangle given in the joint's frame.
  @inline(__always) func box(_ t: Triangle) -> Box {
    switch self {
    case .slide: Box(t)
    case .rotation: box(t, PolarVertex(t.a), PolarVertex(t.b), PolarVertex(t.c))
    }
  }

  /// The same for a rotation, with the corners' radii and angles at hand.
  @inline(__always) func box(_ t: Triangle, _ a: PolarVertex, _ b: PolarVertex, _ c: PolarVertex) -> Box {
    var lower = SIMD4(0, min(t.a.z, min(t.b.z, t.c.z)), 0, 0)
    var upper = SIMD4(max(a.radius, max(b.radius, c.radius)), max(t.a.z, max(t.b.z, t.c.z)), 0, 0)
    let ab = turn(from: a, to: b)
    let bc = turn(from: b, to: c)
    let ca = turn(from: c, to: a)
    let onAxis = a.isOnAxis || b.isOnAxis || c.isOnAxis
    // Round the axis, or across it: the whole circle from the axis on.
    if abs(ab) > .pi - 1e-6 || abs(bc) > .pi - 1e-6 || abs(ca) > .pi - 1e-6 || (!onAxis && abs(ab + bc + ca) > 1) {
      lower.z = -.infinity
      upper.z = .infinity
      return Box(lower: lower, upper: upper)
    }
    if onAxis {
      // A corner on the axis has no angle: the others say where the triangle lies.
      let angles = [a, b, c].filter { !$0.isOnAxis }.map(\.angle)
      guard let first = angles.first else {
        lower.z = -.infinity
        upper.z = .infinity
        return Box(lower: lower, upper: upper)
      }
      let other = angles.count > 1 ? first + wrapped(angles[1] - first) : first
      lower.z = min(first, other)
      upper.z = max(first, other)
      return Box(lower: lower, upper: upper)
    }
    let atB = a.angle + ab
    let atC = a.angle - ca
    lower.z = min(a.angle, min(atB, atC))
    upper.z = max(a.angle, max(atB, atC))
    lower.x = min(radius(t.a, a, t.b, b), min(radius(t.b, b, t.c, c), radius(t.c, c, t.a, a)))
    return Box(lower: lower, upper: upper)
  }
}

/// A point's distance from the axis and angle about it.
struct PolarVertex: Sendable {
  var radius: Double
  var angle: Double

  @inline(__always) init(_ p: Vector3) {
    radius = (p.x * p.x + p.y * p.y).squareRoot()
    angle = atan2(p.y, p.x)
  }

  /// Nearer than rounding lets its angle mean anything.
  @inline(__always) var isOnAxis: Bool { radius < 1e-10 }
}

@inline(__always) private func wrapped(_ angle: Double) -> Double {
  angle > .pi ? angle - 2 * .pi : angle < -.pi ? angle + 2 * .pi : angle
}

@inline(__always) private func turn(from a: PolarVertex, to b: PolarVertex) -> Double {
  a.isOnAxis || b.isOnAxis ? 0 : wrapped(b.angle - a.angle)
}

/// The least distance of an edge from the axis.
@inline(__always) private func radius(_ p: Vector3, _ a: PolarVertex, _ q: Vector3, _ b: PolarVertex) -> Double {
  let dx = q.x - p.x
  let dy = q.y - p.y
  let squared = dx * dx + dy * dy
  let along = -(p.x * dx + p.y * dy)
  // Mostly one end is the nearest.
  if along <= 0 { return a.radius }
  if along >= squared { return b.radius }
  return abs(p.x * dy - p.y * dx) / squared.squareRoot()
}
