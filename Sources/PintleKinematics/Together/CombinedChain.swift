internal import Glibc
internal import PintleDocument

/// What lies between two parts while several inputs run: turns and shifts, with bounds for a cell of the inputs' values.
///
/// The bounds are those of `PathChain`, for a point that goes any straight way from the middle of a cell: a coordinate's
/// rate is then no more than the sum of its rates by each input, times half the cell's side there. What p does to first
/// order is the sum of one velocity field for each input, so that along a direction n it moves by no more than
/// Σ |n · vᵢ(p)|; what bends it off is bounded as in `PathChain`, by the turns of the rigid links between the lines.
final class CombinedChain {
  private enum Kind {
    case turn(advance: Double)
    case shift
    /// Rotation components about one point, or shifts of a free joint.
    case ball([Int])
    case offset([Int])
    /// A turn of the ball that is an input.
    case azimuth
    case tilt
    case twist
  }
  private struct Link {
    let kind: Kind
    let coordinate: Int
    /// +1 where it moves the first part, −1 where it moves the second.
    let sense: Double

    var isOfBall: Bool {
      switch kind {
      case .azimuth, .tilt, .twist: true
      default: false
      }
    }
  }
  /// A velocity field: what p moves is `straight + turn × p`.
  struct Field {
    var turn = Vector3.zero
    var straight = Vector3.zero
  }
  /// How everything moves in a cell, seen from the second part in `frame`.
  struct Moment {
    /// In the middle of the cell.
    var X: RigidTransform
    /// A point of the first line.
    var first = Vector3.zero
    /// One for each input of the cell, times half its side.
    var fields: [Field] = []
    /// By input: all the turns that it makes, with those that cancel each other, and all the shifts, in half the cell.
    var turns: [Double] = []
    var shifts: [Double] = []
    var bend = PathChain.Bound()
    var far = PathChain.Bound()
  }

  let motion: CombinedMotion
  /// The inputs that move the parts against each other, ascending.
  let inputs: [Int]
  /// Loops that hang on several of the inputs move something here: nothing can be said.
  let isEntangled: Bool
  /// z along the lines of a plane motion.
  let frame: RigidTransform
  let isPlane: Bool
  /// Metres: what followers may be off.
  let slack: Double
  private let links: [Link]
  private let ignoresTwist: Bool
  private let girth: Double
  private let a: Int
  private let b: Int
  private let bodies: [LoopSystem.Body]
  private let coordinates: [Int]
  private var state: LoopBodies
  private var q: [Double]
  private let middle: Vector3

  /// - Parameters:
  ///   - a, b: parts.
  ///   - droppingFirst, droppingLast: what is compared of that side looks the same however its outermost line turns it.
  ///   - middle: a point near the middle of what moves, drawn pose.
  ///   - girth: of a ball's parts: no point is farther from the ball's own axis, metres.
  init(
    _ motion: CombinedMotion, _ a: Int, _ b: Int, droppingFirst: Bool, droppingLast: Bool, middle: Vector3,
    girth: Double = .infinity
  ) {
    self.motion = motion
    self.girth = girth
    self.a = a
    self.b = b
    self.middle = middle
    let mechanism = motion.mechanism
    let all = motion.system.coordinates.all
    let (up, down) = (mechanism.path(toPart: a), mechanism.path(toPart: b))
    let common = zip(up, down).prefix { $0 == $1 }.count
    var links: [Link] = []
    for j in up.dropFirst(common).reversed() { links += Self.links(of: j, motion, sense: 1).reversed() }
    // Of a ball, what is round about its own axis does not ask how it twists; the turn that undoes its azimuth stays.
    var ignoresTwist = false
    func drop(_ link: Link?, _ remove: () -> Void) {
      guard let link else { return }
      if case .twist = link.kind { ignoresTwist = true } else { remove() }
    }
    if droppingFirst { drop(links.first) { links.removeFirst() } }
    for j in down.dropFirst(common) { links += Self.links(of: j, motion, sense: -1) }
    if droppingLast { drop(links.last) { links.removeLast() } }
    self.ignoresTwist = ignoresTwist
    self.links = links
    let children = Set((up.dropFirst(common) + down.dropFirst(common)).map { mechanism.joints[$0].child })
    bodies = motion.system.allBodies.filter { children.contains($0.child) }
    coordinates = bodies.flatMap { body in
      body.freedoms.flatMap { motion.system.coordinates.indices(of: all[$0.first].freedom) }
    }
    state = LoopBodies(motion.system)
    q = motion.base
    let moved = links.flatMap(Self.coordinates)
    let ball = links.flatMap { link -> [Int] in
      guard let ball = motion.ball else { return [] }
      switch link.kind {
      case .azimuth: return [ball.azimuth]
      case .tilt: return [ball.tilt]
      case .twist: return ignoresTwist ? [ball.azimuth] : [ball.twist, ball.azimuth]
      default: return []
      }
    }
    inputs = Set(moved.flatMap(motion.inputs(moving:)) + ball).sorted()
    isEntangled = moved.contains { c in
      motion.entangled[c].count { own in motion.shares[c].contains { $0.input == own } } > 1
    }
    slack = motion.deviation * motion.system.size * Double(links.count)

    let lines = links.map { all[$0.coordinate].direction }
    let axis = zip(links, lines).first { if case .turn(0) = $0.0.kind { true } else { false } }?.1
    isPlane =
      axis.map { axis in
        zip(links, lines).allSatisfy { link, d in
          switch link.kind {
          case .turn(let advance): advance == 0 && norm(cross(d, axis)) < 1e-10
          case .shift: abs(dot(d, axis)) < 1e-10
          case .ball, .offset, .azimuth, .tilt, .twist: false
          }
        }
      } ?? false
    frame = isPlane ? RigidTransform(origin: .zero, z: axis ?? [0, 0, 1]) : .identity
  }

