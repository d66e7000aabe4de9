import PintleModel
import TestSupport

extension AssetSketch {
  /// One part, `body`, with one shape, `block`, of this mesh.
  static func block(_ mesh: TriangleMesh, imported: Bool = false) -> AssetSketch {
    var a = AssetSketch()
    a.add("body", "block", mesh, imported: imported)
    return a
  }
}
