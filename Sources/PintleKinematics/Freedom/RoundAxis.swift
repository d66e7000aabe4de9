internal import Glibc
public import PintleDocument
public import PintleModel

/// The line about which a shape is round, if it is round about one: pins, barrels, bores, wheels.
public struct RoundAxis: Hashable, Sendable {
  /// In the asset, drawn pose.
  public let line: LineRecord
  /// The largest distance of its surface from the line, and its extent along it, metres.
  public let radius: Double
  public let length: Double

  /// Slippage analysis (Gelfand and Guibas 2004): the twist along which the surface slips with the least motion across
  /// itself is the eigenvector of least value of a 6 × 6 matrix over its triangles. nil for what is not round (more than
  /// 15 % of its radius in the mean square), for balls (round about every line) and for open or tiny surfaces. O(n).
  public init?(of shape: ModelShape) {
    let surface = SurfaceCache.shared.surface(of: shape.solid)
    guard surface.isFinite, surface.triangleCount >= 16 else { return nil }
    var area = 0.0
    var centre = Vector3.zero
    for i in 0..<surface.triangleCount {
      let t = surface.triangle(i)
      let a = norm(t.areaVector)
      area += a
      centre += t.centroid * a
    }
    guard area > 0 else { return nil }
    centre /= area
    var square = 0.0
    for i in 0..<surface.triangleCount {
      let t = surface.triangle(i)
      let d = t.centroid - centre
      square += dot(d, d) * norm(t.areaVector)
    }
    let scale = (square / area).squareRoot()
    guard scale > 1e-6 else { return nil }
    var m = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 6)
    for i in 0..<surface.triangleCount {
      let t = surface.triangle(i)
      let vector = t.areaVector
      let weight = norm(vector)
      guard weight > 0 else { continue }
      let n = vector / weight
      let moment = cross((t.centroid - centre) / scale, n)
      let row = [moment.x, moment.y, moment.z, n.x, n.y, n.z]
      for j in 0..<6 { for k in j..<6 { m[j][k] += row[j] * row[k] * weight / area } }
    }
    for j in 0..<6 { for k in 0..<j { m[j][k] = m[k][j] } }
    let pairs = symmetricEigenpairs(m)
    // Of the slippable motions the first that turns; a pure shift goes along a bar.
    let slips = pairs.filter { $0.value < 0.01 }
    let turning = slips.filter { Vector3($0.vector[0], $0.vector[1], $0.vector[2]).length > 0.3 }
    guard turning.count == 1, slips.count <= 2, let twist = turning.first else { return nil }
    let omega = Vector3(twist.vector[0], twist.vector[1], twist.vector[2])
    let shift = Vector3(twist.vector[3], twist.vector[4], twist.vector[5])
    guard let direction = omega.normalized else { return nil }
    let origin = centre + cross(omega, shift) * (scale / dot(omega, omega))
    var (radius, low, high) = (0.0, Double.infinity, -Double.infinity)
    for p in surface.positions {
      let d = p - origin
      let along = dot(d, direction)
      radius = max(radius, norm(d - direction * along))
      low = min(low, along)
      high = max(high, along)
    }
    // The residue against the radius: 12 facets leave 0.15, a square prism 0.45.
    guard radius > 0, (max(0, twist.value) / dot(omega, omega)).squareRoot() * scale < 0.15 * radius else { return nil }
    self.radius = radius
    length = high - low
    line = LineRecord(
      origin: shape.X_AS.apply(origin + direction * ((low + high) / 2)), direction: shape.X_AS.rotate(direction))
  }
}

/// Eigenvalues and unit eigenvectors of a small symmetric matrix, ascending: cyclic Jacobi rotations (Golub and Van Loan,
/// "Matrix Computations", section 8.5).
func symmetricEigenpairs(_ matrix: [[Double]]) -> [(value: Double, vector: [Double])] {
  let n = matrix.count
  var a = matrix
  var v = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
  for _ in 0..<30 {
    var off = 0.0
    for i in 0..<n { for j in 0..<i { off += a[i][j] * a[i][j] } }
    guard off > 1e-28, off.isFinite else { break }
    for p in 0..<n - 1 {
      for q in p + 1..<n where a[p][q] != 0 {
        let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
        let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<n {
          let (x, y) = (a[k][p], a[k][q])
          a[k][p] = c * x - s * y
          a[k][q] = s * x + c * y
        }
        for k in 0..<n {
          let (x, y) = (a[p][k], a[q][k])
          a[p][k] = c * x - s * y
          a[q][k] = s * x + c * y
          let (z, w) = (v[k][p], v[k][q])
          v[k][p] = c * z - s * w
          v[k][q] = s * z + c * w
        }
      }
    }
  }
  return (0..<n).map { i in (a[i][i], v.map { $0[i] }) }.sorted { $0.0 < $1.0 }
}
