internal import PintleDocument
internal import PintleKinematics

/// How a follower hangs on the inputs, as far as formats without loops and couplings can say it.
///
/// Found by moving every input along its way, the others at home: what gears, screws, chains and loops of parallel bars do
/// comes out as the line that it is, whatever it was made of.
enum FollowerLaw: Hashable {
  /// It never moves from this value.
  case still(Double)
  /// value = multiplier · input + offset, within `error` (radians or metres) over the input's way; the input may be a
  /// follower that stays on its own.
  case linear(input: String, multiplier: Double, offset: Double, error: Double)
  /// It hangs on several inputs.
  case several([String])
  /// Inputs cannot be moved, or none moves it.
  case unknown

  /// What counts as a line, of the follower's way.
  static let straight = 1e-7
  private static let poses = 25

  /// Of every scalar follower, by id.
  ///
  /// What follows an input along a curve often follows another follower in proportion, like the arms of a scissor lift each
  /// other: the one that leads most stays on its own, the rest follow it.
  static func all(_ mechanism: Mechanism) -> [String: FollowerLaw] {
    let followers = mechanism.freedoms.filter { $0.record.role == .follows && $0.record.isScalar }
    guard !followers.isEmpty else { return [:] }
    var laws: [String: FollowerLaw] = [:]
    var moved: [String: [String]] = [:]
    var ways: [String: [String: [Double]]] = [:]
    for input in mechanism.freedoms where input.record.role != .follows && input.record.isScalar {
      let poses = mechanism.poses(along: input.id, count: Self.poses).filter(\.isReached)
      guard poses.count > 2 else { continue }
      let x = poses.map { $0.values[input.id] ?? input.home }
      for f in followers {
        let y = poses.map { $0.values[f.id] ?? f.home }
        guard let low = y.min(), let high = y.max(), high - low > 1e-9 else { continue }
        moved[f.id, default: []].append(input.id)
        laws[f.id] = fitted(input.id, x, y)
        ways[input.id, default: [:]][f.id] = y
      }
    }
    for f in followers {
      let inputs = moved[f.id] ?? []
      if inputs.isEmpty { laws[f.id] = .still(f.home) } else if inputs.count > 1 { laws[f.id] = .several(inputs) }
    }
    for input in ways.keys.sorted() { lead(&laws, input, ways[input] ?? [:], followers.map(\.id)) }
    return laws
  }

  /// Of those that follow an input along curves, has as many as can be follow one of them.
  private static func lead(
    _ laws: inout [String: FollowerLaw], _ input: String, _ ways: [String: [Double]], _ order: [String]
  ) {
    var curved = order.filter { id in
      guard case .linear(input, _, _, _)? = laws[id] else { return false }
      return laws[id]?.isLine == false
    }
    while curved.count > 1 {
      func led(by leader: String) -> [(id: String, law: FollowerLaw)] {
        curved.compactMap { id in
          guard id != leader, let x = ways[leader], let y = ways[id] else { return nil }
          let law = fitted(leader, x, y)
          return law.isLine ? (id, law) : nil
        }
      }
      guard let best = curved.map({ ($0, led(by: $0)) }).max(by: { $0.1.count < $1.1.count }), !best.1.isEmpty else {
        return
      }
      for (id, law) in best.1 { laws[id] = law }
      let done = Set(best.1.map(\.id) + [best.0])
      curved.removeAll(where: done.contains)
    }
  }

  /// The line of least squares, or the one through both ends where that is the law.
  private static func fitted(_ input: String, _ x: [Double], _ y: [Double]) -> FollowerLaw {
    // What is left of the solver's rounding is no part of the law.
    func tidy(_ v: Double) -> Double { (v * 1e12).rounded() / 1e12 }
    func line(_ m: Double, _ b: Double) -> FollowerLaw {
      let (m, b) = (tidy(m), tidy(b))
      let error = zip(x, y).map { abs($1 - m * $0 - b) }.max() ?? 0
      return .linear(input: input, multiplier: m, offset: b, error: error)
    }
    guard let first = x.first, let last = x.last, let start = y.first, let end = y.last, last != first else {
      return .unknown
    }
    let slope = (end - start) / (last - first)
    let through = line(slope, start - slope * first)
    if through.isExact(extent: (y.max() ?? 0) - (y.min() ?? 0)) { return through }
    let n = Double(x.count)
    let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let xx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    return xx > 0 ? line(xy / xx, my - xy / xx * mx) : .unknown
  }

  private func isExact(extent: Double) -> Bool {
    if case .linear(_, _, _, let error) = self { return error <= Self.straight * max(extent, 1e-3) }
    return false
  }

  /// Whether a mimic says all of it.
  var isLine: Bool {
    guard case .linear(_, let multiplier, _, let error) = self else { return false }
    return error <= Self.straight * max(abs(multiplier), 1)
  }
}
