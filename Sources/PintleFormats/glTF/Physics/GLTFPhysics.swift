internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// Bodies, colliders and joints of an asset as nodes with the extensions of a profile.
///
/// `KHR_physics_rigid_bodies` (Khronos, review draft) with `KHR_implicit_shapes`, or `OMI_physics_body`,
/// `OMI_physics_shape` and `OMI_physics_joint` (Open Metaverse Interoperability Group). Never required: readers that do
/// not know them show the asset all the same. A collider is a child node of its body, without scale; a hull is the mesh
/// of a node outside of the scene (KHR) or a mesh (OMI), one for all equal ones. A joint is a child node of the parent's
/// body where the child's node is while its coordinates are zero, so that a limit reads as the coordinate does, but for
/// the sense of the node's axis. Both bodies of a joint are dynamic.
struct GLTFPhysics {
  private let model: Model
  let mechanism: Mechanism
  let tree: GLTFPartTree
  let profile: GLTFProfile
  private let colliders: Colliders

  /// Of the file's root; null for what nodes alone say.
  private var extensions: [String: JSONValue] = [:]
  private var shapes: [JSONValue] = []
  private var shapeIndex: [JSONValue: Int] = [:]
  private var materials: [JSONValue] = []
  private var materialIndex: [JSONValue: Int] = [:]
  private var joints: [JSONValue] = []
  private var jointIndex: [JSONValue: Int] = [:]
  private var hullNodes: [Int: Int] = [:]

  init(_ model: Model, _ mechanism: Mechanism, _ tree: GLTFPartTree, _ profile: GLTFProfile, _ colliders: Colliders) {
    self.model = model
    self.mechanism = mechanism
    self.tree = tree
    self.profile = profile
    self.colliders = colliders
  }

  /// `extensionsUsed`.
  var used: [String] { extensions.keys.sorted() }
  /// `extensions` of the root.
  var root: [String: JSONValue]? {
    let said = extensions.filter { $0.value != .null }
    return said.isEmpty ? nil : said
  }

  /// Adds what the profile has to the nodes, of which the first are the parts'.
  mutating func build(
    _ nodes: inout [GLTF.Node], _ names: inout PlainNames, _ builder: inout GLTFMeshBuilder,
    into buffer: inout GLTFBufferWriter
  ) throws(GLBWriteError) {
    switch profile {
    case .cesium:
      let articulations = AGIArticulations(mechanism, tree)
      for (part, name) in articulations.nodes {
        nodes[part].extensions = ["AGI_articulations": .object(["articulationName": .string(name)])]
      }
      if let root = articulations.root { extensions["AGI_articulations"] = root }
    case .unreal: try addNamedColliders(&nodes, &names, &builder, &buffer)
    case .web: break
    case .generic, .unity, .godot:
      let bodies = GLTFBody.all(mechanism)
      for body in bodies {
        var motion = body.motion(model, tree.entries[body.part].frame)
        if profile.physics == .omi { motion["type"] = .string("dynamic") }
        extend(&nodes[body.part], bodyExtension, ["motion": .object(motion)])
        try addColliders(of: body, &nodes, &names, &builder, &buffer)
      }
      addJoints(&nodes, &names)
      finish()
    }
  }

  private var bodyExtension: String { profile.physics == .omi ? "OMI_physics_body" : "KHR_physics_rigid_bodies" }
  private var jointExtension: String { profile.physics == .omi ? "OMI_physics_joint" : "KHR_physics_rigid_bodies" }

  private func extend(_ node: inout GLTF.Node, _ name: String, _ properties: [String: JSONValue]) {
    let known = node.extensions?[name]?.object ?? [:]
    node.extensions = (node.extensions ?? [:]).merging([name: .object(known.merging(properties) { $1 })]) { $1 }
  }

  private static func index(_ value: JSONValue, _ list: inout [JSONValue], _ known: inout [JSONValue: Int]) -> Int {
    if let i = known[value] { return i }
    known[value] = list.count
    list.append(value)
    return list.count - 1
  }

