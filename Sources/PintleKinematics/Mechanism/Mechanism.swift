public import PintleDocument
public import PintleModel

/// The joint tree of a model: which part hangs on which, what moves what, and where everything is in a pose.
///
/// Building it never fails. Joints that cannot be used (unknown parts, a second parent, a cycle, a name that is
/// taken) are left out and named in `unusable`; the parts they would have moved stay as drawn. Saying that this is wrong
/// is the business of the structure rules.
public struct Mechanism: Sendable {
  /// A joint that the tree uses, with its parts by index.
  public struct Joint: Sendable {
    public let record: JointRecord
    /// Indices into `Model.parts`.
    public let parent: Int
    public let child: Int
    /// The joint's frame in the asset, drawn pose.
    public let X_AJ: RigidTransform
    /// Indices into `Mechanism.freedoms`, parent to child.
    public let freedoms: [Int]
  }

  public private(set) var model: Model
  public let joints: [Joint]
  public private(set) var freedoms: [Freedom]
  /// Parts without a parent, in the model's order.
  public let roots: [Int]
  /// For each part the index of the joint that holds it, or nil for roots and what cannot be placed.
  public let jointOfPart: [Int?]
  /// Ids of the document's joints that the tree does not use.
  public let unusable: [String]
  /// Parts in an order in which parents come before children; parts in a cycle are missing.
  let order: [Int]
  private let freedomByID: [String: Int]
  /// At home, on the branch that was drawn; nil where nothing is coupled or closed.
  private(set) var tracker: LoopTracker?
  /// What kept the mechanism from reaching home.
  private(set) var homeStop: LoopTracker.Stop?
  let loopPathStore = LoopPathStore()
  /// What every pose is moved by: the identity, or how it stands in a stance.
  private(set) var stand = RigidTransform.identity
  /// The chains whose links run.
  private(set) var courses: [LinkCourse] = []
  private(set) var bandStore = Lazy<[RunningBand]>()

  /// `model` as its program, document or file says it; where an input's sense is named by its effect far away, the
  /// mechanism's own `model` has it turned to that sense.
  public init(_ model: Model) {
    self.init(asWritten: model.resolvingFarSenses())
  }

  init(asWritten model: Model) {
    self.model = model
    let document = model.document
    var partByID: [String: Int] = [:]
    for (i, part) in model.parts.enumerated() where partByID[part.record.id] == nil { partByID[part.record.id] = i }

    var holder = [JointRecord?](repeating: nil, count: model.parts.count)
    var left: [String] = []
    for record in document.joints {
      guard let child = partByID[record.child], let parent = partByID[record.parent], child != parent,
        holder[child] == nil
      else {
        left.append(record.id)
        continue
      }
      holder[child] = record
    }

    // Breadth first from the roots: what a cycle holds is never reached and stays as drawn.
    let roots = model.parts.indices.filter { holder[$0] == nil }
    var children = [[Int]](repeating: [], count: model.parts.count)
    for i in model.parts.indices {
      if let record = holder[i], let parent = partByID[record.parent] { children[parent].append(i) }
    }
    var order = roots
    var next = 0
    while next < order.count {
      order.append(contentsOf: children[order[next]])
      next += 1
    }
    let reached = Set(order)

    var joints: [Joint] = []
    var freedoms: [Freedom] = []
    var byID: [String: Int] = [:]
    var jointOfPart = [Int?](repeating: nil, count: model.parts.count)
    for record in document.joints {
      guard let child = partByID[record.child], let parent = partByID[record.parent],
        holder[child]?.id == record.id, reached.contains(child), jointOfPart[child] == nil
      else {
        if !left.contains(record.id) { left.append(record.id) }
        continue
      }
      var own: [Int] = []
      // A joint without a direction holds its child still.
      if record.frame.pose != nil {
        for (place, dof) in record.dofs.enumerated() where byID[dof.id] == nil {
          let home = document.home[dof.id] ?? dof.drawn
          byID[dof.id] = freedoms.count
          own.append(freedoms.count)
          freedoms.append(
            Freedom(record: dof, joint: joints.count, place: place, home: home.isFinite ? home : 0))
        }
      }
      jointOfPart[child] = joints.count
      joints.append(
        Joint(
          record: record, parent: parent, child: child, X_AJ: record.frame.pose ?? .identity, freedoms: own))
    }
    self.roots = roots
    self.order = order
    self.joints = joints
    self.freedoms = freedoms
    self.jointOfPart = jointOfPart
    unusable = left
    freedomByID = byID
    if let loops = LoopSolver(self) { settle(loops) }
    courses = LinkCourse.all(self)
  }

  /// The same, moved as a whole: roots and all that hangs on them.
  func standing(at X: RigidTransform) -> Mechanism {
    var copy = self
    copy.stand = X
    return copy
  }

  /// The same parts with other shapes.
  mutating func replaceShapes(_ other: Model) {
    model = other
    courses = []
    bandStore = Lazy()
  }

  /// Brings followers home with what they follow.
  private mutating func settle(_ loops: LoopSolver) {
    var tracker = LoopTracker(loops)
    var home: [String: Double] = [:]
    for f in freedoms { home[f.id] = f.home }
    homeStop = tracker.move(to: targets(loops, home)).stop
    for i in freedoms.indices { freedoms[i].home = tracker.q[loops.system.coordinates.first[i]] }
    self.tracker = tracker
  }

  /// Given values as coordinates: what is found, or not named, or not finite, is left out.
  func targets(_ loops: LoopSolver, _ values: [String: Double]) -> [(coordinate: Int, value: Double)] {
    let coordinates = loops.system.coordinates
    return coordinates.names.indices.compactMap { c in
      guard !loops.isUnknown[c], let v = values[coordinates.names[c]], v.isFinite else { return nil }
      return (c, v)
    }
  }

  public func freedom(_ id: String) -> Freedom? { freedomByID[id].map { freedoms[$0] } }
  func freedomIndex(_ id: String) -> Int? { freedomByID[id] }

  /// The parts that a joint moves: its child and everything below, in tree order.
  public func parts(movedByJoint joint: Int) -> [Int] {
    guard joints.indices.contains(joint) else { return [] }
    var moved = Set([joints[joint].child])
    for part in order {
      if let j = jointOfPart[part], moved.contains(joints[j].parent) { moved.insert(part) }
    }
    return order.filter(moved.contains)
  }

  /// The parts that a degree of freedom moves; empty for an unknown name.
  public func parts(movedBy dof: String) -> [Int] {
    freedom(dof).map { parts(movedByJoint: $0.joint) } ?? []
  }

  /// The same with all that follows it through loops and couplings, in tree order.
  public func parts(movedWith dof: String) -> [Int] {
    var moved = Set(parts(movedBy: dof))
    if let loops = tracker?.solver, let index = freedomIndex(dof) {
      let coordinates = loops.system.coordinates
      for block in loops.blocks where block.givenColumn[coordinates.first[index]] >= 0 {
        for c in block.unknowns { moved.formUnion(parts(movedByJoint: freedoms[coordinates.all[c].freedom].joint)) }
      }
    }
    return order.filter(moved.contains)
  }

  /// The joints from the root to a part, root first.
  public func path(toPart part: Int) -> [Int] {
    var list: [Int] = []
    var at = part
    while jointOfPart.indices.contains(at), let j = jointOfPart[at] {
      list.append(j)
      at = joints[j].parent
    }
    return list.reversed()
  }
}
