internal import PintleDocument
internal import PintleModel

// Pairs that one line joins: swept in closed form over the range that the path gives them.
extension PathSweep {
  // MARK: one joint, or one closure, between them

  mutating func single(
    _ moving: [Int], _ resting: [Int], coordinate: Int, place: Int, _ kind: JointCoordinates
  ) {
    let course = Course(PathTrack(path, place), path)
    let line = motion.bodies(at: start).lines[coordinate]
    var extent = path.extent(place)
    if kind == .rotation, report.range == nil, path.period == nil {
      // Endless and never twice the same: sooner or later everything is passed.
      let here = path.at(start).values[place]
      extent = here - 2 * .pi...here + 2 * .pi
    }
    sweep(
      moving, resting, course, from: path.at(start).values[place], extent, origin: line.origin, axis: line.direction,
      kind)
  }

  mutating func closed(
    _ a: Int, _ b: Int, _ moving: [Int], _ resting: [Int], _ closure: LoopSystem.Closure
  ) {
    let samples = motion.values(of: closure, a, b)
    var (low, high, widest) = (Double.infinity, -Double.infinity, 0.0)
    for (s, next) in zip(samples, samples.dropFirst()) { widest = max(widest, abs(next.value - s.value)) }
    for s in samples {
      low = min(low, s.value)
      high = max(high, s.value)
    }
    let here = samples.min { abs($0.at - start) < abs($1.at - start) }?.value ?? 0
    // Between two samples an extreme may lie a little beyond both.
    let slack = closure.record.kind == .hinge ? widest * widest : widest / 8
    let X = motion.bodies(at: start).motions[motion.clusters[b].parts[0]] * closure.onB
    let course = Course(samples: samples) { [motion] in motion.value(of: closure, a, b, at: $0, near: $1) }
    sweep(
      moving, resting, course, from: here, min(low - slack, here)...max(high + slack, here), origin: X.translation,
      axis: X.z,
      closure.record.kind == .hinge ? .rotation : .slide)
  }

  private mutating func sweep(
    _ moving: [Int], _ resting: [Int], _ course: Course, from here: Double,
    _ extent: ClosedRange<Double>,
    origin: Vector3, axis: Vector3, _ kind: JointCoordinates
  ) {
    guard let direction = axis.normalized else { return }
    let limits = min(extent.lowerBound, here)...max(extent.upperBound, here)
    let context = SweepContext(
      shapes: shapes, coordinates: kind, X_AJ: RigidTransform(origin: origin, z: direction), pose: home, budget: budget)
    let part = SweepReport(
      dof: report.dof, range: limits, home: here, usable: here...here, verdict: .unverified, blocking: [],
      unverified: [], certificate: .init(tolerance: report.certificate.tolerance), base: report.base)
    var sweep = JointSweep(
      context: context, reach: SweepReach(limits: limits, start: here, turns: kind == .rotation), policy: policy,
      report: part)
    sweep.run(moving: moving, resting: resting)
    take(sweep.report, course)
  }

  /// A pair's report, its values turned into the input's.
  private mutating func take(_ part: SweepReport, _ course: Course) {
    report.unverified += part.unverified
    report.certificate.add(part.certificate)
    func passes(_ v: Double, _ sense: Double) -> Double? {
      course.passes(v, from: start, part.home, sense: sense)
    }
    for sense in [-1.0, 1.0] {
      // The free range ends where the value leaves what is proven.
      for end in [part.usable.lowerBound, part.usable.upperBound] {
        guard end > (part.range?.lowerBound ?? -.infinity), end < (part.range?.upperBound ?? .infinity) else {
          continue
        }
        if let s = passes(end, sense) { shorten(sense, s) }
      }
      for blocking in part.blocking {
        guard let onset = passes(blocking.onset, sense) else { continue }
        var own = blocking
        own.onset = onset
        own.touch = blocking.touch.flatMap { passes($0, sense) }
        own.depthAt = passes(blocking.depthAt, sense) ?? onset
        report.blocking.append(own)
        shorten(sense, onset)
      }
    }
  }

  /// The line that all elements turn about, where it is one: together they turn about it, too.
  func commonLine(_ elements: [PathMotion.Element]) -> LineRecord? {
    let lines = motion.bodies(at: start).lines
    var common: (origin: Vector3, direction: Vector3)?
    for element in elements {
      guard case .turn(let c, _, let advance) = element, advance == 0 else { return nil }
      let line = lines[c]
      if let common {
        guard norm(cross(line.direction, common.direction)) < 1e-9,
          norm(cross(line.origin - common.origin, common.direction)) < 1e-9
        else { return nil }
      }
      common = line
    }
    return common.map { LineRecord(origin: $0.origin, direction: $0.direction) }
  }

  /// Two parts that turn about one line against each other: by the sum of all turns between them.
  ///
  /// - Parameter own: how many of the elements lie on the moving side; the others turn the resting side away.
  mutating func turning(
    _ moving: [Int], _ resting: [Int], _ elements: [PathMotion.Element], own: Int, _ line: LineRecord
  ) {
    let lines = motion.bodies(at: start).lines
    var sum: PathTrack?
    for (i, element) in elements.enumerated() {
      guard case .turn(let c, let place, _) = element else { continue }
      let sense = (i < own ? 1.0 : -1) * (dot(lines[c].direction, line.direction) < 0 ? -1 : 1)
      let track = PathTrack(path, place, times: sense)
      if sum == nil { sum = track } else { sum?.add(track) }
    }
    guard let sum, sum.extent > 1e-12 else {
      // They turn together.
      report.certificate.pairs += moving.count * resting.count
      report.certificate.revolved += moving.count * resting.count
      return
    }
    let here = sum.value(start, piece: path.interval(start))
    var extent = sum.bounds
    if report.range == nil, path.period == nil { extent = here - 2 * .pi...here + 2 * .pi }
    sweep(
      moving, resting, Course(sum, path), from: here, extent, origin: line.origin, axis: line.direction, .rotation)
  }
}

extension SweepReport.Certificate {
  fileprivate mutating func add(_ other: Self) {
    pairs += other.pairs
    exempt += other.exempt
    discarded += other.discarded
    revolved += other.revolved
    revolvedByComparison += other.revolvedByComparison
    swept += other.swept
    carved += other.carved
    if let own = other.margin { margin = min(margin ?? .infinity, own) }
    if let own = other.pairTolerances {
      pairTolerances =
        min(
          own.lowerBound, pairTolerances?.lowerBound ?? .infinity)...max(
          own.upperBound, pairTolerances?.upperBound ?? 0)
    }
  }
}
