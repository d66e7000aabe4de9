import PintleDocument

/// A wheel that turns on an axle.
public final class Wheel: Part, @unchecked Sendable {
  var joint: Joint?
  /// Positive: rolls toward the front (wheels of axles that run front to back: toward the right).
  public var roll: Joint { joint! }  // set by the family before anybody sees the part
}

extension Assembly {
  /// A wheel on the end of an axle: hub with bore, rim, spokes, tyre; a collar inside and a cap outside hold it on.
  ///
  /// The outer side of the hub lies at the end of the axle, the wheel reaches inward from there. On anything that is not
  /// round (the side of a body) a stub axle is added first, and the wheel stands off it by `gap`. `spokes: 0` makes a disc.
  @discardableResult
  public func wheel(
    _ name: String, on p: some Place, radius: Double, width: Double, tyre: Material = .rubber,
    rim: Material = .aluminium, spokes: Int = 5, gap: Double = 8e-3, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Wheel {
    let place = recorded(file, line, column)
    let r = checkedSize(radius, "the radius of a wheel", place)
    let w = checkedSize(width, "the width of a wheel", place)
    let count = checkedCount(spokes, "the number of spokes", least: 0, most: 60, place)
    let spot = p.spot
    let body = parent(of: spot, "a wheel", place)
    let stub = clamp(0.16 * r, 2e-3, 30e-3)
    let axle =
      Axle(end: spot, place)
      ?? Axle(
        stub: body.add(
          "\(name)_axle",
          Bench(on: spot, place).cylinder(stub, 0, checkedDistance(gap, "the gap beside a wheel", place) + w), .steel,
          at: place), toward: spot.normal, diameter: stub, place)
    let bench = axle.end
    let wheel = enrol(Wheel(name, rim, .wheel, in: self, place))
    let joint = spin(
      "\(name)_roll", wheel, on: body, around: axle.rollingLine, at: place)
    wheel.joint = joint

    let form = WheelForm(radius: r, width: w, axle: axle.diameter)
    func add(_ name: String, _ solid: Solid, _ material: Material? = nil) -> Shape {
      wheel.add(name, solid, material, at: place)
    }
    let hub = add("hub", bench.tube(form.hub, axle.diameter + 2 * Fit.running, -w, -Fit.axial))
    _ = add("rim", bench.revolved(form.rim))
    _ = add("tyre", bench.revolved(form.tyre), tyre)
    if count == 0 {
      _ = add("disc", bench.tube(form.rimInner + 0.2e-3, form.hub - 0.2e-3, -0.65 * w, -0.3 * w))
    } else {
      _ = add("spokes", form.spokes(count, bench))
    }
    joint.built(place) { form.hold($0, bench, axle.shape, in: hub) }
    return wheel
  }
}

/// The end of an axle.
struct Axle {
  let shape: Shape
  let diameter: Double
  /// On the end of the axle, z outward.
  let end: Bench

  /// The end of a rod; nil where the spot is on something else.
  init?(end spot: Spot, _ place: SourceLocation) {
    guard let shape = spot.shape, let round = shape.solid.body.round,
      abs(round.direction.dot(spot.normal)) > 1 - 1e-9
    else { return nil }
    let reach = shape.solid.body.bounds.reach(along: spot.normal.anyPerpendicular, from: round.origin)
    self.shape = shape
    diameter = reach.upper - reach.lower
    end = Bench(on: spot, place)
  }

  init(stub: Shape, toward d: Vector3, diameter: Double, _ place: SourceLocation) {
    shape = stub
    self.diameter = diameter
    let axis = stub.solid.body.round ?? Axis(origin: stub.solid.body.bounds.centre, direction: d)
    end = Bench(
      on: Spot(position: axis.origin + axis.direction * axis.length, normal: d, shape: stub), place)
  }

