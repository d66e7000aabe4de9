internal import PintleDocument
internal import PintleModel

/// How deep two shapes are in each other along a motion, and how much of them, where it is worst.
///
/// Taken at a few poses: a grade for reports, no part of a proof.
public struct WorstOverlap: Hashable, Sendable {
  /// Metres.
  public var depth: Double
  /// In common, m³; nil where it could not be measured: an open surface, or too many cuts.
  public var volume: Double?

  public init(depth: Double, volume: Double?) {
    self.depth = depth
    self.volume = volume
  }
}

extension Mechanism {
  /// The worst of a pair from where it blocks to the end of the range, or once round.
  ///
  /// - Parameters:
  ///   - moving: its index in the model's shapes; `resting`: the other's.
  ///   - isGrowth: they overlap at rest already: only what does not lie in the other there counts, and of the two shapes
  ///     the one of which that is less. A slider in a track that is too narrow drags the same material along.
  public func worstOverlap(
    of blocking: SweepReport.Blocking, in report: SweepReport, moving: Int, resting: Int, isGrowth: Bool = false
  ) -> WorstOverlap {
    let (m, r) = (model.shapes[moving], model.shapes[resting])
    let (a, b) = (SurfaceCache.shared.surface(of: m.solid), SurfaceCache.shared.surface(of: r.solid))
    guard a.isFinite, b.isFinite else { return WorstOverlap(depth: blocking.depth, volume: nil) }
    /// The moving shape's frame in the resting one's.
    func relative(_ value: Double) -> RigidTransform {
      var values = report.base
      values[report.dof] = value
      let pose = pose(values)
      return (pose.motion(ofPart: r.part) * r.X_AS).inverse * (pose.motion(ofPart: m.part) * m.X_AS)
    }
    let forms = isGrowth ? clear(a, b, relative(report.home), report.certificate.tolerance / 8) : [.whole]
    /// Of both forms the lesser, or nil where that is no more than what is known already.
    func least(_ value: Double, above known: Double, _ measure: (ShapePair) -> Double?) -> Double? {
      let X_BA = relative(value)
      var least: Double?
      for form in forms {
        let found =
          switch form {
          case .whole: measure(ShapePair(a, b, X_BA: X_BA))
          case .moving(let rest): measure(ShapePair(rest, b, X_BA: X_BA))
          case .resting(let rest): measure(ShapePair(rest, a, X_BA: X_BA.inverse))
          }
        guard let found else { continue }
        if found <= known { return nil }
        least = min(least ?? .infinity, found)
      }
      return least
    }

    let sense = blocking.onset != report.home ? blocking.onset - report.home : blocking.depthAt - report.home
    let end =
      report.range.map { sense < 0 ? $0.lowerBound : $0.upperBound }
      ?? report.home + (sense < 0 ? -2 : 2) * Double.pi
    let way = end - blocking.onset
    // The sweep measured a little beyond the onset of the first. What is small comes in and goes out again at once: looked
    // at where the point of contact has moved as far as the shapes are thin. What grows costs twice.
    var worst = (at: blocking.depthAt, volume: blocking.volume ?? -1)
    let shares: [Double] = isGrowth ? [0.3, 1] : [0.1, 0.35, 1]
    let thin = [m, r].map { $0.solid.bounds.size.min() }.sorted()
    let near = [thin[0], (thin[0] + thin[1]) / 2].map { ($0 / speed(of: blocking, report)) * (way < 0 ? -1 : 1) }
    var values = near.filter { abs($0) < abs(way) }.map { blocking.onset + $0 }
    values += shares.map { blocking.onset + way * $0 }
    if blocking.volume == nil { values.insert(blocking.depthAt, at: 0) }
    for value in values {
      if let volume = least(value, above: worst.volume, { $0.overlapVolume() }) { worst = (value, volume) }
    }
    var depth = blocking.depth
    for value in worst.at == end ? [end] : [worst.at, end] {
      depth = max(depth, least(value, above: depth) { $0.depth(budget: 120).depth } ?? 0)
    }
    return WorstOverlap(depth: depth, volume: worst.volume < 0 ? nil : worst.volume)
  }

  /// How far the point of contact moves per unit of the coordinate, metres.
  private func speed(of blocking: SweepReport.Blocking, _ report: SweepReport) -> Double {
    var values = report.base
    values[report.dof] = blocking.onset
    guard let freedom = freedom(report.dof), let line = axis(of: report.dof, in: pose(values)),
      let direction = line.direction.normalized
    else { return 1 }
    if freedom.record.type == .translation { return 1 }
    return max(1e-6, (blocking.at - line.origin).cross(direction).length)
  }

  private enum Form {
    case whole
    case moving(Surface)
    case resting(Surface)
  }

  /// Each of two shapes without what of it lies in the other, or both as they are where that cannot be told.
  private func clear(_ a: Surface, _ b: Surface, _ X_BA: RigidTransform, _ outset: Double) -> [Form] {
    var forms: [Form] = []
    if let c = Carving(of: a, inset: 0, by: b, outset: outset, X_ST: X_BA.inverse) {
      forms.append(.moving(c.weldedRemainder()))
    }
    if let c = Carving(of: b, inset: 0, by: a, outset: outset, X_ST: X_BA) {
      forms.append(.resting(c.weldedRemainder()))
    }
    return forms.isEmpty ? [.whole] : forms
  }
}
