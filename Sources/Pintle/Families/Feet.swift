import PintleDocument

extension Assembly {
  /// Four feet under a face: tapered, of rubber unless told otherwise; `inset` from the edges to their middle.
  @discardableResult
  public func feet(
    _ name: String, under face: Face, of parent: Part, height: Double, diameter: Double, inset: Double,
    material: Material = .rubber, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> [Shape] {
    let place = recorded(file, line, column)
    let h = checkedSize(height, "the height of a foot", place)
    let d = checkedSize(diameter, "the diameter of a foot", place)
    let margin = checkedDistance(inset, "the inset of a foot", place)
    let bench = Bench(on: face.spot, place)
    let b = face.extent.bounds
    let half = (
      x: b.reach(along: bench.pose.x, from: b.centre).upper - margin,
      y: b.reach(along: bench.pose.y, from: b.centre).upper - margin
    )
    return [(-1.0, -1.0), (1, -1), (-1, 1), (1, 1)].enumerated().map { i, sign in
      let x = sign.0 * half.x, y = sign.1 * half.y
      let cone = SolidNode.cone(bottom: snap(d / 2), top: snap(0.375 * d), height: snap(h))
      let foot = Solid(cone, at: place).transformed(bench.moved(x: x, y: y).pose, place)
      return parent.add("\(name)_\(i + 1)", foot, material, at: place)
    }
  }
}
