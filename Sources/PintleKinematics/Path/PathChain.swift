internal import Glibc
internal import PintleDocument

/// What lies between two bodies, made ready for bounds: turns and shifts from the moving one to the resting one.
///
/// A point p of the moving body is a sum of rigid links: from the last turn's line to the one before, …, from the first
/// line to p. Link k turns with the sum Ω_k of all turns from k on, and its length does not change (but for shifts on it,
/// which are added). So over an interval p departs from where it is in the middle by no more than
///
///     Σ chord(θ_k) |l_k|                      θ_k: the largest angle of link k from the middle
///
/// and from its straight way (its velocity in the middle times the time) by no more than half the time squared times
///
///     max |p″| ≤ Σ (max |Ω′_k| + max Ω_k²) |l_k|
///
/// The turns of a link cancel as they do in the mechanism: a platform that arms keep level does not turn. Where all lines
/// are parallel and all shifts are square to them, the motion is plane: angles add with their signs, lengths count across
/// the lines only, and nothing moves along them.
struct PathChain {
  enum Kind {
    case turn(advance: Double)
    case shift
    /// Three rotation components about one point: no angle is larger than their distance.
    case ball
    case offset
  }
  struct Link {
    var kind: Kind
    let coordinate: Int
    /// +1 where it moves the moving body, −1 where it moves the resting one.
    let sense: Double
    var tracks: [PathTrack]

    var isTurn: Bool {
      switch kind {
      case .turn, .ball: true
      case .shift, .offset: false
      }
    }
    /// About a line that stays where it is in both bodies.
    var isPlainTurn: Bool { if case .turn(0) = kind { true } else { false } }
  }

  /// From the moving body outward. Turns that follow each other about one line are one.
  let links: [Link]
  /// The frame in which everything is compared, seen from the drawn pose: z along the lines of a plane motion.
  let frame: RigidTransform
  let isPlane: Bool
  /// Two plain turns about parallel lines, and nothing else.
  var isPairOfTurns: Bool { isPlane && links.count == 2 && links.allSatisfy(\.isPlainTurn) }
  /// Tests that a look at it is worth (`moment`): of a few links less than the boxes that are compared then.
  var cost: Int { 5 * max(0, links.count - 16) }
  /// The links' lines as drawn; of a shift only the direction counts.
  let lines: [LineRecord]
  private let motion: PathMotion
  private let a: Int
  private let b: Int
  /// A turn at an end that is not followed: what it turns is an envelope that looks the same however it stands.
  private struct Dropped {
    let line: LineRecord
    let sense: Double
    let track: PathTrack
    let start: Double
  }
  private let droppedFirst: Dropped?
  private let droppedLast: Dropped?
  /// A point near the middle of what moves, drawn pose.
  private let middle: Vector3
  /// Of a plane motion: the angle of each link, and the same without the last turn.
  private let angles: [PathTrack]
  private let anglesInside: [PathTrack]

  /// - Parameters:
  ///   - elements: from cluster `a`, which moves, to `b`.
  ///   - own: how many of them move `a`.
  init(
    _ motion: PathMotion, _ a: Int, _ b: Int, _ elements: [PathMotion.Element], own: Int, middle: Vector3
  ) {
    let coordinates = motion.tracker.solver.system.coordinates.all
    var links: [Link] = []
    for (i, element) in elements.enumerated() {
      let sense = i < own ? 1.0 : -1.0
      func track(_ place: Int) -> PathTrack { PathTrack(motion.path, place) }
      switch element {
      case .turn(let c, let place, let advance):
        if advance == 0, let last = links.last, last.isPlainTurn,
          let along = sameLine(coordinates[last.coordinate], coordinates[c])
        {
          links[links.count - 1].tracks[0].add(track(place), times: sense * last.sense * along)
        } else {
          links.append(Link(kind: .turn(advance: advance), coordinate: c, sense: sense, tracks: [track(place)]))
        }
      case .shift(let c, let place):
        links.append(Link(kind: .shift, coordinate: c, sense: sense, tracks: [track(place)]))
      case .ball(let c, let places):
        links.append(Link(kind: .ball, coordinate: c, sense: sense, tracks: places.map(track)))
      case .offset(let c, let places):
        links.append(Link(kind: .offset, coordinate: c, sense: sense, tracks: places.map(track)))
      }
    }
    self.init(motion, a, b, links, middle: middle, first: nil, last: nil)
  }

