internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// Reads an asset back from the files that it was written to, and holds it against what it was.
///
/// Parts, shapes, masses, triangles, and where every shape is: at rest, with every input at its ends and in its middle, and
/// in poses of all inputs. Followers that mimic are left to do so; others are set where the mechanism has them.
struct BodyReadBack {
  /// Metres, and of unit vectors.
  static let tolerance = 1e-6
  private static let poses = 20

  private let tree: BodyTree
  private let model: Model
  private let mechanism: Mechanism
  private let read: Document
  private let back: Mechanism
  private let meshes: MeshFiles
  private let holdsTies: Bool
  private let more: (Pose) -> [(String, Double)]

  /// - Parameters:
  ///   - outcome: of reading the file.
  ///   - holdsTies: what was read keeps its loops and couplings as ties that are checked; else followers follow by them.
  ///   - more: what joints of the file read that are none of the asset's.
  init(
    _ tree: BodyTree, _ outcome: (document: Document?, findings: [Finding]), meshes: MeshFiles, holdsTies: Bool = false,
    more: @escaping (Pose) -> [(String, Double)] = { _ in [] }
  ) throws(ExportError) {
    let faults = (outcome.findings + (outcome.document?.findings ?? [])).filter { $0.severity == .error }
    guard let read = outcome.document, faults.isEmpty else {
      throw .differs(faults.first?.message ?? "it cannot be read")
    }
    self.tree = tree
    (model, mechanism, self.read, self.meshes) = (tree.model, tree.mechanism, read, meshes)
    (self.holdsTies, self.more) = (holdsTies, more)
    // Solids are compared by what they are, not evaluated again.
    var free = read
    if holdsTies { (free.closures, free.couplings) = ([], []) }
    back = Mechanism(jointsOf: free)
  }

