internal import PintleDocument

// The few vector operations of the inner loops, here so that they are inlined in every build.

@inline(__always) func dot(_ a: Vector3, _ b: Vector3) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }

@inline(__always) func cross(_ a: Vector3, _ b: Vector3) -> Vector3 {
  Vector3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

/// `|w| × h`, each component's magnitude: the most that `w × x` can be over all `|x| ≤ h`, component by component.
@inline(__always) func mostCross(_ w: Vector3, _ h: Vector3) -> Vector3 {
  let t = pointwiseMax(w, -w)
  return Vector3(t.y * h.z + t.z * h.y, t.z * h.x + t.x * h.z, t.x * h.y + t.y * h.x)
}

@inline(__always) func norm(_ a: Vector3) -> Double { dot(a, a).squareRoot() }

// The library's are generic, and calls in inner loops.

@inline(__always) func pointwiseMin(_ a: Vector3, _ b: Vector3) -> Vector3 {
  Vector3(b.x < a.x ? b.x : a.x, b.y < a.y ? b.y : a.y, b.z < a.z ? b.z : a.z)
}

@inline(__always) func pointwiseMax(_ a: Vector3, _ b: Vector3) -> Vector3 {
  Vector3(b.x >= a.x ? b.x : a.x, b.y >= a.y ? b.y : a.y, b.z >= a.z ? b.z : a.z)
}

@inline(__always) func pointwiseMin(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> {
  SIMD4(b.x < a.x ? b.x : a.x, b.y < a.y ? b.y : a.y, b.z < a.z ? b.z : a.z, b.w < a.w ? b.w : a.w)
}

@inline(__always) func pointwiseMax(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> {
  SIMD4(b.x >= a.x ? b.x : a.x, b.y >= a.y ? b.y : a.y, b.z >= a.z ? b.z : a.z, b.w >= a.w ? b.w : a.w)
}

/// `X p`, written out.
@inline(__always) func apply(_ X: RigidTransform, _ p: Vector3) -> Vector3 {
  X.x * p.x + X.y * p.y + X.z * p.z + X.translation
}

@inline(__always) func rotate(_ X: RigidTransform, _ v: Vector3) -> Vector3 { X.x * v.x + X.y * v.y + X.z * v.z }

/// Three corners.
struct Triangle {
  var a: Vector3, b: Vector3, c: Vector3

  @inline(__always) init(_ a: Vector3, _ b: Vector3, _ c: Vector3) {
    self.a = a
    self.b = b
    self.c = c
  }

  /// Twice the area along the outward normal.
  @inline(__always) var areaVector: Vector3 { cross(b - a, c - a) }
  @inline(__always) var centroid: Vector3 { (a + b + c) / 3 }

  /// The square of the longest edge.
  @inline(__always) var extentSquared: Double {
    let u = b - a
    let v = c - b
    let w = a - c
    return max(dot(u, u), max(dot(v, v), dot(w, w)))
  }
}

/// A box in three coordinates; the fourth lane is idle.
struct Box {
  var lower: SIMD4<Double>
  var upper: SIMD4<Double>

  static let empty = Box(
    lower: SIMD4(.infinity, .infinity, .infinity, 0), upper: SIMD4(-.infinity, -.infinity, -.infinity, 0))

  @inline(__always) init(lower: SIMD4<Double>, upper: SIMD4<Double>) {
    self.lower = lower
    self.upper = upper
  }

  @inline(__always) init(_ t: Triangle) {
    lower = SIMD4(pointwiseMin(t.a, pointwiseMin(t.b, t.c)), 0)
    upper = SIMD4(pointwiseMax(t.a, pointwiseMax(t.b, t.c)), 0)
  }

  init(_ b: Bounds) {
    lower = SIMD4(b.lower, 0)
    upper = SIMD4(b.upper, 0)
  }

  @inline(__always) mutating func insert(_ b: Box) {
    lower = pointwiseMin(lower, b.lower)
    upper = pointwiseMax(upper, b.upper)
  }

  @inline(__always) func meets(_ b: Box, within gap: Double) -> Bool {
    lower.x - gap <= b.upper.x && b.lower.x - gap <= upper.x && lower.y - gap <= b.upper.y
      && b.lower.y - gap <= upper.y && lower.z - gap <= b.upper.z && b.lower.z - gap <= upper.z
  }

  @inline(__always) func holds(_ b: Box) -> Bool {
    lower.x <= b.lower.x && lower.y <= b.lower.y && lower.z <= b.lower.z && upper.x >= b.upper.x
      && upper.y >= b.upper.y && upper.z >= b.upper.z
  }

  /// The square of the distance from a point, zero inside.
  @inline(__always) func distanceSquared(_ p: Vector3) -> Double {
    let x = max(max(lower.x - p.x, p.x - upper.x), 0)
    let y = max(max(lower.y - p.y, p.y - upper.y), 0)
    let z = max(max(lower.z - p.z, p.z - upper.z), 0)
    return x * x + y * y + z * z
  }

  /// The square of the distance between two boxes.
  @inline(__always) func distanceSquared(_ b: Box) -> Double {
    let x = max(max(lower.x - b.upper.x, b.lower.x - upper.x), 0)
    let y = max(max(lower.y - b.upper.y, b.lower.y - upper.y), 0)
    let z = max(max(lower.z - b.upper.z, b.lower.z - upper.z), 0)
    return x * x + y * y + z * z
  }

  var centre: Vector3 {
    let c = (lower + upper) / 2
    return Vector3(c.x, c.y, c.z)
  }

  var radius: Double {
    let s = upper - lower
    return (s.x * s.x + s.y * s.y + s.z * s.z).squareRoot() / 2
  }

  var bounds: Bounds {
    Bounds(lower: [lower.x, lower.y, lower.z], upper: [upper.x, upper.y, upper.z])
  }
}
