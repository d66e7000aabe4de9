/// A coordinate along a path, or a sum of coordinates with signs: cubic between the knots, with a rate that does not jump.
struct PathTrack {
  /// What is known of a track over an interval, seen from its middle.
  struct Look {
    /// At the middle, per unit of the input.
    var rate: Double
    /// No value in the interval is farther from the one at the middle.
    var reach: Double
    /// No second derivative in the interval is larger.
    var bend: Double

    static let still = Look(rate: 0, reach: 0, bend: 0)
  }

  /// Values of the input, ascending.
  private let knots: [Double]
  private var values: [Double]
  private var rates: [Double]

  /// - Parameter place: in the path's coordinates.
  init(_ path: LoopPath, _ place: Int, times factor: Double = 1) {
    knots = path.knots.map(\.at)
    values = path.knots.map { factor * $0.values[place] }
    rates = path.knots.map { factor * $0.rates[place] }
  }

  /// The input itself over a range that is not a point.
  init(of range: ClosedRange<Double>) {
    knots = [range.lowerBound, range.upperBound]
    values = knots
    rates = [1, 1]
  }

  mutating func add(_ other: PathTrack, times factor: Double = 1) {
    for i in values.indices {
      values[i] += factor * other.values[i]
      rates[i] += factor * other.rates[i]
    }
  }

  /// The rate, where it is the same everywhere to 10⁻⁹ of itself.
  var constantRate: Double? {
    guard let first = rates.first, let start = values.first else { return nil }
    for i in rates.indices {
      guard abs(rates[i] - first) <= 1e-9 * abs(first),
        abs(values[i] - start - first * (knots[i] - knots[0])) <= 1e-9 * max(1, abs(values[i]))
      else { return nil }
    }
    return first
  }

  /// - Parameter i: the piece that holds the input (`LoopPath.interval`).
  func value(_ input: Double, piece i: Int) -> Double {
    guard knots.count > 1 else { return values.first ?? 0 }
    return piece(i).value(min(max(input - knots[i], 0), knots[i + 1] - knots[i]))
  }

  /// The knots, and the extremes between them: between two neighbours the value rises or falls.
  var turningPoints: [(at: Double, value: Double)] {
    var list: [(at: Double, value: Double)] = []
    for i in knots.indices {
      list.append((knots[i], values[i]))
      guard i + 1 < knots.count else { break }
      let p = piece(i)
      // 0 = r + 2 c₂ s + 3 c₃ s²
      var roots: [Double] = []
      let under = p.c2 * p.c2 - 3 * p.c3 * p.r
      if under >= 0 {
        let w = -(p.c2 + (p.c2 < 0 ? -1.0 : 1.0) * under.squareRoot())
        if p.c3 != 0 { roots.append(w / (3 * p.c3)) }
        if w != 0 { roots.append(p.r / w) }
      }
      for s in roots.sorted() where s > 0 && s < p.length { list.append((knots[i] + s, p.value(s))) }
    }
    return list
  }

  /// The least and the greatest value.
  var bounds: ClosedRange<Double> {
    let all = turningPoints.map(\.value)
    guard let low = all.min(), let high = all.max() else { return 0...0 }
    return low...high
  }

  /// How far the values at the knots lie apart.
  var extent: Double { (values.max() ?? 0) - (values.min() ?? 0) }

  /// - Parameters:
  ///   - first, last: the pieces that hold `low` and `high` (`LoopPath.interval`), `centre` the one that holds the middle.
  func look(_ low: Double, _ high: Double, first: Int, centre: Int, last: Int) -> Look {
    guard knots.count > 1 else { return .still }
    let middle = (low + high) / 2
    let here = piece(centre)
    let s = min(max(middle - knots[centre], 0), here.length)
    let value = here.value(s)
    var look = Look(rate: here.rate(s), reach: 0, bend: 0)
    for i in first...max(first, last) {
      let own = i == centre ? here : piece(i)
      let from = min(max(low - knots[i], 0), own.length)
      let to = min(max(high - knots[i], 0), own.length)
      // A cubic lies within its control points; its second derivative is linear.
      let (a, b) = (own.value(from), own.value(to))
      let third = (to - from) / 3
      let (c, d) = (a + third * own.rate(from), b - third * own.rate(to))
      look.reach = max(
        look.reach, max(max(abs(a - value), abs(b - value)), max(abs(c - value), abs(d - value))))
      look.bend = max(look.bend, max(abs(own.bend(from)), abs(own.bend(to))))
    }
    return look
  }

  /// v + r s + c₂ s² + c₃ s³, s from the knot on.
  private struct Piece {
    var length: Double
    var v: Double
    var r: Double
    var c2: Double
    var c3: Double
    @inline(__always) func value(_ s: Double) -> Double { v + s * (r + s * (c2 + s * c3)) }
    @inline(__always) func rate(_ s: Double) -> Double { r + s * (2 * c2 + s * 3 * c3) }
    @inline(__always) func bend(_ s: Double) -> Double { 2 * c2 + 6 * s * c3 }
  }

  @inline(__always) private func piece(_ i: Int) -> Piece {
    let h = knots[i + 1] - knots[i]
    let (r, n) = (rates[i], rates[i + 1])
    let mean = (values[i + 1] - values[i]) / h
    return Piece(length: h, v: values[i], r: r, c2: (3 * mean - 2 * r - n) / h, c3: (r + n - 2 * mean) / (h * h))
  }
}
