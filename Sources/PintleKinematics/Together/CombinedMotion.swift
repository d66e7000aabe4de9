internal import Glibc
internal import PintleDocument
internal import PintleModel

/// How the parts of a mechanism move while several inputs run, each over its own span.
///
/// What follows an input runs along its `LoopPath`; a coordinate that several inputs move is the sum of what each does
/// alone. That holds where it is linear in them, or where a loop hangs on one of them only: loops that hang on several
/// are `entangled`, and nothing is proven of what they move.
final class CombinedMotion {
  struct Input {
    /// Index into `Mechanism.freedoms`.
    let freedom: Int
    let coordinate: Int
    /// Radians or metres; longer than nothing.
    let span: ClosedRange<Double>
    /// nil where nothing follows it.
    let path: LoopPath?

    func piece(_ value: Double) -> Int { path?.interval(value) ?? 0 }
  }
  /// What one input adds to a coordinate.
  struct Share {
    let input: Int
    let track: PathTrack
    /// What the coordinate reads at the base.
    let base: Double
  }

  /// A ball that is moved: it leans by a tilt toward an azimuth in its joint's frame and twists about its own axis,
  /// R = R_z(azimuth) R_x(tilt) R_z(twist − azimuth).
  struct Ball {
    let freedom: Int
    /// Places among the inputs.
    let azimuth: Int
    let tilt: Int
    let twist: Int
    /// The first of its coordinates: twist, then the rotation vector.
    let first: Int
  }

  private struct BasePair: Hashable {
    let base: [Double]
    let moving: Int
    let resting: Int
  }

  let mechanism: Mechanism
  let system: LoopSystem
  let inputs: [Input]
  let ball: Ball?
  /// Per coordinate.
  let shares: [[Share]]
  /// Where everything stands that no input moves, and what shares are counted from.
  let base: [Double]
  /// Per coordinate: the inputs of a loop that hangs on more than one of them; empty elsewhere.
  let entangled: [Set<Int>]
  /// Scaled: how far followers may lie from their branches.
  let deviation: Double
  private var knownApart: [BasePair: Bool] = [:]

  /// - Parameter spans: by freedom (index), finite. What is a point, or leaves the way that loops allow, is cut or left out.
  /// - Parameter ball: a ball beside them, with the most that it leans and the range of its twist.
  init(
    _ mechanism: Mechanism, spans: [(freedom: Int, span: ClosedRange<Double>)],
    ball: (freedom: Int, tilt: Double, twist: ClosedRange<Double>)? = nil
  ) {
    self.mechanism = mechanism
    let tracker = mechanism.tracker
    let system = tracker?.solver.system ?? LoopSystem(everythingOf: mechanism)
    self.system = system
    var base = tracker?.q ?? system.coordinates.drawn
    if tracker == nil {
      for (i, f) in mechanism.freedoms.enumerated() { base[system.coordinates.first[i]] = f.home }
    }
    self.base = base
    var inputs: [Input] = []
    var shares = [[Share]](repeating: [], count: system.coordinates.all.count)
    var deviation = 0.0
    for (f, span) in spans {
      let c = system.coordinates.first[f]
      let path = tracker.flatMap { mechanism.loopPath(of: mechanism.freedoms[f], $0) }
      let own = path.map { span.clamped(to: $0.range) } ?? span
      guard own.upperBound - own.lowerBound > 1e-9 * system.coordinates.all[c].unit else { continue }
      let index = inputs.count
      inputs.append(Input(freedom: f, coordinate: c, span: own, path: path))
      guard let path else {
        shares[c].append(Share(input: index, track: PathTrack(of: own), base: base[c]))
        continue
      }
      deviation += path.deviation
      for (place, k) in path.coordinates.enumerated() {
        let track = PathTrack(path, place)
        if k == c || track.extent > 1e-12 * system.coordinates.all[k].unit {
          shares[k].append(Share(input: index, track: track, base: base[k]))
        }
      }
    }
    if let ball {
      let c = system.coordinates.first[ball.freedom]
      func add(_ coordinate: Int, _ span: ClosedRange<Double>) -> Int {
        inputs.append(Input(freedom: ball.freedom, coordinate: coordinate, span: span, path: nil))
        return inputs.count - 1
      }
      let azimuth = add(c + 1, -Double.pi...Double.pi)
      let tilt = add(c + 2, 0...ball.tilt)
      let twist = add(c, ball.twist)
      if ball.twist.lowerBound < ball.twist.upperBound {
        shares[c].append(Share(input: twist, track: PathTrack(of: ball.twist), base: base[c]))
      }
      self.ball = Ball(freedom: ball.freedom, azimuth: azimuth, tilt: tilt, twist: twist, first: c)
    } else {
      self.ball = nil
    }
    self.inputs = inputs
    self.shares = shares
    self.deviation = deviation
    var entangled = [Set<Int>](repeating: [], count: system.coordinates.all.count)
    for block in tracker?.solver.blocks ?? [] where !block.isLinear {
      let own = Set(inputs.indices.filter { block.givenColumn[inputs[$0].coordinate] >= 0 })
      guard own.count > 1 else { continue }
      for c in block.unknowns { entangled[c] = own }
    }
    self.entangled = entangled
  }

