internal import Glibc
public import PintleDocument

/// The equations that loops and couplings put on a mechanism's coordinates.
///
/// A closure compares a frame that two parts share in the drawn pose; positions are divided by the asset's size, directions
/// are compared by their cosines, so that every row is a pure number. Couplings are divided by their largest term.
struct LoopSystem: Sendable {
  struct Closure: Sendable {
    let record: ClosureRecord
    let a: Int
    let b: Int
    /// The frame on each side, asset frame in the drawn pose.
    let onA: RigidTransform
    let onB: RigidTransform
    /// Coordinates on one side of the loop only, with +1 where they move `a`.
    let path: [(coordinate: Int, sign: Double)]
    let firstRow: Int
  }
  struct Coupling: Sendable {
    enum Relation: Sendable {
      case linear([(coordinate: Int, factor: Double)], equals: Double)
      case curve(input: Int, output: Int, KnotCurve)
    }
    let record: CouplingRecord
    let relation: Relation
    /// What the row is divided by.
    let scale: Double
    let row: Int
    var coordinates: [Int] {
      switch relation {
      case .linear(let terms, _): terms.map(\.coordinate)
      case .curve(let input, let output, _): [input, output]
      }
    }
  }

  let coordinates: LoopCoordinates
  let closures: [Closure]
  let couplings: [Coupling]
  /// What the row says: an index into `closures`, or into `couplings` behind them.
  let owner: [Int]
  /// Metres: what positions are divided by.
  let size: Double
  /// Closures and couplings that refer to what is not there, or relate nothing; left out.
  let unusable: [String]
  /// A part on a loop, with the values of the freedoms that hold it on its parent.
  struct Body: Sendable {
    let parent: Int
    let child: Int
    /// First coordinates, parent to child; whether rotation components come before the value.
    let freedoms: [(first: Int, isBall: Bool)]
  }
  /// Parents first.
  let bodies: [Body]
  /// The same for all parts that have a parent, whether a loop knows them or not.
  let allBodies: [Body]
  let partCount: Int

  /// Nil where nothing is coupled or closed.
  init?(_ mechanism: Mechanism) {
    let document = mechanism.model.document
    guard !document.closures.isEmpty || !document.couplings.isEmpty else { return nil }
    self.init(everythingOf: mechanism)
    guard !owner.isEmpty else { return nil }
  }

  /// The coordinates and bodies, with as many equations as there are: none where nothing is coupled or closed.
  init(everythingOf mechanism: Mechanism) {
    let document = mechanism.model.document
    let bounds = mechanism.model.bounds
    let extent = bounds.isEmpty ? 1 : (bounds.upper - bounds.lower).length
    size = extent.isFinite && extent > 1e-6 && extent < 1e6 ? extent : 1
    let coordinates = LoopCoordinates(mechanism, size: size)
    self.coordinates = coordinates

    var partByID: [String: Int] = [:]
    for (i, part) in mechanism.model.parts.enumerated() where partByID[part.record.id] == nil {
      partByID[part.record.id] = i
    }
    var unusable: [String] = []
    var owner: [Int] = []
    var closures: [Closure] = []
    var onLoops: Set<Int> = []
    for record in document.closures {
      guard let a = partByID[record.a], let b = partByID[record.b], a != b, let onA = record.frame.pose, onA.isFinite
      else {
        unusable.append(record.id)
        continue
      }
      let onB = record.frameOnB?.pose ?? onA
      let toA = mechanism.path(toPart: a)
      let toB = mechanism.path(toPart: b)
      let common = zip(toA, toB).prefix { $0 == $1 }.count
      onLoops.formUnion(toA)
      onLoops.formUnion(toB)
      var path: [(coordinate: Int, sign: Double)] = []
      for (joints, sign) in [(toA.dropFirst(common), 1.0), (toB.dropFirst(common), -1.0)] {
        for joint in joints {
          for f in mechanism.joints[joint].freedoms {
            for c in coordinates.indices(of: f) { path.append((c, sign)) }
          }
        }
      }
      closures.append(
        Closure(record: record, a: a, b: b, onA: onA, onB: onB, path: path, firstRow: owner.count))
      owner.append(contentsOf: [Int](repeating: closures.count - 1, count: record.kind.equations))
    }
    var couplings: [Coupling] = []
    for record in document.couplings {
      func index(_ dof: String) -> Int? {
        mechanism.freedomIndex(dof).map { coordinates.first[$0] }
      }
      switch record.relation {
      case .linear(let terms, let equals):
        let known = terms.compactMap { t in index(t.dof).map { (coordinate: $0, factor: t.factor) } }
        let scale = known.map { abs($0.factor) * coordinates.all[$0.coordinate].unit }.max() ?? 0
        guard known.count == terms.count, scale.isFinite, scale > 0, equals.isFinite,
          known.allSatisfy({ $0.factor.isFinite })
        else {
          unusable.append(record.id)
          continue
        }
        couplings.append(
          Coupling(record: record, relation: .linear(known, equals: equals), scale: scale, row: owner.count))
      case .curve(let input, let output, let knots, let period, _):
        guard let i = index(input), let o = index(output), i != o, let curve = KnotCurve(knots: knots, period: period)
        else {
          unusable.append(record.id)
          continue
        }
        couplings.append(
          Coupling(
            record: record, relation: .curve(input: i, output: o, curve), scale: coordinates.all[o].unit,
            row: owner.count))
      case .oneWay: continue
      }
      owner.append(closures.count + couplings.count - 1)
    }
    self.closures = closures
    self.couplings = couplings
    self.owner = owner
    self.unusable = unusable
    var place: [Int: Int] = [:]
    for (i, part) in mechanism.order.enumerated() { place[part] = i }
    func body(_ j: Int) -> Body {
      let joint = mechanism.joints[j]
      return Body(
        parent: joint.parent, child: joint.child,
        freedoms: joint.freedoms.map { (coordinates.first[$0], mechanism.freedoms[$0].record.type == .rotation3) })
    }
    bodies = onLoops.sorted { (place[mechanism.joints[$0].child] ?? 0) < (place[mechanism.joints[$1].child] ?? 0) }
      .map(body)
    allBodies = mechanism.order.compactMap { mechanism.jointOfPart[$0].map(body) }
    partCount = mechanism.model.parts.count
  }

