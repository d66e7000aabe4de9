internal import PintleDocument
internal import PintleModel

extension VolumeProperties {
  /// Of a closed polyhedron: the sum over its triangles of the tetrahedra to a point (divergence theorem; for the second
  /// moments see Tonon 2005). A surface that looks inward bounds the same body. Where the surface does not close, or
  /// bounds nothing, volume and moments are not a number and the centre is that of the box.
  init(of surface: WeldedMesh, isClosed: Bool) {
    let bounds = Bounds(surface.positions)
    self.init(
      volume: .nan, centroid: bounds.centre, secondMoments: Vector3(repeating: .nan),
      mixedMoments: Vector3(repeating: .nan))
    guard isClosed else { return }
    let origin = bounds.centre
    var volume = 0.0
    var first = Vector3.zero
    var second = Vector3.zero
    var mixed = Vector3.zero
    for t in surface.triangles {
      let (a, b, c) = (
        surface.positions[Int(t.x)] - origin, surface.positions[Int(t.y)] - origin, surface.positions[Int(t.z)] - origin
      )
      let six = a.dot(b.cross(c))
      let s = a + b + c
      volume += six
      first += s * six
      let squares: Vector3 = s * s + a * a + b * b + c * c
      second += squares * six
      func turned(_ v: Vector3) -> Vector3 { [v.y * v.z, v.z * v.x, v.x * v.y] }
      let products: Vector3 = turned(s) + turned(a) + turned(b) + turned(c)
      mixed += products * six
    }
    if volume < 0 { (volume, first, second, mixed) = (-volume, -first, -second, -mixed) }
    volume /= 6
    let box = bounds.size
    // Rounding leaves this much of a body without any.
    guard volume > 1e-12 * box.x * box.y * box.z, volume > 0 else { return }
    let centre = first / (24 * volume)
    self.volume = volume
    centroid = origin + centre
    let offset = Vector3(centre.y * centre.z, centre.z * centre.x, centre.x * centre.y)
    secondMoments = second / 120 - centre * centre * volume
    mixedMoments = mixed / 120 - offset * volume
  }
}
