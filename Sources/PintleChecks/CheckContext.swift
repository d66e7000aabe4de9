import PintleDocument
public import PintleKinematics
public import PintleModel

/// What rules share while one asset is checked: the model, its tree of parts, contacts at rest, sweeps; each made once.
public final class CheckContext {
  public let model: Model
  public let mechanism: Mechanism
  public let policy: CheckPolicy
  /// τ, metres.
  public let tolerance: Double
  let tree: PartTree

  init(model: Model, mechanism: Mechanism, policy: CheckPolicy) {
    self.model = model
    self.mechanism = mechanism
    self.policy = policy
    tolerance = policy.tolerance ?? model.tolerance
    tree = PartTree(model.document)
  }

  var document: Document { model.document }

  /// Degrees of freedom with the joint they belong to, in the order of the document.
  private(set) lazy var degrees: [(joint: JointRecord, dof: DegreeOfFreedom)] = document.joints.flatMap { joint in
    joint.dofs.map { (joint, $0) }
  }

  /// What a degree of freedom reads at home; nil if there is none of that name.
  func home(_ dof: String) -> Double? {
    guard let found = degrees.first(where: { $0.dof.id == dof })?.dof else { return nil }
    return document.home[dof] ?? found.drawn
  }
}
