internal import PintleDocument
internal import PintleModel

/// What simulators know as a shape: centred, round about z.
enum BodyGeometry {
  case box(size: Vector3)
  case cylinder(radius: Double, length: Double)
  case sphere(radius: Double)
  case mesh(EvaluatedSolid)

  /// A solid as it is drawn, and its place in the solid's frame.
  static func of(_ solid: EvaluatedSolid) -> (geometry: BodyGeometry, at: RigidTransform) {
    switch primitive(solid.node) {
    case (.box(let size), let at)?: (.box(size: size), at)
    case (.cylinder(let radius, let height), let at)?:
      (.cylinder(radius: radius, length: height), at * RigidTransform(translation: [0, 0, height / 2]))
    case (.sphere(let radius), let at)?: (.sphere(radius: radius), at)
    default: (.mesh(solid), .identity)
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

/// The mesh files of an export: equal solids have one.
struct MeshFolder {
  /// By the file's name in the folder.
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  private var known: [String: String] = [:]
  private var names = PlainNames()

  /// The name of a solid's file, without its ending.
  mutating func file(of solid: EvaluatedSolid, key: String, name: String) -> String {
    if let stem = known[key] { return stem }
    let stem = names.claim(name, fallback: "mesh")
    files.append(("\(stem).obj", OBJWriter.write(solid.mesh, name: stem)))
    known[key] = stem
    return stem
  }
}
