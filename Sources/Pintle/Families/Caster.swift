import PintleDocument

/// A swivel caster: a fork that turns about a stem, and wheels that roll in it.
public struct Caster {
  public let fork: Part
  public let wheels: Part
  /// About the stem.
  public let swivel: Joint
  /// About the axle.
  public let roll: Joint
}

extension Assembly {
  /// A caster whose wheels stand on z = 0 under a placement in the underside of `parent`.
  ///
  /// `wheel` is a diameter; `twinGap` is the room between two wheels (0: one wheel in a fork of two cheeks); the axle lies
  /// `trail` behind the stem; the stem, `stem` thick, rises into a bore with a retaining collar.
  @discardableResult
  public func caster(
    _ name: String, on parent: Part, at p: Placement, wheel: Double, width: Double, twinGap: Double = 14.mm,
    trail: Double, stem: Double, tyre: Material = .nylon, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Caster {
    let place = recorded(file, line, column)
    let r = checkedSize(wheel, "the diameter of a caster's wheel", place) / 2
    let w = checkedSize(width, "the width of a caster's wheel", place)
    let gap = checkedDistance(twinGap, "the gap between twin wheels", place)
    let trail = checkedDistance(trail, "the trail of a caster", place)
    let stem = checkedSize(stem, "the diameter of a caster's stem", place)
    let bench = Bench(p.pose, place)
    let top = p.pose.translation.z
    if top < 2 * r + 6e-3 {
      Recorder.report(
        "family.room", "a caster with a wheel of \(millimetres(2 * r)) does not fit under \(millimetres(top))",
        measured: Quantity(top, "m"), expected: Expected(min: 2 * r + 6e-3, unit: "m"), at: place,
        hint: "raise the placement or take a smaller wheel")
    }
    let fork = enrol(Part(name, .nylon(.black), .caster, in: self, place))
    let rollers = enrol(Part("\(name)_wheels", tyre, .wheel, in: self, place))
    let form = CasterForm(bench: bench, axle: [0, trail, r - top], radius: r, width: w, gap: gap, stem: stem)
    let swivel = spin(
      "\(name)_swivel", fork, on: parent, around: bench.inward, at: place)
    let roll = spin(
      "\(name)_roll", rollers, on: fork, around: form.line, at: place)
    for (name, solid) in form.forkShapes { fork.add(name, solid, at: place) }
    for (name, solid) in form.wheelShapes { rollers.add(name, solid, at: place) }
    roll.built(place) { form.addAxle($0) }
    swivel.built(place) { form.addStem($0) }
    return Caster(fork: fork, wheels: rollers, swivel: swivel, roll: roll)
  }
}

/// The drawing of a caster: y is the way of the trail, z up, the origin in the underside of what it carries.
struct CasterForm: Sendable {
  let bench: Bench
  let axle: Vector3
  let radius: Double
  let width: Double
  let gap: Double
  let stem: Double

  var axleDiameter: Double { clamp(0.22 * radius, 3e-3, 12e-3) }
  var plate: Double { clamp(0.12 * radius, 3e-3, 8e-3) }
  /// Between a wheel and what it runs beside.
  var side: Double { 0.3e-3 }
  /// Thickness of the web or of each cheek.
  var web: Double { gap > 0 ? gap - 2 * side : clamp(0.14 * radius, 2.5e-3, 8e-3) }
  /// Where the web or the cheeks stand.
  var webs: [Double] { gap > 0 ? [0] : [-1, 1].map { $0 * (width / 2 + side + web / 2) } }

  var line: Axis { Axis(origin: bench.pose.apply(axle), direction: bench.pose.x) }

  private func at(_ x: Double, _ y: Double, _ z: Double) -> Vector3 { bench.at(x, y, z) }

