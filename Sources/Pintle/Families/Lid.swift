import PintleDocument

/// A lid: a panel that swings off an opening.
public final class Lid: Part, @unchecked Sendable {
  var joint: Joint?
  var panelShape: Shape?
  var grip: Spot?
  /// Positive: opens.
  public var swing: Joint { joint! }  // these three are set by the family before anybody sees the part
  public var panel: Shape { panelShape! }
  /// On the outer face near the free edge: where a handle goes.
  public var handleSpot: Spot { grip! }
}

extension Assembly {
  /// A panel that lies on a face (the open side of a tub or a chest) and swings up about its edge on one side.
  ///
  /// It overhangs the face by `overhang` on the other three sides; the barrel hinge lies behind the edge, half a
  /// diameter out, so that the lid clears the body through 270°.
  @discardableResult
  public func lid(
    _ name: String, over face: Face, of parent: Part, hung: Direction, opens: Angle, thickness: Double,
    overhang: Double = 0, hinge diameter: Double = 8.mm, material: Material? = nil, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Lid {
    let place = recorded(file, line, column)
    let bench = Bench(on: face.spot, place)
    var side = bench.local(hung)
    if abs(side.z) > 0.5 {
      Recorder.report(
        "place.direction", "a lid on a face that looks \(face.outward) cannot hang on its \(hung) side",
        parts: [name], at: place, hint: "name a side along the face")
      side = [0, 1, 0]
    }
    let t = checkedSize(thickness, "the thickness of a lid", place)
    let d = checkedSize(diameter, "the diameter of a hinge", place)
    let over = checkedDistance(overhang, "the overhang of a lid", place)
    let reach = face.extent.bounds
    func half(_ v: Vector3) -> Double { reach.reach(along: v, from: reach.centre).upper }
    let hx = half(bench.pose.x), hy = half(bench.pose.y)
    let lower = Vector3(-hx - (side.x < -0.5 ? 0 : over), -hy - (side.y < -0.5 ? 0 : over), 0)
    let upper = Vector3(hx + (side.x > 0.5 ? 0 : over), hy + (side.y > 0.5 ? 0 : over), t)

    let lid = enrol(Lid(name, material ?? parent.material, .lid, in: self, place))
    let across = abs(side.x) > 0.5 ? hx : hy, along = abs(side.x) > 0.5 ? hy : hx
    let way: Vector3 = abs(side.x) > 0.5 ? [0, 1, 0] : [1, 0, 0]
    let foot = side * (across + d / 2)
    let axis = Axis(
      origin: bench.pose.apply(foot - way * along), direction: bench.pose.rotate(way), length: 2 * along)
    let swing = hinge(
      "\(name)_swing", lid, on: parent, around: axis, opening: face.outward,
      range: Limits(lower: Angle(degrees: 0), upper: opens), at: place)
    lid.joint = swing
    let panel = lid.add(
      "panel", bench.block(lower, upper, radius: min(4e-3, 0.04 * min(hx, hy))), at: place)
    lid.panelShape = panel
    let free = across + over
    lid.grip = Spot(
      position: bench.pose.apply(-side * (free - min(0.15 * free, 0.04)) + [0, 0, t]), normal: bench.pose.z,
      shape: panel)
    swing.hardware(Hardware.barrel(diameter: d, knuckles: 5), at: place)
    return lid
  }
}
