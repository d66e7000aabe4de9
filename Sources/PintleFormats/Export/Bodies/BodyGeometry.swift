internal import PintleDocument
internal import PintleModel

/// What simulators know as a shape: centred, round about z.
enum BodyGeometry {
  case box(size: Vector3)
  case cylinder(radius: Double, length: Double)
  case sphere(radius: Double)
  case mesh(BodyMesh)

  /// A solid as it is drawn, and its place in the solid's frame.
  static func of(_ solid: EvaluatedSolid) -> (geometry: BodyGeometry, at: RigidTransform) {
    switch primitive(solid.node) {
    case (.box(let size), let at)?: (.box(size: size), at)
    case (.cylinder(let radius, let height), let at)?:
      (.cylinder(radius: radius, length: height), at * RigidTransform(translation: [0, 0, height / 2]))
    case (.sphere(let radius), let at)?: (.sphere(radius: radius), at)
    default: (.mesh(BodyMesh(solid)), .identity)
    }
  }

  /// The box, cylinder or ball that a solid is, and its place in the solid's frame; nil for every other.
  static func primitive(_ solid: SolidNode) -> (node: SolidNode, at: RigidTransform)? {
    var (node, at) = (solid, RigidTransform.identity)
    while case .placed(let Y, let inner) = node { (node, at) = (inner, at * Y) }
    return switch node {
    case .box, .cylinder, .sphere: (node, at)
    default: nil
    }
  }
}

/// Triangles on their way into a file.
struct BodyMesh {
  let mesh: TriangleMesh
  /// Equal meshes have one file.
  let key: String
  /// Whether it encloses a volume.
  let isClosed: Bool

  init(mesh: TriangleMesh, key: String, isClosed: Bool = true) {
    self.mesh = mesh
    self.key = key
    self.isClosed = isClosed
  }

  /// - Parameter key: where the solid's own hash says too little.
  init(_ solid: EvaluatedSolid, key: String? = nil) {
    self.init(mesh: solid.mesh, key: key ?? solid.hash, isClosed: solid.isClosed)
  }
}

/// The mesh files of an export.
struct MeshFolder {
  /// By the file's name in the folder.
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  private var known: [String: String] = [:]
  private var names = PlainNames()

  /// The name of a mesh's file, without its ending.
  mutating func file(of mesh: BodyMesh, name: String) -> String {
    if let stem = known[mesh.key] { return stem }
    let stem = names.claim(name, fallback: "mesh")
    files.append(("\(stem).obj", OBJWriter.write(mesh.mesh, name: stem)))
    known[mesh.key] = stem
    return stem
  }
}