  /// A round plate under the stem, and a web between twin wheels or two cheeks beside a single one.
  var forkShapes: [(String, Solid)] {
    let bore = axleDiameter + 2 * Fit.running, eye = axleDiameter * 2.2
    let high = -plate * 0.5, wide = max(1.8 * stem, eye)
    let place = bench.place
    var pieces: [Solid] = []
    for x in webs {
      pieces.append(.rod(eye, at(x - web / 2, axle.y, axle.z), at(x + web / 2, axle.y, axle.z), place))
      // From the plate down to the axle: a flat piece of trapezium, pushed across.
      let corners: [SIMD2<Double>] = [
        [-wide / 2, high], [axle.y - eye / 2, axle.z], [axle.y + eye / 2, axle.z],
        [max(wide / 2, 0.6 * axle.y), high],
      ]
      let profile = ProfileNode.polygon(points: corners.map { [snap($0.x), snap($0.y)] }, radius: 0)
      // Profile x is the bench's y, profile y its z, pushed along its x.
      let frame = RigidTransform(x: [0, 1, 0], y: [0, 0, 1], z: [1, 0, 0], translation: [x - web / 2, 0, 0])
      pieces.append(
        Solid(.extrude(profile: profile, height: snap(web)), at: place).transformed(bench.pose * frame, place))
    }
    if webs.count > 1 {
      let low = max(axle.z + radius + 2e-3, high - plate)
      pieces.append(
        bench.block([webs[0] - web / 2, -wide / 2, min(low, high - 1e-3)], [webs[1] + web / 2, wide / 2, high]))
    }
    let far = width + gap + 4 * web
    let hole = Solid.rod(bore, at(-far, axle.y, axle.z), at(far, axle.y, axle.z), place)
    return [
      ("yoke", Solid.united(pieces, place).subtracted([hole], place)),
      ("plate", bench.cylinder(max(2.2 * stem, stem + 8e-3), -plate, -Fit.axial)),
    ]
  }

  var wheelShapes: [(String, Solid)] {
    let xs = gap > 0 ? [-(gap + width) / 2, (gap + width) / 2] : [0]
    let r = radius, w = width, chamfer = min(0.18 * w, 0.2 * r), inner = axleDiameter / 2
    return xs.enumerated().map { i, x in
      let line = Axis(origin: at(x, axle.y, axle.z), direction: bench.pose.x)
      let form = Solid.turned(
        [
          [inner, -w / 2], [r - chamfer, -w / 2], [r - 0.3 * chamfer, -w / 2 + 0.3 * chamfer], [r, -w / 2 + chamfer],
          [r, w / 2 - chamfer], [r - 0.3 * chamfer, w / 2 - 0.3 * chamfer], [r - chamfer, w / 2], [inner, w / 2],
        ], line, bench.place)
      return (xs.count == 1 ? "wheel" : i == 0 ? "wheel_left" : "wheel_right", form)
    }
  }

  /// Through all wheels and the fork; it turns with the wheels.
  func addAxle(_ fitter: Fitter) {
    let reach = gap > 0 ? gap / 2 + 0.8 * width : width / 2 + side + 1.4 * web
    let rod = Solid.rod(
      axleDiameter, at(-reach, axle.y, axle.z), at(reach, axle.y, axle.z), bench.place)
    let shape = fitter.add(fitter.child, "axle", rod)
    if let yoke = fitter.parent.shapes.first { fitter.runs(shape, in: yoke) }
  }

  /// Into a bore of the parent, with a collar in a pocket.
  func addStem(_ fitter: Fitter) {
    let length = max(1.6 * stem, 14e-3), low = 0.45 * length, thick = 2e-3, collar = stem + 3e-3
    let play = 2 * Fit.running
    fitter.carve(bench.cylinder(stem + play, -0.05e-3, length + Fit.clear))
    fitter.carve(bench.cylinder(collar + play, low, low + thick + 2 * Fit.axial))
    let shaft = fitter.add(fitter.child, "stem", bench.cylinder(stem, -plate, length))
    fitter.add(fitter.child, "collar", bench.tube(collar, stem, low + Fit.axial, low + Fit.axial + thick))
    let middle = bench.at(0, 0, length / 2)
    if let socket = fitter.parent.shapes.first(where: { $0.hardware == nil && fitter.bounds($0).contains(middle) }) {
      fitter.runs(shaft, in: socket)
    }
  }
}