  func check(inPoses: Bool = true) throws(ExportError) {
    let byName = Dictionary(read.parts.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var pairs: [(shape: ModelShape, at: RigidTransform, part: Int, record: ShapeRecord)] = []
    for (i, link) in tree.bodies.enumerated() {
      guard let part = byName[link] else { throw .differs("the link `\(link)` is not there") }
      let (own, other) = (model.parts[i], read.parts[part])
      if own.mass.mass > 0, own.mass.mass.isFinite, abs((other.weighs ?? 0) / own.mass.mass - 1) > 1e-9 {
        throw .differs("`\(link)` weighs \(other.weighs ?? 0) kg, not \(own.mass.mass)")
      }
      // Springs come after the shapes.
      guard other.shapes.count >= own.shapes.count else {
        throw .differs("`\(link)` has \(other.shapes.count) shapes, not \(own.shapes.count)")
      }
      for (index, record) in zip(own.shapes, other.shapes) {
        let shape = model.shapes[index]
        try compare(shape, record)
        pairs.append((shape, BodyGeometry.primitive(shape.solid.node)?.at ?? .identity, part, record))
      }
    }
    for values in inPoses ? samples() : [] {
      let pose = mechanism.pose(values)
      guard pose.isReached else { continue }
      let other = back.pose(given(pose))
      for pair in pairs {
        let X = pose.motion(ofPart: pair.shape.part) * pair.shape.X_AS * pair.at
        let Y = other.motion(ofPart: pair.part) * pair.record.at
        let off = [X.x - Y.x, X.y - Y.y, X.z - Y.z, X.translation - Y.translation].map(\.length).max() ?? 0
        let room = Self.tolerance * max(1, X.translation.length)
        guard off <= room else {
          let said = values.sorted { $0.key < $1.key }.map { "\($0.key) at \($0.value)" }.joined(separator: ", ")
          throw .differs("`\(pair.shape.path)` is \(off) off with \(said.isEmpty ? "everything at zero" : said)")
        }
      }
      if holdsTies { try checkTies(other) }
    }
  }

  /// Closures stay together and linear couplings hold in a pose of what was read.
  private func checkTies(_ pose: Pose) throws(ExportError) {
    for closure in read.closures {
      guard let a = back.model.partIndex(closure.a), let b = back.model.partIndex(closure.b) else { continue }
      guard let frame = closure.frame.pose else { continue }
      let gap = closure.misfit(
        pose.motion(ofPart: a) * frame, pose.motion(ofPart: b) * (closure.frameOnB?.pose ?? frame))
      guard gap <= Self.tolerance else { throw .differs("`\(closure.id)` comes apart by \(gap) m") }
    }
    for coupling in read.couplings {
      guard case .linear(let terms, let equals) = coupling.relation else { continue }
      let values = terms.map { $0.factor * (pose.values[$0.dof] ?? 0) }
      let room = Self.tolerance * max(1, values.map(abs).max() ?? 0)
      guard abs(values.reduce(0, +) - equals) <= room else { throw .differs("`\(coupling.id)` does not hold") }
    }
  }

  private func compare(_ shape: ModelShape, _ record: ShapeRecord) throws(ExportError) {
    guard let solid = read.solids[record.solid] else { throw .differs("`\(shape.path)` has no solid") }
    switch (BodyGeometry.primitive(shape.solid.node)?.node, solid) {
    case (.box(let a)?, .box(let b)) where (a - b).length <= 1e-12: return
    case (.cylinder(let r, let h)?, .cylinder(let s, let l)) where abs(r - s) + abs(h - l) <= 1e-12: return
    case (.sphere(let r)?, .sphere(let s)) where abs(r - s) <= 1e-12: return
    case (_, .mesh(let reference)):
      let count: Int
      do throws(MeshFailure) {
        count = try meshes.mesh(reference).indices.count / 3
      } catch {
        throw .differs("the mesh of `\(shape.path)` cannot be read")
      }
      guard count == shape.solid.mesh.triangleCount else {
        throw .differs("`\(shape.path)` has \(count) triangles, not \(shape.solid.mesh.triangleCount)")
      }
    default: throw .differs("`\(shape.path)` is another solid")
    }
  }

  /// Scalar inputs: all at zero, each at its ends and its middle, and all together here and there.
  private func samples() -> [[String: Double]] {
    let inputs = mechanism.freedoms.filter { $0.record.role != .follows && $0.record.isScalar }
    func limits(_ f: Freedom) -> ClosedRange<Double> { f.limits ?? -2...2 }
    let zero = Dictionary(inputs.map { ($0.id, 0.0) }) { first, _ in first }
    var list = [zero]
    for f in inputs {
      let r = limits(f)
      for v in [r.lowerBound, (r.lowerBound + r.upperBound) / 2, r.upperBound] {
        list.append(zero.merging([f.id: v]) { $1 })
      }
    }
    // Spread evenly, the same every time (a Weyl sequence in the golden ratio's powers).
    for n in 1...Self.poses {
      var values: [String: Double] = [:]
      for (k, f) in inputs.enumerated() {
        let share = (Double(n) * (0.618_033_988_75 * Double(k + 1))).truncatingRemainder(dividingBy: 1)
        values[f.id] = limits(f).lowerBound + share * (limits(f).upperBound - limits(f).lowerBound)
      }
      list.append(values)
    }
    return list
  }

  /// The same pose for what was read: its own names, and values for all that does not follow.
  private func given(_ pose: Pose) -> [String: Double] {
    var values: [String: Double] = [:]
    for f in back.freedoms where f.record.role != .follows || holdsTies { values[f.id] = f.record.drawn }
    for (id, name) in tree.coordinates { values[name] = pose.values[id] ?? 0 }
    for motion in tree.motions.joined() {
      if let rides = motion.rides { values[motion.name] = rides.factor * (values[rides.on] ?? 0) + rides.offset }
    }
    for (name, value) in more(pose) { values[name] = value }
    return values
  }
}
