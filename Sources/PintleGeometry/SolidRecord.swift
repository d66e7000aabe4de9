internal import PintleDocument
internal import PintleModel

/// What is known of a solid without its mesh: measures, what was wrong, and points that show how far it reaches.
struct SolidRecord: Sendable, Hashable {
  /// nil where the solid could not be made.
  var properties: VolumeProperties?
  /// Points of the surface, furthest along 26 directions: how far the solid reaches when it is turned.
  var extremes: [Vector3]
  var issues: [SolidIssue]

  /// Around the solid in the place `x`, from its extreme points: never outside the true box, and a few per cent inside
  /// it where the solid is round and turned.
  func bounds(at x: RigidTransform) -> Bounds { Bounds(extremes.lazy.map(x.apply)) }

  /// The 26 directions to the faces, edges and corners of a cube.
  static let directions: [Vector3] = (0..<27).compactMap { i in
    let d = Vector3(Double(i % 3 - 1), Double(i / 3 % 3 - 1), Double(i / 9 - 1))
    return d == .zero ? nil : d
  }

  static func extremes(of points: [Vector3]) -> [Vector3] {
    var chosen: [Int] = []
    for d in directions {
      guard let best = points.indices.max(by: { points[$0].dot(d) < points[$1].dot(d) }) else { continue }
      if !chosen.contains(best) { chosen.append(best) }
    }
    return chosen.sorted().map { points[$0] }
  }
}

/// A mesh as it is kept: vertices once, and for every corner of the picture the vertex it stands on.
struct MeshRecord: Sendable {
  var mesh: TriangleMesh
  var surface: WeldedMesh
  var isClosed: Bool

  init(mesh: TriangleMesh) {
    self.mesh = mesh
    surface = mesh.welded
    isClosed = surface.isClosed
  }

  init(mesh: TriangleMesh, surface: WeldedMesh, isClosed: Bool) {
    self.mesh = mesh
    self.surface = surface
    self.isClosed = isClosed
  }

  var byteCount: Int {
    mesh.positions.count * 48 + mesh.indices.count * 4 + mesh.faces.count * 4 + surface.positions.count * 32
      + surface.triangles.count * 16
  }
}
