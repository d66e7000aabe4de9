/// The polynomial of fourth degree that comes nearest to a curve by least squares.
struct QuarticFit {
  /// Of 1, d, d², d³, d⁴ with d = x − about.
  private(set) var coefficients: [Double]
  /// The most it is off.
  private(set) var error = 0.0

  private static let samples = 201

  init(_ range: ClosedRange<Double>, about: Double, _ curve: (Double) -> Double) {
    // In u from −1 to 1 the normal equations are well conditioned; powers of d follow by expanding.
    let middle = (range.lowerBound + range.upperBound) / 2
    let half = max((range.upperBound - range.lowerBound) / 2, 1e-12)
    let points = (0..<Self.samples).map { k -> (u: Double, y: Double) in
      let u = 2 * Double(k) / Double(Self.samples - 1) - 1
      return (u, curve(middle + half * u))
    }
    var rows = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 5)
    for p in points {
      let powers = (0..<5).reduce(into: [Double]()) { list, k in list.append(k == 0 ? 1 : list[k - 1] * p.u) }
      for i in 0..<5 {
        for j in 0..<5 { rows[i][j] += powers[i] * powers[j] }
        rows[i][5] += powers[i] * p.y
      }
    }
    let c = Self.solved(&rows)
    error = points.map { p in abs(p.y - (c[0] + p.u * (c[1] + p.u * (c[2] + p.u * (c[3] + p.u * c[4]))))) }.max() ?? 0
    // u = (d + about − middle) / half = s d + t.
    let (s, t) = (1 / half, (about - middle) / half)
    coefficients = [Double](repeating: 0, count: 5)
    var power = [1.0]
    for k in 0..<5 {
      for (i, v) in power.enumerated() { coefficients[i] += c[k] * v }
      var next = [Double](repeating: 0, count: power.count + 1)
      for (i, v) in power.enumerated() {
        next[i] += v * t
        next[i + 1] += v * s
      }
      power = next
    }
  }

  /// Gauss with pivots.
  private static func solved(_ rows: inout [[Double]]) -> [Double] {
    let n = rows.count
    for k in 0..<n {
      let pivot = (k..<n).max { abs(rows[$0][k]) < abs(rows[$1][k]) } ?? k
      rows.swapAt(k, pivot)
      guard abs(rows[k][k]) > 1e-300 else { continue }
      for i in 0..<n where i != k {
        let f = rows[i][k] / rows[k][k]
        for j in k...n { rows[i][j] -= f * rows[k][j] }
      }
    }
    return (0..<n).map { abs(rows[$0][$0]) > 1e-300 ? rows[$0][n] / rows[$0][$0] : 0 }
  }
}
