import PintleDocument

extension Assembly {
  /// A magnetic catch behind the free side of a door that lies in its opening: holds it shut and stops it.
  ///
  /// A block on the frame of `parent` stands behind the leaf, 0.1 mm off it; a steel plate is let into the leaf. Returns
  /// the block.
  @discardableResult
  public func latch(
    _ name: String, _ leaf: Door, on parent: Part, size: Double = 12.mm, gap: Double = 2.mm,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Shape {
    let place = recorded(file, line, column)
    let s = checkedSize(size, "the size of a catch", place)
    let gap = checkedDistance(gap, "the gap beside a leaf", place)
    let form = leaf.handleSpot
    let bench = Bench(on: form, place)
    // The free side is the one that the handle is near to.
    let bounds = leaf.leaf.solid.body.bounds
    let ways: [Vector3] = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]]
    func distance(_ w: Vector3) -> Double {
      bounds.reach(along: bench.pose.rotate(w), from: form.position).upper
    }
    let way = ways.min { distance($0) < distance($1) } ?? [1, 0, 0]
    let edge = distance(way)
    let back = bounds.reach(along: -bench.pose.z, from: form.position).upper
    let along = Vector3(abs(way.y), abs(way.x), 0)
    func block(_ from: Double, _ to: Double, _ z0: Double, _ z1: Double, _ length: Double) -> Solid {
      let a = way * from - along * (length / 2), b = way * to + along * (length / 2)
      return bench.block(pointwiseMin(a, b) + [0, 0, z0], pointwiseMax(a, b) + [0, 0, z1])
    }
    let plate = 1e-3
    leaf.add(
      "\(name)_plate", block(edge - 1.4 * s, edge - 0.1 * s, -back, -back + plate, 2 * s), .steel, at: place)
    return parent.add(
      name, block(edge - 1.2 * s, edge + gap + 0.05e-3, -back - Fit.axial - s, -back - Fit.axial, 2.4 * s),
      .plastic(.white), at: place)
  }
}
