internal import Glibc

/// A small dense matrix, row by row. Made for the Jacobians of mechanisms: tens of rows, seldom hundreds.
///
/// Our own, because the same program must give the same bytes on every machine: the kernels of the well-known libraries
/// are chosen by processor and round differently.
struct DenseMatrix: Sendable {
  let rows: Int
  let columns: Int
  private(set) var values: [Double]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    values = [Double](repeating: 0, count: rows * columns)
  }

  subscript(r: Int, c: Int) -> Double {
    @inline(__always) get { values[r * columns + c] }
    @inline(__always) set { values[r * columns + c] = newValue }
  }

  func row(_ r: Int) -> ArraySlice<Double> { values[r * columns..<(r + 1) * columns] }

  func selecting(rows list: [Int]) -> DenseMatrix {
    var m = DenseMatrix(rows: list.count, columns: columns)
    for (i, r) in list.enumerated() { for c in 0..<columns { m[i, c] = self[r, c] } }
    return m
  }

  var transposed: DenseMatrix {
    var m = DenseMatrix(rows: columns, columns: rows)
    for r in 0..<rows { for c in 0..<columns { m[c, r] = self[r, c] } }
    return m
  }

  /// A Aᵀ.
  var gram: DenseMatrix {
    var m = DenseMatrix(rows: rows, columns: rows)
    for i in 0..<rows {
      for j in i..<rows {
        var sum = 0.0
        for c in 0..<columns { sum += self[i, c] * self[j, c] }
        m[i, j] = sum
        m[j, i] = sum
      }
    }
    return m
  }

  /// Aᵀ y.
  func transposedTimes(_ y: [Double]) -> [Double] {
    var x = [Double](repeating: 0, count: columns)
    for r in 0..<rows where y[r] != 0 { for c in 0..<columns { x[c] += self[r, c] * y[r] } }
    return x
  }

  /// R of A = Q R where there are more rows than columns (Householder 1958), else A itself: the same singular values and
  /// right singular vectors, from fewer rows.
  var triangular: DenseMatrix {
    guard rows > columns else { return self }
    var a = self
    for k in 0..<columns {
      var length = 0.0
      for r in k..<rows { length += a[r, k] * a[r, k] }
      length = length.squareRoot()
      guard length > 0 else { continue }
      let head = a[k, k] >= 0 ? a[k, k] + length : a[k, k] - length
      var v = (k..<rows).map { a[$0, k] }
      v[0] = head
      var square = 0.0
      for x in v { square += x * x }
      for c in k..<columns {
        var dot = 0.0
        for r in k..<rows { dot += v[r - k] * a[r, c] }
        let f = 2 * dot / square
        for r in k..<rows { a[r, c] -= f * v[r - k] }
      }
    }
    var R = DenseMatrix(rows: columns, columns: columns)
    for r in 0..<columns { for c in r..<columns { R[r, c] = a[r, c] } }
    return R
  }

  /// Rows that span the row space, the longest remainder first (Gram–Schmidt with pivoting, each row taken twice against
  /// rounding), and the length of each remainder: a remainder below `tolerance` times the first is none.
  func independentRows(tolerance: Double = 1e-9) -> (rows: [Int], remainders: [Double]) {
    var left = (0..<rows).map { Array(row($0)) }
    var basis: [[Double]] = []
    var chosen: [Int] = []
    var remainders: [Double] = []
    var used = [Bool](repeating: false, count: rows)
    while chosen.count < min(rows, columns) {
      var best = -1
      var longest = 0.0
      for r in 0..<rows where !used[r] {
        let n = Self.norm(left[r])
        // A hair more: equal rows keep their order whatever the last bit says.
        if n > longest * (1 + 1e-9) {
          longest = n
          best = r
        }
      }
      guard best >= 0, longest > tolerance * (remainders.first ?? 1), longest > 1e-14 else { break }
      var direction = left[best]
      for b in basis { Self.remove(b, from: &direction) }
      let n = Self.norm(direction)
      guard n > tolerance * (remainders.first ?? 1) else {
        used[best] = true
        continue
      }
      for i in direction.indices { direction[i] /= n }
      used[best] = true
      chosen.append(best)
      remainders.append(longest)
      basis.append(direction)
      for r in 0..<rows where !used[r] { Self.remove(direction, from: &left[r]) }
    }
    return (chosen, remainders)
  }

  /// How many rows say something of their own.
  func rank(tolerance: Double = 1e-9) -> Int { independentRows(tolerance: tolerance).rows.count }

  private static func norm(_ a: [Double]) -> Double {
    var sum = 0.0
    for x in a { sum += x * x }
    return sum.squareRoot()
  }

  private static func remove(_ b: [Double], from a: inout [Double]) {
    var dot = 0.0
    for i in a.indices { dot += a[i] * b[i] }
    for i in a.indices { a[i] -= dot * b[i] }
  }
}