  private init(
    _ motion: PathMotion, _ a: Int, _ b: Int, _ links: [Link], middle: Vector3, first: Dropped?, last: Dropped?
  ) {
    self.motion = motion
    self.a = a
    self.b = b
    self.middle = middle
    self.links = links
    droppedFirst = first
    droppedLast = last
    let coordinates = motion.tracker.solver.system.coordinates.all
    lines = links.map {
      LineRecord(origin: coordinates[$0.coordinate].origin, direction: coordinates[$0.coordinate].direction)
    }

    let axis = links.first { $0.isPlainTurn }.map { coordinates[$0.coordinate].direction } ?? [0, 0, 1]
    isPlane =
      links.contains { $0.isPlainTurn }
      && links.allSatisfy { link in
        let d = coordinates[link.coordinate].direction
        switch link.kind {
        case .turn(let advance): return advance == 0 && norm(cross(d, axis)) < 1e-10
        case .shift: return abs(dot(d, axis)) < 1e-10
        case .ball, .offset: return false
        }
      }
    frame = isPlane ? RigidTransform(origin: .zero, z: axis) : .identity
    var angles: [PathTrack] = []
    var inside: [PathTrack] = []
    if isPlane {
      for link in links.reversed() where link.isTurn {
        let sign = link.sense * (dot(coordinates[link.coordinate].direction, axis) < 0 ? -1 : 1)
        var track = angles.last ?? link.tracks[0]
        if angles.isEmpty { track.add(link.tracks[0], times: sign - 1) } else { track.add(link.tracks[0], times: sign) }
        angles.append(track)
      }
      for track in angles.dropFirst() {
        var own = track
        own.add(angles[0], times: -1)
        inside.append(own)
      }
    }
    self.angles = angles.reversed()
    anglesInside = inside.reversed()
  }

  // MARK: the whole way

  /// Whether the link at an end turns more than once about a line, and there are others.
  func turnsFar(atFirst: Bool) -> Bool {
    guard links.count > 1, let link = atFirst ? links.first : links.last, link.isPlainTurn else { return false }
    return link.tracks[0].extent > 2 * .pi
  }

  /// The chain without the turn at an end, for a shape there that is an envelope about its line.
  func dropping(first: Bool) -> PathChain {
    let i = first ? 0 : links.count - 1
    let track = links[i].tracks[0]
    let dropped = Dropped(
      line: lines[i], sense: links[i].sense, track: track,
      start: track.value(motion.start, piece: motion.path.interval(motion.start)))
    return PathChain(
      motion, a, b, Array(first ? links.dropFirst() : links.dropLast()), middle: middle,
      first: first ? dropped : droppedFirst, last: first ? droppedLast : dropped)
  }

  /// Where the moving body is at an input as the resting one sees it, both in `frame`.
  func pose(at input: Double) -> RigidTransform {
    let (X, _) = relative(at: input, piece: motion.path.interval(input))
    return X * frame
  }

  /// The same from the drawn pose, and what the resting body sees of the asset. What is dropped stays as it was at the
  /// start.
  private func relative(at input: Double, piece: Int) -> (X: RigidTransform, toB: RigidTransform) {
    motion.move(to: input)
    let bodies = motion.bodies
    func back(_ d: Dropped) -> RigidTransform {
      RigidTransform(
        turning: -d.sense * (d.track.value(input, piece: piece) - d.start), about: d.line.direction,
        through: d.line.origin)
    }
    var toB = bodies.motions[motion.clusters[b].parts[0]].inverse
    if let droppedLast { toB = back(droppedLast) * toB }
    toB = frame.inverse * toB
    var X = toB * bodies.motions[motion.clusters[a].parts[0]]
    if let droppedFirst { X = X * back(droppedFirst) }
    return (X, toB)
  }

