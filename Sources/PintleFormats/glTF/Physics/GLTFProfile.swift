/// What a GLB carries beside shapes, pivots, clips and `extras.articulation`, which all have.
public enum GLTFProfile: String, CaseIterable, Sendable {
  /// `KHR_physics_rigid_bodies` and `KHR_implicit_shapes`: bodies, colliders, joints with limits and drives.
  case generic
  /// `OMI_physics_body`, `OMI_physics_shape` and `OMI_physics_joint`, which Godot reads itself, so that no name has to
  /// say `-convcolonly`.
  case godot
  /// Colliders by their names, `UBX_`, `USP_` and `UCX_`, because Unreal reads no extension of physics.
  case unreal
  /// As generic: Unity's readers take what they know.
  case unity
  /// `AGI_articulations`, by which Cesium moves parts; no colliders.
  case cesium
  /// Small: nothing more.
  case web

  enum Physics { case khronos, omi, none }

  var physics: Physics {
    switch self {
    case .generic, .unity: .khronos
    case .godot: .omi
    case .unreal, .cesium, .web: .none
    }
  }
}
