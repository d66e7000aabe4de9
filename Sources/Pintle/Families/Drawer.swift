import PintleDocument

/// A drawer: front, box and runners.
public final class Drawer: Part, @unchecked Sendable {
  var joint: Joint?
  var frontShape: Shape?
  var box: Shape?
  /// Outward.
  public var slide: Joint { joint! }  // these three are set by the family before anybody sees the part
  public var front: Shape { frontShape! }
  /// The room for what is kept in it.
  public var interior: Region { box!.interior }
}

extension Assembly {
  /// A drawer that fills a region of `parent` and slides out of its open side; its front lies flush with the opening.
  ///
  /// The box runs on a pair of side runners that need the walls of the region; they stay engaged over at least 15 % of
  /// their length, which limits `travel` (finding `family.travel`). `material` nil: the parent's; `front` nil: the box's.
  @discardableResult
  public func drawer(
    _ name: String, in region: Region, of parent: Part, travel: Double, material: Material? = nil,
    front: Material? = nil,
    gap: Double = 2.mm,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Drawer {
    let place = recorded(file, line, column)
    let bench = Bench(before: region, place)
    let form = DrawerForm(region: region, bench: bench, gap: checkedDistance(gap, "the gap of a drawer", place))
    var reach = checkedSize(travel, "the travel of a drawer", place)
    let most = 0.85 * form.runnerLength
    if reach > most + 1e-9 {
      Recorder.report(
        "family.travel",
        "a travel of \(millimetres(reach)) takes the drawer off its runners of \(millimetres(form.runnerLength))",
        parts: [name], measured: Quantity(reach, "m"), expected: Expected(max: most, unit: "m"), at: place,
        hint: "at most \(millimetres(most)): 85 % of the runners")
      reach = max(most, 1e-3)
    }
    let drawer = enrol(Drawer(name, material ?? parent.material, .drawer, in: self, place))
    let slide = slide(
      "\(name)_slide", drawer, on: parent, along: bench.outward, range: Limits(lower: 0, upper: reach), at: place)
    drawer.joint = slide
    drawer.frontShape = drawer.add("front", form.front, front, at: place)
    drawer.box = drawer.add("box", form.box, at: place)
    slide.built(place) { form.runners.build($0) }
    return drawer
  }
}

/// The sizes of a drawer, in the frame of a bench before its region.
struct DrawerForm: Sendable {
  let bench: Bench
  let gap: Double
  let width: Double, height: Double, depth: Double

  init(region: Region, bench: Bench, gap: Double) {
    self.bench = bench
    self.gap = gap
    let bounds = region.extent.bounds
    func extent(_ v: Vector3) -> Double {
      let r = bounds.reach(along: v, from: bounds.centre)
      return max(r.upper - r.lower, 5e-3)
    }
    width = extent(bench.pose.x)
    height = extent(bench.pose.y)
    depth = extent(bench.pose.z)
  }

  var frontThickness: Double { min(clamp(0.2 * height, 4e-3, 18e-3), 0.4 * depth) }
  var wall: Double { clamp(0.025 * width, 1.5e-3, 12e-3) }
  /// Room for a runner beside the box.
  var runnerRoom: Double { clamp(0.025 * width, min(4e-3, 0.2 * width), 12.5e-3) }
  /// The back end of box and runners; 3 mm before the wall.
  var back: Double { -depth + 3e-3 }
  var runnerLength: Double { -frontThickness - Fit.clear - back }
  private var below: Double { max(0.06 * height, gap + 1e-3) }
  private var above: Double { max(0.14 * height, gap + 1e-3) }

  var front: Solid {
    bench.box(
      max(width - 2 * gap, 0.5 * width), max(height - 2 * gap, 0.5 * height), -frontThickness, 0,
      crown: min(1.5e-3, 0.2 * frontThickness))
  }

  /// Open at the top; its front wall lies against the drawer's front.
  var box: Solid {
    let size = Vector3(
      width - 2 * runnerRoom, max(height - below - above, 0.4 * height), max(-frontThickness - back, 2e-3))
    // Drawn standing, then laid into the bench: its up is the bench's y.
    let outer = snap([size.x, size.z, size.y])
    let t = min(wall, 0.3 * outer.min())
    var room = Bounds(lower: -outer / 2 + Vector3(repeating: t), upper: outer / 2 - Vector3(t, t, 0))
    var cutter = room
    cutter.upper.z += Solid.overshoot
    room = Bounds(lower: snap(room.lower), upper: snap(room.upper))
    let tray = Solid(
      .difference(from: .box(size: outer), minus: [Solid.boxNode(cutter)]), at: bench.place,
      hollow: .init(room: room, facing: .up))
    let upright = RigidTransform(x: [1, 0, 0], y: [0, 0, -1], z: [0, 1, 0])
    let middle = Vector3(0, (below - above) / 2, (back - frontThickness) / 2)
    return tray.transformed(bench.pose * RigidTransform(translation: middle) * upright, bench.place)
  }

  var runners: Runners {
    Runners(
      bench: bench, half: width / 2, room: runnerRoom, y: (below - above) / 2, back: back,
      front: -frontThickness - Fit.clear)
  }
}
