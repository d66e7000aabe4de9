internal import PintleDocument
public import PintleKinematics
public import PintleModel

/// Reads an asset back from the bytes of a GLB and holds it against what it was: parts by name and place in the tree, masses,
/// triangles, poses at rest and at both ends of every clip.
public struct GLBReadBack {
  /// What a file costs.
  public struct Summary: Hashable, Sendable {
    /// In the scene.
    public var nodes: Int
    /// One for each primitive of each node that is seen.
    public var drawCalls: Int
    public var triangles: Int
  }

  /// Metres, and of unit vectors; keys are in single precision.
  static let tolerance = 1e-4

  private let root: JSONValue
  private let check: GLTFCheck
  private let model: Model
  private let mechanism: Mechanism
  private let nodes: [JSONValue]
  private var parent: [Int?]

  /// Throws `GLBWriteError.differs` where anything is not what it was.
  @discardableResult
  public static func check(
    _ bytes: [UInt8], _ model: Model, _ mechanism: Mechanism
  ) throws(GLBWriteError) -> Summary {
    var check = GLTFCheck(limit: 10)
    guard let (json, binary) = check.container(bytes), let root = check.parse(json) else {
      throw .differs("it cannot be read")
    }
    check.root = root
    check.binary = binary
    check.checkAccessors()
    let back = GLBReadBack(root, check, model, mechanism)
    try back.compareParts()
    try back.compareClips()
    return back.summary
  }

  private init(_ root: JSONValue, _ check: GLTFCheck, _ model: Model, _ mechanism: Mechanism) {
    (self.root, self.check, self.model, self.mechanism) = (root, check, model, mechanism)
    nodes = root["nodes"]?.array ?? []
    parent = [Int?](repeating: nil, count: nodes.count)
    for (i, node) in nodes.enumerated() {
      for c in node["children"]?.array ?? [] {
        if let c = c.integer, parent.indices.contains(c) { parent[c] = i }
      }
    }
  }

  // MARK: what is there

  private func compareParts() throws(GLBWriteError) {
    guard nodes.count >= model.parts.count else {
      throw .differs("\(nodes.count) nodes for \(model.parts.count) parts")
    }
    let tree = GLTFPartTree(mechanism)
    var names = PlainNames()
    let world = self.world([:])
    let home = tree.world(mechanism.home)
    for (i, part) in model.parts.enumerated() {
      let name = names.claim(part.record.id, fallback: "part")
      guard nodes[i]["name"]?.string == name else {
        throw .differs("node \(i) is `\(nodes[i]["name"]?.string ?? "")`, not `\(name)`")
      }
      guard parent[i] == tree.entries[i].parent else { throw .differs("`\(name)` hangs on another node") }
      try compare(world[i], home[i], "`\(name)` at rest", within: 1e-6)
      let own = ([i] + children(i).filter { $0 >= model.parts.count }).reduce(0) { $0 + triangles(of: $1) }
      let expected =
        part.shapes.reduce(0) { $0 + Self.count(model.shapes[$1].solid.mesh) }
        + model.springs.filter { $0.a == i }.reduce(0) { $0 + Self.count($1.shape.solid.mesh) }
      guard own == expected else { throw .differs("`\(name)` has \(own) triangles, not \(expected)") }
    }
    for body in GLTFBody.all(mechanism) {
      let extensions = nodes[body.part]["extensions"]
      let motion = extensions?["KHR_physics_rigid_bodies"]?["motion"] ?? extensions?["OMI_physics_body"]?["motion"]
      let mass = body.parts.reduce(0) { $0 + model.parts[$1].mass.mass }
      guard let said = motion?["mass"]?.number else { continue }
      guard abs(said - mass) <= 1e-9 * mass else {
        throw .differs("`\(model.parts[body.part].record.id)` weighs \(said) kg, not \(mass)")
      }
    }
  }

  /// As the writer counts: triangles that name a vertex twice are left out.
  private static func count(_ mesh: TriangleMesh) -> Int {
    stride(from: 0, to: mesh.indices.count - 2, by: 3).count { t in
      let (a, b, c) = (mesh.indices[t], mesh.indices[t + 1], mesh.indices[t + 2])
      return a != b && b != c && c != a
    }
  }

  private func children(_ node: Int) -> [Int] {
    (nodes[node]["children"]?.array ?? []).compactMap(\.integer).filter(nodes.indices.contains)
  }

