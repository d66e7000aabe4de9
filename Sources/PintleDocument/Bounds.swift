/// An axis-aligned box in metres; empty until a point is put in.
public struct Bounds: Hashable, Sendable, Codable {
  public var lower: Vector3
  public var upper: Vector3

  @inlinable public init(lower: Vector3, upper: Vector3) {
    self.lower = lower
    self.upper = upper
  }

  public static let empty = Bounds(
    lower: Vector3(repeating: .infinity), upper: Vector3(repeating: -.infinity))

  @inlinable public init(_ points: some Sequence<Vector3>) {
    self = .empty
    for p in points { insert(p) }
  }

  @inlinable public var isEmpty: Bool { !(lower.x <= upper.x && lower.y <= upper.y && lower.z <= upper.z) }
  @inlinable public var centre: Vector3 { (lower + upper) / 2 }
  @inlinable public var size: Vector3 { isEmpty ? .zero : upper - lower }
  @inlinable public var diagonal: Double { size.length }

  @inlinable public mutating func insert(_ p: Vector3) {
    // Written out: the library's minimum of two vectors is a call.
    lower = Vector3(min(lower.x, p.x), min(lower.y, p.y), min(lower.z, p.z))
    upper = Vector3(max(upper.x, p.x), max(upper.y, p.y), max(upper.z, p.z))
  }

  @inlinable public func union(_ other: Bounds) -> Bounds {
    Bounds(lower: pointwiseMin(lower, other.lower), upper: pointwiseMax(upper, other.upper))
  }

  @inlinable public func intersection(_ other: Bounds) -> Bounds {
    Bounds(lower: pointwiseMax(lower, other.lower), upper: pointwiseMin(upper, other.upper))
  }

  @inlinable public func grown(_ by: Double) -> Bounds {
    Bounds(lower: lower - Vector3(repeating: by), upper: upper + Vector3(repeating: by))
  }

  @inlinable public func contains(_ p: Vector3) -> Bool {
    p.x >= lower.x && p.x <= upper.x && p.y >= lower.y && p.y <= upper.y && p.z >= lower.z && p.z <= upper.z
  }

  /// The eight corners, x fastest.
  public var corners: [Vector3] {
    (0..<8).map { i in
      [i & 1 == 0 ? lower.x : upper.x, i & 2 == 0 ? lower.y : upper.y, i & 4 == 0 ? lower.z : upper.z]
    }
  }

  /// The box around this box after the motion.
  @inlinable public func transformed(_ t: RigidTransform) -> Bounds {
    guard !isEmpty else { return self }
    guard lower.isFinite, upper.isFinite else { return Bounds(corners.lazy.map(t.apply)) }
    // Axis by axis. Rounding keeps order, so that the least of the sums is the sum of the least, to the bit.
    let (x, y, z) = (
      Bounds.ordered(t.x * lower.x, t.x * upper.x), Bounds.ordered(t.y * lower.y, t.y * upper.y),
      Bounds.ordered(t.z * lower.z, t.z * upper.z)
    )
    return Bounds(
      lower: x.lower + y.lower + z.lower + t.translation, upper: x.upper + y.upper + z.upper + t.translation)
  }

  @inlinable static func ordered(_ a: Vector3, _ b: Vector3) -> Bounds {
    Bounds(
      lower: Vector3(min(a.x, b.x), min(a.y, b.y), min(a.z, b.z)),
      upper: Vector3(max(a.x, b.x), max(a.y, b.y), max(a.z, b.z)))
  }
}
