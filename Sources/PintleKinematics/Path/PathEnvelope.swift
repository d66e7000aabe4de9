internal import Glibc
internal import PintleDocument
internal import PintleModel

/// What a surface sweeps that turns about a line by any angle, and a little more: cylinders one behind the other.
///
/// Where something that turns many times stays clear of what it sweeps, how fast it turns and how far says no more, and
/// the turn need not be followed: the shaft of a screw that makes ninety turns while arms travel past it.
struct PathEnvelope {
  /// Along the line, and out to where.
  private var slices: [(along: ClosedRange<Double>, radius: Double)] = []
  private let frame: RigidTransform
  /// As a surface, in the frame of the one it was made of.
  private(set) var surface: PlacedSurface

  /// Sides of a cylinder: it stands around the round one by half a percent.
  private static let sides = 32
  private static let mostSlices = 48

  /// - Parameters:
  ///   - origin, direction: the line, in the surface's frame; of unit length.
  init(_ surface: PlacedSurface, origin: Vector3, direction: Vector3) {
    frame = RigidTransform(origin: origin, z: direction)
    self.surface = surface
    let X = frame.inverse
    let points = surface.positions.map { apply(X, $0) }
    guard !points.isEmpty else { return }
    let (low, high) = points.reduce((Double.infinity, -Double.infinity)) { (min($0.0, $1.z), max($0.1, $1.z)) }
    let count = high - low > 1e-9 ? Self.mostSlices : 1
    let width = (high - low) / Double(count)
    func slice(_ z: Double) -> Int { min(count - 1, max(0, width > 0 ? Int((z - low) / width) : 0)) }
    var radii = [Double](repeating: -1, count: count)
    for t in surface.surface.tree.triangles {
      let (a, b, c) = (points[Int(t.x)], points[Int(t.y)], points[Int(t.z)])
      func squared(_ p: Vector3) -> Double { p.x * p.x + p.y * p.y }
      let radius = max(squared(a), max(squared(b), squared(c))).squareRoot()
      // Rounding may put a corner on the wrong side of a cut: its neighbours take it, too.
      let (first, last) = (slice(min(a.z, min(b.z, c.z)) - 1e-9), slice(max(a.z, max(b.z, c.z)) + 1e-9))
      for i in first...last { radii[i] = max(radii[i], radius) }
    }
    for (i, radius) in radii.enumerated() where radius >= 0 {
      let range = low + Double(i) * width - 1e-9...low + Double(i + 1) * width + 1e-9
      if let last = slices.last, last.radius == radius, last.along.upperBound >= range.lowerBound {
        slices[slices.count - 1].along = last.along.lowerBound...range.upperBound
      } else {
        slices.append((range, radius))
      }
    }
    self.surface = made()
  }

  /// Whether any of these points lies in it.
  func contains(any points: some Sequence<Vector3>) -> Bool {
    let X = frame.inverse
    return points.contains { p in
      let q = apply(X, p)
      let r = (q.x * q.x + q.y * q.y).squareRoot()
      return slices.contains { $0.along.contains(q.z) && r <= $0.radius * 1.01 }
    }
  }

  private func made() -> PlacedSurface {
    let n = Self.sides
    var positions: [Vector3] = []
    var triangles: [SIMD3<UInt32>] = []
    for slice in slices {
      let radius = max(1e-9, slice.radius) / cos(.pi / Double(n)) * (1 + 1e-9)
      let first = UInt32(positions.count)
      for z in [slice.along.lowerBound, slice.along.upperBound] {
        for i in 0..<n {
          let a = 2 * Double.pi * Double(i) / Double(n)
          positions.append(apply(frame, [radius * cos(a), radius * sin(a), z]))
        }
      }
      let (m, top) = (UInt32(n), first + UInt32(n))
      for i in 0..<m {
        let j = (i + 1) % m
        triangles.append([first + i, first + j, top + j])
        triangles.append([first + i, top + j, top + i])
        if i > 0, j > 0 {
          triangles.append([first, first + j, first + i])
          triangles.append([top, top + i, top + j])
        }
      }
    }
    return PlacedSurface(
      Surface(mesh: WeldedMesh(positions: positions, triangles: triangles), isClosed: true))
  }
}