  private mutating func finish() {
    func root(_ lists: [(String, [JSONValue])]) -> JSONValue? {
      let some = lists.filter { !$0.1.isEmpty }
      return some.isEmpty ? nil : .object(Dictionary(some.map { ($0.0, .array($0.1)) }) { first, _ in first })
    }
    if profile.physics == .omi {
      // Bodies are said by nodes alone.
      extensions["OMI_physics_body"] = .null
      extensions["OMI_physics_shape"] = root([("shapes", shapes)])
      extensions["OMI_physics_joint"] = root([("physicsJoints", joints)])
    } else {
      extensions["KHR_implicit_shapes"] = root([("shapes", shapes)])
      extensions["KHR_physics_rigid_bodies"] =
        root([("physicsMaterials", materials), ("physicsJoints", joints)]) ?? .null
    }
  }

  // MARK: colliders

  /// The pieces of a shape in the frame of a part's node, cylinders along y as glTF has them.
  private func pieces(_ shape: ModelShape, in X_GN: RigidTransform) -> [Collider] {
    let X_NS = X_GN.inverse * GLTFCoordinates.world(shape.X_AS)
    return colliders.of(shape.solid).pieces.map { piece in
      var X = X_NS * piece.at
      // y of the node along the cylinder's own z.
      if case .cylinder = piece.shape { X = X * RigidTransform(x: [1, 0, 0], y: [0, 0, 1], z: [0, -1, 0]) }
      return Collider(piece.shape, at: X)
    }
  }

  private mutating func addColliders(
    of body: GLTFBody, _ nodes: inout [GLTF.Node], _ names: inout PlainNames, _ builder: inout GLTFMeshBuilder,
    _ buffer: inout GLTFBufferWriter
  ) throws(GLBWriteError) {
    for part in body.parts {
      for shape in model.parts[part].shapes.map({ model.shapes[$0] }) {
        for piece in pieces(shape, in: tree.entries[body.part].frame) {
          guard piece.at.isFinite else { throw .badPose(part: shape.path) }
          let name = names.claim("\(nodes[part].name)_collider", fallback: "collider")
          var geometry: [String: JSONValue]
          if case .hull(let hull) = piece.shape {
            let mesh = builder.hull(hull, into: &buffer)
            if profile.physics == .omi {
              let shape = JSONValue.object([
                "type": .string("convex"), "convex": .object(["mesh": .integer(mesh)]),
              ])
              geometry = ["shape": .integer(Self.index(shape, &shapes, &shapeIndex))]
            } else {
              if hullNodes[mesh] == nil {
                hullNodes[mesh] = nodes.count
                nodes.append(
                  GLBWriter.node(names.claim("hull", fallback: "hull"), at: .identity, children: [], mesh: mesh))
              }
              geometry = ["node": .integer(hullNodes[mesh] ?? 0), "convexHull": .bool(true)]
            }
          } else {
            geometry = ["shape": .integer(Self.index(Self.shape(piece.shape), &shapes, &shapeIndex))]
          }
          var node = GLBWriter.node(name, at: piece.at, children: [], mesh: nil)
          var collider: [String: JSONValue]
          if profile.physics == .omi {
            collider = geometry
          } else {
            let m = shape.material
            let material = JSONValue.object([
              "staticFriction": .number(max(0, m.friction)), "dynamicFriction": .number(max(0, m.friction)),
              "restitution": .number(min(1, max(0, m.restitution))),
            ])
            collider = ["geometry": .object(geometry)]
            collider["physicsMaterial"] = .integer(Self.index(material, &materials, &materialIndex))
          }
          extend(&node, bodyExtension, ["collider": .object(collider)])
          nodes[body.part].children = (nodes[body.part].children ?? []) + [nodes.count]
          nodes.append(node)
        }
      }
    }
  }

  private static func shape(_ shape: ColliderShape) -> JSONValue {
    switch shape {
    case .box(let s): .object(["type": .string("box"), "box": .object(["size": .list([s.x, s.y, s.z])])])
    case .sphere(let r): .object(["type": .string("sphere"), "sphere": .object(["radius": .number(r)])])
    case .cylinder(let r, let h):
      .object([
        "type": .string("cylinder"),
        "cylinder": .object(["height": .number(h), "radiusTop": .number(r), "radiusBottom": .number(r)]),
      ])
    case .hull: .null
    }
  }

