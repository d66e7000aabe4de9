/// The curve of a `curve` coupling: a cubic between neighbouring knots, with a continuous slope, that never overshoots.
///
/// Slopes at the knots after Fritsch and Butland (SIAM J. Sci. Stat. Comput. 5, 1984): the weighted harmonic mean of the
/// slopes on either side, zero where these differ in sign; at free ends the limited three-point formula of Fritsch and
/// Carlson. (SciPy calls it `PchipInterpolator`.) A dwell of a cam therefore stays exactly flat, as no natural spline does.
/// With a period the knots lie within one period, the first is repeated one period later and every end is an inner knot;
/// without one the curve goes on straight beyond its ends. Whoever writes a coupling and whoever solves it use this.
public struct KnotCurve: Hashable, Sendable {
  /// Knots by rising input; with a period the last is the first, one period later.
  public let knots: [SIMD2<Double>]
  public let period: Double?
  /// The slope at each knot.
  public let slopes: [Double]

  /// nil where there is no knot, inputs do not rise, numbers are not finite, or the knots span more than the period.
  public init?(knots: [SIMD2<Double>], period: Double? = nil) {
    guard let first = knots.first, knots.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
      zip(knots, knots.dropFirst()).allSatisfy({ $0.x < $1.x })
    else { return nil }
    var list = knots
    if let period {
      guard period.isFinite, period > 0, let last = knots.last, last.x - first.x <= period * (1 + 1e-12) else {
        return nil
      }
      // A last knot that closes the period is the first one again.
      if knots.count > 1, last.x - first.x >= period * (1 - 1e-12) { list.removeLast() }
      list.append([first.x + period, first.y])
    }
    self.knots = list
    self.period = period
    slopes = Self.slopes(of: list, isPeriodic: period != nil)
  }

  /// The output and its slope at an input. O(log knots).
  public func value(at x: Double) -> (value: Double, slope: Double) {
    let first = knots[0]
    guard knots.count > 1, x.isFinite else { return (first.y, 0) }
    var x = x
    if let period { x -= ((x - first.x) / period).rounded(.down) * period }
    let end = knots.count - 1
    if x <= first.x { return (first.y + slopes[0] * (x - first.x), slopes[0]) }
    if x >= knots[end].x { return (knots[end].y + slopes[end] * (x - knots[end].x), slopes[end]) }
    var (low, high) = (0, end)
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].x <= x { low = middle } else { high = middle }
    }
    let (a, b) = (knots[low], knots[high])
    let h = b.x - a.x
    let t = (x - a.x) / h, u = 1 - t
    // Hermite's basis.
    let value =
      a.y * (1 + 2 * t) * u * u + b.y * t * t * (3 - 2 * t) + h * t * u * (slopes[low] * u - slopes[high] * t)
    let slope =
      6 * t * u * (b.y - a.y) / h + slopes[low] * u * (1 - 3 * t) + slopes[high] * t * (3 * t - 2)
    return (value, slope)
  }

  private static func slopes(of knots: [SIMD2<Double>], isPeriodic: Bool) -> [Double] {
    let n = knots.count
    guard n > 1 else { return [0] }
    let widths = (1..<n).map { knots[$0].x - knots[$0 - 1].x }
    let chords = (1..<n).map { (knots[$0].y - knots[$0 - 1].y) / widths[$0 - 1] }
    func inner(_ i: Int, _ j: Int) -> Double {
      guard chords[i] * chords[j] > 0 else { return 0 }
      let a = 2 * widths[j] + widths[i], b = widths[j] + 2 * widths[i]
      return (a + b) / (a / chords[i] + b / chords[j])
    }
    func end(_ i: Int, _ j: Int) -> Double {
      let d = ((2 * widths[i] + widths[j]) * chords[i] - widths[i] * chords[j]) / (widths[i] + widths[j])
      if d * chords[i] <= 0 { return 0 }
      if chords[i] * chords[j] <= 0, abs(d) > 3 * abs(chords[i]) { return 3 * chords[i] }
      return d
    }
    var result = [Double](repeating: chords[0], count: n)
    for i in 1..<max(n - 1, 1) { result[i] = inner(i - 1, i) }
    if isPeriodic {
      result[0] = inner(n - 2, 0)
      result[n - 1] = result[0]
    } else if n > 2 {
      result[0] = end(0, 1)
      result[n - 1] = end(n - 2, n - 3)
    }
    return result
  }
}
