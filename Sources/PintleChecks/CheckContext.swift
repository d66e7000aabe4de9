import PintleDocument
public import PintleKinematics
public import PintleModel

/// What rules share while one asset is checked: the model, its tree of parts, contacts at rest, sweeps; each made once.
public final class CheckContext {
  public let model: Model
  public let mechanism: Mechanism
  public let policy: CheckPolicy
  public let contract: Contract?
  /// τ, metres.
  public let tolerance: Double
  let tree: PartTree
  let probe: ContactProbe
  let homePose: Pose
  let sweeper: Sweeper
  var sweeps = SweepCache()

  init(
    model: Model, mechanism: Mechanism, policy: CheckPolicy, contract: Contract? = nil, sweeper: Sweeper? = nil
  ) {
    // With senses that only the mechanism can tell.
    self.model = mechanism.model
    self.mechanism = mechanism
    self.policy = policy
    self.contract = contract
    tolerance = policy.tolerance ?? model.tolerance
    tree = PartTree(mechanism.model.document)
    probe = ContactProbe(tolerance: tolerance)
    homePose = mechanism.home
    self.sweeper = sweeper ?? { mechanism.sweep(dof: $0, options: $1) }
  }

  var document: Document { model.document }

  /// What a setting of a rule is where it judges these parts, shapes (`part/shape`) and this joint.
  ///
  /// A rule asks for settings that it declares only; another name is a mistake in the rule and reads NaN.
  func value(
    _ setting: String, of rule: some Rule, parts: [String] = [], shapes: [String] = [], joint: String? = nil
  ) -> Double {
    guard let declared = rule.settings.first(where: { $0.id == setting }) else {
      assertionFailure("\(rule.id) has no setting `\(setting)`")
      return .nan
    }
    return policy.value(
      setting, of: rule.id, about: PolicySubject(parts: parts, shapes: shapes, joint: joint)) ?? declared.value
  }

  /// Degrees of freedom with the joint they belong to, in the order of the document.
  private(set) lazy var degrees: [(joint: JointRecord, dof: DegreeOfFreedom)] = document.joints.flatMap { joint in
    joint.dofs.map { (joint, $0) }
  }

  /// What a degree of freedom reads at home; nil if there is none of that name.
  func home(_ dof: String) -> Double? {
    guard let found = degrees.first(where: { $0.dof.id == dof })?.dof else { return nil }
    return document.home[dof] ?? found.drawn
  }

  /// What may overlap, because it was declared.
  private(set) lazy var allowances = Allowances(model, policy: policy)

  /// The same for sweeps.
  private(set) lazy var pairPolicy = makePairPolicy()

  /// Around each shape at home, asset frame.
  private(set) lazy var homeBounds: [Bounds] = model.shapes.map { shape in
    let X = homePose.motion(ofPart: shape.part)
    return X == .identity ? shape.bounds : Bounds(shape.solid.surface.positions.lazy.map((X * shape.X_AS).apply))
  }

  /// The shapes at home, ready to be compared; the pieces of `islands` are added to it.
  private(set) lazy var scene = ContactScene(
    model.shapes.map { ($0.solid, homePose.motion(ofPart: $0.part) * $0.X_AS) })

  /// The solids that are used, each with its shapes and how its triangles hang together.
  private(set) lazy var solids: [SolidUsers] = findSolids()

  /// Shells of solids that consist of several bodies, by the solid's hash.
  private(set) lazy var shells: [String: [SolidShell]] = findShells()

  /// Pairs of shapes of different parts that meet at home, in the order of the model.
  private(set) lazy var restContacts: [RestContact] = findRestContacts()

  /// Shapes by `part/shape`, the first of a name.
  private(set) lazy var shapeIndices: [String: Int] = Dictionary(
    zip(model.shapes.map(\.path), model.shapes.indices), uniquingKeysWith: { first, _ in first })

  /// What moves what: followers, rank, dead points.
  private(set) lazy var mechanismReport: MechanismReport = mechanism.report()

  /// Gears that mesh, each pair once.
  private(set) lazy var gearMeshes: [GearMesh] = findGearMeshes()

  /// Couplings that hold each other still.
  private(set) lazy var couplingConflicts: [CouplingConflict] = findCouplingConflicts()

  /// How it stands by itself, or steadied.
  private(set) lazy var stances: [SettledStance] = mechanism.stances(tolerance: tolerance)

  /// Poses in which declared contacts are looked at.
  private(set) lazy var contactPoses: [ContactPose] = findContactPoses()

  /// What inputs do to each other that move at the same time.
  private(set) lazy var combinations: [CombinationReport] = findCombinations()

  /// How far balls lean.
  private(set) lazy var balls: [BallReport] = findBalls()

  /// What ends motions before their range does.
  private(set) lazy var obstructions: [Obstruction] = findObstructions()

  /// The bodies of each part and how they hang together.
  private(set) lazy var islands: [PartIslands] = model.parts.indices.map { PartIslands($0, self) }

  /// Parts that cannot be seen in any pose.
  private(set) lazy var hiddenParts: [Int] = findHiddenParts()

  /// What became of each line of the contract.
  private(set) lazy var contractResults: [ContractResult] = contract.map { ContractJudge(self, $0).results } ?? []

  /// Who holds whom at home.
  private(set) lazy var support = SupportGraph(self)

  /// What the shapes hold of each moving part.
  private(set) lazy var holds: [JointHold] = JointHold.all(self)

  /// The mesh of a shape at home, asset frame.
  func homePoints(ofShape shape: Int) -> [Vector3] {
    let X = motion(ofShape: shape) * model.shapes[shape].X_AS
    return model.shapes[shape].solid.surface.positions.map(X.apply)
  }
}
