internal import PintleDocument

extension ShapePair {
  /// The volume that two closed surfaces have in common, m³, exact for the triangles; nil where one is open or not finite,
  /// or the cuts are too many.
  ///
  /// Its boundary is what of each surface lies inside the other, and its volume is the flux of x/3 through that (the
  /// divergence theorem). Faces in one plane count once where they look the same way and not at all where they look at
  /// each other: a piece is asked on both sides of it. Closed pieces of one surface that overlap each other count twice.
  func overlapVolume() -> Double? {
    guard first.isClosed, second.isClosed, let rootA = first.boxes.first, let rootB = second.boxes.first else {
      return nil
    }
    let common = rootA.bounds.transformed(X_BA).intersection(rootB.bounds)
    guard !common.isEmpty else { return 0 }
    let a = PlacedSurface(first, at: X_BA)
    let b = PlacedSurface(second)
    guard let cut = SurfaceCut(a, b), let ofA = cut.pieces(ofFirst: true, isOnlyNear: true),
      let ofB = cut.pieces(ofFirst: false, isOnlyNear: true)
    else {
      return nil
    }
    let X_AB = X_BA.inverse
    let (windingA, windingB) = (first.winding, second.winding)
    let reach = common.grown(10 * cut.slack)
    func isInA(_ p: Vector3) -> Bool { windingA(apply(X_AB, p)) > 0.5 }
    func isInB(_ p: Vector3) -> Bool { windingB(p) > 0.5 }
    // About a point of the overlap, so that nothing large cancels.
    let centre = common.centre
    func sum(_ pieces: SurfaceCut.Pieces, of own: PlacedSurface, _ isInside: (Vector3) -> Bool, once: Bool) -> Double {
      var volume = 0.0
      for group in pieces.groups {
        let c = own.triangle(Int(group[0])).centroid
        guard reach.contains(c), isInside(c) else { continue }
        for t in group {
          let triangle = own.triangle(Int(t))
          volume += dot(triangle.a - centre, triangle.areaVector) / 6
        }
      }
      pieces.polygons.forEach { polygon in
        let vector = areaVector(polygon)
        let length = norm(vector)
        let c = middle(polygon)
        guard length > 0, reach.contains(c) else { return }
        let step = vector / length * max(10 * cut.slack, 1e-6 * length.squareRoot())
        if isInside(c - step), once || isInside(c + step) { volume += dot(polygon[0] - centre, vector) / 6 }
      }
      return volume
    }
    let volume = sum(ofA, of: a, isInB, once: true) + sum(ofB, of: b, isInA, once: false)
    return volume.isFinite ? max(0, volume) : nil
  }
}