  /// Tests that it is worth to make one, or to look at a cell (`moment`).
  var cost: (making: Int, looking: Int) { (50 + motion.system.partCount + 20 * links.count, 4 + 4 * links.count) }

  /// The moving links of a joint, parent to child.
  private static func links(of joint: Int, _ motion: CombinedMotion, sense: Double) -> [Link] {
    var list: [Link] = []
    let all = motion.system.coordinates.all
    for f in motion.mechanism.joints[joint].freedoms {
      let first = motion.system.coordinates.first[f]
      if motion.ball?.freedom == f {
        list += [Kind.azimuth, .tilt, .twist].map { Link(kind: $0, coordinate: first, sense: sense) }
        continue
      }
      let own = motion.system.coordinates.indices(of: f)
      func moving(_ isWanted: (LoopCoordinates.Motion) -> Bool) -> [Int] {
        own.filter { isWanted(all[$0].motion) && !motion.shares[$0].isEmpty }
      }
      let offsets = moving { if case .offset = $0 { true } else { false } }
      let spins = moving { if case .spin = $0 { true } else { false } }
      if let c = offsets.first { list.append(Link(kind: .offset(offsets), coordinate: c, sense: sense)) }
      if let c = spins.first { list.append(Link(kind: .ball(spins), coordinate: c, sense: sense)) }
      guard !motion.shares[first].isEmpty else { continue }
      switch all[first].motion {
      case .turn(let advance): list.append(Link(kind: .turn(advance: advance), coordinate: first, sense: sense))
      case .shift: list.append(Link(kind: .shift, coordinate: first, sense: sense))
      case .spin, .offset, .idle: break
      }
    }
    return list
  }

  private static func coordinates(_ link: Link) -> [Int] {
    switch link.kind {
    case .turn, .shift: [link.coordinate]
    case .ball(let list), .offset(let list): list
    case .azimuth, .tilt, .twist: []
    }
  }

  /// The plain turn at an end, drawn pose, and whether it goes all the way round; nil where something else is there.
  static func outermostLine(_ motion: CombinedMotion, part: Int) -> (line: LineRecord, isWhole: Bool)? {
    for j in motion.mechanism.path(toPart: part).reversed() {
      guard let last = links(of: j, motion, sense: 1).last else { continue }
      var isWhole = false
      switch last.kind {
      case .turn(0):
        let extent = motion.extent(last.coordinate)
        isWhole = extent.upperBound - extent.lowerBound > 2 * .pi - 1e-9
      case .twist: break
      default: return nil
      }
      let c = motion.system.coordinates.all[last.coordinate]
      return (LineRecord(origin: c.origin, direction: c.direction), isWhole)
    }
    return nil
  }

  /// Where the first part is as the second one sees it, both in `frame`, for values of all inputs.
  func pose(_ u: [Double]) -> RigidTransform { place(u).X * frame }

  private func place(_ u: [Double]) -> (X: RigidTransform, toB: RigidTransform) {
    for c in coordinates { q[c] = motion.value(c, u) }
    state.update(bodies, motion.system.coordinates, q)
    let toB = frame.inverse * state.motions[b].inverse
    return (toB * state.motions[a], toB)
  }