  /// The id of what a row belongs to.
  func name(ofRow row: Int) -> String {
    let o = owner[row]
    return o < closures.count ? closures[o].record.id : couplings[o - closures.count].record.id
  }

  /// The coordinates that a row knows.
  func coordinates(ofRow row: Int) -> [Int] {
    let o = owner[row]
    return o < closures.count ? closures[o].path.map(\.coordinate) : couplings[o - closures.count].coordinates
  }
}

extension ClosureRecord.Kind {
  /// How many scalar equations it is: six less what it leaves free.
  public var equations: Int {
    switch self {
    case .hinge, .slide: 5
    case .cylinder, .slot: 4
    case .ball: 3
    case .rest: 1
    case .weld: 6
    }
  }

  /// Pairs (axis on a, axis on b) that stay square to each other.
  fileprivate var directions: [(Int, Int)] {
    switch self {
    case .hinge, .cylinder, .slot: [(2, 0), (2, 1)]
    case .slide, .weld: [(2, 0), (2, 1), (0, 1)]
    case .ball, .rest: []
    }
  }
}

private func axis(_ X: RigidTransform, _ i: Int) -> Vector3 { i == 0 ? X.x : i == 1 ? X.y : X.z }

/// Where the bodies on loops are for given coordinates: reused from pose to pose.
struct LoopBodies {
  /// Per part: the motion from the drawn pose; the identity where a part lies on no loop.
  var motions: [RigidTransform]
  /// Per coordinate: the line it moves about or along now, asset frame.
  var lines: [(origin: Vector3, direction: Vector3)]

  init(_ system: LoopSystem) {
    motions = [RigidTransform](repeating: .identity, count: system.partCount)
    lines = system.coordinates.all.map { ($0.origin, $0.direction) }
  }

  mutating func update(_ system: LoopSystem, _ q: [Double]) { update(system.bodies, system.coordinates, q) }

  mutating func update(_ bodies: [LoopSystem.Body], _ coordinates: LoopCoordinates, _ q: [Double]) {
    for body in bodies {
      var X = motions[body.parent]
      for (first, isBall) in body.freedoms {
        if isBall { X = ball(X, first, coordinates, q) }
        let c = coordinates.all[first]
        lines[first] = (apply(X, c.origin), rotate(X, c.direction))
        let delta = q[first] - coordinates.drawn[first]
        switch c.motion {
        case .turn(let advance):
          guard delta != 0 else { break }
          var T = RigidTransform(turning: delta, about: c.direction, through: c.origin)
          if advance != 0 { T.translation += c.direction * (advance * delta) }
          X = X * T
        case .shift: X.translation += rotate(X, c.direction * delta)
        case .idle: X = ball(X, first, coordinates, q)
        case .spin, .offset: break
        }
      }
      motions[body.child] = X
    }
  }

  /// The turn (and, of a free joint, the shift) that components describe; their lines lie in the parent.
  private mutating func ball(_ X: RigidTransform, _ first: Int, _ coordinates: LoopCoordinates, _ q: [Double])
    -> RigidTransform
  {
    let c = coordinates.all
    let x = c[first + 1].direction
    let y = c[first + 2].direction
    let z = c[first + 3].direction
    let isFree = first + 4 < c.count && c[first + 4].freedom == c[first].freedom
    let v = x * q[first + 1] + y * q[first + 2] + z * q[first + 3]
    let shift = isFree ? x * q[first + 4] + y * q[first + 5] + z * q[first + 6] : Vector3.zero
    var T = RigidTransform(turning: norm(v), about: v, through: c[first].origin)
    T.translation += shift
    for (k, d) in [x, y, z].enumerated() {
      lines[first + 1 + k] = (apply(X, c[first].origin + shift), rotate(X, d))
      if isFree { lines[first + 4 + k] = (apply(X, c[first].origin), rotate(X, d)) }
    }
    return X * T
  }
}

