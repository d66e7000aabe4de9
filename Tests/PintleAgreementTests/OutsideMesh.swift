import CFCL
import PintleDocument
import PintleModel

/// A mesh as FCL sees it.
final class OutsideMesh {
  private let handle: OpaquePointer

  init?(_ mesh: WeldedMesh) {
    var positions: [Double] = []
    for p in mesh.positions { positions += [p.x, p.y, p.z] }
    var indices: [UInt32] = []
    for t in mesh.triangles { indices += [t.x, t.y, t.z] }
    guard let made = fcl_mesh_make(positions, mesh.positions.count, indices, mesh.triangles.count) else { return nil }
    handle = made
  }

  deinit { fcl_mesh_release(handle) }

  private static func numbers(_ X: RigidTransform) -> [Double] {
    [
      X.x.x, X.y.x, X.z.x, X.x.y, X.y.y, X.z.y, X.x.z, X.y.z, X.z.z, X.translation.x, X.translation.y, X.translation.z,
    ]
  }

  /// Whether the surfaces meet, this one placed at X in the other's frame.
  func meets(_ other: OutsideMesh, at X: RigidTransform) -> Bool {
    fcl_mesh_collide(handle, Self.numbers(X), other.handle, Self.numbers(.identity)) != 0
  }

  /// Metres; 0 where they meet.
  func distance(_ other: OutsideMesh, at X: RigidTransform) -> Double {
    fcl_mesh_distance(handle, Self.numbers(X), other.handle, Self.numbers(.identity))
  }
}
