internal import PintleDocument

// Fittings are drawn with their base at z = 0, outward along z, their own up along y, and mounted on a place.
extension Solid {
  /// A turned knob with a rounded rim and, as a mark, a groove from its middle to the top.
  public static func knob(
    diameter: Double, height: Double, pointer: Bool = true, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Unmounted {
    let place = recorded(file, line, column)
    let d = checkedSize(diameter, "the diameter of a knob", place)
    let h = checkedSize(height, "the height of a knob", place)
    // A foot that is a little narrower, a waist, a crown with a rounded edge.
    let r = d / 2, round = min(r, h) * 0.15
    var points: [SIMD2<Double>] = [[0, 0], [0.92 * r, 0], [r, 0.18 * h], [r, h - round]]
    for i in 1...4 {
      let (s, c) = exactSineCosine(Double.pi / 8 * Double(i))
      points.append([r - round + round * c, h - round + round * s])
    }
    points.append([0, h])
    let body = SolidNode.revolve(
      profile: .polygon(points: points.map { [snap($0.x), snap($0.y)] }, radius: 0), angle: 2 * Double.pi)
    guard pointer else { return Unmounted(solid: Solid(body, at: place)) }
    let groove = SolidNode.placed(
      at: RigidTransform(translation: [0, snap(0.55 * r), snap(h)]),
      solid: .box(size: snap([0.12 * r, 0.7 * r, min(0.16 * h, 0.1 * r)])))
    return Unmounted(solid: Solid(.difference(from: body, minus: [groove]), at: place))
  }

  /// A straight bar on two posts, along the place's width; `length` is overall, `standoff` up to the bar's far side.
  public static func barHandle(
    length: Double, diameter: Double, standoff: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Unmounted {
    let place = recorded(file, line, column)
    let l = checkedSize(length, "the length of a handle", place)
    var d = checkedSize(diameter, "the diameter of a handle", place)
    let s = checkedSize(standoff, "the standoff of a handle", place)
    if d > min(l / 3, s) {
      Recorder.report(
        "value.size",
        "a bar of \(millimetres(d)) does not fit a handle \(millimetres(l)) long that stands off "
          + millimetres(s), measured: Quantity(d, "m"), expected: Expected(max: min(l / 3, s), unit: "m"), at: place)
      d = min(l / 3, s) / 2
    }
    let bar = SolidNode.placed(
      at: RigidTransform(
        x: [0, 0, -1], y: [0, 1, 0], z: [1, 0, 0], translation: [snap(-l / 2), 0, snap(s - d / 2)]),
      solid: .cylinder(radius: snap(d / 2), height: l))
    let inset = min(max(d, l * 0.12), l / 4)
    let post = SolidNode.cylinder(radius: snap(d * 0.4), height: snap(s - d / 2))
    let posts = SolidNode.pattern(
      placements: [-1.0, 1.0].map { RigidTransform(translation: [snap($0 * (l / 2 - inset)), 0, 0]) }, solid: post)
    return Unmounted(solid: Solid(.union(of: [bar, posts]), at: place))
  }

  /// A flat rectangle; `height` along the place's up.
  public static func plate(
    _ width: Double, _ height: Double, thickness: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Unmounted {
    let place = recorded(file, line, column)
    let size: Vector3 = [
      checkedSize(width, "the width of a plate", place), checkedSize(height, "the height of a plate", place),
      checkedSize(thickness, "the thickness of a plate", place),
    ]
    return Unmounted(
      solid: Solid(
        .placed(at: RigidTransform(translation: [0, 0, snap(size.z / 2)]), solid: .box(size: size)), at: place))
  }

  /// A flat piece of any outline, x to the right and y up for somebody who looks at the place.
  public static func plate(
    _ o: Outline, thickness: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Unmounted {
    let place = recorded(file, line, column)
    return Unmounted(
      solid: Solid(
        .extrude(profile: o.node, height: checkedSize(thickness, "the thickness of a plate", place)), at: place))
  }

  public static func disc(
    diameter: Double, thickness: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Unmounted {
    let place = recorded(file, line, column)
    let r = snap(checkedSize(diameter, "the diameter of a disc", place) / 2)
    let t = checkedSize(thickness, "the thickness of a disc", place)
    return Unmounted(
      solid: Solid(
        .cylinder(radius: r, height: t), at: place, round: Axis(origin: .zero, direction: .up, length: t)))
  }

  /// A fan wheel: a back plate, a hub and upright blades that lean back.
  public static func fan(
    diameter: Double, blades: Int, height: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Unmounted {
    let place = recorded(file, line, column)
    let r = checkedSize(diameter, "the diameter of a fan", place) / 2
    let h = checkedSize(height, "the height of a fan", place)
    let n = checkedCount(blades, "the number of blades", least: 2, most: 60, place)
    let plate = min(max(0.1 * h, 0.8e-3), h / 3), thin = min(max(0.02 * r, 0.6e-3), 0.1 * r)
    let inner = 0.35 * r, length = 0.6 * r
    // A blade leans back by 25° against its radius.
    let lean = RigidTransform(turning: 25 * Double.pi / 180, about: .up)
    let blade = SolidNode.placed(
      at: (RigidTransform(translation: [inner, 0, plate / 2])
        * lean * RigidTransform(translation: [length / 2, 0, (h - plate / 2) / 2])).snapped,
      solid: .box(size: snap([length, thin, h - plate / 2])))
    let ring = SolidNode.pattern(
      placements: (0..<n).map { RigidTransform(turning: 2 * Double.pi * Double($0) / Double(n), about: .up).snapped },
      solid: blade)
    let parts: [SolidNode] = [
      .cylinder(radius: snap(r), height: snap(plate)), .cylinder(radius: snap(0.22 * r), height: snap(h)), ring,
    ]
    return Unmounted(
      solid: Solid(.union(of: parts), at: place, round: Axis(origin: .zero, direction: .up, length: h)))
  }
}