extension LoopSystem {
  /// Every equation's residual: 0 where it holds. `update` the bodies first.
  func residuals(_ q: [Double], _ bodies: LoopBodies, into r: inout [Double]) {
    for closure in closures {
      let A = bodies.motions[closure.a] * closure.onA
      let B = bodies.motions[closure.b] * closure.onB
      var row = closure.firstRow
      for i in closure.record.kind.heldPositions {
        r[row] = dot(A.translation - B.translation, axis(B, i)) / size
        row += 1
      }
      for (i, k) in closure.record.kind.directions {
        r[row] = dot(axis(A, i), axis(B, k))
        row += 1
      }
    }
    for coupling in couplings {
      switch coupling.relation {
      case .linear(let terms, let equals):
        var sum = -equals
        for t in terms { sum += t.factor * q[t.coordinate] }
        r[coupling.row] = sum / coupling.scale
      case .curve(let input, let output, let curve):
        r[coupling.row] = (q[output] - curve.value(at: q[input]).value) / coupling.scale
      }
    }
  }

  /// ∂ residual / ∂ scaled coordinate, for the rows and columns of a block: `column` says where a coordinate stands, −1
  /// where it does not.
  ///
  /// A common motion of both sides changes no residual; so a coordinate that moves b changes it as if it moved a the other
  /// way.
  func jacobian(
    _ q: [Double], _ bodies: LoopBodies, rows place: [Int], columns column: [Int], into J: inout DenseMatrix
  ) {
    for closure in closures where place[closure.firstRow] >= 0 {
      let A = bodies.motions[closure.a] * closure.onA
      let B = bodies.motions[closure.b] * closure.onB
      let kind = closure.record.kind
      for (c, sign) in closure.path where column[c] >= 0 {
        let coordinate = coordinates.all[c]
        let (origin, direction) = bodies.lines[c]
        var v = Vector3.zero
        var w = Vector3.zero
        switch coordinate.motion {
        case .turn(let advance):
          w = direction
          v = cross(direction, A.translation - origin) + direction * advance
        case .spin:
          w = direction
          v = cross(direction, A.translation - origin)
        case .shift, .offset: v = direction
        case .idle: break
        }
        let f = sign * coordinate.unit
        var row = place[closure.firstRow]
        for i in kind.heldPositions {
          J[row, column[c]] += f * dot(v, axis(B, i)) / size
          row += 1
        }
        for (i, k) in kind.directions {
          J[row, column[c]] += f * dot(cross(w, axis(A, i)), axis(B, k))
          row += 1
        }
      }
    }
    for coupling in couplings where place[coupling.row] >= 0 {
      let row = place[coupling.row]
      switch coupling.relation {
      case .linear(let terms, _):
        for t in terms where column[t.coordinate] >= 0 {
          J[row, column[t.coordinate]] += t.factor * coordinates.all[t.coordinate].unit / coupling.scale
        }
      case .curve(let input, let output, let curve):
        if column[output] >= 0 { J[row, column[output]] += coordinates.all[output].unit / coupling.scale }
        if column[input] >= 0 {
          J[row, column[input]] -= curve.value(at: q[input]).slope * coordinates.all[input].unit / coupling.scale
        }
      }
    }
  }

  /// Adds steps (scaled) to coordinates; rotation vectors are composed, not added.
  func step(_ q: inout [Double], _ unknowns: [Int], _ steps: [Double]) {
    var i = 0
    while i < unknowns.count {
      let c = unknowns[i]
      let coordinate = coordinates.all[c]
      // The three components of one ball are unknown together, or none of them.
      if case .spin(0) = coordinate.motion, i + 2 < unknowns.count, unknowns[i + 2] == c + 2 {
        let delta = Vector3(steps[i], steps[i + 1], steps[i + 2])
        let now = Vector3(q[c], q[c + 1], q[c + 2])
        let R =
          RigidTransform(turning: norm(delta), about: delta) * RigidTransform(turning: norm(now), about: now)
        var v = rotationVector(R)
        // The same turn counted on past half a turn, so that what is followed does not jump.
        let length = norm(v)
        if length > 1e-9, norm(v - now) > .pi {
          let other = v * ((length - 2 * .pi) / length)
          if norm(other - now) < norm(v - now) { v = other }
        }
        q[c] = v.x
        q[c + 1] = v.y
        q[c + 2] = v.z
        i += 3
      } else {
        q[c] += steps[i] * coordinate.unit
        i += 1
      }
    }
  }
}
