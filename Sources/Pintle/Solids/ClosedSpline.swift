/// Points on the smooth closed curve through some points, sixteen from one to the next.
///
/// The periodic cubic spline over chord lengths (de Boor, A Practical Guide to Splines, IV), the curve that the kernel
/// draws; its second derivatives solve a cyclic, strictly diagonally dominant system, by Gauss–Seidel: every sweep halves
/// the error. O(points).
func closedSpline(through p: [SIMD2<Double>]) -> [SIMD2<Double>] {
  let n = p.count
  guard n >= 3 else { return p }
  func next(_ i: Int) -> Int { i + 1 == n ? 0 : i + 1 }
  func before(_ i: Int) -> Int { i == 0 ? n - 1 : i - 1 }
  let chords = (0..<n).map { i -> Double in
    let d = p[next(i)] - p[i]
    return max((d * d).sum().squareRoot(), 1e-12)
  }
  let slopes = (0..<n).map { (p[next($0)] - p[$0]) / chords[$0] }
  var bends = [SIMD2<Double>](repeating: .zero, count: n)
  for _ in 0..<60 {
    for i in 0..<n {
      let a = chords[before(i)], b = chords[i]
      bends[i] = (6 * (slopes[i] - slopes[before(i)]) - a * bends[before(i)] - b * bends[next(i)]) / (2 * (a + b))
    }
  }
  return (0..<n).flatMap { i -> [SIMD2<Double>] in
    let j = next(i)
    let h = chords[i]
    return (0..<16).map { k -> SIMD2<Double> in
      let t = Double(k) / 16, u = 1 - t
      let straight = u * p[i] + t * p[j]
      return straight + h * h / 6 * ((u * u * u - u) * bends[i] + (t * t * t - t) * bends[j])
    }
  }
}