  /// The line whose right-handed turn rolls the wheel toward the front; where it runs front to back, toward the right.
  var rollingLine: Axis {
    let d = end.pose.z
    let positive = abs(d.x) > 1e-6 ? d.x > 0 : d.y > 0
    return positive ? end.outward : end.inward
  }
}

/// The sections of a wheel: distances from the axle and along it (0 at the outer side, −width at the inner one).
struct WheelForm: Sendable {
  let radius: Double
  let width: Double
  let axle: Double

  var tyreThickness: Double { 0.26 * radius }
  var rimOuter: Double { radius - tyreThickness }
  var rimThickness: Double { clamp(0.06 * radius, 0.8e-3, 12e-3) }
  /// Diameters.
  var rimInner: Double { 2 * (rimOuter - rimThickness) }
  var hub: Double { clamp(0.36 * radius, axle + 3e-3, max(rimInner - 4e-3, axle + 1e-3)) }
  /// How far collar and cap stand out over the axle.
  var shoulder: Double { clamp(0.4 * axle, 1e-3, 6e-3) }

  private var lip: Double { min(rimThickness, 0.3 * tyreThickness) }

  /// A channel with flanges that carries the tyre.
  var rim: [SIMD2<Double>] {
    let r = rimOuter, t = rimThickness, w = width, well = 0.06 * w
    return [
      [r - t, -0.96 * w], [r + lip, -0.96 * w], [r + lip, -0.96 * w + well], [r, -0.96 * w + 2 * well],
      [r, -0.04 * w - 2 * well], [r + lip, -0.04 * w - well], [r + lip, -0.04 * w], [r - t, -0.04 * w],
    ]
  }

  /// Rounded shoulders; sits in the channel of the rim, its beads outside the flanges.
  var tyre: [SIMD2<Double>] {
    let r = rimOuter, w = width, well = 0.06 * w
    let shoulder = min(0.35 * tyreThickness, 0.25 * w), bead = min(0.2 * shoulder, 0.03 * w)
    return [
      [r, -0.96 * w + 2 * well], [r + lip, -0.96 * w + well], [r + lip, -0.96 * w],
      [r + lip, -w + bead], [radius - shoulder, -w], [radius - 0.3 * shoulder, -w + 0.3 * shoulder],
      [radius, -w + shoulder], [radius, -shoulder], [radius - 0.3 * shoulder, -0.3 * shoulder],
      [radius - shoulder, 0], [r + lip, -bead], [r + lip, -0.04 * w], [r + lip, -0.04 * w - well],
      [r, -0.04 * w - 2 * well],
    ]
  }

  /// Bars that reach 0.2 mm into hub and rim.
  func spokes(_ count: Int, _ bench: Bench) -> Solid {
    let inner = hub / 2 - 0.2e-3, outer = rimInner / 2 + 0.2e-3
    let wide = clamp(0.16 * radius, 1.5e-3, 0.06), thick = clamp(0.25 * width, 1.5e-3, 0.04)
    let one = SolidNode.placed(
      at: RigidTransform(translation: snap([0, (inner + outer) / 2, -0.5 * width])),
      solid: .box(size: snap([min(wide, hub * 0.9), outer - inner, thick])))
    let turns = (0..<count).map {
      RigidTransform(turning: 2 * Double.pi * Double($0) / Double(count), about: .up).snapped
    }
    return Solid(count == 1 ? one : .pattern(placements: turns, solid: one), at: bench.place)
      .transformed(bench.pose, bench.place)
  }

  /// Held from both sides: a collar on the axle inside, a cap on its end.
  func hold(_ fitter: Fitter, _ bench: Bench, _ axle: Shape, in hub: Shape) {
    let d = self.axle, wide = d + 2 * shoulder
    fitter.add(fitter.parent, "collar", bench.tube(wide, d, -width - Fit.axial - shoulder, -width - Fit.axial))
    fitter.add(fitter.parent, "cap", bench.cylinder(wide, 0, shoulder))
    fitter.runs(axle, in: hub)
  }
}
