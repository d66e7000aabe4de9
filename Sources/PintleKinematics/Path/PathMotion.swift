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
  private var bodies: LoopBodies
  private let placeOfCoordinate: [Int: Int]

  init(_ mechanism: Mechanism, _ tracker: LoopTracker, _ path: LoopPath) {
    self.mechanism = mechanism
    self.tracker = tracker
    self.path = path
    start = tracker.q[path.input]
    let system = tracker.solver.system
    self.system = system
    bodies = LoopBodies(system)
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
          let first = system.coordinates.first[f]
          let end =
            f + 1 < system.coordinates.first.count ? system.coordinates.first[f + 1] : system.coordinates.all.count
          return (first..<end).contains { places[$0] != nil }
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

  /// Where everything is at an input, from the drawn pose; and the lines that coordinates move about then.
  func bodies(at input: Double) -> LoopBodies {
    bodies.update(system.allBodies, system.coordinates, path.state(input))
    return bodies
  }

  /// `b`'s pose to `a`'s: takes a drawn point of `a` to where `b` sees it, drawn frame.
  func relative(_ a: Int, _ b: Int, _ bodies: LoopBodies) -> RigidTransform {
    bodies.motions[clusters[b].parts[0]].inverse * bodies.motions[clusters[a].parts[0]]
  }

  /// How far a coordinate departs from its value at `middle` anywhere between two inputs: by the control points of its
  /// cubics, which bound them.
  func variation(_ place: Int, _ low: Double, _ high: Double, middle: Double) -> Double {
    let centre = path.at(middle).values[place]
    var most = 0.0
    let first = path.interval(low)
    let last = path.interval(high)
    guard path.knots.count > 1 else { return 0 }
    for i in first...max(first, last) {
      let from = max(low, path.knots[i].at)
      let to = min(high, path.knots[i + 1].at)
      guard to > from else { continue }
      let (a, b) = (path.at(from), path.at(to))
      let third = (to - from) / 3
      for v in [
        a.values[place], a.values[place] + third * a.rates[place], b.values[place] - third * b.rates[place],
        b.values[place],
      ] { most = max(most, abs(v - centre)) }
    }
    return most
  }

  /// The closure that makes two clusters move about (or along) one line of both, where there is one.
  func closure(_ a: Int, _ b: Int) -> (closure: LoopSystem.Closure, isReversed: Bool)? {
    for c in system.closures where c.record.kind == .hinge || c.record.kind == .slide {
      if clusters[a].parts.contains(c.a), clusters[b].parts.contains(c.b) { return (c, false) }
      if clusters[a].parts.contains(c.b), clusters[b].parts.contains(c.a) { return (c, true) }
    }
    return nil
  }

  /// The value along a closure's line of `a` against `b`, counted from the drawn pose, at samples of the path: several
  /// between two knots, angles followed across half turns.
  func values(of closure: LoopSystem.Closure, _ a: Int, _ b: Int) -> [(at: Double, value: Double)] {
    var samples: [Double] = []
    for (k, next) in zip(path.knots, path.knots.dropFirst()) {
      for i in 0..<4 { samples.append(k.at + (next.at - k.at) * Double(i) / 4) }
    }
    if let last = path.knots.last { samples.append(last.at) }
    let frame = closure.onB
    var list: [(at: Double, value: Double)] = []
    for s in samples {
      let X = frame.inverse * relative(a, b, bodies(at: s)) * frame
      var v = closure.record.kind == .hinge ? atan2(X.x.y, X.x.x) : X.translation.z
      if closure.record.kind == .hinge, let before = list.last?.value {
        v += 2 * .pi * ((before - v) / (2 * .pi)).rounded()
      }
      list.append((s, v))
    }
    return list
  }
}
