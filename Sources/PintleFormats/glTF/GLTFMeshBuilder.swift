internal import PintleDocument
internal import PintleModel

/// Turns the shapes of parts into meshes: one mesh per part with one primitive per material, so that a part costs as
/// many draw calls as it has materials.
///
/// Two kinds of repetition are stored once. Parts with equal shapes in equal places of their nodes (the four wheels of
/// a cart) share their whole mesh, at no cost. A large solid that occurs again within parts gets a mesh of its own,
/// which child nodes show in its places; below `instancingThreshold` triangles the extra draw call and node would
/// cost more than the copies.
struct GLTFMeshBuilder {
  /// Triangles from which a repeated solid is shared rather than copied.
  static let instancingThreshold = 1000

  /// A shape in the frame of its part's node.
  private struct Placed: Hashable {
    var solid: String
    var material: String
    var X_NS: RigidTransform

    var inItsOwnFrame: Placed { Placed(solid: solid, material: material, X_NS: .identity) }
  }

  /// What a part's node shows: a mesh of its own, and shared solids in their places.
  struct PartMesh {
    var mesh: Int?
    var instances: [(shape: Int, mesh: Int, X_NS: RigidTransform)] = []
  }

  private let model: Model
  private(set) var meshes: [GLTF.Mesh] = []
  private(set) var materials: GLTFMaterials
  private var names = PlainNames()
  private var partMeshes: [[Placed]: Int] = [:]
  private var solidMeshes: [Placed: Int] = [:]
  private var hullMeshes: [ConvexHull: Int] = [:]

  init(_ model: Model) {
    self.model = model
    materials = GLTFMaterials(model)
  }

  /// The meshes of all parts. Throws `GLBWriteError.notFinite` for a shape with a coordinate that is not a number.
  mutating func build(_ tree: GLTFPartTree, into buffer: inout GLTFBufferWriter) throws(GLBWriteError) -> [PartMesh] {
    let placed = model.parts.indices.map { part in
      model.parts[part].shapes.filter { model.shapes[$0].solid.mesh.triangleCount > 0 }.map { shape in
        (shape: shape, at: place(shape, in: tree.entries[part].frame))
      }
    }
    // A solid counts as often as it occurs in meshes that differ.
    var uses: [Placed: Int] = [:]
    for key in Set(placed.map { $0.map(\.at) }) { for shape in key { uses[shape.inItsOwnFrame, default: 0] += 1 } }

    var out: [PartMesh] = []
    for (part, shapes) in placed.enumerated() {
      var result = PartMesh()
      var own: [(shape: Int, at: Placed)] = []
      for entry in shapes {
        let solid = model.shapes[entry.shape].solid
        if solid.mesh.triangleCount >= Self.instancingThreshold, uses[entry.at.inItsOwnFrame, default: 0] > 1 {
          let mesh = try share(entry.shape, entry.at.inItsOwnFrame, &buffer)
          result.instances.append((entry.shape, mesh, entry.at.X_NS))
        } else {
          own.append(entry)
        }
      }
      if own.isEmpty, result.instances.count == 1, result.instances[0].X_NS == .identity {
        result.mesh = result.instances.removeLast().mesh
      } else if !own.isEmpty {
        let key = own.map(\.at)
        if let known = partMeshes[key] {
          result.mesh = known
        } else {
          let mesh = try add(
            own.map { (model.shapes[$0.shape], model.shapes[$0.shape].solid.mesh, $0.at) },
            name: model.parts[part].record.id, &buffer)
          partMeshes[key] = mesh
          result.mesh = mesh
        }
      }
      out.append(result)
    }
    return out
  }

  /// The mesh of a spring at some stretch, in its own frame; equal ones share it.
  mutating func mesh(
    of spring: ModelSpring, stretch: Double, into buffer: inout GLTFBufferWriter
  ) throws(GLBWriteError) -> Int? {
    let solid = spring.shape.solid.stretched(by: stretch)
    guard solid.mesh.triangleCount > 0 else { return nil }
    let key = Placed(solid: solid.hash, material: materials.key(of: spring.shape), X_NS: .identity)
    if let known = solidMeshes[key] { return known }
    let mesh = try add([(spring.shape, solid.mesh, key)], name: spring.shape.path, &buffer)
    solidMeshes[key] = mesh
    return mesh
  }

  /// The mesh of a collider, which is not seen: positions alone. Equal ones share it.
  mutating func hull(_ hull: ConvexHull, into buffer: inout GLTFBufferWriter) -> Int {
    if let known = hullMeshes[hull] { return known }
    let indices = hull.faces.flatMap { loop in
      (1..<(loop.count - 1)).flatMap { [UInt32(loop[0]), UInt32(loop[$0]), UInt32(loop[$0 + 1])] }
    }
    let primitive = GLTF.Mesh.Primitive(
      attributes: .init(position: buffer.positions(hull.vertices.map { SIMD3<Float>($0) })),
      indices: buffer.indices(indices, vertexCount: hull.vertices.count))
    meshes.append(GLTF.Mesh(name: names.claim("hull", fallback: "hull"), primitives: [primitive]))
    hullMeshes[hull] = meshes.count - 1
    return meshes.count - 1
  }

  private func place(_ shape: Int, in frame: RigidTransform) -> Placed {
    let s = model.shapes[shape]
    return Placed(
      solid: s.solid.hash, material: materials.key(of: s),
      X_NS: (frame.inverse * GLTFCoordinates.world(s.X_AS)).snapped)
  }

  private mutating func share(
    _ shape: Int, _ key: Placed, _ buffer: inout GLTFBufferWriter
  ) throws(GLBWriteError) -> Int {
    if let known = solidMeshes[key] { return known }
    let path = model.shapes[shape].path
    let mesh = try add([(model.shapes[shape], model.shapes[shape].solid.mesh, key)], name: path, &buffer)
    solidMeshes[key] = mesh
    return mesh
  }

  private mutating func add(
    _ shapes: [(shape: ModelShape, mesh: TriangleMesh, at: Placed)], name: String, _ buffer: inout GLTFBufferWriter
  ) throws(GLBWriteError) -> Int {
    var order: [ModelShape] = []
    var groups: [String: GLTFVertices] = [:]
    for (shape, mesh, at) in shapes {
      if groups[at.material] == nil { order.append(shape) }
      guard groups[at.material, default: GLTFVertices()].append(mesh, at: at.X_NS) else {
        throw .notFinite(shape: shape.path)
      }
    }
    var primitives: [GLTF.Mesh.Primitive] = []
    for first in order {
      guard let group = groups[materials.key(of: first)], !group.indices.isEmpty else { continue }
      primitives.append(
        GLTF.Mesh.Primitive(
          attributes: .init(position: buffer.positions(group.positions), normal: buffer.normals(group.normals)),
          indices: buffer.indices(group.indices, vertexCount: group.positions.count),
          material: materials.index(of: first)))
    }
    meshes.append(GLTF.Mesh(name: names.claim(name, fallback: "mesh"), primitives: primitives))
    return meshes.count - 1
  }
}
