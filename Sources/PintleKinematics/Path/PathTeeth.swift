internal import PintleDocument
internal import PintleModel

/// Two gears that turn at constant rates, or a gear that rolls along a rack, repeat themselves tooth by tooth, and one
/// tooth is all teeth.
///
/// X(s) = T_b(−β s) X₀ T_a(α s), with turns about the gears' own lines, or a shift along the rack in place of one. After Δ,
/// in which both go on by whole teeth, X is what it was but for turns that carry each gear into itself, and a shift that
/// does so with the rack, but for its ends (`PathRack`).
final class PathTeeth {
  private let shapes: PathShapes
  private let gears: [Int: GearRecord]
  /// Of each rack the gears that roll along it.
  private let racks: [Int: Set<Int>]
  private struct Key: Hashable {
    var shape: Int
    var range: ClosedRange<Double>
  }
  private var round: [Key: Bool] = [:]
  /// How far a gear turned by a tooth may lie from itself, metres: to be added to every way.
  static let deviation = 2e-6

  init(_ shapes: PathShapes, _ document: Document) {
    self.shapes = shapes
    var gears: [Int: GearRecord] = [:]
    for (i, shape) in shapes.shapes.enumerated() {
      gears[i] = document.gears.first { $0.shape == shape.path }
    }
    self.gears = gears
    let indices = Dictionary(
      shapes.shapes.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var racks: [Int: Set<Int>] = [:]
    for c in document.couplings where c.from?.kind == "rack" {
      guard let a = c.from?.of["a"].flatMap({ indices[$0] }), let b = c.from?.of["b"].flatMap({ indices[$0] }) else {
        continue
      }
      racks[b, default: []].insert(a)
    }
    self.racks = racks
  }

  /// Part of an input's way in which a pair stands after each period as before.
  struct Repetition {
    var period: Double
    var within: ClosedRange<Double>

    /// What of a way must be looked at: what lies before, one period, what lies behind.
    func legs(from start: Double, to end: Double) -> [(from: Double, to: Double)] {
      let sense = end < start ? -1.0 : 1
      let (first, last) = sense > 0 ? (within.lowerBound, within.upperBound) : (within.upperBound, within.lowerBound)
      let entry = sense > 0 ? max(start, first) : min(start, first)
      let exit = sense > 0 ? min(end, last) : max(end, last)
      guard (exit - entry) * sense > period else { return [(start, end)] }
      var legs = [(from: entry, to: entry + sense * period)]
      if entry != start { legs.insert((start, entry), at: 0) }
      if exit != end { legs.append((exit, end)) }
      return legs
    }
  }

  /// Nil where nothing is known to repeat.
  func repetition(
    _ moving: Int, _ resting: Int, _ chain: PathChain, over range: ClosedRange<Double>
  ) -> Repetition? {
    if let period = period(moving, resting, chain) { return Repetition(period: period, within: range) }
    if racks[resting]?.contains(moving) == true { return rolling(moving, 0, along: resting, chain, range) }
    if racks[moving]?.contains(resting) == true { return rolling(resting, 1, along: moving, chain, range) }
    return nil
  }

  /// - Parameter turn: the link about the gear's line.
  private func rolling(
    _ gear: Int, _ turn: Int, along rack: Int, _ chain: PathChain, _ range: ClosedRange<Double>
  ) -> Repetition? {
    guard let record = gears[gear], record.teeth > 1, chain.isPlane, chain.links.count == 2,
      chain.links[turn].isPlainTurn, case .shift = chain.links[1 - turn].kind, chain.isLine(turn, record.line),
      let rate = chain.links[turn].tracks[0].constantRate, abs(rate) > 1e-9,
      let way = chain.links[1 - turn].tracks[0].constantRate, let along = chain.lines[1 - turn].direction.normalized,
      let u = record.line.direction.normalized
    else { return nil }
    let tooth = 2 * .pi / Double(record.teeth) / abs(rate)
    // Where the rack sees the gear's line.
    func origin(_ input: Double) -> Vector3 {
      let X = chain.frame * chain.pose(at: input) * chain.frame.inverse
      return apply(turn == 0 ? X : X.inverse, record.line.origin)
    }
    let (from, to) = (origin(range.lowerBound), origin(range.upperBound))
    let tip = shapes.placed(gear, inset: 0, in: .identity).positions.map { norm(cross($0 - record.line.origin, u)) }
      .max()
    guard let tip,
      let teeth = PathRack(
        shapes.placed(rack, inset: 0, in: .identity), along: along,
        line: LineRecord(origin: from, direction: record.line.direction), tip: tip, pitch: abs(way) * tooth),
      let shares = teeth.shares(from: dot(from, along), to: dot(to, along)), isRound(gear, record, within: teeth.reach)
    else { return nil }
    let length = range.upperBound - range.lowerBound
    return Repetition(
      period: tooth,
      within: range.lowerBound + shares.lowerBound * length...range.lowerBound + shares.upperBound * length)
  }

  /// After how much of the input two gears stand as before; nil where that is not known.
  private func period(_ moving: Int, _ resting: Int, _ chain: PathChain) -> Double? {
    guard chain.isPairOfTurns, let one = gears[moving], let two = gears[resting], one.teeth > 1, two.teeth > 1,
      chain.isLine(0, one.line), chain.isLine(1, two.line), let first = chain.links[0].tracks[0].constantRate,
      let second = chain.links[1].tracks[0].constantRate, abs(first) > 1e-9
    else { return nil }
    let tooth = 2 * .pi / Double(one.teeth) / abs(first)
    let others = abs(second) * tooth * Double(two.teeth) / (2 * .pi)
    // In mesh it is one tooth of each.
    guard others > 0.5, abs(others - others.rounded()) < 1e-7,
      isRound(moving, one, within: reach(of: resting, two, one)),
      isRound(resting, two, within: reach(of: moving, one, two))
    else { return nil }
    return tooth
  }

  /// How far from its own line a gear is reached by what turns about another line: what lies beyond may look as it likes.
  private func reach(of other: Int, _ gear: GearRecord, _ own: GearRecord) -> ClosedRange<Double> {
    guard let u = own.line.direction.normalized else { return 0 ... .infinity }
    let apart = norm(cross(gear.line.origin - own.line.origin, u))
    let most =
      shapes.placed(other, inset: 0, in: .identity).positions.map { norm(cross($0 - gear.line.origin, u)) }.max() ?? 0
    return max(0, apart - most - 1e-4)...apart + most + 1e-4
  }

  /// The same after a turn by one tooth: every vertex that can be reached meets the surface, and so do points on the edges
  /// of triangles that are reached in part.
  private func isRound(_ shape: Int, _ gear: GearRecord, within range: ClosedRange<Double>) -> Bool {
    let key = Key(shape: shape, range: range)
    if let known = round[key] { return known }
    let placed = shapes.placed(shape, inset: 0, in: .identity)
    let turn = RigidTransform(
      turning: 2 * .pi / Double(gear.teeth), about: gear.line.direction, through: gear.line.origin)
    let u = gear.line.direction.normalized ?? [0, 0, 1]
    func isReached(_ p: Vector3) -> Bool { range.contains(norm(cross(p - gear.line.origin, u))) }
    func meets(_ p: Vector3) -> Bool {
      placed.closestPoint(to: turn.apply(p), enough: Self.deviation / 2).distance < Self.deviation
    }
    let reached = placed.positions.map(isReached)
    let made =
      placed.positions.indices.allSatisfy { !reached[$0] || meets(placed.positions[$0]) }
      && placed.surface.tree.triangles.indices.allSatisfy { i in
        let t = placed.surface.tree.triangles[i]
        if reached[Int(t.x)], reached[Int(t.y)], reached[Int(t.z)] { return true }
        let c = placed.triangle(i)
        return [(c.a, c.b), (c.b, c.c), (c.c, c.a)].allSatisfy { p, q in
          (1...7).allSatisfy { k in
            let x = p + (q - p) * (Double(k) / 8)
            return !isReached(x) || meets(x)
          }
        }
      }
    round[key] = made
    return made
  }
}

extension PathChain {
  /// Whether a link turns about a line, drawn pose.
  func isLine(_ link: Int, _ line: LineRecord) -> Bool {
    let own = lines[link]
    guard let direction = line.direction.normalized else { return false }
    return norm(cross(own.direction, direction)) < 1e-9 && norm(cross(line.origin - own.origin, direction)) < 1e-7
  }
}
