internal import Glibc
internal import PintleDocument
internal import PintleModel

/// How the parts of a mechanism move against each other while one input runs along its path.
///
/// Parts that never move against each other form one cluster. Between two clusters lies a chain of degrees of freedom;
/// where it has one only, or a closure makes it one, the pair moves as on a single joint.
final class PathMotion {
  /// One element of a chain, from the first cluster towards the second.
  enum Element {
    case turn(coordinate: Int, place: Int, advance: Double)
    case shift(coordinate: Int, place: Int)
    /// Three rotation components about one point: the turn between two of their values is no larger than their distance.
    case ball(coordinate: Int, places: [Int])
    case offset(coordinate: Int, places: [Int])
  }
  struct Cluster {
    var parts: [Int]
    /// Moving joints from the root.
    var joints: [Int]
  }

  let mechanism: Mechanism
  let tracker: LoopTracker
  let path: LoopPath
  let clusters: [Cluster]
  /// Where the input stands at the start.
  let start: Double
  private let system: LoopSystem
  private(set) var bodies: LoopBodies
  private var q: [Double]
  private let placeOfCoordinate: [Int: Int]

  init(_ mechanism: Mechanism, _ tracker: LoopTracker, _ path: LoopPath) {
    self.mechanism = mechanism
    self.tracker = tracker
    self.path = path
    start = tracker.q[path.input]
    let system = tracker.solver.system
    self.system = system
    bodies = LoopBodies(system)
    q = path.base
    var places: [Int: Int] = [:]
    for (i, c) in path.coordinates.enumerated() {
      let extent = path.extent(i)
      // What stays where it is moves nothing.
      if extent.upperBound - extent.lowerBound > 1e-12 * system.coordinates.all[c].unit || c == path.input {
        places[c] = i
      }
    }
    placeOfCoordinate = places
    var list: [Cluster] = []
    var known: [[Int]: Int] = [:]
    for part in mechanism.model.parts.indices {
      let joints = mechanism.path(toPart: part).filter { j in
        mechanism.joints[j].freedoms.contains { f in
          system.coordinates.indices(of: f).contains { places[$0] != nil }
        }
      }
      if let k = known[joints] {
        list[k].parts.append(part)
      } else {
        known[joints] = list.count
        list.append(Cluster(parts: [part], joints: joints))
      }
    }
    clusters = list
  }

  /// What lies between two clusters, from `a` to `b`.
  func chain(_ a: Int, _ b: Int) -> [Element] {
    let (up, down) = (clusters[a].joints, clusters[b].joints)
    let common = zip(up, down).prefix { $0 == $1 }.count
    var elements: [Element] = []
    for j in up.dropFirst(common).reversed() { elements += own(j).reversed() }
    for j in down.dropFirst(common) { elements += own(j) }
    return elements
  }

  /// How many elements of the chain lie on the side of `a`.
  func ownCount(_ a: Int, _ b: Int) -> Int {
    let (up, down) = (clusters[a].joints, clusters[b].joints)
    let common = zip(up, down).prefix { $0 == $1 }.count
    return up.dropFirst(common).reduce(0) { $0 + own($1).count }
  }

  /// The moving elements of a joint, parent to child.
  private func own(_ joint: Int) -> [Element] {
    var list: [Element] = []
    for f in mechanism.joints[joint].freedoms {
      let first = system.coordinates.first[f]
      let coordinate = system.coordinates.all[first]
      let type = mechanism.freedoms[f].record.type
      if type == .pose6, (first + 4...first + 6).contains(where: { placeOfCoordinate[$0] != nil }) {
        list.append(
          .offset(coordinate: first + 4, places: (first + 4...first + 6).compactMap { placeOfCoordinate[$0] }))
      }
      if type == .pose6 || type == .rotation3, (first + 1...first + 3).contains(where: { placeOfCoordinate[$0] != nil })
      {
        list.append(.ball(coordinate: first + 1, places: (first + 1...first + 3).compactMap { placeOfCoordinate[$0] }))
      }
      guard let place = placeOfCoordinate[first] else { continue }
      switch coordinate.motion {
      case .turn(let advance): list.append(.turn(coordinate: first, place: place, advance: advance))
      case .shift: list.append(.shift(coordinate: first, place: place))
      case .spin, .offset, .idle: break
      }
    }
    return list
  }

  /// Moves everything to an input: `bodies` says where it is then, from the drawn pose, and where the lines are that
  /// coordinates move about.
  func move(to input: Double) {
    path.state(input, into: &q)
    bodies.update(system.allBodies, system.coordinates, q)
  }

  func bodies(at input: Double) -> LoopBodies {
    move(to: input)
    return bodies
  }

  /// `b`'s pose to `a`'s: takes a drawn point of `a` to where `b` sees it, drawn frame.
  func relative(_ a: Int, _ b: Int, _ bodies: LoopBodies) -> RigidTransform {
    bodies.motions[clusters[b].parts[0]].inverse * bodies.motions[clusters[a].parts[0]]
  }

  /// The closure that makes two clusters move about (or along) one line of both, where there is one.
  func closure(_ a: Int, _ b: Int) -> LoopSystem.Closure? {
    system.closures.first { c in
      guard c.record.kind == .hinge || c.record.kind == .slide else { return false }
      let (one, two) = (clusters[a].parts, clusters[b].parts)
      return (one.contains(c.a) && two.contains(c.b)) || (one.contains(c.b) && two.contains(c.a))
    }
  }

  /// The value along a closure's line of `a` against `b`, counted from the drawn pose, at samples of the path: several
  /// between two knots, angles followed across half turns.
  func values(of closure: LoopSystem.Closure, _ a: Int, _ b: Int) -> [(at: Double, value: Double)] {
    var samples: [Double] = []
    for (k, next) in zip(path.knots, path.knots.dropFirst()) {
      for i in 0..<4 { samples.append(k.at + (next.at - k.at) * Double(i) / 4) }
    }
    if let last = path.knots.last { samples.append(last.at) }
    var list: [(at: Double, value: Double)] = []
    for s in samples { list.append((s, value(of: closure, a, b, at: s, near: list.last?.value))) }
    return list
  }

  /// The same at one input; of angles the one nearest to `near`.
  func value(of closure: LoopSystem.Closure, _ a: Int, _ b: Int, at input: Double, near: Double?) -> Double {
    let frame = closure.onB
    let X = frame.inverse * relative(a, b, bodies(at: input)) * frame
    guard closure.record.kind == .hinge else { return X.translation.z }
    let v = atan2(X.x.y, X.x.x)
    return near.map { v + 2 * .pi * (($0 - v) / (2 * .pi)).rounded() } ?? v
  }
}
