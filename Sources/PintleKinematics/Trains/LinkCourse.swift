internal import Glibc
internal import PintleDocument
internal import PintleModel

/// The links of a chain on their way round its wheels: where each is for values of the degrees of freedom.
///
/// A link lies on the chord between its two joints, one pitch apart on the route, and keeps its place on that chord while
/// the chain runs. How far it has run says the first wheel: its turn from the drawn pose, by its teeth.
struct LinkCourse: Sendable {
  private let route: TrainRoute
  private let dof: String
  /// What the first wheel reads as drawn, and pitches per radian about the route's z.
  private let drawn: Double
  private let pitches: Double
  /// By shape of the model: the middle of the link along the route as drawn, pitches.
  private let stations: [Int: Double]

  /// Of all chains that can be told from the document.
  static func all(_ mechanism: Mechanism) -> [LinkCourse] {
    let model = mechanism.model
    return model.document.trains.compactMap { train in
      guard !train.link.isEmpty, let part = model.partIndex(train.part),
        let route = TrainRoute(train, in: mechanism), let wheel = route.wheels.first,
        let freedom = mechanism.freedom(wheel.dof)
      else { return nil }
      let toRoute = route.frame.inverse
      var stations: [Int: Double] = [:]
      for i in model.parts[part].shapes where train.link.contains(model.shapes[i].record.solid) {
        let q = toRoute.apply(model.shapes[i].bounds.centre)
        guard q.isFinite else { continue }
        stations[i] = route.nearest(to: [q.x, q.y]).station
      }
      guard !stations.isEmpty else { return nil }
      return LinkCourse(
        route: route, dof: wheel.dof, drawn: freedom.record.drawn,
        pitches: wheel.sense * Double(wheel.teeth) / (2 * .pi), stations: stations)
    }
  }

  /// Of a link in its part, from the drawn pose; nil for other shapes.
  func motion(ofShape shape: Int, _ values: [String: Double]) -> RigidTransform? {
    guard let s = stations[shape], let value = values[dof] else { return nil }
    let run = (value - drawn) * pitches
    guard run != 0, run.isFinite else { return nil }
    let X = route.chord(at: s + run) * route.chord(at: s).inverse
    return route.frame * X * route.frame.inverse
  }
}

extension TrainRoute {
  /// Slack and stretch lie in the straights: how long those are in links, against what they are.
  private var stretch: Double {
    let inStraights = wraps.reduce(0) { $0 + $1.straight } / record.pitch
    return (inStraights + Double(record.count) - length) / inStraights
  }

  /// The point so many links from where the first wheel's wrap begins, round and round.
  func point(_ s: Double) -> SIMD2<Double> {
    let count = Double(record.count)
    var left = s.truncatingRemainder(dividingBy: count)
    if left < 0 { left += count }
    let stretch = stretch
    for (i, w) in wraps.enumerated() {
      if left <= w.links {
        let a = w.start + left / w.teeth * 2 * .pi
        return w.centre + w.radius * SIMD2(cos(a), sin(a))
      }
      left -= w.links
      let straight = w.straight / record.pitch * stretch
      if left <= straight || i == wraps.count - 1 {
        let a = w.start + w.turn
        let n = SIMD2(cos(a), sin(a))
        return w.centre + w.radius * n + (left / straight * w.straight) * SIMD2(-n.y, n.x)
      }
      left -= straight
    }
    return wraps[0].centre
  }

  /// Where the way comes nearest to a point, in links from its beginning, and how far the point lies outward of that.
  func nearest(to p: SIMD2<Double>) -> (station: Double, offset: Double) {
    var best = (station: 0.0, offset: Double.infinity)
    var before = 0.0
    let stretch = stretch
    func take(_ station: Double, _ offset: Double) {
      if abs(offset) < abs(best.offset) { best = (station, offset) }
    }
    for w in wraps {
      let v = p - w.centre
      var a = (atan2(v.y, v.x) - w.start).truncatingRemainder(dividingBy: 2 * Double.pi)
      if a < 0 { a += 2 * .pi }
      if a <= w.turn { take(before + a * w.teeth / (2 * .pi), (v * v).sum().squareRoot() - w.radius) }
      before += w.links
      // The straight after it, from where the wrap ends along the tangent.
      let end = w.start + w.turn
      let n = SIMD2(cos(end), sin(end)), t = SIMD2(-n.y, n.x)
      let from = p - (w.centre + w.radius * n)
      let along = (from * t).sum()
      if along >= 0, along <= w.straight { take(before + along / record.pitch * stretch, (from * n).sum()) }
      before += w.straight / record.pitch * stretch
    }
    return best.offset.isFinite ? best : (0, 0)
  }

  /// The frame of a link about its middle, x from one of its joints to the next, in the route's frame.
  func chord(at s: Double) -> RigidTransform {
    let (a, b) = (point(s - 0.5), point(s + 0.5))
    let (middle, way) = ((a + b) / 2, b - a)
    return RigidTransform(
      origin: [middle.x, middle.y, 0], z: [0, 0, 1], xHint: [way.x, way.y, 0])
  }
}
