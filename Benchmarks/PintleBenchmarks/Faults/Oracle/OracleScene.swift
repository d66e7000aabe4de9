import PintleDocument
import PintleModel

/// A document's joints and a model's triangles, moved by the oracle's own forward kinematics.
struct OracleScene {
  let shapes: [OracleShape]
  let document: Document
  private var holder: [String: JointRecord] = [:]
  private(set) var home: [String: Double] = [:]

  init(_ model: Model) {
    document = model.document
    shapes = model.shapes.map { OracleShape($0, in: model) }
    for joint in document.joints where holder[joint.child] == nil { holder[joint.child] = joint }
    for joint in document.joints {
      for dof in joint.dofs { home[dof.id] = document.home[dof.id] ?? dof.drawn }
    }
  }

  /// Where parts are for joint values; what is not named stands at home.
  func motions(_ values: [String: Double]) -> [String: OracleMotion] {
    var known: [String: OracleMotion] = [:]
    for part in document.parts.map(\.id) { _ = motion(of: part, values, &known, depth: 0) }
    return known
  }

  private func motion(
    of part: String, _ values: [String: Double], _ known: inout [String: OracleMotion], depth: Int
  ) -> OracleMotion {
    if let motion = known[part] { return motion }
    guard depth <= document.joints.count, let joint = holder[part] else {
      known[part] = OracleMotion.none
      return .none
    }
    var motion = motion(of: joint.parent, values, &known, depth: depth + 1)
    let z = joint.frame.z
    let x = joint.frame.x - z * ((joint.frame.x * z).sum() / max((z * z).sum(), 1e-300))
    let y: Vector3 = [z.y * x.z - z.z * x.y, z.z * x.x - z.x * x.z, z.x * x.y - z.y * x.x]
    for dof in joint.dofs {
      let axis =
        switch dof.axis {
        case .x: x
        case .y: y
        case .z: z
        }
      let unit = axis / max((axis * axis).sum().squareRoot(), 1e-300)
      let q = (values[dof.id] ?? home[dof.id] ?? dof.drawn) - dof.drawn
      switch dof.type {
      case .rotation: motion = motion.after(.turn(q, about: unit, through: joint.frame.origin))
      case .translation: motion = motion.after(.shift(unit * q))
      case .helical:
        motion = motion.after(.shift(unit * ((dof.lead ?? 0) * q / (2 * .pi))))
          .after(.turn(q, about: unit, through: joint.frame.origin))
      case .rotation3, .pose6: break
      }
    }
    known[part] = motion
    return motion
  }

  /// Values over a range, ends included; a full turn where there is none.
  func samples(of dof: DegreeOfFreedom, count: Int) -> [Double] {
    let range = dof.range ?? .init(lower: dof.drawn, upper: dof.drawn + 2 * .pi)
    guard range.lower.isFinite, range.upper.isFinite else { return [dof.drawn] }
    // Both ends first, then one in eight, then the rest: what is wrong shows early.
    let order = [0, count - 1] + (0..<count).filter { $0 % 8 == 4 } + (0..<count).filter { $0 % 8 != 4 }
    return order.map { range.lower + (range.upper - range.lower) * Double($0) / Double(count - 1) }
  }

  /// Others out of the way, as far as a joint says that it needs it.
  func base(for joint: JointRecord) -> [String: Double] {
    var values: [String: Double] = [:]
    for need in joint.needs {
      let now = home[need.dof] ?? 0
      values[need.dof] = max(need.min ?? -.infinity, min(need.max ?? .infinity, now))
    }
    return values
  }

  /// Everything below a part, itself included.
  func below(_ part: String) -> Set<String> {
    var set: Set<String> = [part]
    for _ in document.joints { for j in document.joints where set.contains(j.parent) { set.insert(j.child) } }
    return set
  }

  /// The balls around two shapes are farther apart than that.
  func areApart(_ a: OracleShape, _ X: OracleMotion, _ b: OracleShape, _ Y: OracleMotion, by reach: Double) -> Bool {
    let d = X.apply(a.centre) - Y.apply(b.centre)
    let far = a.radius + b.radius + reach
    return (d * d).sum() > far * far
  }

  /// The deepest that a point of one shape lies in the other, in a pose.
  func depth(_ a: OracleShape, _ X: OracleMotion, _ b: OracleShape, _ Y: OracleMotion) -> Double {
    guard !areApart(a, X, b, Y, by: 0) else { return 0 }
    let (to, back) = (Y.inverse.after(X), X.inverse.after(Y))
    var deepest = 0.0
    for p in a.samples { deepest = max(deepest, b.depth(of: to.apply(p))) }
    for p in b.samples { deepest = max(deepest, a.depth(of: back.apply(p))) }
    return deepest
  }
}