  /// Unreal's way: a mesh beside the part's own whose name says what it is and what for, `UBX_door_01`.
  private func addNamedColliders(
    _ nodes: inout [GLTF.Node], _ names: inout PlainNames, _ builder: inout GLTFMeshBuilder,
    _ buffer: inout GLTFBufferWriter
  ) throws(GLBWriteError) {
    for part in model.parts.indices {
      var count = 0
      for shape in model.parts[part].shapes.map({ model.shapes[$0] }) {
        for piece in pieces(shape, in: tree.entries[part].frame) {
          guard piece.at.isFinite else { throw .badPose(part: shape.path) }
          let (prefix, upright) =
            switch piece.shape {
            case .box: ("UBX", piece)
            case .sphere: ("USP", piece)
            case .cylinder:
              ("UCX", Collider(piece.shape, at: RigidTransform(x: [1, 0, 0], y: [0, 0, -1], z: [0, 1, 0])))
            case .hull: ("UCX", piece)
            }
          let still = Collider(piece.shape, at: prefix == "UCX" ? upright.at : .identity)
          let hull: ConvexHull? = if case .hull(let own) = piece.shape { own } else { still.polyhedron(sides: 24) }
          guard let hull else { continue }
          count += 1
          let number = count < 10 ? "0\(count)" : "\(count)"
          let name = names.claim("\(prefix)_\(nodes[part].name)_\(number)", fallback: prefix)
          nodes[part].children = (nodes[part].children ?? []) + [nodes.count]
          nodes.append(
            GLBWriter.node(name, at: piece.at, children: [], mesh: builder.hull(hull, into: &buffer)))
        }
      }
    }
  }

  // MARK: joints

  private mutating func addJoints(_ nodes: inout [GLTF.Node], _ names: inout PlainNames) {
    let ranges = FollowerRanges(mechanism)
    for joint in mechanism.joints where !joint.freedoms.isEmpty {
      guard let limits = GLTFJointLimits(joint, mechanism, tree, ranges) else { continue }
      let at = tree.entries[joint.parent].frame.inverse * limits.X_GJ
      add(limits.description, joint.record.id, on: joint.parent, at: at, connected: joint.child, &nodes, &names)
    }
    for closure in model.document.closures {
      guard let a = mechanism.model.partIndex(closure.a), let b = mechanism.model.partIndex(closure.b),
        let onA = closure.frame.pose, let onB = closure.frameOnB?.pose ?? closure.frame.pose
      else { continue }
      // Of a slot and a rest it is b's side that has the directions.
      let isOnB = closure.kind == .slot || closure.kind == .rest
      let (holder, held) = isOnB ? (b, a) : (a, b)
      let (X_GH, X_GL) = (GLTFCoordinates.world(isOnB ? onB : onA), GLTFCoordinates.world(isOnB ? onA : onB))
      let other = nodes.count
      nodes[held].children = (nodes[held].children ?? []) + [other]
      nodes.append(
        GLBWriter.node(
          names.claim("\(closure.id)_end", fallback: "end"), at: tree.entries[held].frame.inverse * X_GL, children: [],
          mesh: nil))
      add(
        GLTFJointLimits.closing(closure.kind), closure.id, on: holder,
        at: tree.entries[holder].frame.inverse * X_GH, connected: other, &nodes, &names)
    }
  }

  private mutating func add(
    _ description: JSONValue, _ id: String, on part: Int, at: RigidTransform, connected: Int,
    _ nodes: inout [GLTF.Node], _ names: inout PlainNames
  ) {
    var node = GLBWriter.node(names.claim(id, fallback: "joint"), at: at, children: [], mesh: nil)
    let joint: [String: JSONValue] = [
      "joint": .integer(Self.index(description, &joints, &jointIndex)), "connectedNode": .integer(connected),
    ]
    extend(&node, jointExtension, profile.physics == .omi ? joint : ["joint": .object(joint)])
    nodes[part].children = (nodes[part].children ?? []) + [nodes.count]
    nodes.append(node)
  }
}
