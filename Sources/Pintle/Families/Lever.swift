import PintleDocument

/// A lever that turns on a spindle: a door handle, a tap, a switch.
public final class Lever: Part, @unchecked Sendable {
  var joint: Joint?
  /// First moves the way the family was told to.
  public var turn: Joint { joint! }  // set by the family before anybody sees the part
}

extension Assembly {
  /// A lever on a face: rose on the wall, spindle through a bore, arm of that `length` pointing `toward`.
  ///
  /// `moves` is the way the end of the arm goes first. `through`: the spindle passes the whole wall and carries an equal
  /// arm on the other side (door handles); otherwise a collar behind the face holds it.
  @discardableResult
  public func lever(
    _ name: String, on p: some Place, length: Double, toward: Direction, moves: Direction = .down,
    range: Limits<Angle> = Limits(lower: Angle(degrees: 0), upper: Angle(degrees: 45)), diameter: Double = 0.018,
    through: Bool = false, material: Material = .stainlessSteel.brushed, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Lever {
    let place = recorded(file, line, column)
    let spot = p.spot
    let bench = Bench(on: spot, place)
    var way = bench.local(toward)
    if abs(way.z) > 0.5 {
      Recorder.report(
        "place.direction", "a lever on this face cannot point \(toward)", at: place,
        hint: "name a direction along the face")
      way = [1, 0, 0]
    }
    let form = LeverForm(
      length: checkedSize(length, "the length of a lever", place),
      diameter: checkedSize(diameter, "the diameter of a lever", place), wall: spot.wallThickness, way: way,
      through: through)
    let wall = parent(of: spot, "a lever", place)
    let lever = enrol(Lever(name, material, .handle, in: self, place))
    let turn = hinge(
      "\(name)_turn", lever, on: wall, around: bench.outward, opening: moves, range: range, at: place)
    lever.joint = turn
    for (i, arm) in form.arms(bench).enumerated() {
      lever.add(i == 0 ? "arm" : "arm_back", arm, at: place)
    }
    turn.built(place) { form.build($0, bench, in: spot.shape) }
    return lever
  }
}

/// The sizes of a lever, in the frame of a bench on its wall.
struct LeverForm: Sendable {
  let length: Double
  let diameter: Double
  let wall: Double
  /// Where the arm points.
  let way: Vector3
  let through: Bool

  var spindle: Double { 0.5 * diameter }
  var rose: Double { 0.45 * diameter }

  private func sides(_ bench: Bench) -> [Bench] { through ? [bench, bench.flipped(behind: wall)] : [bench] }

  /// Neck out of the rose, a bend, then along the face.
  func arms(_ bench: Bench) -> [Solid] {
    sides(bench).enumerated().map { i, side in
      let arm = i == 0 ? way : Vector3(-way.x, way.y, way.z)
      let neck = rose + 2 * diameter
      let path = [Vector3(0, 0, rose + Fit.axial), Vector3(0, 0, neck), Vector3(0, 0, neck) + arm * length]
      return Solid(
        .sweep(
          profile: .circle(radius: snap(diameter / 2)), path: path.map { snap($0) }, bend: snap(diameter),
          closed: false, up: snap(Vector3(0, 0, 1).cross(arm))), at: side.place
      ).transformed(side.pose, side.place)
    }
  }

  func build(_ fitter: Fitter, _ bench: Bench, in panel: Shape?) {
    let play = 2 * Fit.running
    for (i, side) in sides(bench).enumerated() {
      fitter.add(
        fitter.parent, i == 0 ? "rose" : "rose_back", side.tube(2.9 * diameter, spindle + play, 0, rose),
        fitter.child.material)
    }
    guard through else {
      Shaft(diameter: spindle, wall: wall).build(fitter, bench, into: rose + diameter, in: panel)
      return
    }
    fitter.carve(bench.cylinder(spindle + play, -wall - Fit.overshoot, Fit.overshoot))
    let shaft = fitter.add(
      fitter.child, "spindle", bench.cylinder(spindle, -wall - rose - diameter, rose + diameter))
    if let panel { fitter.runs(shaft, in: panel) }
  }
}

extension Bench {
  /// The bench on the other side of a wall: z the other way, y kept.
  func flipped(behind thickness: Double) -> Bench {
    Bench(
      RigidTransform(x: -pose.x, y: pose.y, z: -pose.z, translation: pose.apply([0, 0, -thickness])), place)
  }
}
