internal import PintleDocument
internal import PintleModel

extension SweepContext {
  /// True where a shape is a printed mark, a label or the like: a closed sheet thinner than 3τ that lies on, or is let
  /// into, a face of another shape of its own part.
  ///
  /// All its corners and the middles of all its triangles must be within its thickness and τ of one other shape's surface.
  /// A thin sheet that stands free is a sheet.
  ///
  /// - Parameter tolerance: τ of the asset, metres.
  func isDecal(_ shape: Int, tolerance: Double) -> Bool {
    let sheet = surface(shape)
    guard sheet.isClosed, !sheet.isEmpty, sheet.thickness < 3 * tolerance,
      // A small block is no sheet: a cube's diagonal is five of its thicknesses (2 V / A).
      shapes[shape].solid.bounds.diagonal > 8 * sheet.thickness
    else { return false }
    let reach = sheet.thickness + tolerance
    let X = placement(shape)
    let points =
      sheet.positions.map { apply(X, $0) } + (0..<sheet.triangleCount).map { apply(X, sheet.triangle($0).centroid) }
    // A print of thousands of triangles is known by some of them.
    let step = max(1, points.count / 400)
    let samples = stride(from: 0, to: points.count, by: step).map { points[$0] }
    let around = Bounds(samples).grown(reach)
    return shapes.indices.contains { host in
      guard host != shape, shapes[host].part == shapes[shape].part, isSound(host) else { return false }
      let box = placedBounds[host]
      guard !box.grown(reach).intersection(around).isEmpty, box.diagonal > reach else { return false }
      let back = placement(host).inverse
      let placed = PlacedSurface(surface(host))
      return samples.allSatisfy { placed.closestPoint(to: apply(back, $0)).distance <= reach }
    }
  }
}