  /// Whether two shapes, moved inward by margins, never meet, however far the links turn.
  ///
  /// In a plane motion nothing leaves its layer along the lines. Between two turns about lines a distance D apart, what
  /// lies ρ from its own line stays between |D − ρ| and D + ρ from the other's.
  func keepsApart(
    _ m: Int, _ inM: Double, _ r: Int, _ inR: Double, _ shapes: PathShapes, _ slack: Double
  ) -> Bool {
    guard isPlane else { return false }
    let (one, two) = (shapes.layers(m, inset: inM, in: frame), shapes.layers(r, inset: inR, in: frame))
    // Lines are parallel up to rounding.
    if !one.meets(two, within: 1e-8) { return true }
    guard isPairOfTurns else { return false }
    let toFrame = frame.inverse
    let (p, q) = (apply(toFrame, lines[0].origin), apply(toFrame, lines[1].origin))
    let apart = ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)).squareRoot()
    func passed(_ spans: Spans) -> Spans {
      Spans(
        spans.list.map { s in
          max(0, max(apart - s.upperBound, s.lowerBound - apart))...(apart + s.upperBound)
        })
    }
    let gap = slack + 1e-8
    func rings(_ shape: Int, _ inset: Double, _ line: Vector3) -> Spans {
      shapes.rings(shape, inset: inset, in: frame, about: line)
    }
    return !passed(rings(m, inM, p)).meets(rings(r, inR, q), within: gap)
      || !passed(rings(r, inR, q)).meets(rings(m, inM, p), within: gap)
  }

  // MARK: an interval

  /// `slope` metres for each metre from the first line, and `constant` more.
  struct Bound {
    var slope = 0.0
    var constant = 0.0
    @inline(__always) func callAsFunction(_ distance: Double) -> Double { slope * distance + constant }
  }

  /// How everything moves in an interval, seen from the resting body in `frame`.
  struct Moment {
    /// In the middle of the interval.
    var X: RigidTransform
    /// A point of the first line; of a plane motion only its place across the lines counts.
    var first: Vector3 = .zero
    var firstDirection: Vector3 = [0, 0, 1]
    var last: Vector3 = .zero
    var lastDirection: Vector3 = [0, 0, 1]
    /// Times half the interval: what p moves in a straight line is `straight + turn × p`.
    var turn: Vector3 = .zero
    var straight: Vector3 = .zero
    /// What it departs from that.
    var bend = Bound()
    /// What it moves in all.
    var far = Bound()
    /// Where the first link turns far: what a drum about the first line moves, by its reach from `first`.
    var drum: Bound?
    /// Where all turns far about the last line: what p, and such a drum, move for a beholder who turns with that.
    var ring: Bound?
    var drumInRing = Bound()
  }

  /// What bounds hold for an interval of the input.
  func moment(_ low: Double, _ high: Double) -> Moment {
    let path = motion.path
    let input = (low + high) / 2
    let h = (high - low) / 2
    let (i, m, k) = (path.interval(low), path.interval(input), path.interval(high))
    func look(_ track: PathTrack) -> PathTrack.Look { track.look(low, high, first: i, centre: m, last: k) }

    let (X, toB) = relative(at: input, piece: m)
    let bodies = motion.bodies
    var moment = Moment(X: X * frame)

    // Lines, velocities, and what is shifted on each link.
    var lines: [(origin: Vector3, direction: Vector3)] = []
    var turns: [PathTrack.Look] = []
    var shifts = [Shift()]
    var isSmooth = true
    for link in links {
      let line = bodies.lines[link.coordinate]
      let origin = apply(toB, line.origin)
      let direction = rotate(toB, line.direction)
      let own = look(link.tracks[0])
      let rate = link.sense * own.rate
      switch link.kind {
      case .turn(let advance):
        moment.turn += direction * rate
        moment.straight += cross(origin, direction) * rate + direction * (advance * rate)
        turns.append(own)
        lines.append((origin, direction))
        shifts.append(Shift())
        if advance != 0 { shifts[shifts.count - 1].add(own, times: abs(advance), h) }
      case .shift:
        moment.straight += direction * rate
        shifts[shifts.count - 1].add(own, times: 1, h)
      case .ball, .offset:
        isSmooth = false
        let reach = link.tracks.reduce(0) { sum, t in
          let r = look(t).reach
          return sum + r * r
        }.squareRoot()
        let all = PathTrack.Look(rate: 0, reach: reach, bend: 0)
        if link.isTurn {
          turns.append(all)
          lines.append((origin, direction))
          shifts.append(Shift())
        } else {
          shifts[shifts.count - 1].add(all, times: 1, h)
        }
      }
    }
    moment.turn *= h
    moment.straight *= h

    // Points on the lines, each near the one before: the links between them.
    let count = lines.count
    var points: [Vector3] = []
    var lengths: [Double] = []
    for (j, line) in lines.enumerated() {
      let before = points.last ?? apply(X, middle)
      let isBall = if case .ball = links.filter(\.isTurn)[j].kind { true } else { false }
      points.append(isBall ? line.origin : line.origin + line.direction * dot(before - line.origin, line.direction))
      if j > 0 {
        let offset = points[j] - points[j - 1]
        lengths.append(isPlane ? (offset.x * offset.x + offset.y * offset.y).squareRoot() : norm(offset))
      }
    }
    let swings = isPlane ? angles.map(look) : sums(turns, h)
    let inside = isPlane ? anglesInside.map(look) : sums(Array(turns.dropLast()), h)

    // All the way, with every turn; and bending.
    moment.far.constant = shifts.reduce(0) { $0 + $1.reach }
    for j in 0...count {
      let shift = shifts[j]
      guard j < count else {
        moment.bend.constant += shift.bend
        break
      }
      let speed = abs(swings[j].rate) + swings[j].bend * h
      let curve = swings[j].bend + speed * speed
      if j == 0 {
        moment.far.slope = chord(swings[0].reach)
        moment.bend.slope = curve
      } else {
        moment.far.constant += chord(swings[j].reach) * lengths[j - 1]
        moment.bend.constant += curve * lengths[j - 1]
      }
      moment.bend.constant += curve * shift.reach + 2 * speed * shift.speed + shift.bend
    }
    if isSmooth {
      moment.bend.slope *= h * h / 2
      moment.bend.constant *= h * h / 2
    } else {
      moment.bend = Bound(slope: 0, constant: .infinity)
    }
    guard let one = points.first, let two = points.last else { return moment }
    (moment.first, moment.firstDirection) = (one, lines[0].direction)
    (moment.last, moment.lastDirection) = (two, lines[count - 1].direction)

    // A drum is carried by the second link; without the last turn, links turn less.
    func carried(_ swings: [PathTrack.Look]) -> Bound {
      var bound = Bound()
      if !isPlane, swings.count > 1 { bound.slope = chord(swings[1].reach) }
      for j in swings.indices.dropFirst() { bound.constant += chord(swings[j].reach) * lengths[j - 1] }
      for shift in shifts { bound.constant += shift.reach }
      return bound
    }
    if links[0].isPlainTurn, swings[0].reach > 0.5 { moment.drum = carried(swings) }
    if links[links.count - 1].isPlainTurn, swings[count - 1].reach > 0.5 {
      var ring = carried(inside)
      ring.slope = inside.isEmpty ? 0 : chord(inside[0].reach)
      moment.ring = ring
      moment.drumInRing = count > 1 ? carried(inside) : ring
    }
    return moment
  }

  /// What is shifted on one link.
  private struct Shift {
    var reach = 0.0
    var speed = 0.0
    var bend = 0.0

    mutating func add(_ look: PathTrack.Look, times factor: Double, _ h: Double) {
      reach += factor * look.reach
      speed += factor * (abs(look.rate) + look.bend * h)
      bend += factor * look.bend
    }
  }

  /// For lines in any direction: link k turns by no more than the sum of all turns from k on. Its angular velocity changes
  /// with theirs, and because outer turns carry the lines of inner ones.
  private func sums(_ turns: [PathTrack.Look], _ h: Double) -> [PathTrack.Look] {
    var list: [PathTrack.Look] = []
    for turn in turns.reversed() {
      let before = list.last ?? .still
      let carries = abs(before.rate) + before.bend * h
      list.append(
        .init(
          rate: abs(turn.rate) + abs(before.rate), reach: turn.reach + before.reach,
          bend: turn.bend + before.bend + (abs(turn.rate) + turn.bend * h) * carries))
    }
    return list.reversed()
  }
}

/// The most that the end of a unit vector moves when it turns by no more than an angle.
@inline(__always) func chord(_ angle: Double) -> Double { angle >= .pi ? 2 : 2 * sin(angle / 2) }

/// ±1 where two lines are one in the drawn pose.
private func sameLine(_ a: LoopCoordinates.Coordinate, _ b: LoopCoordinates.Coordinate) -> Double? {
  guard norm(cross(a.direction, b.direction)) < 1e-10, norm(cross(b.origin - a.origin, a.direction)) < 1e-9 else {
    return nil
  }
  return dot(a.direction, b.direction) < 0 ? -1 : 1
}