  /// The inputs that move a coordinate.
  func inputs(moving coordinate: Int) -> [Int] { shares[coordinate].map(\.input) }

  /// Where the inputs stand at the base.
  var home: [Double] {
    var u = inputs.map { min(max(base[$0.coordinate], $0.span.lowerBound), $0.span.upperBound) }
    if let ball {
      let (x, y) = (base[ball.first + 1], base[ball.first + 2])
      u[ball.azimuth] = atan2(y, x)
      u[ball.tilt] = min((x * x + y * y).squareRoot(), inputs[ball.tilt].span.upperBound)
    }
    return u
  }

  /// A coordinate for values of all inputs.
  func value(_ coordinate: Int, _ u: [Double]) -> Double {
    if let ball, coordinate > ball.first, coordinate <= ball.first + 3 {
      let (a, t) = (u[ball.azimuth], u[ball.tilt])
      return coordinate == ball.first + 1 ? t * cos(a) : coordinate == ball.first + 2 ? t * sin(a) : 0
    }
    return shares[coordinate].reduce(base[coordinate]) { sum, share in
      sum + share.track.value(u[share.input], piece: inputs[share.input].piece(u[share.input])) - share.base
    }
  }

  /// The least and the greatest that a coordinate reads.
  func extent(_ coordinate: Int) -> ClosedRange<Double> {
    if let ball, coordinate > ball.first, coordinate <= ball.first + 3 {
      let most = inputs[ball.tilt].span.upperBound
      return -most...most
    }
    var (low, high) = (base[coordinate], base[coordinate])
    for share in shares[coordinate] {
      let own = share.track.bounds
      low += own.lowerBound - share.base
      high += own.upperBound - share.base
    }
    return low...max(low, high)
  }

  /// Every part's motion from the drawn pose, for values of all inputs.
  func pose(_ u: [Double]) -> [RigidTransform] {
    var q = base
    for c in shares.indices where !shares[c].isEmpty { q[c] = value(c, u) }
    if let ball { for c in ball.first...ball.first + 3 { q[c] = value(c, u) } }
    var bodies = LoopBodies(system)
    bodies.update(system.allBodies, system.coordinates, q)
    return bodies.motions
  }

  /// Tests that a pose of everything is worth.
  var costOfPose: Int { 20 + system.partCount }

  /// Those pairs that do not overlap where everything stands at the base; what does is a matter of rest, and not followed.
  func apart(
    _ groups: [CombinedGroup], base: [Double], budget: SweepBudget
  ) -> (near: [CombinedGroup], overlaps: Bool) {
    var poses: [RigidTransform]?
    let shapes = mechanism.model.shapes
    var overlaps = false
    func isApart(_ item: PathPair.Item) -> Bool {
      let key = BasePair(base: base, moving: item.moving, resting: item.resting)
      if let known = knownApart[key] { return known }
      let X = poses ?? pose(base)
      if poses == nil { budget.spend(nodes: costOfPose, triangles: 0) }
      poses = X
      let (m, r) = (shapes[item.moving], shapes[item.resting])
      let pair = ShapePair(
        item.a.surface, item.b.surface, X_BA: (X[r.part] * r.X_AS).inverse * (X[m.part] * m.X_AS))
      budget.spend(nodes: CombinedSearch.costOfRelation, triangles: 0)
      let made =
        switch pair.relation(item.tolerance, isMeasured: false) {
        case .penetrating, .enclosed, .unverified: false
        default: true
        }
      knownApart[key] = made
      return made
    }
    let near = groups.compactMap { group -> CombinedGroup? in
      let items = group.items.filter { item in
        if isApart(item) { return true }
        overlaps = true
        return false
      }
      return items.isEmpty ? nil : CombinedGroup(chain: group.chain, items: items)
    }
    return (near, overlaps)
  }
}
