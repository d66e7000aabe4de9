internal import Glibc
internal import PintleDocument

extension SweepContext {
  /// A box, in the frame of one shape at the start, that holds all places where the other shape can meet it while the joint
  /// moves as far as it is followed; nil where that is not bounded.
  ///
  /// Exact for a slide whose axis is one of the shape's; for a turn it is the box around the arc that the other's box in
  /// joint coordinates passes.
  ///
  /// - Parameters:
  ///   - shape: the one that stays; where it is the moving one, the other goes the opposite way.
  ///   - margin: how far the other may be outside its own box, metres.
  func region(of shape: Int, sweptBy other: Int, isMoving: Bool, margin: Double) -> Box? {
    guard let reach else { return nil }
    let box = tightOutline(other).box
    let (up, down) = isMoving ? (reach.up, reach.down) : (reach.down, reach.up)
    guard up.isFinite, down.isFinite, box.lower.x <= box.upper.x else { return nil }
    let (from, to) = (box.lower.z - down, box.upper.z + up)
    var swept: Bounds
    switch coordinates {
    case .slide:
      swept = Bounds(lower: [box.lower.x, box.lower.y, from], upper: [box.upper.x, box.upper.y, to])
    case .rotation:
      let x = Self.extent(from, to, box.lower.x, box.upper.x)
      let y = Self.extent(from - .pi / 2, to - .pi / 2, box.lower.x, box.upper.x)
      swept = Bounds(
        lower: [x.lowerBound, y.lowerBound, box.lower.y], upper: [x.upperBound, y.upperBound, box.upper.y])
    }
    guard swept.lower.isFinite, swept.upper.isFinite else { return nil }
    swept = swept.grown(margin).transformed(placement(shape).inverse)
    return Box(lower: SIMD4(swept.lower, 0), upper: SIMD4(swept.upper, 0))
  }

  /// r cos θ over an arc of angles and an interval of radii.
  private static func extent(_ from: Double, _ to: Double, _ least: Double, _ most: Double) -> ClosedRange<Double> {
    guard from.isFinite, to.isFinite, to - from < 2 * .pi else { return -most...most }
    /// Some angle that is `offset` up to whole turns lies on the arc; a little more of it, so that rounding loses nothing.
    func holds(_ offset: Double) -> Bool {
      let turns = ((from - 1e-9 - offset) / (2 * .pi)).rounded(.up)
      return offset + turns * 2 * .pi <= to + 1e-9
    }
    let (a, b) = (cos(from), cos(to))
    let high = holds(0) ? 1 : max(a, b)
    let low = holds(.pi) ? -1 : min(a, b)
    return (low < 0 ? low * most : low * least)...(high > 0 ? high * most : high * least)
  }
}