  /// What holds in a cell.
  ///
  /// - Parameters:
  ///   - low, high: of every input of the mechanism; equal where it stands.
  func moment(_ low: [Double], _ high: [Double]) -> Moment {
    let u = zip(low, high).map { ($0 + $1) / 2 }
    let (X, toB) = place(u)
    var moment = Moment(X: X * frame)
    moment.fields = [Field](repeating: Field(), count: inputs.count)
    moment.turns = [Double](repeating: 0, count: inputs.count)
    moment.shifts = moment.turns
    let moving = inputs.map { high[$0] > low[$0] }

    // Of a coordinate: its way by each input in straight lines, all of it, and twice what bends it, in this cell.
    func look(_ c: Int) -> (rates: [Double], look: PathTrack.Look) {
      var rates = [Double](repeating: 0, count: inputs.count)
      var all = PathTrack.Look.still
      for share in motion.shares[c] {
        guard let k = inputs.firstIndex(of: share.input), moving[k] else { continue }
        let input = motion.inputs[share.input]
        let h = (high[share.input] - low[share.input]) / 2
        let own = share.track.look(
          low[share.input], high[share.input], first: input.piece(low[share.input]),
          centre: input.piece(u[share.input]), last: input.piece(high[share.input]))
        rates[k] = own.rate * h
        all.rate += abs(own.rate) * h
        all.reach += own.reach
        all.bend += own.bend * h * h
      }
      return (rates, all)
    }

    var lines: [(origin: Vector3, direction: Vector3)] = []
    var isBall: [Bool] = []
    var turns: [PathTrack.Look] = []
    /// By input, with signs about the frame's z, of plane motions.
    var signed: [[Double]] = []
    var shifts = [PathTrack.Look.still]
    var isSmooth = true
    func shift(_ own: PathTrack.Look, times factor: Double) {
      shifts[shifts.count - 1].reach += factor * own.reach
      shifts[shifts.count - 1].rate += factor * (own.rate + own.bend)
      shifts[shifts.count - 1].bend += factor * own.bend
    }
    func turn(_ origin: Vector3, _ direction: Vector3, _ advance: Double, _ sense: Double, _ rates: [Double]) {
      for k in inputs.indices where rates[k] != 0 {
        let rate = sense * rates[k]
        moment.fields[k].turn += direction * rate
        moment.fields[k].straight += cross(origin, direction) * rate + direction * (advance * rate)
        moment.turns[k] += abs(rate)
        moment.shifts[k] += abs(advance * rate)
      }
      signed.append(rates.map { $0 * sense * (direction.z < 0 ? -1 : 1) })
      lines.append((origin, direction))
      isBall.append(false)
      shifts.append(.still)
    }
    for link in links {
      let line = state.lines[link.coordinate]
      let (origin, direction) = (apply(toB, line.origin), rotate(toB, line.direction))
      switch link.kind {
      case .azimuth, .tilt, .twist:
        guard let ball = motion.ball else { break }
        func half(_ input: Int) -> Double { (high[input] - low[input]) / 2 }
        func axis(_ k: Int) -> Vector3 { rotate(toB, state.lines[ball.first + k].direction) }
        var rates = [Double](repeating: 0, count: inputs.count)
        func set(_ input: Int, _ rate: Double) { if let k = inputs.firstIndex(of: input) { rates[k] = rate } }
        var own = direction
        switch link.kind {
        case .azimuth:
          own = axis(3)
          set(ball.azimuth, half(ball.azimuth))
        case .tilt:
          own = axis(1) * cos(u[ball.azimuth]) + axis(2) * sin(u[ball.azimuth])
          set(ball.tilt, half(ball.tilt))
        default:
          if !ignoresTwist { set(ball.twist, half(ball.twist)) }
          set(ball.azimuth, -half(ball.azimuth))
        }
        let all = rates.reduce(0) { $0 + abs($1) }
        turns.append(.init(rate: all, reach: all, bend: 0))
        turn(origin, own, 0, link.sense, rates)
      case .turn(let advance):
        let (rates, own) = look(link.coordinate)
        turns.append(own)
        turn(origin, direction, advance, link.sense, rates)
        if advance != 0 { shift(own, times: abs(advance)) }
      case .shift:
        let (rates, own) = look(link.coordinate)
        for k in inputs.indices {
          moment.fields[k].straight += direction * (link.sense * rates[k])
          moment.shifts[k] += abs(rates[k])
        }
        shift(own, times: 1)
      case .ball(let list):
        isSmooth = false
        let reach = list.reduce(0) { $0 + look($1).look.reach }
        turns.append(.init(rate: 0, reach: reach, bend: 0))
        signed.append([Double](repeating: 0, count: inputs.count))
        lines.append((origin, direction))
        isBall.append(true)
        shifts.append(.still)
      case .offset(let list):
        isSmooth = false
        shift(.init(rate: 0, reach: list.reduce(0) { $0 + look($1).look.reach }, bend: 0), times: 1)
      }
    }

    // Points on the lines, each near the one before: the links between them.
    var before = apply(X, middle)
    var lengths: [Double] = []
    for (j, line) in lines.enumerated() {
      let p = isBall[j] ? line.origin : line.origin + line.direction * dot(before - line.origin, line.direction)
      if j > 0 {
        let d = p - before
        lengths.append(isPlane ? (d.x * d.x + d.y * d.y).squareRoot() : norm(d))
      } else {
        moment.first = p
      }
      before = p
    }

    // Link k turns with all turns from k on.
    var swing = PathTrack.Look.still
    var sum = [Double](repeating: 0, count: inputs.count)
    var swings = turns
    for j in turns.indices.reversed() {
      let (turn, carries) = (turns[j], swing.rate + swing.bend)
      swing.reach += turn.reach
      swing.bend += turn.bend + (isPlane ? 0 : (turn.rate + turn.bend) * carries)
      if isPlane {
        // Turns of one input about parallel lines cancel as they do in the mechanism.
        for k in sum.indices { sum[k] += signed[j][k] }
        swing.rate = sum.reduce(0) { $0 + abs($1) }
        swing.reach = min(swing.reach, swing.rate + swing.bend)
      } else {
        swing.rate += turn.rate
      }
      swings[j] = swing
    }
    for shift in shifts { moment.far.constant += shift.reach }
    for (j, swing) in swings.enumerated() {
      let speed = swing.rate + swing.bend
      let curve = swing.bend + speed * speed
      if j == 0 {
        moment.far.slope = chord(swing.reach)
        moment.bend.slope = curve
      } else {
        moment.far.constant += chord(swing.reach) * lengths[j - 1]
        moment.bend.constant += curve * lengths[j - 1]
      }
      moment.bend.constant += curve * shifts[j].reach + 2 * speed * shifts[j].rate + shifts[j].bend
    }
    if let last = shifts.last { moment.bend.constant += last.bend }
    if let ball = motion.ball, links.allSatisfy(\.isOfBall) { return leaning(moment, ball, low, high, lines[0].origin) }
    if isSmooth {
      moment.bend.slope /= 2
      moment.bend.constant /= 2
    } else {
      moment.bend = PathChain.Bound(slope: 0, constant: .infinity)
    }
    return moment
  }