  /// Primitives that are seen have a material.
  private func primitives(of node: Int) -> [JSONValue] {
    guard let mesh = nodes[node]["mesh"]?.integer, let meshes = root["meshes"]?.array, meshes.indices.contains(mesh)
    else { return [] }
    return (meshes[mesh]["primitives"]?.array ?? []).filter { $0["material"] != nil }
  }

  private func triangles(of node: Int) -> Int {
    primitives(of: node).reduce(0) { $0 + ($1["indices"]?.integer.flatMap { check.accessors[$0]?.count } ?? 0) / 3 }
  }

  private var summary: Summary {
    var open = (root["scenes"]?.array?.first?["nodes"]?.array ?? []).compactMap(\.integer).filter(
      nodes.indices.contains)
    var summary = Summary(nodes: 0, drawCalls: 0, triangles: 0)
    // No more than there are: the checker has seen to it that they are a forest.
    while let node = open.popLast(), summary.nodes <= nodes.count {
      summary.nodes += 1
      summary.drawCalls += primitives(of: node).count
      summary.triangles += triangles(of: node)
      open += children(node)
    }
    return summary
  }

  // MARK: where it is

  private func compare(
    _ X: RigidTransform, _ Y: RigidTransform, _ what: String, within tolerance: Double
  ) throws(GLBWriteError) {
    let off = [X.x - Y.x, X.y - Y.y, X.z - Y.z, X.translation - Y.translation].map(\.length).max() ?? 0
    guard off <= tolerance * max(1, Y.translation.length) else { throw .differs("\(what) is \(off) off") }
  }

  /// The poses of the parts' nodes, some with another translation or rotation.
  private func world(_ moved: [SIMD2<Int>: [Double]]) -> [RigidTransform] {
    func local(_ i: Int) -> RigidTransform {
      func numbers(_ key: String, _ path: Int, _ standard: [Double]) -> [Double] {
        let list = moved[[i, path]] ?? nodes[i][key]?.array?.compactMap(\.number) ?? standard
        return list.count == standard.count ? list : standard
      }
      let t = numbers("translation", 0, [0, 0, 0])
      let q = numbers("rotation", 1, [0, 0, 0, 1])
      var X = Quaternion([q[0], q[1], q[2], q[3]]).rotation
      X.translation = [t[0], t[1], t[2]]
      return X
    }
    let own = model.parts.indices.map(local)
    return model.parts.indices.map { i in
      var X = own[i]
      var at = i
      var steps = 0
      while let up = parent[at], own.indices.contains(up), steps <= nodes.count {
        X = own[up] * X
        at = up
        steps += 1
      }
      return X
    }
  }

  private func compareClips() throws(GLBWriteError) {
    let tree = GLTFPartTree(mechanism)
    let home = mechanism.home
    let animations = root["animations"]?.array ?? []
    var names = PlainNames()
    var next = 0
    for clip in GLTFClip.all(mechanism, home: home) {
      var trial = names
      let name = trial.claim(clip.name, fallback: "clip")
      // What moves nothing has no clip.
      guard next < animations.count, animations[next]["name"]?.string == name else { continue }
      names = trial
      for (isEnd, value) in [(false, clip.from), (true, clip.to)] {
        let pose = mechanism.pose(home.values.merging([clip.dof: value]) { $1 })
        guard pose.isReached else { continue }
        let world = self.world(keys(animations[next], atEnd: isEnd))
        for (i, expected) in tree.world(pose).enumerated() {
          let what = "`\(model.parts[i].record.id)` at the \(isEnd ? "end" : "start") of `\(name)`"
          try compare(world[i], expected, what, within: Self.tolerance)
        }
      }
      next += 1
    }
    guard next == animations.count else {
      throw .differs("`\(animations[next]["name"]?.string ?? "")` is no clip of the asset")
    }
  }

  /// The first or the last key of every channel, by node and path (0 translation, 1 rotation).
  private func keys(_ animation: JSONValue, atEnd: Bool) -> [SIMD2<Int>: [Double]] {
    var moved: [SIMD2<Int>: [Double]] = [:]
    let samplers = animation["samplers"]?.array ?? []
    for channel in animation["channels"]?.array ?? [] {
      guard let node = channel["target"]?["node"]?.integer, let s = channel["sampler"]?.integer,
        samplers.indices.contains(s), let output = samplers[s]["output"]?.integer, let a = check.accessors[output],
        let path = ["translation", "rotation"].firstIndex(of: channel["target"]?["path"]?.string ?? "")
      else { continue }
      let values = check.values(a)
      moved[[node, path]] = Array(atEnd ? values.suffix(a.width) : values.prefix(a.width))
    }
    return moved
  }
}
