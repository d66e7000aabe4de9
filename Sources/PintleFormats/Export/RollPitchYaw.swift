internal import Glibc
internal import PintleDocument

extension RigidTransform {
  /// About fixed axes, radians: R = Rz(yaw) Ry(pitch) Rx(roll); where the nose points straight up or down the roll is zero.
  var rollPitchYaw: Vector3 {
    let level = (x.x * x.x + x.y * x.y).squareRoot()
    let pitch = atan2(-x.z, level)
    guard level > 1e-9 else { return [0, pitch, atan2(-y.x, y.y)] }
    return [atan2(y.z, z.z), pitch, atan2(x.y, x.x)]
  }

  /// Back from them.
  init(rollPitchYaw a: Vector3, translation: Vector3 = .zero) {
    self =
      RigidTransform(turning: a.z, about: [0, 0, 1]) * RigidTransform(turning: a.y, about: [0, 1, 0])
      * RigidTransform(turning: a.x, about: [1, 0, 0])
    self.translation = translation
  }
}
