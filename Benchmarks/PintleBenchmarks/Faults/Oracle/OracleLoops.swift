import Foundation
import PintleDocument

/// The closures and couplings of a document as the oracle holds them: what follows an input, by Newton's method with
/// differences for slopes and least squares for steps (Levenberg 1944), warm from one pose to the next.
///
/// Nothing of the checker's own solver is in it. Documents with one-way couplings or freedoms of several coordinates are
/// left alone.
struct OracleLoops {
  private let scene: OracleScene
  /// What a closure or a coupling decides.
  let followers: [DegreeOfFreedom]
  private let curves: [String: KnotCurve]
  /// Metres: what positions are divided by.
  private let size: Double

  /// Nil where the oracle does not know what the document says.
  init?(_ scene: OracleScene) {
    self.scene = scene
    let dofs = scene.document.joints.flatMap(\.dofs)
    guard dofs.allSatisfy({ $0.type != .rotation3 && $0.type != .pose6 }) else { return nil }
    followers = dofs.filter { $0.role == .follows }
    var curves: [String: KnotCurve] = [:]
    for coupling in scene.document.couplings {
      switch coupling.relation {
      case .linear: break
      case .oneWay: return nil
      case .curve(_, _, let knots, let period, _):
        guard let curve = KnotCurve(knots: knots, period: period) else { return nil }
        curves[coupling.id] = curve
      }
    }
    self.curves = curves
    let lower = scene.shapes.reduce(Vector3(repeating: .infinity)) { pointwiseMin($0, $1.lower) }
    let upper = scene.shapes.reduce(Vector3(repeating: -.infinity)) { pointwiseMax($0, $1.upper) }
    let extent = ((upper - lower) * (upper - lower)).sum().squareRoot()
    guard extent.isFinite, extent > 0 else { return nil }
    size = extent
  }

  /// The same values with followers where closures and couplings hold; nil where they do not from here, or where one
  /// leaves the range that it is said to have.
  func solved(_ start: [String: Double]) -> [String: Double]? {
    guard !followers.isEmpty else { return start }
    var values = start
    for dof in followers where values[dof.id] == nil { values[dof.id] = scene.home[dof.id] ?? dof.drawn }
    var residual = residuals(values)
    var damping = 1e-6
    for _ in 0..<60 {
      let error = residual.reduce(0) { $0 + $1 * $1 }
      // Documents keep 10⁻¹⁰ m: what is drawn does not close any better.
      if error < 1e-16 { return isWithinRanges(values) ? values : nil }
      guard error.isFinite else { return nil }
      // Columns by differences.
      var columns: [[Double]] = []
      for dof in followers {
        let h = unit(dof) * 1e-6
        var (more, less) = (values, values)
        more[dof.id, default: 0] += h
        less[dof.id, default: 0] -= h
        columns.append(zip(residuals(more), residuals(less)).map { ($0 - $1) / 2e-6 })
      }
      var isBetter = false
      for _ in 0..<12 {
        let step = leastSquares(columns, residual, damping)
        var next = values
        for (dof, s) in zip(followers, step) { next[dof.id, default: 0] -= s * unit(dof) }
        let other = residuals(next)
        if other.reduce(0, { $0 + $1 * $1 }) < error {
          (values, residual, isBetter) = (next, other, true)
          damping = max(1e-12, damping / 10)
          break
        }
        damping *= 10
      }
      if !isBetter { return error < 1e-14 && isWithinRanges(values) ? values : nil }
    }
    return nil
  }

  /// An input from its home to one end, in so many steps, with what follows it; nil where it gets stuck on the way or
  /// something jumps.
  func walk(_ dof: DegreeOfFreedom, from base: [String: Double], to end: Double, steps: Int) -> [[String: Double]]? {
    let home = base[dof.id] ?? scene.home[dof.id] ?? dof.drawn
    var start = base
    start[dof.id] = home
    guard var last = solved(start) else { return nil }
    var before = last
    var list = [last]
    for k in 1...max(1, steps) {
      var next = last
      for f in followers { next[f.id] = 2 * (last[f.id] ?? 0) - (before[f.id] ?? 0) }
      next[dof.id] = home + (end - home) * Double(k) / Double(max(1, steps))
      guard let found = solved(next),
        followers.allSatisfy({ abs((found[$0.id] ?? 0) - (last[$0.id] ?? 0)) < 0.35 * unit($0) })
      else { return nil }
      (before, last) = (last, found)
      list.append(found)
    }
    return list
  }

