import PintleDocument

/// A door or a flap: a leaf that swings.
public final class Door: Part, @unchecked Sendable {
  var joint: Joint?
  var leafShape: Shape?
  var grip: Spot?
  /// Positive: opens.
  public var swing: Joint { joint! }  // these three are set by the family before anybody sees the part
  public var leaf: Shape { leafShape! }
  /// On the outer face near the free side: where a handle goes.
  public var handleSpot: Spot { grip! }
}

/// What a door hangs on.
public enum DoorHinges: Sendable, Hashable {
  /// Pins at both ends of the leaf, out of sight.
  case hidden
  /// Barrels in front of the gap, with plates on leaf and frame.
  case barrel(diameter: Double, count: Int = 2)
}

extension Assembly {
  /// A leaf that closes a region of `parent`, flush with its open side, a `gap` all round; it swings outward.
  ///
  /// Hidden hinges are pins in the frame at both ends of the leaf, so far in from its edge that the leaf clears the frame
  /// through the whole of `opens`; barrels stand in front of the gap.
  @discardableResult
  public func door(
    _ name: String, over region: Region, of parent: Part, hung: Direction, opens: Angle, thickness: Double,
    gap: Double = 2.mm, hinges: DoorHinges = .hidden, material: Material? = nil, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Door {
    let place = recorded(file, line, column)
    let bench = Bench(before: region, place)
    var side = bench.local(hung)
    if abs(side.z) > 0.5 {
      Recorder.report(
        "place.direction", "a door over an opening that looks \(region.facing) cannot hang on its \(hung) side",
        parts: [name], at: place, hint: "name a side along the opening")
      side = [-1, 0, 0]
    }
    let form = DoorForm(
      region: region, bench: bench, side: side, thickness: checkedSize(thickness, "the thickness of a door", place),
      gap: checkedSize(gap, "the gap round a door", place),
      opens: checkedAngle(opens, "the opening of a door", place), hinges: hinges, name, place)
    let door = enrol(Door(name, material ?? parent.material, .door, in: self, place))
    let swing = hinge(
      "\(name)_swing", door, on: parent, around: form.line, opening: region.facing,
      range: Limits(lower: Angle(degrees: 0), upper: opens), at: place)
    door.joint = swing
    door.leafShape = door.add("leaf", form.leaf, at: place)
    door.grip = form.grip(on: door.leaf)
    switch hinges {
    case .hidden: swing.built(place) { form.addPins($0, door.leaf) }
    case .barrel(let d, let count):
      swing.hardware(Hardware.barrel(diameter: d, knuckles: 5, count: count), at: place)
    }
    return door
  }
}

/// The sizes of a door, in the frame of a bench before its region (x right, y up, z outward).
struct DoorForm: Sendable {
  let bench: Bench
  /// Toward the side it hangs on: ±x or ±y.
  let side: Vector3
  let width: Double, height: Double
  let thickness: Double
  let gap: Double
  /// Of the pins.
  let pin: Double
  /// The hinge line: distance in from the hung edge of the leaf (negative: outside it) and height over its face.
  let inset: Double, above: Double

  init(
    region: Region, bench: Bench, side: Vector3, thickness: Double, gap: Double, opens: Double, hinges: DoorHinges,
    _ name: String, _ place: SourceLocation
  ) {
    self.bench = bench
    self.side = side
    self.thickness = thickness
    self.gap = gap
    func extent(_ v: Vector3) -> Double {
      let r = region.extent.bounds.reach(along: v, from: region.extent.bounds.centre)
      return max(r.upper - r.lower - 2 * gap, 2e-3)
    }
    width = extent(bench.pose.x)
    height = extent(bench.pose.y)
    pin = clamp(0.35 * thickness, 1e-3, 6e-3)
    switch hinges {
    case .barrel(let diameter, _):
      let d = checkedSize(diameter, "the diameter of a hinge", place)
      inset = -gap / 2
      above = d / 2 + 0.2e-3
    case .hidden:
      // `a` in from the edge, `b` behind the face. Two conditions, with the frame's corner at (−a − gap, face):
      // the leaf's front corner passes it, √(a² + b²) < a + gap; and the leaf's face does not reach it at the widest
      // opening θ, (a + gap) > b tan(θ / 2). Half a millimetre is kept in both.
      let b = min(max(pin / 2 + 0.6e-3, 1.5e-3), thickness / 2)
      let spare = min(0.5e-3, gap / 3)
      let g = gap - spare
      let half = opens / 2
      let across = abs(side.x) > 0.5 ? width : height
      let turn = half < 1.5 ? tan(Angle(radians: half)) : .infinity
      var a = max((b * b - g * g) / (2 * g), b * turn - g, pin / 2 + 1e-3)
      if a > across / 3 {
        Recorder.report(
          "family.opening", "a door with hidden hinges cannot open \(degreesText(opens)) in its frame",
          parts: [name], measured: Quantity(opens, "rad"), at: place,
          hint: "open it less far, or hang it with hinges: .barrel(diameter: 10.mm)")
        a = min(a, across / 3)
      }
      inset = a
      above = -b
    }
  }

  private var hangsUpright: Bool { abs(side.x) > 0.5 }

  var leaf: Solid {
    bench.box(width, height, -thickness, 0, crown: min(1e-3, 0.15 * thickness))
  }

  /// The hinge line through the leaf from end to end.
  var line: Axis {
    let across = hangsUpright ? width : height, along = hangsUpright ? height : width
    let foot = side * (across / 2 - inset) + [0, 0, above]
    let way: Vector3 = hangsUpright ? [0, 1, 0] : [1, 0, 0]
    let start = bench.pose.apply(foot - way * (along / 2))
    return Axis(origin: start, direction: bench.pose.rotate(way), length: along)
  }

  /// Near the free side, half way along it.
  func grip(on leaf: Shape) -> Spot {
    let across = hangsUpright ? width : height
    let p = side * -(across / 2 - min(0.12 * across, 0.045))
    return Spot(position: bench.pose.apply(p), normal: bench.pose.z, shape: leaf)
  }

  /// A pin in the frame at each end, and its bore in the leaf.
  func addPins(_ fitter: Fitter, _ leaf: Shape) {
    let axis = line
    let inside = min(clamp(3 * pin, 4e-3, 15e-3), axis.length / 4), outside = gap + clamp(1.5 * pin, 2e-3, 10e-3)
    for (i, end) in [axis, axis.reversed].enumerated() {
      func at(_ s: Double) -> Vector3 { end.origin + end.direction * s }
      let bore = Solid.rod(pin + 2 * Fit.running, at(-Fit.overshoot), at(inside + Fit.clear), bench.place)
      leaf.cut(away: bore, .none, bench.place)
      let shape = fitter.add(fitter.parent, "pin_\(i + 1)", .rod(pin, at(-outside), at(inside), bench.place))
      fitter.runs(shape, in: leaf)
    }
  }
}
