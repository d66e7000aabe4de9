import PintleDocument

/// Where a family builds: a frame on its parent (x right, y up, z out of the face), so that one drawing serves every side.
///
/// What it makes is recorded at the author's call, never at a line of this module.
struct Bench: Sendable {
  /// The bench in the frame of the assembly.
  let pose: RigidTransform
  let place: SourceLocation

  init(_ pose: RigidTransform, _ place: SourceLocation) {
    self.pose = pose
    self.place = place
  }

  init(on spot: Spot, _ place: SourceLocation) { self.init(spot.mounting, place) }

  /// On the open side of a region, in its middle.
  init(before region: Region, _ place: SourceLocation) {
    self.init(region.face(region.facing).spot.mounting, place)
  }

  /// The same bench with its origin elsewhere.
  func moved(x: Double = 0, y: Double = 0, z: Double = 0) -> Bench {
    var p = pose
    p.translation = pose.apply([x, y, z])
    return Bench(p, place)
  }

  func at(_ x: Double, _ y: Double, _ z: Double) -> Vector3 { pose.apply([x, y, z]) }

  /// The line along the bench's z, outward.
  var outward: Axis { Axis(origin: pose.translation, direction: pose.z) }
  var inward: Axis { Axis(origin: pose.translation, direction: -pose.z) }

  // MARK: solids

  /// A cylinder along z between two heights.
  func cylinder(_ diameter: Double, _ z0: Double, _ z1: Double, x: Double = 0, y: Double = 0) -> Solid {
    .rod(diameter, at(x, y, z0), at(x, y, z1), place)
  }

  func tube(_ outer: Double, _ inner: Double, _ z0: Double, _ z1: Double, x: Double = 0, y: Double = 0) -> Solid {
    .pipe(outer, inner, at(x, y, z0), at(x, y, z1), place)
  }

  /// A box between two heights; `radius` rounds the edges along z, `crown` those of the outer face.
  func box(
    _ width: Double, _ height: Double, _ z0: Double, _ z1: Double, x: Double = 0, y: Double = 0, radius: Double = 0,
    crown: Double = 0
  ) -> Solid {
    var node = SolidNode.box(size: snap([width, height, z1 - z0]))
    if radius > 0 { node = .fillet(solid: node, edges: .parallel(to: .up), radius: snap(radius)) }
    if crown > 0 { node = .fillet(solid: node, edges: .side(outward: .up), radius: snap(crown)) }
    return Solid(node, at: place)
      .transformed(pose * RigidTransform(translation: [x, y, (z0 + z1) / 2]), place)
  }

  /// A box between two corners.
  func block(_ lower: Vector3, _ upper: Vector3, radius: Double = 0) -> Solid {
    let middle = (lower + upper) / 2
    return box(
      upper.x - lower.x, upper.y - lower.y, lower.z, upper.z, x: middle.x, y: middle.y, radius: radius)
  }

  /// A polygon of (distance from the line, distance along z) turned about the bench's z.
  func revolved(_ points: [SIMD2<Double>]) -> Solid { .turned(points, outward, place) }

  // MARK: directions

  /// A direction of the assembly, seen from the bench.
  func local(_ d: Direction) -> Vector3 { snap(pose.inverse.rotate(d.vector)) }

  /// A direction of the bench as the nearest word.
  func word(_ v: Vector3) -> Direction { Direction(nearest: pose.rotate(v)) }
}

// Solids recorded at a place that is known already.
extension Solid {
  static func rod(_ diameter: Double, _ from: Vector3, _ to: Vector3, _ place: SourceLocation) -> Solid {
    let (axis, r) = roundAxis(diameter, Point(from), Point(to), "the rod", place)
    return alongAxis(.cylinder(radius: r, height: snap(axis.length)), axis, place)
  }

  static func pipe(
    _ outer: Double, _ inner: Double, _ from: Vector3, _ to: Vector3, _ place: SourceLocation
  ) -> Solid {
    let (axis, r) = roundAxis(outer, Point(from), Point(to), "the tube", place)
    let bore = boreRadius(inner, r, "the tube", place)
    let cutter = SolidNode.placed(
      at: RigidTransform(translation: [0, 0, -overshoot]),
      solid: .cylinder(radius: bore, height: snap(axis.length + 2 * overshoot)))
    return alongAxis(.difference(from: .cylinder(radius: r, height: snap(axis.length)), minus: [cutter]), axis, place)
  }

  static func turned(_ points: [SIMD2<Double>], _ axis: Axis, _ place: SourceLocation) -> Solid {
    let profile = ProfileNode.polygon(points: points.map { [snap($0.x), snap($0.y)] }, radius: 0)
    return Solid(.revolve(profile: profile, angle: 2 * Double.pi), at: place).transformed(axis.pose, place)
  }

  static func united(_ solids: [Solid], _ place: SourceLocation) -> Solid {
    guard let first = solids.first, solids.count > 1 else {
      return solids.first ?? Solid(.sphere(radius: 1e-3), at: place)
    }
    return first.operated(.union(of: solids.map(\.body.node)), solids, place)
  }
}
