import PintleDocument
import PintleKinematics
import PintleModel

/// How sweeps are made: by the mechanism, or by hand in tests.
typealias Sweeper = (_ dof: String, _ options: SweepOptions) -> SweepReport

/// The sweeps of one check, each made once.
struct SweepCache {
  struct Key: Hashable {
    let dof: String
    let base: [String: Double]
  }
  private var reports: [Key: SweepReport] = [:]

  mutating func report(_ dof: String, _ options: SweepOptions, _ sweeper: Sweeper) -> SweepReport {
    let key = Key(dof: dof, base: options.base)
    if let known = reports[key] { return known }
    let made = sweeper(dof, options)
    reports[key] = made
    return made
  }
}

extension CheckContext {
  /// Degrees of freedom whose motion is to be proven: inputs with one coordinate and a range that makes sense.
  var sweptFreedoms: [Freedom] {
    mechanism.freedoms.filter { f in
      guard f.record.role != .follows, f.record.isScalar else { return false }
      guard let range = f.record.range else { return f.record.type == .rotation }
      return f.limits != nil && range.length >= (f.record.isAngular ? CheckTolerances.angle : CheckTolerances.length)
    }
  }

  /// The sweep of one degree of freedom with others where `base` says, else at home or where its `needs` want them.
  func sweep(_ dof: String, base: [String: Double] = [:]) -> SweepReport {
    sweeps.report(
      dof, SweepOptions(tolerance: tolerance, base: base, policy: pairPolicy), sweeper)
  }

  /// What rest contacts are judged by, for sweeps.
  func makePairPolicy() -> PairPolicy {
    var index: [String: Int] = [:]
    for (i, shape) in model.shapes.enumerated() where index[shape.path] == nil { index[shape.path] = i }
    let (allowances, tolerance, known) = (allowances, tolerance, index)
    return PairPolicy { a, b in
      guard let i = known[a.path], let j = known[b.path] else { return .checked(tolerance: tolerance) }
      guard let allowed = allowances.tolerance(i, j, tolerance) else { return .exempt(reason: "declared") }
      return .checked(tolerance: allowed)
    }
  }
}
