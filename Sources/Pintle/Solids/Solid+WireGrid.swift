internal import PintleDocument

extension Solid {
  /// A grid of wires in a frame, lying flat: oven racks, shelves, baskets. Width and depth are overall.
  ///
  /// Wires run from front to back, `spacing` apart or a little less, and two bars across carry them.
  public static func wireGrid(
    _ width: Double, _ depth: Double, rim: Double, wire: Double, spacing: Double, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let w = checkedSize(width, "the width of a grid", place), d = checkedSize(depth, "the depth of a grid", place)
    var r = checkedSize(rim, "the rim of a grid", place)
    if min(w, d) < 6 * r {
      Recorder.report(
        "value.size", "a rim of \(millimetres(r)) does not fit a grid of \(millimetres(min(w, d)))", at: place)
      r = snap(min(w, d) / 12)
    }
    var thin = checkedSize(wire, "the wire of a grid", place)
    if thin > r {
      Recorder.report(
        "value.size", "a wire of \(millimetres(thin)) is thicker than its rim of \(millimetres(r))", at: place)
      thin = r
    }
    let step = checkedSize(spacing, "the spacing of a grid", place)
    // Centre lines of the frame, its corners bent.
    let x = (w - r) / 2, y = (d - r) / 2
    let frame = SolidNode.sweep(
      profile: .circle(radius: snap(r / 2)),
      path: [[-x, -y, 0], [x, -y, 0], [x, y, 0], [-x, y, 0]].map { (v: Vector3) in snap(v) }, bend: snap(1.5 * r),
      closed: true, up: .up)
    let bays = checkedCount(Int(max(1, min((2 * x / step).rounded(.up), 1e6))), "the number of bays", most: 400, place)
    let along = SolidNode.placed(
      at: RigidTransform(turning: -Double.pi / 2, about: [1, 0, 0]),
      solid: .cylinder(radius: snap(thin / 2), height: snap(2 * y)))
    let wires = (1..<max(bays, 2)).map { i in
      RigidTransform(translation: [snap(-x + 2 * x * Double(i) / Double(bays)), snap(-y), 0])
    }
    var pieces = [frame]
    if bays > 1 { pieces.append(.pattern(placements: wires, solid: along)) }
    // Bars across, under the middle of the wires' height so that they cut into them.
    let across = SolidNode.placed(
      at: RigidTransform(turning: Double.pi / 2, about: [0, 1, 0]),
      solid: .cylinder(radius: snap(thin / 2), height: snap(2 * x)))
    let sag = snap(max(-(r - thin) / 2, -thin / 2))
    pieces.append(
      .pattern(
        placements: [-0.4, 0.4].map { RigidTransform(translation: [snap(-x), snap($0 * 2 * y), sag]) },
        solid: across))
    return Solid(.union(of: pieces), at: place)
  }
}
