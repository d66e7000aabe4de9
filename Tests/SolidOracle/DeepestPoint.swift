public import PintleDocument
internal import TestSupport

extension ConvexPolytope {
  /// The point of this solid that lies deepest in the other, and how deep; a negative depth where they are apart.
  ///
  /// A linear programme in four unknowns: the largest t with p in this solid and n·p + t ≤ d for the other's planes.
  /// Seidel, "Small-dimensional linear programming and convex hulls made easy", 1991: O(n) for planes in random order.
  /// Exact up to rounding (10⁻¹¹ m for solids of a metre).
  public func deepest(in other: ConvexPolytope) -> (depth: Double, at: Vector3) {
    var rows: [Row] = []
    rows.reserveCapacity(halfSpaces.count + other.halfSpaces.count)
    for h in halfSpaces { rows.append(Row(SIMD4(h.normal, 0), h.offset)) }
    for h in other.halfSpaces { rows.append(Row(SIMD4(h.normal, 1), h.offset)) }
    var order = SeededGenerator(seed: 1)
    rows.shuffle(using: &order)
    let x = rows.withUnsafeBufferPointer { maximum(4, $0[...], SIMD4(0, 0, 0, 1)) }
    let p = Vector3(x.x, x.y, x.z)
    // What is told is what the point found really has.
    return (other.depth(of: p), p)
  }
}

/// a · x ≤ b.
private struct Row {
  var a: SIMD4<Double>
  var b: Double
  init(_ a: SIMD4<Double>, _ b: Double) {
    self.a = a
    self.b = b
  }
}

/// No unknown is larger, metres.
private let world = 1e3

/// The x of the largest c · x under the rows, in the first `n` unknowns.
private func maximum(_ n: Int, _ rows: Slice<UnsafeBufferPointer<Row>>, _ c: SIMD4<Double>) -> SIMD4<Double> {
  if n == 1 {
    var (lower, upper) = (-world, world)
    for row in rows {
      if row.a.x > 1e-13 { upper = min(upper, row.b / row.a.x) }
      if row.a.x < -1e-13 { lower = max(lower, row.b / row.a.x) }
    }
    return SIMD4(c.x > 0 ? upper : lower, 0, 0, 0)
  }
  var x = SIMD4<Double>.zero
  for k in 0..<n { x[k] = c[k] > 0 ? world : -world }
  for i in rows.indices {
    let row = rows[i]
    guard (row.a * x).sum() > row.b + 1e-13 * max(1, abs(row.b)) else { continue }
    // The largest value lies on this row: one unknown less.
    var k = 0
    for j in 1..<n where abs(row.a[j]) > abs(row.a[k]) { k = j }
    guard abs(row.a[k]) > 1e-12 else { continue }
    func without(_ a: SIMD4<Double>) -> SIMD4<Double> {
      let f = a[k] / row.a[k]
      var r = SIMD4<Double>.zero
      var place = 0
      for j in 0..<n where j != k {
        r[place] = a[j] - f * row.a[j]
        place += 1
      }
      return r
    }
    let sub = withUnsafeTemporaryAllocation(of: Row.self, capacity: i - rows.startIndex + 2) { space in
      var count = 0
      func add(_ a: SIMD4<Double>, _ b: Double) {
        let r = without(a)
        let length = (r * r).sum().squareRoot()
        // A row of nothing says nothing: the solids are known to be there.
        guard length > 1e-12 else { return }
        space[count] = Row(r / length, (b - a[k] / row.a[k] * row.b) / length)
        count += 1
      }
      for other in rows[rows.startIndex..<i] { add(other.a, other.b) }
      var unit = SIMD4<Double>.zero
      unit[k] = 1
      add(unit, world)
      add(-unit, world)
      return maximum(n - 1, UnsafeBufferPointer(rebasing: space[0..<count])[...], without(c))
    }
    var place = 0
    var rest = row.b
    for j in 0..<n where j != k {
      x[j] = sub[place]
      rest -= row.a[j] * sub[place]
      place += 1
    }
    x[k] = rest / row.a[k]
  }
  return x
}
