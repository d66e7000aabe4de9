internal import PintleDocument
public import PintleKinematics
public import PintleModel

/// Why an asset could not be written as glTF.
public enum GLBWriteError: Error, Hashable, Sendable {
  /// It has no parts.
  case empty
  /// A shape (`part/shape`) has coordinates that are not finite in single precision, or a broken mesh.
  case notFinite(shape: String)
  /// A place in space is not finite: the pose of a part.
  case badPose(part: String)
  /// More than 4 GiB.
  case tooLarge
  /// Read back, it is not what was written.
  case differs(String)
}

/// Writes an asset as a binary glTF 2.0 file (GLB).
///
/// Metres, y up, the front faces +z. One node per part, named after it, nested along the joints, its origin on the
/// joint's axis and that axis along one of the node's own; no scale but that of springs in clips. Rest pose: home. One primitive per part
/// and material; equal parts share meshes. Clips `<joint>_open`, `<joint>_close`, `<joint>_cycle`; all joints in
/// `extras.articulation` of the scene. Names are ASCII and unique. The same asset gives the same bytes.
public enum GLBWriter {
  ///
  /// - Parameter profile: for whom; what each has beside this is said there.
  public static func write(
    _ model: Model, _ mechanism: Mechanism, profile: GLTFProfile = .generic, colliders: Colliders = Colliders()
  ) throws(GLBWriteError) -> [UInt8] {
    let document = model.document
    guard !model.parts.isEmpty else { throw .empty }
    let tree = GLTFPartTree(mechanism)
    let home = GLTFHome(mechanism, tree)
    if let bad = home.local.firstIndex(where: { !$0.isFinite }) { throw .badPose(part: model.parts[bad].record.id) }

    var buffer = GLTFBufferWriter()
    var builder = GLTFMeshBuilder(model)
    let partMeshes = try builder.build(tree, into: &buffer)

    var names = PlainNames()
    let nodeNames = model.parts.map { names.claim($0.record.id, fallback: "part") }
    // Nodes of parts come first, so that a part and its node have one index; shared solids follow.
    var nodes = model.parts.indices.map { i in
      node(nodeNames[i], at: home.local[i], children: tree.entries[i].children, mesh: partMeshes[i].mesh)
    }
    for (part, meshes) in partMeshes.enumerated() {
      for instance in meshes.instances {
        let name = names.claim("\(nodeNames[part])_\(model.shapes[instance.shape].record.id)", fallback: "shape")
        nodes[part].children = (nodes[part].children ?? []) + [nodes.count]
        nodes.append(node(name, at: instance.X_NS, children: [], mesh: instance.mesh))
      }
    }

    let springs = GLTFSprings(model, tree, home: home.pose)
    var springNodes: [Int?] = []
    for (i, place) in springs.places(home.pose, world: home.world).enumerated() {
      let spring = springs.springs[i]
      guard let mesh = try builder.mesh(of: spring, stretch: springs.stretch[i], into: &buffer) else {
        springNodes.append(nil)
        continue
      }
      guard place.local.isFinite else { throw .badPose(part: spring.shape.path) }
      springNodes.append(nodes.count)
      nodes[spring.a].children = (nodes[spring.a].children ?? []) + [nodes.count]
      nodes.append(node(names.claim(spring.record.id, fallback: "spring"), at: place.local, children: [], mesh: mesh))
    }

    var physics = GLTFPhysics(model, mechanism, tree, profile, colliders)
    try physics.build(&nodes, &names, &builder, into: &buffer)

    let sampler = GLTFClipSampler(model, mechanism, tree, springs, nodesOfSprings: springNodes, home: home)
    var clipNames = PlainNames()
    var animations: [GLTF.Animation] = []
    for clip in GLTFClip.all(mechanism, home: home.pose) {
      guard var animation = sampler.animation(clip, into: &buffer) else { continue }
      animation.name = clipNames.claim(clip.name, fallback: "clip")
      animations.append(animation)
    }

    let (accessors, views, bytes) = buffer.finish()
    let gltf = GLTF(
      asset: .init(generator: "Pintle \(PintleVersion.current)"), extensionsUsed: listed(physics.used),
      extensions: physics.root,
      scenes: [
        .init(
          name: asciiName(document.asset), nodes: tree.roots,
          extras: .init(articulation: Articulation(mechanism, home, names: nodeNames)))
      ],
      nodes: nodes, meshes: listed(builder.meshes), materials: listed(builder.materials.materials),
      accessors: listed(accessors), bufferViews: listed(views),
      buffers: bytes.isEmpty ? nil : [.init(byteLength: bytes.count)], animations: listed(animations))
    // Encoding fails only where a number is not finite: that of a joint, since meshes and poses were looked at.
    guard let json = try? CanonicalJSON.encode(gltf) else { throw .badPose(part: document.asset) }
    guard let file = GLBContainer.pack(json: json, binary: bytes) else { throw .tooLarge }
    return file
  }

  static func node(_ name: String, at pose: RigidTransform, children: [Int], mesh: Int?) -> GLTF.Node {
    let t = snap(pose.translation)
    let q = Quaternion(pose).vector
    let r = [snap(q.x), snap(q.y), snap(q.z), snap(q.w)]
    return GLTF.Node(
      name: name, children: children.isEmpty ? nil : children, mesh: mesh,
      translation: t == .zero ? nil : [t.x, t.y, t.z], rotation: r == [0, 0, 0, 1] ? nil : r)
  }

  private static func asciiName(_ name: String) -> String {
    var names = PlainNames()
    return names.claim(name, fallback: "asset")
  }

  private static func listed<T>(_ list: [T]) -> [T]? { list.isEmpty ? nil : list }
}