  private func unit(_ dof: DegreeOfFreedom) -> Double { dof.type == .translation ? size : 1 }

  private func isWithinRanges(_ values: [String: Double]) -> Bool {
    followers.allSatisfy { dof in
      guard let range = dof.range, let value = values[dof.id] else { return true }
      let slack = 1e-6 * unit(dof)
      return value >= range.lower - slack && value <= range.upper + slack
    }
  }

  /// Zero where everything holds; pure numbers.
  private func residuals(_ values: [String: Double]) -> [Double] {
    let motions = scene.motions(values)
    var list: [Double] = []
    func add(_ v: Vector3) { list += [v.x, v.y, v.z] }
    for closure in scene.document.closures {
      let (X, Y) = (motions[closure.a] ?? .none, motions[closure.b] ?? .none)
      let (own, other) = (Side(closure.frame, X), Side(closure.frameOnB ?? closure.frame, Y))
      let gap = (own.origin - other.origin) / size
      switch closure.kind {
      case .hinge:
        add(gap)
        add(own.z - other.z)
      case .cylinder:
        add(other.z.across(gap))
        add(own.z - other.z)
      case .ball: add(gap)
      case .slide:
        add(other.z.across(gap))
        add(own.z - other.z)
        add(own.x - other.x)
      case .slot:
        list.append((gap * other.y).sum())
        add(own.z - other.z)
      case .rest: list.append((gap * other.z).sum())
      case .weld:
        add(gap)
        add(own.z - other.z)
        add(own.x - other.x)
      }
    }
    func value(_ id: String) -> Double { values[id] ?? scene.home[id] ?? 0 }
    let dofs = Dictionary(
      scene.document.joints.flatMap(\.dofs).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    for coupling in scene.document.couplings {
      switch coupling.relation {
      case .linear(let terms, let equals):
        let largest = terms.map { abs($0.factor) * (dofs[$0.dof].map(unit) ?? 1) }.max() ?? 1
        list.append((terms.reduce(-equals) { $0 + $1.factor * value($1.dof) }) / max(largest, 1e-300))
      case .curve(let input, let output, _, _, _):
        let wanted = curves[coupling.id]?.value(at: value(input)).value ?? 0
        list.append((value(output) - wanted) / (dofs[output].map(unit) ?? 1))
      case .oneWay: break
      }
    }
    return list
  }

  /// A closure's frame on one side, where its part stands.
  private struct Side {
    let origin: Vector3
    let x: Vector3
    let y: Vector3
    let z: Vector3

    init(_ frame: Frame, _ X: OracleMotion) {
      let z = frame.z / max((frame.z * frame.z).sum().squareRoot(), 1e-300)
      let across = frame.x - z * (frame.x * z).sum()
      let x = across / max((across * across).sum().squareRoot(), 1e-300)
      origin = X.apply(frame.origin)
      self.z = X.apply(frame.origin + z) - origin
      self.x = X.apply(frame.origin + x) - origin
      y = self.z.across(self.x)
    }
  }

  /// The s that makes ‖J s − r‖² + damping ‖s‖² least, by the normal equations and Gauss's elimination.
  private func leastSquares(_ columns: [[Double]], _ r: [Double], _ damping: Double) -> [Double] {
    let n = columns.count
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    var rows = (0..<n).map { i in (0..<n).map { product(columns[i], columns[$0]) } + [product(columns[i], r)] }
    for i in 0..<n { rows[i][i] += damping }
    for i in 0..<n {
      let pivot = (i..<n).max { abs(rows[$0][i]) < abs(rows[$1][i]) } ?? i
      rows.swapAt(i, pivot)
      guard abs(rows[i][i]) > 1e-300 else { continue }
      for k in 0..<n where k != i {
        let factor = rows[k][i] / rows[i][i]
        if factor != 0 { for c in i...n { rows[k][c] -= factor * rows[i][c] } }
      }
    }
    return (0..<n).map { abs(rows[$0][$0]) > 1e-300 ? rows[$0][n] / rows[$0][$0] : 0 }
  }
}

extension SIMD3 where Scalar == Double {
  /// The oracle's own vector product.
  fileprivate func across(_ b: Self) -> Self {
    [y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x]
  }
}