/// P A = L U with partial pivoting, in place.
struct LUFactors {
  private var matrix: DenseMatrix
  private var order: [Int]
  /// The sign of the determinant: 0 where a pivot vanished.
  private(set) var sign: Double = 1
  /// The smallest pivot over the largest: a rough measure of how far from singular.
  private(set) var quality: Double

  init(_ given: DenseMatrix) {
    var m = given
    let n = m.rows
    var order = Array(0..<n)
    var sign = 1.0
    var least = Double.infinity
    var most = 0.0
    for k in 0..<n {
      var pivot = k
      for r in k..<n where abs(m[r, k]) > abs(m[pivot, k]) { pivot = r }
      if pivot != k {
        for c in 0..<n {
          let t = m[k, c]
          m[k, c] = m[pivot, c]
          m[pivot, c] = t
        }
        order.swapAt(k, pivot)
        sign = -sign
      }
      let p = m[k, k]
      least = min(least, abs(p))
      most = max(most, abs(p))
      if p < 0 { sign = -sign }
      guard abs(p) > 1e-300 else {
        sign = 0
        continue
      }
      for r in k + 1..<max(k + 1, n) {
        let f = m[r, k] / p
        m[r, k] = f
        if f != 0 { for c in k + 1..<n { m[r, c] -= f * m[k, c] } }
      }
    }
    matrix = m
    self.order = order
    self.sign = sign
    quality = n == 0 ? 1 : (most > 0 ? least / most : 0)
  }

  /// x with A x = b; meaningless where the sign is 0.
  func solve(_ b: [Double]) -> [Double] {
    let n = matrix.rows
    var x = order.map { b[$0] }
    for r in 0..<n {
      var sum = x[r]
      for c in 0..<r { sum -= matrix[r, c] * x[c] }
      x[r] = sum
    }
    for r in stride(from: n - 1, through: 0, by: -1) {
      var sum = x[r]
      for c in r + 1..<max(r + 1, n) { sum -= matrix[r, c] * x[c] }
      x[r] = matrix[r, r] == 0 ? 0 : sum / matrix[r, r]
    }
    return x
  }
}

/// A = U Σ Vᵀ by one-sided Jacobi rotations (Hestenes 1958): accurate to the last digits also for tiny singular values.
struct SingularValues {
  /// Descending, one for each column.
  let values: [Double]
  /// The right singular vectors, by column index of `values`.
  let right: [[Double]]
  private let left: [[Double]]

  init(_ m: DenseMatrix) {
    var a = (0..<m.columns).map { c in (0..<m.rows).map { m[$0, c] } }
    var v = (0..<m.columns).map { c in (0..<m.columns).map { $0 == c ? 1.0 : 0.0 } }
    let n = m.columns
    for _ in 0..<60 {
      var turned = false
      for i in 0..<n {
        for j in i + 1..<max(i + 1, n) {
          var (p, q, r) = (0.0, 0.0, 0.0)
          for k in 0..<m.rows {
            p += a[i][k] * a[i][k]
            q += a[j][k] * a[j][k]
            r += a[i][k] * a[j][k]
          }
          guard abs(r) > 1e-15 * (p * q).squareRoot(), abs(r) > 1e-300 else { continue }
          turned = true
          let zeta = (q - p) / (2 * r)
          let t = (zeta >= 0 ? 1.0 : -1.0) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
          let c = 1 / (1 + t * t).squareRoot()
          let s = c * t
          for k in 0..<m.rows {
            let x = a[i][k]
            a[i][k] = c * x - s * a[j][k]
            a[j][k] = s * x + c * a[j][k]
          }
          for k in 0..<n {
            let x = v[i][k]
            v[i][k] = c * x - s * v[j][k]
            v[j][k] = s * x + c * v[j][k]
          }
        }
      }
      if !turned { break }
    }
    let lengths = a.map { column in column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let order = lengths.indices.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
    values = order.map { lengths[$0] }
    right = order.map { v[$0] }
    left = order.map { i in lengths[i] > 0 ? a[i].map { $0 / lengths[i] } : a[i] }
  }

  /// How many are above `tolerance` times the largest (and above nothing at all).
  func rank(tolerance: Double = 1e-9) -> Int {
    let floor = max(1e-14, (values.first ?? 0) * tolerance)
    return values.count { $0 > floor }
  }

  /// The shortest x that comes nearest to A x = b.
  func leastSquares(_ b: [Double], tolerance: Double = 1e-9) -> [Double] {
    var x = [Double](repeating: 0, count: right.count)
    for i in 0..<rank(tolerance: tolerance) {
      var dot = 0.0
      for k in b.indices { dot += left[i][k] * b[k] }
      let f = dot / values[i]
      for k in x.indices { x[k] += f * right[i][k] }
    }
    return x
  }
}