  /// Tighter bounds where the ball alone moves, about its middle.
  ///
  /// The turn that leans it toward an azimuth, R = R_z(φ) R_x(ρ) R_z(−φ), changes with φ by the angular velocity z − R z,
  /// which is 2 sin(ρ/2) long: so upright, the azimuth is no motion at all. With L the angular velocity of the lean, a point
  /// r from the middle and d from the ball's own axis moves by no more than L r + τ d and bends off its straight way by no
  /// more than half of (L² + φ̇ L + φ̇ ρ̇ + 2 L τ̇) r + (τ̇² + L τ̇) d. Seen from the ball, d is not known, and r stands for it.
  private func leaning(
    _ given: Moment, _ ball: CombinedMotion.Ball, _ low: [Double], _ high: [Double], _ middle: Vector3
  ) -> Moment {
    func half(_ input: Int) -> Double { (high[input] - low[input]) / 2 }
    var moment = given
    let (azimuth, tilt) = (half(ball.azimuth), half(ball.tilt))
    let twist = ignoresTwist ? 0 : half(ball.twist)
    let around = 2 * sin(min(.pi, high[ball.tilt]) / 2) * azimuth
    let lean = around + tilt
    moment.first = middle
    let slope = (lean * lean + azimuth * lean + azimuth * tilt + 2 * lean * twist) / 2
    let across = (twist * twist + lean * twist) / 2
    let isKnown = girth.isFinite && links.allSatisfy { $0.sense > 0 }
    moment.far =
      isKnown
      ? PathChain.Bound(slope: chord(lean), constant: chord(twist) * girth)
      : PathChain.Bound(slope: chord(lean + twist), constant: 0)
    moment.bend =
      isKnown
      ? PathChain.Bound(slope: slope, constant: across * girth) : PathChain.Bound(slope: slope + across, constant: 0)
    // What each input stirs.
    for (k, input) in inputs.enumerated() {
      moment.turns[k] =
        input == ball.azimuth ? around + azimuth * (lean + tilt) / 2 : input == ball.tilt ? tilt : 0
      if input == ball.twist {
        moment.turns[k] = isKnown ? lean * twist : twist
        moment.shifts[k] = isKnown ? twist * girth : 0
      }
    }
    return moment
  }
}
