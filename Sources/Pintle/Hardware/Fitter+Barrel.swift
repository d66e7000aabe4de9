import PintleDocument

// Barrel hinges. Each hinge is a row of knuckles about the line, in turn of the parent and of the child, a pin through all
// of them, and on each part a plate that carries its knuckles: it lies on that side of the part over which the line runs,
// and reaches from the line toward the part's middle.
extension Fitter {
  func barrel(_ diameter: Double, _ knuckles: Int, _ count: Int) {
    let d = size(diameter, "the diameter of a hinge")
    let n = checkedCount(knuckles, "the number of knuckles", least: 2, most: 99, place)
    let hinges = checkedCount(count, "the number of hinges", most: 50, place)
    let span = span
    let whole = span.upper - span.lower
    guard whole > 0 else { return }
    // As long as looks right (one and a half diameters to a knuckle), but never more than the leaf has room for.
    let length = min(1.5 * d * Double(n), 0.8 * whole / Double(hinges))
    let edge = max(length / 2, min(0.15 * whole, 0.12))
    for i in 0..<hinges {
      let share = hinges == 1 ? 0.5 : Double(i) / Double(hinges - 1)
      let from = span.lower + edge + length * 0.1, to = span.upper - edge - length * 0.1
      let middle = hinges == 1 ? (span.lower + span.upper) / 2 : from + (to - from) * share
      build(at: middle, length, d, n, hinges == 1 ? "" : "_\(i + 1)")
    }
    note("barrel", ["diameter": d, "knuckles": Double(n), "count": Double(hinges)])
  }

  private func build(at s: Double, _ length: Double, _ d: Double, _ n: Int, _ suffix: String) {
    let step = length / Double(n), play = min(0.1e-3, 0.05 * step), pin = 0.45 * d
    let start = s - length / 2
    var own: [Solid] = [], others: [Solid] = []
    for k in 0..<n {
      let a = at(start + step * Double(k) + play), b = at(start + step * Double(k + 1) - play)
      let knuckle = Solid.pipe(d, pin, a, b, place)
      if k % 2 == 0 { own.append(knuckle) } else { others.append(knuckle) }
    }
    add(parent, "knuckles\(suffix)", .united(own, place))
    add(child, "knuckles_leaf\(suffix)", .united(others, place))
    add(parent, "pin\(suffix)", rod(pin, at(start - 0.15 * d), at(start + length + 0.15 * d)))
    let leaf = addPlate(to: child, "plate_leaf\(suffix)", s, length, d, facing: parent, unlike: nil)
    addPlate(to: parent, "plate\(suffix)", s, length, d, facing: child, unlike: leaf)
  }

  /// A plate on that side of the part's nearest shape over which the line runs: outside, never between the two parts.
  @discardableResult
  private func addPlate(
    to part: Part, _ suffix: String, _ s: Double, _ length: Double, _ d: Double, facing other: Part,
    unlike: PlateSeat?
  ) -> PlateSeat? {
    let p = at(s)
    guard
      let seat = PlateSeat(
        near: p, along: direction, among: body(part), avoiding: body(other), unlike: unlike, diameter: d)
    else { return nil }
    let thick = max(0.15 * d, 0.6e-3)
    let long = 0.96 * length
    // Frame: x along the line, y from the line into the part, z out of its side.
    let frame = RigidTransform(x: seat.inward.cross(seat.normal), y: seat.inward, z: seat.normal, translation: p)
    let plate = Bench(frame, place).block([-long / 2, 0, seat.height], [long / 2, seat.reach, seat.height + thick])
    add(part, suffix, plate)
    if seat.height > d / 2 || seat.height + thick < -d / 2 {
      // The plate lies beside the barrel: a web joins them.
      let a = min(0, seat.height), b = max(0, seat.height + thick)
      add(part, "\(suffix)_web", Bench(frame, place).block([-long / 2, 0, a], [long / 2, 0.3 * d, b]))
    }
    return seat
  }
}

/// Where a hinge plate lies on a box.
struct PlateSeat {
  /// Out of the side on which the plate lies.
  let normal: Vector3
  /// Along that side, from the line into the part.
  let inward: Vector3
  /// Of the side over the line (negative: the line stands off it).
  let height: Double
  /// How far the plate reaches from the line.
  let reach: Double

  init?(
    near p: Vector3, along direction: Vector3, among bodies: [Bounds], avoiding others: [Bounds], unlike: PlateSeat?,
    diameter d: Double
  ) {
    let axes: [Vector3] = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]]
    let across = axes.filter { abs($0.dot(direction)) < 0.5 }
    func distance(_ b: Bounds) -> Double {
      (pointwiseMax(pointwiseMax(b.lower - p, p - b.upper), .zero)).length
    }
    // The nearest box; of equals the first.
    var best: Bounds?
    for b in bodies where best.map({ distance(b) < distance($0) - 1e-9 }) ?? true { best = b }
    guard let box = best else { return nil }
    var found: (cost: Double, seat: PlateSeat)?
    for n in across {
      for w in across where abs(n.dot(w)) < 0.5 {
        let height = box.reach(along: n, from: p).upper
        let along = box.reach(along: w, from: p)
        let reach = min(3 * d, along.upper)
        // The plate must lie on the side (not beyond its edges) and be worth having.
        guard along.lower < d, reach > 1.2 * d else { continue }
        if let unlike, unlike.normal == n, unlike.inward == w { continue }
        let middle = p + n * (height + 0.1e-3) + w * (max(0, along.lower) + reach) / 2
        if others.contains(where: { $0.contains(middle) }) { continue }
        let cost = abs(height) - 0.1 * reach + (along.lower > 0 ? along.lower : 0)
        if found.map({ cost < $0.cost - 1e-9 }) ?? true {
          found = (cost, PlateSeat(normal: n, inward: w, height: height, reach: reach))
        }
      }
    }
    guard let found else { return nil }
    self = found.seat
  }

  private init(normal: Vector3, inward: Vector3, height: Double, reach: Double) {
    self.normal = normal
    self.inward = inward
    self.height = height
    self.reach = reach
  }
}
