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
  ///
  /// Where the sweep at home is a proof, only pairs with a part that stands elsewhere are swept again: the others move
  /// against each other as they did there.
  func sweep(_ dof: String, base: [String: Double] = [:]) -> SweepReport {
    var policy = pairPolicy
    if !base.isEmpty, let moved = partsElsewhere(base, than: sweep(dof)) {
      policy = PairPolicy { [pairPolicy] a, b in
        moved.contains(a.part) || moved.contains(b.part) ? pairPolicy(a, b) : .exempt(reason: "proven at home")
      }
    }
    return sweeps.report(dof, SweepOptions(tolerance: tolerance, base: base, policy: policy), sweeper)
  }

  /// The parts that stand elsewhere in a base than in a proof; nil where it is no proof, or where what was moved takes
  /// other degrees of freedom along: then every pair may move in another way.
  private func partsElsewhere(_ base: [String: Double], than known: SweepReport) -> Set<Int>? {
    guard known.verdict == .pass else { return nil }
    var parts: Set<Int> = []
    for (id, value) in base where id != known.dof && known.base[id] != value {
      guard let freedom = mechanism.freedom(id), mechanismReport.inputs.first(where: { $0.id == id })?.followers == []
      else { return nil }
      parts.formUnion(mechanism.parts(movedByJoint: freedom.joint))
    }
    return parts
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
